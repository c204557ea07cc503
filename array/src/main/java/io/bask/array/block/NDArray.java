package io.bask.array.block;

import io.bask.array.shape.Axis;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;

/**
 * Array data in memory: a block of a lazy array, and what {@code compute()} returns.
 *
 * <p>Immutable to its users. The elements lie in one primitive Java array ({@link #storageShared()}); shape, offset and
 * strides say where, so transposing, slicing and stretching make views that share the elements and cost O(1). Safe to
 * read from any thread. Prints as NumPy prints it.
 */
public final class NDArray {
    private final DType dtype;
    private final Shape shape;
    final Object storage;
    final int offset;
    final int[] strides;

    NDArray(DType dtype, Shape shape, Object storage, int offset, int[] strides) {
        this.dtype = dtype;
        this.shape = shape;
        this.storage = storage;
        this.offset = offset;
        this.strides = strides;
    }

    private static NDArray packed(DType dtype, Shape shape, Object storage) {
        return new NDArray(dtype, shape, storage, 0, Strides.rowMajor(shape));
    }

    /** A float64 block of one axis. */
    public static NDArray of(double... values) {
        return packed(DType.FLOAT64, Shape.of(values.length), values.clone());
    }

    /** A float32 block of one axis. */
    public static NDArray of(float... values) {
        return packed(DType.FLOAT32, Shape.of(values.length), values.clone());
    }

    /** An int64 block of one axis. */
    public static NDArray of(long... values) {
        return packed(DType.INT64, Shape.of(values.length), values.clone());
    }

    /** An int32 block of one axis. */
    public static NDArray of(int... values) {
        return packed(DType.INT32, Shape.of(values.length), values.clone());
    }

    /** A bool block of one axis. */
    public static NDArray of(boolean... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        return packed(DType.BOOL, Shape.of(values.length), bytes);
    }

    /**
     * A block over a primitive array that is <em>not</em> copied: the caller must not change it afterwards.
     *
     * @param storage {@code byte[]} for bool (0 or 1), int8 and uint8; {@code short[]}, {@code int[]}, {@code long[]},
     *     {@code float[]}, {@code double[]} for the others; complex elements as pairs (re, im) in a {@code float[]} or
     *     {@code double[]}; row-major
     * @throws IllegalArgumentException if the array's class or length does not suit dtype and shape
     */
    public static NDArray wrap(DType dtype, Shape shape, Object storage) {
        int length = Storage.length(dtype, storage);
        if (length != shape.size()) {
            throw new IllegalArgumentException(
                    "storage holds %d elements of dtype %s but shape %s has %d; give exactly as many"
                            .formatted(length, dtype, shape, shape.size()));
        }
        return packed(dtype, shape, storage);
    }

    /** A block of zeros, its storage allocated in full. */
    public static NDArray zeros(DType dtype, Shape shape) {
        return packed(dtype, shape, Storage.allocate(dtype, shape));
    }

    /** A block with one value (Boolean, Number or Complex) everywhere, its storage allocated in full. */
    public static NDArray full(DType dtype, Shape shape, Object value) {
        NDArray result = zeros(dtype, shape);
        Storage.fill(dtype, result.storage, value);
        return result;
    }

    /** A block with one value everywhere that takes one element of memory whatever its shape. */
    public static NDArray constant(DType dtype, Shape shape, Object value) {
        return full(dtype, Shape.SCALAR, value).broadcastTo(shape);
    }

    /** The type of the elements. */
    public DType dtype() {
        return dtype;
    }

    /** The lengths of the axes. */
    public Shape shape() {
        return shape;
    }

    /** Number of axes. */
    public int ndim() {
        return strides.length;
    }

    /** Number of elements; a stretched view may have more than a Java array could. */
    public long size() {
        return shape.size();
    }

    /** Bytes that the elements take when packed. */
    public long nbytes() {
        return shape.bytes(dtype);
    }

