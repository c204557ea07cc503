package io.bask.array.io;

import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int LONGEST = 10_000;
    private static final int MOST_AXES = 32;
    private static final List<String> KEYS = List.of("descr", "fortran_order", "shape");

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
        int version = start[6] & 0xFF;
        if (version < 1 || version > 3 || start[7] != 0) {
            throw broken(
                    name,
                    "is in version %d.%d of NumPy's format; 1.0, 2.0 and 3.0 can be read"
                            .formatted(version, start[7] & 0xFF));
        }
        byte[] count = in.readNBytes(version == 1 ? 2 : 4);
        if (count.length < (version == 1 ? 2 : 4)) {
            throw broken(name, "ends within its head");
        }
        long size = 0;
        for (int i = count.length - 1; i >= 0; i--) {
            size = size << 8 | (count[i] & 0xFF);
        }
        if (size > LONGEST) {
            throw broken(
                    name,
                    "has a head of %d bytes; those of arrays of numbers have %d at most".formatted(size, LONGEST));
        }
        byte[] text = in.readNBytes((int) size);
        if (text.length < size) {
            throw broken(name, "ends within its head, after %d bytes of %d".formatted(text.length, size));
        }
        String head = new String(text, version < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return parse(head, version < 3, 8 + count.length + text.length, name);
    }

    private static NpyHeader parse(String text, boolean isOld, int length, String name) {
        Object value;
        try {
            value = PythonLiteral.parse(text, isOld);
        } catch (IllegalArgumentException e) {
            throw broken(
                    name, "has a head that is no Python dict {...}: it %s: %s".formatted(e.getMessage(), seen(text)));
        }
        require(value instanceof Map, name, "is no Python dict {...}", text);
        Map<?, ?> entries = (Map<?, ?>) value;
        for (String key : KEYS) {
            require(entries.containsKey(key), name, "has no '%s'".formatted(key), text);
        }
        require(entries.size() == KEYS.size(), name, "has other keys than 'descr', 'fortran_order' and 'shape'", text);
        require(
                entries.get("fortran_order") instanceof Boolean,
                name,
                "has no 'fortran_order' that is True or False",
                text);
        require(
                entries.get("shape") instanceof PythonLiteral.Tuple,
                name,
                "has no 'shape' that is a tuple of whole numbers from 0 on",
                text);
        PythonLiteral.Tuple lengths = (PythonLiteral.Tuple) Objects.requireNonNull(entries.get("shape"));
        boolean fortran = Boolean.TRUE.equals(entries.get("fortran_order"));
        Object descr = entries.get("descr");
        while (descr instanceof PythonLiteral.Tuple sub && sub.values().size() == 2) {
            require(
                    !fortran || lengths.values().size() < 2,
                    name,
                    "has elements that are arrays, and its first axis fastest; save it with numpy.ascontiguousarray",
                    text);
            lengths = followed(lengths, sub.values().get(1), name, text);
            fortran = false;
            descr = sub.values().get(0);
        }
        NpyType type = type(descr, name, text);
        return new NpyHeader(type.dtype(), type.bigEndian(), fortran, shape(lengths, type.dtype(), name, text), length);
    }

    /** The axes of an array whose elements are arrays: its own, then theirs. */
    private static PythonLiteral.Tuple followed(
            PythonLiteral.Tuple lengths, @Nullable Object inner, String name, String text) {
        require(
                inner instanceof PythonLiteral.Tuple || inner instanceof BigInteger,
                name,
                "has a 'descr' of a type and no shape, such as ('<f8', (2,))",
                text);
        List<Object> all = new ArrayList<>(lengths.values());
        if (inner instanceof PythonLiteral.Tuple axes) {
            all.addAll(axes.values());
        } else {
            all.add(Objects.requireNonNull(inner));
        }
        return new PythonLiteral.Tuple(all);
    }

    private static void require(boolean holds, String name, String otherwise, String text) {
        if (!holds) {
            throw broken(name, "has a head that %s: %s".formatted(otherwise, seen(text)));
        }
    }

    private static String seen(String text) {
        String seen = text.strip();
        return seen.length() > 200 ? seen.substring(0, 200) + "..." : seen;
    }

    private static NpyType type(@Nullable Object descr, String name, String text) {
        boolean isRecord = descr instanceof List || descr instanceof PythonLiteral.Tuple;
        require(
                descr instanceof String || isRecord,
                name,
                "has no 'descr', the type of the elements as a text such as '<f8'",
                text);
        NpyType type = descr instanceof String code ? NpyType.of(code) : null;
        if (type == null) {
            throw broken(
                    name,
                    "has elements of type %s; Bask has %s. Convert them with NumPy's astype first"
                            .formatted(isRecord ? "record" : "'" + descr + "'", Arrays.toString(DType.values())));
        }
        return type;
    }

    private static Shape shape(PythonLiteral.Tuple tuple, DType dtype, String name, String text) {
        require(tuple.values().size() <= MOST_AXES, name, "has a 'shape' of more than 32 axes", text);
        long[] lengths = new long[tuple.values().size()];
        for (int axis = 0; axis < lengths.length; axis++) {
            Object value = tuple.values().get(axis);
            BigInteger length = value instanceof BigInteger whole ? whole : BigInteger.ONE.negate();
            require(length.signum() >= 0, name, "has no 'shape' that is a tuple of whole numbers from 0 on", text);
            require(length.bitLength() < Long.SIZE, name, "has a 'shape' of which not all are below 2^63", text);
            lengths[axis] = length.longValue();
        }
        try {
            Shape shape = Shape.of(lengths);
            if (shape.bytes(dtype) > Long.MAX_VALUE - LONGEST) {
                throw new IllegalArgumentException("more bytes than a file can have");
            }
            return shape;
        } catch (IllegalArgumentException e) {
            throw broken(
                    name, "has the shape %s, which no file can hold: %s".formatted(tuple.values(), e.getMessage()));
        }
    }

    static IllegalArgumentException broken(String name, String how) {
        return new IllegalArgumentException(name + " " + how);
    }

    /** The head as bytes, as NumPy would write it. */
    byte[] bytes() {
        return bytes(dtype, shape);
    }

    private static byte[] bytes(DType dtype, Shape shape) {
        StringBuilder lengths = new StringBuilder();
        for (int axis = 0; axis < shape.ndim(); axis++) {
            lengths.append(axis == 0 ? "" : " ").append(shape.length(axis)).append(axis < shape.ndim() - 1 ? "," : "");
        }
        String comma = shape.ndim() == 1 ? "," : "";
        StringBuilder text = new StringBuilder("{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
                .formatted(NpyType.text(dtype), lengths, comma));
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
