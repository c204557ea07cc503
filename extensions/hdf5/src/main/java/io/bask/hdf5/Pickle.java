package io.bask.hdf5;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Python's {@code pickle} wrote, as plain values: texts, {@code Long}, {@code BigInteger}, {@code Double}, truth values, null,
 * bytes, lists (tuples and sets too) and maps.
 *
 * <p>Nothing is looked up, made or called: where a pickle asks for a class or a function there is a {@link Made}, which only tells the
 * name and what was handed over. Each byte makes at most one value, so that a damaged pickle cannot grow.
 */
final class Pickle {
    private static final Object MARK = new Object();

    /**
     * Something that Python would have made by a function.
     *
     * @param name of the function or class, with its module
     * @param arguments what it is called with; empty for the name itself
     * @param state what the result is told then: the last such, or null
     */
    record Made(
            String name,
            List<@Nullable Object> arguments,
            @Nullable Object[] state) {
        @Nullable
        Object told() {
            return state[0];
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final ByteBuffer bytes;
    private final List<@Nullable Object> stack = new ArrayList<>();
    private final Map<Long, @Nullable Object> memo = new HashMap<>();

    private Pickle(byte[] pickled) {
        bytes = ByteBuffer.wrap(pickled).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The value of a pickle.
     *
     * @throws Hdf5FormatException if it is none, or is cut short
     */
    static @Nullable Object read(byte[] pickled) {
        try {
            return new Pickle(pickled).run();
        } catch (IndexOutOfBoundsException
                | java.nio.BufferUnderflowException
                | ClassCastException
                | NumberFormatException
                | NullPointerException broken) {
            throw new Hdf5FormatException(
                    "has %d bytes of Python's pickle that are damaged".formatted(pickled.length), broken);
        }
    }

    private @Nullable Object run() {
        while (true) {
            int code = bytes.get() & 0xFF;
            if (code == '.') {
                return pop();
            }
            if (!constant(code) && !text(code) && !container(code) && !memory(code) && !made(code)) {
                throw new Hdf5FormatException("has a pickle with the instruction %d at byte %d, which is not known"
                        .formatted(code, bytes.position() - 1));
            }
        }
    }

    private @Nullable Object pop() {
        return stack.remove(stack.size() - 1);
    }

    private @Nullable Object top() {
        return stack.get(stack.size() - 1);
    }

    private boolean push(@Nullable Object value) {
        stack.add(value);
        return true;
    }

    /** What was pushed behind the last mark, which goes. */
    private List<@Nullable Object> marked() {
        int mark = stack.lastIndexOf(MARK);
        List<@Nullable Object> above = stack.subList(mark + 1, stack.size());
        List<@Nullable Object> values = new ArrayList<>(above);
        above.clear();
        stack.remove(mark);
        return values;
    }

    private List<@Nullable Object> several(int count) {
        List<@Nullable Object> above = stack.subList(stack.size() - count, stack.size());
        List<@Nullable Object> values = new ArrayList<>(above);
        above.clear();
        return values;
    }

    private byte[] taken(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new IndexOutOfBoundsException(count + " bytes of " + bytes.remaining());
        }
        byte[] some = new byte[(int) count];
        bytes.get(some);
        return some;
    }

    private String line() {
        int from = bytes.position();
        while (bytes.get() != '\n') {
            // reads on
        }
        return new String(bytes.array(), from, bytes.position() - 1 - from, StandardCharsets.ISO_8859_1);
    }

    private String utf8(long count) {
        return new String(taken(count), StandardCharsets.UTF_8);
    }

    private boolean constant(int code) {
        return switch (code) {
            case 0x80 -> bytes.get() >= 0; // the protocol
            case 0x95 -> bytes.getLong() >= 0; // how long a frame is
            case 'N' -> push(null);
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'I' -> {
                String text = line();
                yield push(text.equals("01") ? (Object) true : text.equals("00") ? (Object) false : whole(text));
            }
            case 'L' -> push(whole(line().replace("L", "")));
            case 'J' -> push((long) bytes.getInt());
            case 'K' -> push((long) (bytes.get() & 0xFF));
            case 'M' -> push((long) (bytes.getShort() & 0xFFFF));
            case 0x8a -> push(whole(taken(bytes.get() & 0xFF)));
            case 0x8b -> push(whole(taken(bytes.getInt())));
            case 'F' -> push(real(line()));
            case 'G' -> push(ByteBuffer.wrap(taken(8)).getDouble());
            default -> false;
        };
    }

    private static double real(String text) {
        return switch (text) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static Object whole(String digits) {
        return narrowed(new BigInteger(digits));
    }

    private static Object whole(byte[] lowestFirst) {
        byte[] bytes = new byte[lowestFirst.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = lowestFirst[bytes.length - 1 - i];
        }
        return bytes.length == 0 ? (Object) 0L : narrowed(new BigInteger(bytes));
    }

    private static Object narrowed(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    private boolean text(int code) {
        return switch (code) {
            case 'S' -> push(unquoted(line()));
            case 'V' -> push(unescaped(line()));
            case 'U' -> push(new String(taken(bytes.get() & 0xFF), StandardCharsets.ISO_8859_1));
            case 'T' -> push(new String(taken(bytes.getInt()), StandardCharsets.ISO_8859_1));
            case 'X' -> push(utf8(bytes.getInt() & 0xFFFF_FFFFL));
            case 0x8c -> push(utf8(bytes.get() & 0xFF));
            case 0x8d -> push(utf8(bytes.getLong()));
            case 'C' -> push(taken(bytes.get() & 0xFF));
            case 'B' -> push(taken(bytes.getInt() & 0xFFFF_FFFFL));
            case 0x8e, 0x96 -> push(taken(bytes.getLong()));
            default -> false;
        };
    }

    private static String unquoted(String literal) {
        String inside = literal.strip();
        if (inside.length() < 2) {
            throw new IndexOutOfBoundsException("a text without quotation marks");
        }
        return inside.substring(1, inside.length() - 1);
    }

    /** A text of protocol 0: what is no letter of Latin 1 is escaped by its number. */
    private static String unescaped(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < raw.length(); at++) {
            char letter = raw.charAt(at);
            char kind = letter == '\\' && at + 1 < raw.length() ? raw.charAt(at + 1) : 0;
            int digits = kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
            if (digits == 0) {
                text.append(letter);
                continue;
            }
            int number = Integer.parseUnsignedInt(raw.substring(at + 2, at + 2 + digits), 16);
            if (!Character.isValidCodePoint(number)) {
                throw new NumberFormatException("no character has the number " + number);
            }
            text.appendCodePoint(number);
            at += 1 + digits;
        }
        return text.toString();
    }

    private boolean container(int code) {
        switch (code) {
            case '(' -> stack.add(MARK);
            case ')', ']', 0x8f -> stack.add(new ArrayList<>());
            case '}' -> stack.add(new LinkedHashMap<>());
            case 'l', 't', 0x91 -> stack.add(marked());
            case 'd' -> {
                List<@Nullable Object> values = marked();
                stack.add(new LinkedHashMap<>());
                put(values);
            }
            case 0x85 -> stack.add(several(1));
            case 0x86 -> stack.add(several(2));
            case 0x87 -> stack.add(several(3));
            case 'a' -> {
                Object last = pop();
                list(top()).add(last);
            }
            case 'e', 0x90 -> {
                List<@Nullable Object> values = marked();
                list(top()).addAll(values);
            }
            case 's' -> put(several(2));
            case 'u' -> put(marked());
            default -> {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // lists are made here only
    private static List<@Nullable Object> list(@Nullable Object value) {
        return (List<@Nullable Object>) Objects.requireNonNull(value);
    }

    @SuppressWarnings("unchecked") // maps are made here only
    private void put(List<@Nullable Object> pairs) {
        Map<@Nullable Object, @Nullable Object> map =
                (Map<@Nullable Object, @Nullable Object>) Objects.requireNonNull(top());
        for (int i = 0; i < pairs.size(); i += 2) {
            Object key = pairs.get(i);
            // What holds itself has no hash.
            boolean isPlain = key == null || key instanceof String || key instanceof Number || key instanceof Boolean;
            map.put(isPlain ? key : new Object(), pairs.get(i + 1));
        }
    }

    private boolean memory(int code) {
        return switch (code) {
            case '0' -> {
                pop();
                yield true;
            }
            case '1' -> {
                marked();
                yield true;
            }
            case '2' -> push(top());
            case 'p' -> remember(Long.parseLong(line()));
            case 'q' -> remember(bytes.get() & 0xFF);
            case 'r' -> remember(bytes.getInt() & 0xFFFF_FFFFL);
            case 0x94 -> remember(memo.size());
            case 'g' -> push(remembered(Long.parseLong(line())));
            case 'h' -> push(remembered(bytes.get() & 0xFF));
            case 'j' -> push(remembered(bytes.getInt() & 0xFFFF_FFFFL));
            default -> false;
        };
    }

    private boolean remember(long number) {
        memo.put(number, top());
        return true;
    }

    private @Nullable Object remembered(long number) {
        if (!memo.containsKey(number)) {
            throw new IndexOutOfBoundsException("nothing was remembered as " + number);
        }
        return memo.get(number);
    }

    /** Names of functions and classes, and calls of them, which are noted and not made. */
    private boolean made(int code) {
        switch (code) {
            case 'c' -> stack.add(named(line(), line()));
            case 0x93 -> {
                List<@Nullable Object> name = several(2);
                stack.add(named(String.valueOf(name.get(0)), String.valueOf(name.get(1))));
            }
            case 'R', 0x81 -> {
                List<@Nullable Object> call = several(2);
                stack.add(called(call.get(0), list(call.get(1))));
            }
            case 0x92 -> {
                List<@Nullable Object> call = several(3);
                stack.add(called(call.get(0), list(call.get(1))));
            }
            case 'i' -> {
                Made name = named(line(), line());
                stack.add(called(name, marked()));
            }
            case 'o' -> {
                List<@Nullable Object> call = marked();
                stack.add(called(call.get(0), new ArrayList<>(call.subList(1, call.size()))));
            }
            case 'b' -> {
                Object state = pop();
                if (top() instanceof Made made) {
                    made.state[0] = state;
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Made named(String module, String name) {
        return new Made(module + "." + name, List.of(), new Object[1]);
    }

    private static Made called(@Nullable Object function, List<@Nullable Object> arguments) {
        String name = function instanceof Made made ? made.name : "something";
        return new Made(name, arguments, new Object[1]);
    }

    /** Whether bytes look like a pickle as PyTables notes it. */
    static boolean isPickle(byte[] value) {
        return value.length > 1 && value[value.length - 1] == '.';
    }

    /** The bytes up to the zeros that fill a text up; those within a pickle stay. */
    static byte[] trimmed(byte[] padded) {
        int length = padded.length;
        while (length > 0 && padded[length - 1] == 0) {
            length--;
        }
        return Arrays.copyOf(padded, length);
    }
}
