package io.bask.dataframe.kernel;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.TextFunction;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tests texts for texts that lie in them, on their bytes: at the beginning, at the end, or anywhere one behind the other.
 *
 * <p>Bytes of UTF-8 are equal where characters are, and none begins within another, so no text need be made of them.
 */
final class LiteralSearch {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final String MEANINGFUL = "\\[](){}^$|?+*.";
    private static final String ANYTHING = ".*";

    private final TextFunction.Op op;
    private final byte[][] literals;
    /** What decides where a line may end between two literals; null where there is but one. */
    private final @Nullable Pattern pattern;

    private LiteralSearch(TextFunction.Op op, byte[][] literals, @Nullable Pattern pattern) {
        this.op = op;
        this.literals = literals;
        this.pattern = pattern;
    }

    /** The test that a function makes; null where it is none or needs more than literals. */
    static @Nullable LiteralSearch of(TextFunction function) {
        return switch (function.op()) {
            case CONTAINS, STARTSWITH, ENDSWITH ->
                of(function.op(), List.of(function.texts().get(0)), null);
            case CONTAINS_REGEX -> ofPattern(function.texts().get(0));
            default -> null;
        };
    }

    private static @Nullable LiteralSearch ofPattern(String pattern) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = pattern.indexOf(ANYTHING); at >= 0; at = pattern.indexOf(ANYTHING, from)) {
            parts.add(pattern.substring(from, at));
            from = at + ANYTHING.length();
        }
        parts.add(pattern.substring(from));
        boolean isPlain = parts.stream()
                .allMatch(part -> !part.isEmpty() && part.chars().noneMatch(c -> MEANINGFUL.indexOf(c) >= 0));
        return isPlain
                ? of(TextFunction.Op.CONTAINS, parts, parts.size() == 1 ? null : Pattern.compile(pattern))
                : null;
    }

    private static @Nullable LiteralSearch of(TextFunction.Op op, List<String> parts, @Nullable Pattern pattern) {
        byte[][] literals = new byte[parts.size()][];
        for (int i = 0; i < literals.length; i++) {
            literals[i] = parts.get(i).getBytes(StandardCharsets.UTF_8);
            if (!new String(literals[i], StandardCharsets.UTF_8).equals(parts.get(i))) {
                return null;
            }
        }
        return new LiteralSearch(op, literals, pattern);
    }

    /** Whether each text passes; missing where it is. */
    BoolColumn test(TextColumn column) {
        StringColumn plain = column.plain();
        return BoolColumn.of(TextKernel.select(column, slot -> isIn(plain, slot), false), column.validity());
    }

    private boolean isIn(StringColumn plain, int slot) {
        byte[] bytes = plain.sharedBytes();
        int from = plain.start(slot);
        int to = plain.end(slot);
        byte[] first = literals[0];
        if (op != TextFunction.Op.CONTAINS) {
            int start = op == TextFunction.Op.STARTSWITH ? from : to - first.length;
            return to - from >= first.length
                    && Arrays.equals(bytes, start, start + first.length, first, 0, first.length);
        }
        int begin = from;
        int at = from;
        for (int i = 0; i < literals.length; i++) {
            int found = find(bytes, at, to, literals[i]);
            if (found < 0) {
                return false;
            }
            at = found + literals[i].length;
            begin = i == 0 ? at : begin;
        }
        return pattern == null
                || !mayEndLine(bytes, begin, at)
                || pattern.matcher(plain.stringAt(slot)).find();
    }

    /** Whether one of the bytes may belong to what ends a line, which a dot does not stand for. */
    private static boolean mayEndLine(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] < ' ') {
                return true;
            }
        }
        return false;
    }

    private static int find(byte[] bytes, int from, int to, byte[] literal) {
        int last = to - literal.length;
        if (literal.length < Integer.BYTES) {
            for (int at = from; at <= last; at++) {
                if (Arrays.equals(bytes, at, at + literal.length, literal, 0, literal.length)) {
                    return at;
                }
            }
            return -1;
        }
        int begin = (int) INTS.get(literal, 0);
        for (int at = from; at <= last; at++) {
            if ((int) INTS.get(bytes, at) == begin
                    && Arrays.equals(bytes, at, at + literal.length, literal, 0, literal.length)) {
                return at;
            }
        }
        return -1;
    }
}
