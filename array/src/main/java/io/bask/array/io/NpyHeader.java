package io.bask.array.io;

import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a file in NumPy's format, versions 1 to 3 (NumPy enhancement proposal 1).
 *
 * @param dtype of the elements
 * @param bigEndian whether the first byte of a number is its highest
 * @param fortran whether the first axis is the fastest
 * @param shape of the array
 * @param length bytes before the first element
 */
record NpyHeader(DType dtype, boolean bigEndian, boolean fortran, Shape shape, int length) implements Serializable {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST = 1 << 20;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*(?:'([^']*)'|(\\[))");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L,\\s]*)\\)");

    private static final Map<String, DType> CODES = Map.of(
            "b1", DType.BOOL,
            "i1", DType.INT8,
            "i2", DType.INT16,
            "i4", DType.INT32,
            "i8", DType.INT64,
            "u1", DType.UINT8,
            "f4", DType.FLOAT32,
            "f8", DType.FLOAT64,
            "c8", DType.COMPLEX64,
            "c16", DType.COMPLEX128);

    /** The head of a new file: little endian, last axis fastest. */
    static NpyHeader of(DType dtype, Shape shape) {
        return new NpyHeader(dtype, false, false, shape, bytes(dtype, shape).length);
    }

    /**
     * Reads a head.
     *
     * @param name what is read, for messages
     * @throws IllegalArgumentException if it is none, or of elements that Bask does not have
     */
    static NpyHeader read(InputStream in, String name) throws IOException {
        byte[] start = in.readNBytes(8);
        if (start.length < 8 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw broken(name, "does not begin as files in NumPy's format do");
        }
        int version = start[6];
        if (version < 1 || version > 3) {
            throw broken(name, "is in version %d of NumPy's format; 1, 2 and 3 can be read".formatted(version));
        }
        byte[] count = in.readNBytes(version == 1 ? 2 : 4);
        long size = 0;
        for (int i = count.length - 1; i >= 0; i--) {
            size = size << 8 | (count[i] & 0xFF);
        }
        if (size > LONGEST) {
            throw broken(name, "has a head of %d bytes; that cannot be".formatted(size));
        }
        byte[] text = in.readNBytes((int) size);
        if (count.length < 2 || text.length < size) {
            throw broken(name, "ends within its head");
        }
        return parse(new String(text, StandardCharsets.UTF_8), 8 + count.length + text.length, name);
    }

    private static NpyHeader parse(String text, int length, String name) {
        Matcher descr = DESCR.matcher(text);
        Matcher fortran = FORTRAN.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        require(text.strip().startsWith("{") && text.strip().endsWith("}"), name, "is no Python dict {...}", text);
        require(descr.find(), name, "has no 'descr', the type of the elements as a text such as '<f8'", text);
        require(fortran.find(), name, "has no 'fortran_order' that is True or False", text);
        require(shape.find(), name, "has no 'shape' that is a tuple of whole numbers from 0 on", text);
        DType dtype = dtype(descr.group(1), name);
        char first = descr.group(1).charAt(0);
        boolean bigEndian = first == '>' || (first == '=' && ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
        Shape lengths = shape(shape.group(1), dtype, name);
        return new NpyHeader(dtype, bigEndian, "True".equals(fortran.group(1)), lengths, length);
    }

    private static void require(boolean holds, String name, String otherwise, String text) {
        if (!holds) {
            String seen = text.strip();
            throw broken(
                    name,
                    "has a head that %s: %s"
                            .formatted(otherwise, seen.length() > 200 ? seen.substring(0, 200) + "..." : seen));
        }
    }

    private static DType dtype(@Nullable String code, String name) {
        DType dtype = null;
        if (code != null && code.length() > 1 && "<>|=".indexOf(code.charAt(0)) >= 0) {
            dtype = CODES.get(code.substring(1));
        }
        if (dtype == null) {
            throw broken(
                    name,
                    "has elements of type %s; Bask has %s. Convert them with NumPy's astype first"
                            .formatted(code == null ? "record" : "'" + code + "'", Arrays.toString(DType.values())));
        }
        return dtype;
    }

    private static Shape shape(String text, DType dtype, String name) {
        try {
            long[] lengths = Arrays.stream(text.replace("L", "").split(",", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .mapToLong(Long::parseLong)
                    .toArray();
            Shape shape = Shape.of(lengths);
            if (shape.bytes(dtype) > Long.MAX_VALUE - LONGEST) {
                throw new IllegalArgumentException("more bytes than a file can have");
            }
            return shape;
        } catch (NumberFormatException e) {
            throw broken(name, "has the shape (%s), of which not all are whole numbers below 2^63".formatted(text));
        } catch (IllegalArgumentException e) {
            throw broken(name, "has the shape (%s), which no file can hold: %s".formatted(text, e.getMessage()));
        }
    }

    static IllegalArgumentException broken(String name, String how) {
        return new IllegalArgumentException(name + " " + how);
    }

    /** The head as bytes, as NumPy would write it. */
    byte[] bytes() {
        return bytes(dtype, shape);
    }

    /** NumPy's code of the elements in a new file, e.g. {@code <f8}. */
    static String code(DType dtype) {
        String code = CODES.entrySet().stream()
                .filter(entry -> entry.getValue() == dtype)
                .findFirst()
                .orElseThrow()
                .getKey();
        return (dtype.itemBytes() == 1 ? "|" : "<") + code;
    }

    private static byte[] bytes(DType dtype, Shape shape) {
        StringBuilder lengths = new StringBuilder();
        for (int axis = 0; axis < shape.ndim(); axis++) {
            lengths.append(axis == 0 ? "" : " ").append(shape.length(axis)).append(axis < shape.ndim() - 1 ? "," : "");
        }
        String comma = shape.ndim() == 1 ? "," : "";
        StringBuilder text = new StringBuilder(
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }".formatted(code(dtype), lengths, comma));
        int begun = MAGIC.length + 4;
        while ((begun + text.length() + 1) % ALIGNMENT != 0) {
            text.append(' ');
        }
        text.append('\n');
        byte[] result = Arrays.copyOf(MAGIC, begun + text.length());
        result[6] = 1;
        result[8] = (byte) text.length();
        result[9] = (byte) (text.length() >> 8);
        System.arraycopy(text.toString().getBytes(StandardCharsets.US_ASCII), 0, result, begun, text.length());
        return result;
    }

    /** Bytes of all elements. */
    long dataBytes() {
        return Math.multiplyExact(shape.size(), (long) dtype.itemBytes());
    }

    ByteOrder order() {
        return bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    }
}
