package io.bask.array.block;

import io.bask.array.shape.Axis;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import io.bask.graph.Described;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;

/**
 * Array data in memory: a block of a lazy array, and what {@code compute()} returns.
 *
 * <p>Immutable to its users. The elements lie in one primitive Java array ({@link #storageShared()}); shape, offset and
 * strides say where, so transposing, slicing and stretching make views that share the elements and cost O(1). Safe to
 * read from any thread. Prints as NumPy prints it. {@code equals} is identity; see {@link #contentEquals}.
 *
 * <p>Indices are {@code long}, but a block holds no more elements than a Java array: about 2^31, half when complex.
 */
public final class NDArray implements Described, StorageSized, Index.ByArray {
    private static final long serialVersionUID = 1L;

    private final DType dtype;
    private final Shape shape;
    final transient Object storage;
    final transient int offset;
    final transient int[] strides;

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

    private NDArray view(Shape newShape, int newOffset, int[] newStrides) {
        return new NDArray(dtype, newShape, storage, newOffset, newStrides);
    }

    /** A float64 block of one axis; copies. */
    public static NDArray of(double... values) {
        return packed(DType.FLOAT64, Shape.of(values.length), values.clone());
    }

    /** A float32 block of one axis; copies. */
    public static NDArray of(float... values) {
        return packed(DType.FLOAT32, Shape.of(values.length), values.clone());
    }

    /** An int64 block of one axis; copies. */
    public static NDArray of(long... values) {
        return packed(DType.INT64, Shape.of(values.length), values.clone());
    }

    /** An int32 block of one axis; copies. */
    public static NDArray of(int... values) {
        return packed(DType.INT32, Shape.of(values.length), values.clone());
    }

