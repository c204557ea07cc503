package io.bask.hdf5;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;

/** Blocks whose element i is i modulo 100, modulo 2 of bool, i + i j of complex numbers: as the scripts write them. */
final class Counting {
    private Counting() {}

    static NDArray block(DType dtype, Shape shape) {
        int size = (int) shape.size();
        if (dtype.isComplex()) {
            Complex[] values = new Complex[size];
            for (int i = 0; i < size; i++) {
                values[i] = new Complex(i % 100, i % 100);
            }
            return NDArray.ofComplex(values).astype(dtype).reshape(shape);
        }
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = i % (dtype.isBool() ? 2 : 100);
        }
        return NDArray.of(values).astype(dtype).reshape(shape);
    }

    static Shape shape(String lengths) {
        if (lengths.isEmpty()) {
            return Shape.SCALAR;
        }
        String[] parts = lengths.split(",", -1);
        long[] numbers = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = Long.parseLong(parts[i]);
        }
        return Shape.of(numbers);
    }
}
