package io.bask.array;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.Concatenate;
import io.bask.array.shape.ByteSize;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.Shape;
import io.bask.array.shape.UnknownLengthException;
import io.bask.array.ufunc.Ufunc;
import io.bask.expr.Walk;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A lazy n-dimensional array, cut into blocks: NumPy's array, as large as you like.
 *
 * <pre>{@code
 * Array x = Array.random(42).uniform(Shape.of(10_000, 10_000), Chunks.of(1_000, 1_000));
 * Array y = x.add(x.transpose()).sub(x.mean(0)).get("::2, 5000:");
 * NDArray result = y.compute();
 * }</pre>
 *
 * <p>Methods build an expression and answer at once; {@link #compute} optimises it and runs it block by block on all
 * cores. Shape, chunks and dtype are known from the beginning, and wrong arguments are refused by the call that is
 * wrong. Names, dtypes and values are NumPy's. Immutable; safe from any thread.
 */
public final class Array extends ArrayCreation
        implements Lazy<NDArray>,
                ArrayArithmetic,
                ArrayComparison,
                ArrayMath,
                ArraySpecialMath,
                ArrayBinaryMath,
                ArrayReductions,
                ArrayNanReductions,
                ArraySorting,
                ArrayQuantiles,
                ArraySets,
                ArrayBinning,
                ArrayStatistics,
                ArrayCumulative,
                ArrayIndexing,
                ArraySelection,
                Index.ByArray,
                ArrayLayout,
                ArrayMovement,
                ArrayPadding,
                ArrayProducts,
                ArrayBlocks,
                ArrayEquality,
                ArrayStoring {
    private final ArrayExpr expr;

    Array(ArrayExpr expr) {
        this.expr = expr;
        expr.noteSite();
    }

    ArrayExpr expr() {
        return expr;
    }

    /** The lengths along the axes. */
    public Shape shape() {
        return expr.shape();
    }

    /** The type of the elements. */
    public DType dtype() {
        return expr.dtype();
    }

    /** How the array is cut into blocks. */
    public ChunkGrid chunks() {
        return expr.chunks();
    }

    /** Number of axes. */
    public int ndim() {
        return expr.ndim();
    }

    /**
     * Number of elements.
     *
     * @throws io.bask.array.shape.UnknownLengthException if it is only known when computed
     */
    public long size() {
        return expr.shape().size();
    }

    /**
     * Bytes that all elements take together; {@link Long#MAX_VALUE} if that overflows.
     *
     * @throws io.bask.array.shape.UnknownLengthException if a length is only known when computed
     */
    public long nbytes() {
        return expr.chunks().bytes(expr.dtype());
    }

    /** Number of blocks. */
    public long numBlocks() {
        return expr.chunks().numBlocks();
    }

    /**
     * Computes all elements and puts them into one block of memory.
     *
     * @throws IllegalArgumentException if there are more than one Java array can hold
     */
    @Override
    public NDArray compute() {
        Assembly.requireRoom(expr);
        return Bask.compute(this);
    }

    /**
     * This array with all lengths known: those that are only known when computed, as after {@code x.get(mask)}, are
     * computed now.
     *
     * <p>Where a mask decides a length, only the mask is computed; after {@link #persist} nothing is. This array itself
     * stays as it is.
     */
    public Array computeChunkSizes() {
        return ChunkSizes.known(this);
    }

    /** Computes now and answers an array that holds the blocks in memory. */
    @Override
    public Array persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return ArrayFamily.INSTANCE;
    }

    /**
     * The array that a formula in Python's grammar describes, e.g. {@code eval("where(x > 0, sqrt(x), -y)", Map.of("x", x,
     * "y", y))}: the same expression that calls of methods would make, as lazy as theirs.
     *
     * <p>There are the operators of Python ({@code + - * / // % ** << >> & | ^ ~ < <= > >= == != and or not}, binding as
     * there, comparisons not chained), all elementwise functions by NumPy's names, {@code sum prod min max mean std var any
     * all} with {@code axis=} and {@code keepdims=}, numbers, and the constants {@code pi e nan inf True False} where no
     * variable has the name. {@code and or not} work element by element.
     *
     * @throws IllegalArgumentException if the formula cannot be read or a call in it is wrong; the message points at the
     *     column
     */
    public static Array eval(String formula, Map<String, Array> variables) {
        Given.notNull(formula, "formula");
        Given.notNull(variables, "variables");
        for (Map.Entry<?, ?> variable : ((Map<?, ?>) variables).entrySet()) {
            Object value = Given.notNull(variable.getValue(), "variable " + variable.getKey());
            if (!(value instanceof Array) || !(variable.getKey() instanceof String)) {
                throw new IllegalArgumentException(
                        "variable %s of eval is a %s, not a name and an Array; give asarray(value) under a String"
                                .formatted(variable.getKey(), value.getClass().getName()));
            }
        }
        return Formula.evaluate(formula, Map.copyOf(variables));
    }

    /** {@code x} where the condition is true, else {@code y}; all three are stretched to a common shape. */
    public static Array where(Array condition, Array x, Array y) {
        return Apply.ufunc(Ufunc.WHERE, condition, x, y);
    }

    /** {@code x} where the condition is true, else {@code y}. */
    public static Array where(Array condition, Array x, double y) {
        return Apply.ufunc(Ufunc.WHERE, condition, x, y);
    }

    /** {@code x} where the condition is true, else {@code y}. */
    public static Array where(Array condition, Array x, long y) {
        return Apply.ufunc(Ufunc.WHERE, condition, x, y);
    }

    /** {@code x} where the condition is true, else {@code y}. */
    public static Array where(Array condition, double x, Array y) {
        return Apply.ufunc(Ufunc.WHERE, condition, x, y);
    }

    /** {@code x} where the condition is true, else {@code y}. */
    public static Array where(Array condition, long x, Array y) {
        return Apply.ufunc(Ufunc.WHERE, condition, x, y);
    }

    /** {@code x} where the condition is true, else {@code y}; float64. */
    public static Array where(Array condition, double x, double y) {
        return Apply.ufunc(Ufunc.WHERE, condition, x, y);
    }

    /** {@code x} where the condition is true, else {@code y}; int64. */
    public static Array where(Array condition, long x, long y) {
        return Apply.ufunc(Ufunc.WHERE, condition, x, y);
    }

    /**
     * Arrays one after another along an axis they have; cast to their common dtype.
     *
     * @throws IllegalArgumentException if there are none, or their shapes differ along another axis
     */
    public static Array concatenate(int axis, Array... arrays) {
        Given.noneNull(arrays, "arrays");
        return new Array(Concatenate.of(Arrays.stream(arrays).map(Array::expr).toList(), axis));
    }

    /** The elements of arrays of any shapes in row-major order, one array after another: NumPy's {@code axis=None}. */
    public static Array concatenateFlat(Array... arrays) {
        Given.noneNull(arrays, "arrays");
        return concatenate(0, Arrays.stream(arrays).map(Array::ravel).toArray(Array[]::new));
    }

    /** Arrays of one shape, one after another along a new axis before axis {@code axis} of the result. */
    public static Array stack(int axis, Array... arrays) {
        Given.noneNull(arrays, "arrays");
        List<ArrayExpr> expanded = new ArrayList<>();
        for (Array array : arrays) {
            if (!array.shape().equals(arrays[0].shape())) {
                boolean unsure = array.shape().canEqual(arrays[0].shape());
                throw new IllegalArgumentException("cannot stack shapes %s and %s, as all must be equal; %s"
                        .formatted(
                                arrays[0].shape(),
                                array.shape(),
                                UnknownLengthException.wayOut(unsure, "cut or reshape one")));
            }
            expanded.add(array.expandDims(axis).expr());
        }
        return new Array(Concatenate.of(expanded, axis));
    }

    /** The dtype in which arrays meet: {@code np.result_type}. */
    public static DType resultType(Array... arrays) {
        Given.noneNull(arrays, "arrays");
        return Arrays.stream(arrays)
                .map(Array::dtype)
                .reduce(DType::promote)
                .orElseThrow(() -> new IllegalArgumentException("no arrays have no dtype; give at least one"));
    }

    /** What is known without computing: operation, shape, dtype, longest chunks, blocks, bytes, tasks before optimising. */
    @Override
    public String toString() {
        long tasks = 0;
        for (ArrayExpr node : Walk.postOrder(List.of(expr))) {
            tasks += node.taskCount();
        }
        return "Array<%s, shape=%s, dtype=%s, chunks=%s, %d block%s, %s, %d task%s>"
                .formatted(
                        expr.operation(),
                        shape(),
                        dtype(),
                        chunks().maxBlockShape(),
                        numBlocks(),
                        numBlocks() == 1 ? "" : "s",
                        shape().isKnown() ? ByteSize.text(nbytes()) : "size unknown",
                        tasks,
                        tasks == 1 ? "" : "s");
    }
}
