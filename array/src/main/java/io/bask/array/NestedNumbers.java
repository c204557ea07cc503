package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Copies Java arrays of primitive elements, nested to any depth, into blocks: what {@code asarray} is given. */
final class NestedNumbers {
    private final Shape shape;
    private final Object storage;
    private int filled;

    private NestedNumbers(Shape shape, Object storage) {
        this.shape = shape;
        this.storage = storage;
    }

    /**
     * The block of a Java array.
     *
     * @throws IllegalArgumentException if it is none, its elements are no numbers or booleans, or rows differ in length
     */
    static NDArray block(@Nullable Object data) {
        Class<?> element = data == null ? Void.class : data.getClass();
        while (element.getComponentType() != null) {
            element = element.getComponentType();
        }
        DType dtype = dtype(element);
        if (data == null || dtype == null) {
            throw new IllegalArgumentException(
                    "asarray of %s; give an Array, an NDArray, a number, or a Java array of primitive numbers or booleans, nested to any depth"
                            .formatted(
                                    data == null
                                            ? "null"
                                            : data instanceof Iterable
                                                    ? "a list or another collection"
                                                    : "a " + data.getClass().getSimpleName()));
        }
        Shape shape = shape(data);
        Class<?> slot = element == boolean.class ? byte.class : element;
        Object storage = java.lang.reflect.Array.newInstance(slot, Math.toIntExact(shape.size()));
        new NestedNumbers(shape, storage).fill(data, 0);
        return NDArray.wrap(dtype, shape, storage);
    }

    private static @Nullable DType dtype(Class<?> element) {
        return switch (element.getName()) {
            case "boolean" -> DType.BOOL;
            case "byte" -> DType.INT8;
            case "short" -> DType.INT16;
            case "int" -> DType.INT32;
            case "long" -> DType.INT64;
            case "float" -> DType.FLOAT32;
            case "double" -> DType.FLOAT64;
            default -> null;
        };
    }

    /** The lengths of the first row of each depth; 0 where there is none. */
    private static Shape shape(Object data) {
        List<Long> lengths = new ArrayList<>();
        Object row = data;
        for (Class<?> type = data.getClass(); type.isArray(); type = type.getComponentType()) {
            int length = row == null ? 0 : java.lang.reflect.Array.getLength(row);
            lengths.add((long) length);
            row = row instanceof Object[] rows && length > 0 ? rows[0] : null;
        }
        return Shape.of(lengths.stream().mapToLong(Long::longValue).toArray());
    }

    private void fill(@Nullable Object row, int axis) {
        int length = row == null ? -1 : java.lang.reflect.Array.getLength(row);
        if (row == null || length != shape.length(axis)) {
            throw new IllegalArgumentException(
                    "asarray: a row along axis %d %s but the first has %d; give rows of one length"
                            .formatted(
                                    axis,
                                    row == null ? "is null" : "has %d elements".formatted(length),
                                    shape.length(axis)));
        }
        if (row instanceof Object[] rows) {
            for (Object inner : rows) {
                fill(inner, axis + 1);
            }
            return;
        }
        if (row instanceof boolean[] truths) {
            byte[] target = (byte[]) storage;
            for (int i = 0; i < length; i++) {
                target[filled + i] = (byte) (truths[i] ? 1 : 0);
            }
        } else {
            System.arraycopy(row, 0, storage, filled, length);
        }
        filled += length;
    }
}
