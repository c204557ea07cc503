package io.bask.hdf5;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A note as it is written.
 *
 * @param datatype of its elements
 */
record NoteBytes(byte[] datatype, Shape shape, byte[] bytes) {
    private static final int MOST_BYTES = 60_000;

    /**
     * Refuses what cannot be a note.
     *
     * @throws IllegalArgumentException if the value is of no such kind or too long
     */
    static void require(String path, @Nullable String name, @Nullable Object value) {
        if (name == null || name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "%s: a note is called %s; give a name".formatted(path, name == null ? "null" : "'" + name + "'"));
        }
        boolean suits = value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Float
                || value instanceof NDArray;
        if (value == null || !suits) {
            throw new IllegalArgumentException(
                    "%s: the note '%s' is %s; use a text, a Boolean, Integer, Long, Float, Double or NDArray"
                            .formatted(
                                    path,
                                    name,
                                    value == null
                                            ? "null"
                                            : "a " + value.getClass().getName()));
        }
        int length = of(value).bytes.length;
        if (length > MOST_BYTES) {
            throw new IllegalArgumentException(
                    "%s: the note '%s' takes %d bytes; HDF5 has room for %d, write it as an array"
                            .formatted(path, name, length, MOST_BYTES));
        }
    }

    static NoteBytes of(Object value) {
        if (value instanceof String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            byte[] bytes = utf8.length == 0 ? new byte[1] : utf8;
            return new NoteBytes(Messages.text(bytes.length), Shape.SCALAR, bytes);
        }
        if (value instanceof byte[] pickled) {
            return new NoteBytes(Messages.latin(pickled.length), Shape.SCALAR, pickled);
        }
        NDArray block = value instanceof NDArray array ? array.dense() : NDArray.scalar(dtype(value), value);
        return new NoteBytes(
                Messages.datatype(block.dtype()), block.shape(), BlockBytes.of(block, new byte[(int) block.nbytes()]));
    }

    private static DType dtype(Object value) {
        if (value instanceof Boolean) {
            return DType.BOOL;
        }
        return value instanceof Integer || value instanceof Long
                ? DType.INT64
                : value instanceof Float ? DType.FLOAT32 : DType.FLOAT64;
    }
}