    /**
     * The primitive array behind this block, shared with it and with other views: for kernels, which must not write to
     * one that they did not allocate. Element {@code i} of a complex block lies at {@code 2 * i} and {@code 2 * i + 1}.
     */
    public Object storageShared() {
        return storage;
    }

    /** Position of the first element in the storage, in elements. */
    public int offset() {
        return offset;
    }

    /** Steps between neighbours along each axis, in elements; 0 where an element repeats, negative backwards. A copy. */
    public int[] strides() {
        return strides.clone();
    }

    /** Step between neighbours along one axis, in elements. */
    public int stride(int axis) {
        return strides[Axis.normalize(axis, strides.length)];
    }

    /** Whether the elements are adjacent in row-major order, starting at {@link #offset()}. */
    public boolean isContiguous() {
        return Strides.isRowMajor(shape, strides);
    }

    /** Whether the elements are all of the storage in row-major order. */
    public boolean isDense() {
        return offset == 0 && isContiguous() && Storage.length(dtype, storage) == shape.size();
    }

    /** This block if it is contiguous, else a packed copy. */
    public NDArray contiguous() {
        return isContiguous() ? this : copy();
    }

    /** This block if it is dense, else a packed copy: what a kernel wants that starts at 0 of the storage. */
    public NDArray dense() {
        return isDense() ? this : copy();
    }

    /** A packed copy that shares nothing with this block. */
    public NDArray copy() {
        return packed(dtype, shape, StridedCopy.pack(this));
    }

    /** The element at an index as a double; negative indices count from the end; bools are 0 and 1. */
    public double doubleAt(long... index) {
        if (dtype.isComplex()) {
            throw new IllegalArgumentException(
                    "elements of dtype %s have two parts; read them with complexAt".formatted(dtype));
        }
        return Storage.asDouble(dtype, storage, Strides.position(shape, offset, strides, index));
    }

    /** The element at an index of a bool or integer block. */
    public long longAt(long... index) {
        return Storage.asLong(dtype, storage, Strides.position(shape, offset, strides, index));
    }

    /** Whether the element at an index is not zero. */
    public boolean booleanAt(long... index) {
        int at = Strides.position(shape, offset, strides, index);
        return Storage.asDouble(dtype, storage, at) != 0 || Storage.imaginary(dtype, storage, at) != 0;
    }

    /** The element at an index as a complex number. */
    public Complex complexAt(long... index) {
        int at = Strides.position(shape, offset, strides, index);
        return new Complex(Storage.asDouble(dtype, storage, at), Storage.imaginary(dtype, storage, at));
    }

    /** The only element, as Boolean, Long, Double or {@link Complex}. */
    public Object item() {
        if (shape.size() != 1) {
            throw new IllegalArgumentException(
                    "item() needs exactly one element but the shape is %s; index one first".formatted(shape));
        }
        return Storage.boxed(dtype, storage, offset);
    }

    /** A view with its axes reordered: result axis {@code i} is axis {@code permutation[i]}; none reverses them. */
    public NDArray transpose(int... permutation) {
        int[] axes = permutation.length == 0 ? Axis.reversed(strides.length) : permutation;
        return new NDArray(dtype, shape.transpose(axes), storage, offset, Strides.transpose(strides, axes));
    }

    /** A view stretched to a shape: axes of length 1, and new leading axes, repeat their elements. */
    public NDArray broadcastTo(Shape target) {
        return new NDArray(dtype, target, storage, offset, Strides.broadcast(shape, strides, target));
    }

    /** The same elements in row-major order in another shape, one length of which may be -1; a view when possible. */
    public NDArray reshape(long... lengths) {
        Shape target = shape.reshape(lengths);
        int[] viewed = Strides.reshape(shape, strides, target);
        return viewed == null
                ? packed(dtype, target, StridedCopy.pack(this))
                : new NDArray(dtype, target, storage, offset, viewed);
    }
}
