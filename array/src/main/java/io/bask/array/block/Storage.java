package io.bask.array.block;

import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * The primitive Java array behind a block: which one each dtype has, and single elements of it.
 *
 * <p>Positions count elements; a complex element takes two slots of its array, real part first.
 */
final class Storage {
    private Storage() {}

    /** Slots of the primitive array that one element takes. */
    static int slots(DType dtype) {
        return dtype.isComplex() ? 2 : 1;
    }

    /** A new storage of zeros. */
    static Object allocate(DType dtype, Shape shape) {
        int slots = slots(dtype);
        if (shape.size() > (Integer.MAX_VALUE - 8) / slots) {
            throw new IllegalArgumentException(
                    "a block of shape %s and dtype %s has %d elements, more than one Java array holds (%d); use smaller chunks"
                            .formatted(shape, dtype, shape.size(), (Integer.MAX_VALUE - 8) / slots));
        }
        return allocate(dtype, (int) shape.size());
    }

    static Object allocate(DType dtype, int count) {
        return switch (dtype) {
            case BOOL, INT8, UINT8 -> new byte[count];
            case INT16 -> new short[count];
            case INT32 -> new int[count];
            case INT64 -> new long[count];
            case FLOAT32 -> new float[count];
            case FLOAT64 -> new double[count];
            case COMPLEX64 -> new float[2 * count];
            case COMPLEX128 -> new double[2 * count];
        };
    }

    /** Elements that a storage holds; refuses an array of the wrong class. */
    static int length(DType dtype, Object storage) {
        Class<?> expected = allocate(dtype, 0).getClass();
        if (storage.getClass() != expected) {
            throw new IllegalArgumentException(
                    "storage of dtype %s is a %s, not a %s; convert it, or name its own dtype"
                            .formatted(
                                    dtype,
                                    expected.getSimpleName(),
                                    storage.getClass().getSimpleName()));
        }
        return Array.getLength(storage) / slots(dtype);
    }

    /** Checks that one block's elements can be written over another's. */
    static void requireSame(NDArray source, NDArray target) {
        if (!target.shape().equals(source.shape()) || target.dtype() != source.dtype()) {
            throw new IllegalArgumentException("cannot copy %s into %s; shapes and dtypes must be equal"
                    .formatted(source.describe(), target.describe()));
        }
    }

    /** Checks that all elements of a block fit into a storage of its dtype from a position on. */
    static void requireRoom(NDArray source, Object target, int offset) {
        int length = length(source.dtype(), target);
        if (offset < 0 || source.size() > length - offset) {
            throw new IllegalArgumentException(
                    "%d elements do not fit into a storage of %d from position %d on; give a longer one"
                            .formatted(source.size(), length, offset));
        }
    }

    /** The element as a number; the real part of a complex one. */
    static double asDouble(DType dtype, Object storage, int at) {
        return switch (dtype) {
            case BOOL, INT8 -> ((byte[]) storage)[at];
            case UINT8 -> ((byte[]) storage)[at] & 0xFF;
            case INT16 -> ((short[]) storage)[at];
            case INT32 -> ((int[]) storage)[at];
            case INT64 -> ((long[]) storage)[at];
            case FLOAT32 -> ((float[]) storage)[at];
            case FLOAT64 -> ((double[]) storage)[at];
            case COMPLEX64 -> ((float[]) storage)[2 * at];
            case COMPLEX128 -> ((double[]) storage)[2 * at];
        };
    }

    /** The element of a bool or integer storage. */
    static long asLong(DType dtype, Object storage, int at) {
        return switch (dtype) {
            case BOOL, INT8 -> ((byte[]) storage)[at];
            case UINT8 -> ((byte[]) storage)[at] & 0xFF;
            case INT16 -> ((short[]) storage)[at];
            case INT32 -> ((int[]) storage)[at];
            case INT64 -> ((long[]) storage)[at];
            case FLOAT32, FLOAT64, COMPLEX64, COMPLEX128 ->
                throw new IllegalArgumentException(
                        "elements of dtype %s are not whole numbers; read them with doubleAt or cast with astype(INT64)"
                                .formatted(dtype));
        };
    }

    /** The imaginary part of the element; 0 for a real one. */
    static double imaginary(DType dtype, Object storage, int at) {
        return switch (dtype) {
            case COMPLEX64 -> ((float[]) storage)[2 * at + 1];
            case COMPLEX128 -> ((double[]) storage)[2 * at + 1];
            default -> 0;
        };
    }

    /** The element as Boolean, Long, Double or Complex. */
    static Object boxed(DType dtype, Object storage, int at) {
        if (dtype.isBool()) {
            return ((byte[]) storage)[at] != 0;
        }
        if (dtype.isInteger()) {
            return asLong(dtype, storage, at);
        }
        double re = asDouble(dtype, storage, at);
        return dtype.isComplex() ? new Complex(re, imaginary(dtype, storage, at)) : (Object) re;
    }

    /** Sets every element to a Boolean, Number or Complex, cast as {@code astype} casts. */
    static void fill(DType dtype, Object storage, Object value) {
        if (value instanceof Complex complex) {
            fillComplex(dtype, storage, complex);
            return;
        }
        Object plain = value instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : value;
        if (!(plain instanceof Number number)) {
            throw new IllegalArgumentException("cannot fill a block of dtype %s with %s (%s); use a number or a boolean"
                    .formatted(dtype, value, value.getClass().getSimpleName()));
        }
        boolean whole = !(number instanceof Double || number instanceof Float);
        if (whole) {
            dtype.requireFits(number.longValue());
        }
        double real = number.doubleValue();
        switch (dtype) {
            case BOOL -> Arrays.fill((byte[]) storage, (byte) (real != 0 ? 1 : 0));
            case INT8, UINT8 ->
                Arrays.fill((byte[]) storage, (byte) (whole ? number.intValue() : CastTile.toInt(real)));
            case INT16 -> Arrays.fill((short[]) storage, (short) (whole ? number.intValue() : CastTile.toInt(real)));
            case INT32 -> Arrays.fill((int[]) storage, whole ? number.intValue() : CastTile.toInt(real));
            case INT64 -> Arrays.fill((long[]) storage, whole ? number.longValue() : CastTile.toLong(real));
            case FLOAT32 -> Arrays.fill((float[]) storage, number.floatValue());
            case FLOAT64 -> Arrays.fill((double[]) storage, real);
            case COMPLEX64, COMPLEX128 -> fillComplex(dtype, storage, Complex.of(real));
        }
    }

    private static void fillComplex(DType dtype, Object storage, Complex value) {
        switch (dtype) {
            case COMPLEX64 -> {
                float[] parts = (float[]) storage;
                for (int i = 0; i < parts.length; i += 2) {
                    parts[i] = (float) value.re();
                    parts[i + 1] = (float) value.im();
                }
            }
            case COMPLEX128 -> {
                double[] parts = (double[]) storage;
                for (int i = 0; i < parts.length; i += 2) {
                    parts[i] = value.re();
                    parts[i + 1] = value.im();
                }
            }
            default ->
                throw new IllegalArgumentException(
                        "cannot fill a block of dtype %s with the complex value %s; use dtype complex128"
                                .formatted(dtype, value));
        }
    }
}
