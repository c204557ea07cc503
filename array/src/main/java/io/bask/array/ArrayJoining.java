package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.Casting;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The static methods of {@link Array} that join arrays, or give several arrays one shape or one cut. */
public abstract sealed class ArrayJoining extends ArrayChoice permits ArrayPatterns {
    ArrayJoining() {}

    /**
     * {@link Array#concatenate(int, Array...)} in a dtype: what NumPy's {@code dtype} and {@code casting} are for.
     *
     * @param dtype of the result
     * @param casting how much a cast may change; NumPy takes SAME_KIND unless told otherwise
     * @throws IllegalArgumentException if the arrays do not go together, or the rule forbids a cast
     */
    public static Array concatenate(int axis, DType dtype, Casting casting, Array... arrays) {
        return Array.concatenate(axis, cast(dtype, casting, arrays));
    }

    /** {@link Array#concatenateFlat(Array...)} in a dtype, as {@link #concatenate(int, DType, Casting, Array...)} casts. */
    public static Array concatenateFlat(DType dtype, Casting casting, Array... arrays) {
        return Array.concatenateFlat(cast(dtype, casting, arrays));
    }

    /** {@link Array#stack(int, Array...)} in a dtype, as {@link #concatenate(int, DType, Casting, Array...)} casts. */
    public static Array stack(int axis, DType dtype, Casting casting, Array... arrays) {
        return Array.stack(axis, cast(dtype, casting, arrays));
    }

    /** {@link #hstack(Array...)} in a dtype, as {@link #concatenate(int, DType, Casting, Array...)} casts. */
    public static Array hstack(DType dtype, Casting casting, Array... arrays) {
        return hstack(cast(dtype, casting, arrays));
    }

    /** {@link #vstack(Array...)} in a dtype, as {@link #concatenate(int, DType, Casting, Array...)} casts. */
    public static Array vstack(DType dtype, Casting casting, Array... arrays) {
        return vstack(cast(dtype, casting, arrays));
    }

    private static Array[] cast(DType dtype, Casting casting, Array... arrays) {
        Given.notNull(dtype, "dtype");
        Given.notNull(casting, "casting");
        Given.noneNull(arrays, "arrays");
        return each(arrays, array -> array.astype(dtype, casting));
    }

    /** Arrays side by side: along the second axis, or the only one; without axes, as one element each. */
    public static Array hstack(Array... arrays) {
        Given.noneNull(arrays, "arrays");
        Array[] all = each(arrays, Array::atleast1d);
        return Array.concatenate(all.length > 0 && all[0].ndim() == 1 ? 0 : 1, all);
    }

    /** Arrays on top of each other: along the first axis, those of one axis as rows. */
    public static Array vstack(Array... arrays) {
        Given.noneNull(arrays, "arrays");
        return Array.concatenate(0, each(arrays, Array::atleast2d));
    }

    /** Arrays behind each other: along the third axis, those of fewer axes as {@link Array#atleast3d} makes them. */
    public static Array dstack(Array... arrays) {
        Given.noneNull(arrays, "arrays");
        return Array.concatenate(2, each(arrays, Array::atleast3d));
    }

    /** Arrays of one axis as the columns of a matrix, those of two side by side. */
    public static Array columnStack(Array... arrays) {
        Given.noneNull(arrays, "arrays");
        return Array.concatenate(1, each(arrays, array -> array.ndim() < 2 ? column(array) : array));
    }

    private static Array column(Array array) {
        return array.atleast1d().expandDims(1);
    }

    /** Arrays one after another along the last axis. */
    public static Array block(Array... arrays) {
        Given.noneNull(arrays, "arrays");
        return joined(arrays, 1);
    }

    /** Rows of arrays: side by side along the last axis, the rows along the one before it. */
    public static Array block(Array[][] rows) {
        Given.noneNull(rows, "rows");
        return joined(Arrays.stream(rows).map(row -> joined(row, 2)).toList(), 2, 2);
    }

    /** Layers of rows of arrays: as {@link #block(Array[][])}, and the layers along the axis before these two. */
    public static Array block(Array[][][] layers) {
        Given.noneNull(layers, "layers");
        List<Array> whole = new ArrayList<>();
        for (Array[][] rows : layers) {
            Given.noneNull(rows, "rows of a layer");
            whole.add(joined(Arrays.stream(rows).map(row -> joined(row, 3)).toList(), 2, 3));
        }
        return joined(whole, 3, 3);
    }

    private static Array joined(Array[] arrays, int leastAxes) {
        return joined(List.of(Given.noneNull(arrays, "arrays of a row")), 1, leastAxes);
    }

    /** Arrays of at least so many axes each, one after another along an axis counted from the last. */
    private static Array joined(List<Array> arrays, int fromLast, int leastAxes) {
        int ndim =
                Math.max(leastAxes, arrays.stream().mapToInt(Array::ndim).max().orElse(0));
        return Array.concatenate(
                -fromLast, arrays.stream().map(array -> leading(array, ndim)).toArray(Array[]::new));
    }

    private static Array leading(Array array, int ndim) {
        Array result = array;
        while (result.ndim() < ndim) {
            result = result.expandDims(0);
        }
        return result;
    }

    /**
     * Arrays stretched to their common shape and cut alike.
     *
     * @throws io.bask.array.shape.BroadcastException if there is no such shape
     */
    public static List<Array> broadcastArrays(Array... arrays) {
        Given.noneNull(arrays, "arrays");
        ChunkGrid common = common(arrays);
        return Arrays.stream(arrays)
                .map(array ->
                        new Array(array.chunks().equals(common) ? array.expr() : BroadcastTo.of(array.expr(), common)))
                .toList();
    }

    /**
     * Arrays cut alike, each axis as finely as the finest of them, so that block by block they lie under one another;
     * shapes stay.
     *
     * @throws io.bask.array.shape.BroadcastException if the shapes do not stretch to a common one
     */
    public static List<Array> unifyChunks(Array... arrays) {
        Given.noneNull(arrays, "arrays");
        ChunkGrid common = common(arrays);
        List<Array> results = new ArrayList<>(arrays.length);
        for (Array array : arrays) {
            ArrayExpr expr = array.expr();
            results.add(new Array(Rechunk.of(expr, expr.chunks().alignedTo(common))));
        }
        return results;
    }

    static ChunkGrid common(Array... arrays) {
        if (arrays.length == 0) {
            throw new IllegalArgumentException("no arrays have no common shape; give at least one");
        }
        return ChunkGrid.unify(Arrays.stream(arrays).map(Array::chunks).toArray(ChunkGrid[]::new));
    }

    private static Array[] each(Array[] arrays, UnaryOperator<Array> change) {
        return Arrays.stream(arrays).map(change).toArray(Array[]::new);
    }
}