    /** A bool block of one axis; copies. */
    public static NDArray of(boolean... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) (values[i] ? 1 : 0);
        }
        return packed(DType.BOOL, Shape.of(values.length), bytes);
    }

    /**
     * A float64 block of two axes; copies.
     *
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static NDArray of(double[][] rows) {
        Shape shape = Nested.shape(rows.length, i -> rows[i].length);
        return packed(DType.FLOAT64, shape, Nested.flatten(rows, shape));
    }

    /**
     * An int64 block of two axes; copies.
     *
     * @throws IllegalArgumentException if the rows differ in length
     */
    public static NDArray of(long[][] rows) {
        Shape shape = Nested.shape(rows.length, i -> rows[i].length);
        return packed(DType.INT64, shape, Nested.flatten(rows, shape));
    }

    /** A complex128 block of one axis. */
    public static NDArray ofComplex(Complex... values) {
        double[] parts = new double[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            parts[2 * i] = values[i].re();
            parts[2 * i + 1] = values[i].im();
        }
        return packed(DType.COMPLEX128, Shape.of(values.length), parts);
    }

    /** A float64 block without axes. */
    public static NDArray scalar(double value) {
        return packed(DType.FLOAT64, Shape.SCALAR, new double[] {value});
    }

    /** A block without axes that holds a Boolean, Number or {@link Complex}. */
    public static NDArray scalar(DType dtype, Object value) {
        return full(dtype, Shape.SCALAR, value);
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

    /** A block with one value (Boolean, Number or {@link Complex}) everywhere, its storage allocated in full. */
    public static NDArray full(DType dtype, Shape shape, Object value) {
        NDArray result = zeros(dtype, shape);
        Storage.fill(dtype, result.storage, value);
        return result;
    }

    /** A block with one value everywhere that takes one element of memory whatever its shape. */
    public static NDArray constant(DType dtype, Shape shape, Object value) {
        return full(dtype, Shape.SCALAR, value).broadcastTo(shape);
    }

    /**
     * One block made of the blocks of a grid, given in row-major order; each element is copied once.
     *
     * @throws io.bask.array.shape.ChunkMismatchException if a block is missing or has another shape than the grid says
     * @throws IllegalArgumentException if the dtypes differ
     */
    public static NDArray assemble(ChunkGrid grid, List<NDArray> blocks) {
        return Assembly.assemble(grid, blocks);
    }

    /** The type of the elements. */
    public DType dtype() {
        return dtype;
    }

    /** The lengths of the axes. */
    public Shape shape() {
        return shape;
    }

    @Override
    public String describe() {
        return dtype + " " + shape;
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

    /**
     * Copies all elements, in row-major order, to adjacent elements of a storage of this dtype.
     *
     * @param target a primitive array of the class that {@link #wrap} asks for
     * @param targetOffset where the first element goes, in elements
     */
    public void copyInto(Object target, int targetOffset) {
        Storage.requireRoom(this, target, targetOffset);
        StridedCopy.copyFlat(this, target, targetOffset);
    }

    /** The same elements in another dtype, cast as NumPy casts them; this block itself when it has that dtype. */
    public NDArray astype(DType target) {
        return target == dtype ? this : Cast.cast(this, target);
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

    /** All elements in row-major order, in an array of their own; refuses complex dtypes. */
    public double[] toDoubleArray() {
        if (dtype.isComplex()) {
            throw new IllegalArgumentException(
                    "elements of dtype %s have two parts; use toComplexArray()".formatted(dtype));
        }
        return (double[]) astype(DType.FLOAT64).copyOfStorage();
    }

    /** All elements in row-major order as float32 casts them; refuses complex dtypes. */
    public float[] toFloatArray() {
        if (dtype.isComplex()) {
            throw new IllegalArgumentException(
                    "elements of dtype %s have two parts; use toComplexArray()".formatted(dtype));
        }
        return (float[]) astype(DType.FLOAT32).copyOfStorage();
    }

    /** All elements of a bool or integer block in row-major order, in an array of their own. */
    public long[] toLongArray() {
        requireWhole("toLongArray", DType.INT64);
        return (long[]) astype(DType.INT64).copyOfStorage();
    }

    /** All elements of a bool or integer block, not wider than int32, in row-major order. */
    public int[] toIntArray() {
        requireWhole("toIntArray", DType.INT32);
        return (int[]) astype(DType.INT32).copyOfStorage();
    }

    private void requireWhole(String method, DType target) {
        if (!DType.promote(dtype, target).equals(target)) {
            throw new IllegalArgumentException("%s() would lose values of dtype %s; call astype(%s) first"
                    .formatted(method, dtype, target.name()));
        }
    }

    /** Whether each element is not zero, in row-major order. */
    public boolean[] toBooleanArray() {
        byte[] bytes = (byte[]) astype(DType.BOOL).copyOfStorage();
        boolean[] result = new boolean[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = bytes[i] != 0;
        }
        return result;
    }

    /** All elements as complex numbers, in row-major order. */
    public Complex[] toComplexArray() {
        double[] parts = (double[]) astype(DType.COMPLEX128).copyOfStorage();
        Complex[] result = new Complex[parts.length / 2];
        for (int i = 0; i < result.length; i++) {
            result[i] = new Complex(parts[2 * i], parts[2 * i + 1]);
        }
        return result;
    }

    /** The rows of a block of two axes as doubles; refuses complex dtypes. */
    public double[][] toDoubleArray2D() {
        return Nested.rows(toDoubleArray(), shape);
    }

    private Object copyOfStorage() {
        return StridedCopy.pack(this);
    }

    /** A view with its axes reordered: result axis {@code i} is axis {@code permutation[i]}; none reverses them. */
    public NDArray transpose(int... permutation) {
        int[] axes = permutation.length == 0 ? Axis.reversed(strides.length) : permutation;
        return view(shape.transpose(axes), offset, Strides.transpose(strides, axes));
    }

    /** A view of the elements that a basic index takes, written as NumPy writes it: {@code slice("::2, 5:")}. */
    public NDArray slice(String index) {
        return slice(Slice.parse(index));
    }

    /** A view of the elements that a basic index takes. */
    public NDArray slice(Slice index) {
        return slice(index.resolve(shape));
    }

    /** A view of the elements that a basic index, resolved against this shape, takes. */
    public NDArray slice(ResolvedSlice slice) {
        if (!slice.source().equals(shape)) {
            throw new IllegalArgumentException("slice was resolved for shape %s but the block has %s; resolve it anew"
                    .formatted(slice.source(), shape));
        }
        long start = offset;
        for (int axis = 0; axis < strides.length; axis++) {
            start += slice.ranges().get(axis).start() * strides[axis];
        }
        int[] sources = slice.resultAxes();
        int[] sliced = new int[sources.length];
        for (int axis = 0; axis < sliced.length; axis++) {
            if (sources[axis] >= 0) {
                AxisRange range = slice.ranges().get(sources[axis]);
                sliced[axis] = (int) (strides[sources[axis]] * range.step());
            }
        }
        return view(slice.shape(), slice.shape().isEmpty() ? 0 : (int) start, sliced);
    }

    /** A view whose axis {@code i} walks along axis {@code axes[i]}, or repeats if that is -1 or of length 1. */
    public NDArray viewAlong(Shape target, int... axes) {
        int[] result = new int[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            boolean repeats = axes[axis] < 0 || shape.length(axes[axis]) != target.length(axis);
            result[axis] = repeats ? 0 : strides[axes[axis]];
        }
        return view(target, offset, result);
    }

    /** Writes all elements to the places that {@code target}, a view of the same shape and dtype, shows. */
    public void copyInto(NDArray target) {
        Storage.requireSame(this, target);
        StridedCopy.copy(this, target.storage, target.offset, target.strides);
    }

    /** A view of the first element along an axis, which keeps the axis. */
    NDArray firstAlong(int axis) {
        return view(shape.with(axis, 1), offset, strides);
    }

    /** A view stretched to a shape: axes of length 1, and new leading axes, repeat their elements. */
    public NDArray broadcastTo(Shape target) {
        return view(target, offset, Strides.broadcast(shape, strides, target));
    }

    /** The same elements in row-major order in another shape, one length of which may be -1; a view when possible. */
    public NDArray reshape(long... lengths) {
        return reshape(shape.reshape(lengths));
    }

    /** The same elements in row-major order in another shape; a view when possible, else a copy. */
    public NDArray reshape(Shape target) {
        Shape checked = shape.reshape(target.lengths());
        int[] viewed = Strides.reshape(shape, strides, checked);
        return viewed == null ? packed(dtype, checked, StridedCopy.pack(this)) : view(checked, offset, viewed);
    }

    /** A view without the named axes, which must have length 1; without all such axes when none is named. */
    public NDArray squeeze(int... axes) {
        boolean[] dropped = new boolean[strides.length];
        for (int axis : Axis.normalizeAll(axes, strides.length)) {
            if (shape.length(axis) != 1) {
                throw new IllegalArgumentException(
                        "axis %d of shape %s has length %d, not 1; squeeze only axes of length 1"
                                .formatted(axis, shape, shape.length(axis)));
            }
            dropped[axis] = true;
        }
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < strides.length; axis++) {
            if (axes.length == 0 ? shape.length(axis) != 1 : !dropped[axis]) {
                kept.add(axis);
            }
        }
        return view(
                Shape.of(kept.stream().mapToLong(shape::length).toArray()),
                offset,
                kept.stream().mapToInt(axis -> strides[axis]).toArray());
    }

    /** A view with a new axis of length 1 before axis {@code axis}; {@code ndim()} or -1 appends. */
    public NDArray expandDims(int axis) {
        int at = Axis.normalize(axis, strides.length + 1);
        int[] result = new int[strides.length + 1];
        System.arraycopy(strides, 0, result, 0, at);
        System.arraycopy(strides, at, result, at + 1, strides.length - at);
        return view(shape.insert(at, 1), offset, result);
    }

    /** Whether another block has the same dtype, shape and elements; NaN equals nothing, as in NumPy. */
    public boolean contentEquals(NDArray other) {
        return contentEquals(other, false);
    }

    /** Whether another block has the same dtype, shape and elements, NaN equal to NaN if asked. */
    public boolean contentEquals(NDArray other, boolean nanEqual) {
        return dtype == other.dtype && shape.equals(other.shape) && Content.equal(this, other, nanEqual);
    }

    /** What Python's {@code print} shows of a NumPy array: {@code [1. 2. 3.]}. */
    @Override
    public String toString() {
        return PrintOptions.standard().str(this);
    }

    /** What Python's {@code repr} shows of a NumPy array: {@code array([1., 2., 3.])}. */
    public String repr() {
        return PrintOptions.standard().repr(this);
    }

    @Serial
    private Object writeReplace() {
        return new BlockBytes(this);
    }

    @Serial
    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a block is read through its compact form only; write it with writeObject");
    }
}
