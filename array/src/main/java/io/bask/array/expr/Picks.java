package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which positions integer arrays take of which axes of an array, and where the axes of the integer arrays go in the
 * result.
 *
 * <p>Either {@link #points} are in memory, or the positions come out of {@link #indices} when those are computed.
 */
public final class Picks implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[] axes;
    private final int place;
    private final @Nullable Points points;
    private final List<ArrayExpr> indices;

    private Picks(int[] axes, int place, @Nullable Points points, List<ArrayExpr> indices) {
        this.axes = axes.clone();
        this.place = place;
        this.points = points;
        this.indices = List.copyOf(indices);
    }

    /**
     * Points in memory.
     *
     * @param axes the indexed axes, rising
     * @param place in front of which of the remaining axes the axes of the points go
     */
    public static Picks of(int[] axes, int place, Points points) {
        return new Picks(axes, place, points, List.of());
    }

    /**
     * Integer arrays that are not computed yet, stretched to a common shape.
     *
     * @throws io.bask.array.shape.BroadcastException if their shapes do not broadcast
     */
    public static Picks of(int[] axes, int place, List<ArrayExpr> indices) {
        ChunkGrid grid = ChunkGrid.unify(indices.stream().map(ArrayExpr::chunks).toArray(ChunkGrid[]::new));
        if (grid.isKnown()) {
            grid = ChunkGrid.of(inOrder(grid));
        }
        List<ArrayExpr> aligned = new ArrayList<>(indices.size());
        for (ArrayExpr index : indices) {
            ArrayExpr whole = Elementwise.cast(index, DType.INT64);
            boolean same = whole.shape().equals(grid.shape());
            ArrayExpr stretched =
                    same ? whole : grid.isKnown() ? BroadcastTo.of(whole, grid) : stretched(whole, indices);
            aligned.add(Rechunk.of(stretched, grid));
        }
        return new Picks(axes, place, null, aligned);
    }

    /** {@code index} stretched over arrays of lengths that only they know: zeros of them are added. */
    private static ArrayExpr stretched(ArrayExpr index, List<ArrayExpr> all) {
        ArrayExpr result = index;
        for (ArrayExpr other : all) {
            ArrayExpr zero = Full.scalar(DType.INT64, 0L);
            ArrayExpr nothing = Elementwise.of(Ufunc.MULTIPLY, List.of(Elementwise.cast(other, DType.INT64), zero));
            result = Elementwise.of(Ufunc.ADD, List.of(result, nothing));
        }
        return result;
    }

    /** The chunks, cut anew where blocks would not be adjacent in row-major order. */
    private static List<ChunkLengths> inOrder(ChunkGrid grid) {
        boolean cut = false;
        for (int axis = grid.ndim() - 1; axis >= 0; axis--) {
            if (cut && grid.axis(axis).max() > 1) {
                return Points.even(
                        grid.shape(), Math.max(1, grid.maxBlockShape().size()));
            }
            cut |= grid.numBlocks(axis) > 1;
        }
        return grid.axes();
    }

    /** The indexed axes; a copy. */
    public int[] axes() {
        return axes.clone();
    }

    /** In front of which of the remaining axes the axes of the integer arrays go. */
    public int place() {
        return place;
    }

    /** The positions, where they are in memory. */
    public @Nullable Points points() {
        return points;
    }

    /** What computes the positions, one array an indexed axis, all of one grid; empty where they are in memory. */
    public List<ArrayExpr> indices() {
        return indices;
    }

    Picks with(List<ArrayExpr> newIndices) {
        return new Picks(axes, place, points, newIndices);
    }

    /** The chunks of the integer arrays. */
    public List<ChunkLengths> pickChunks(ChunkGrid input) {
        return points == null ? indices.get(0).chunks().axes() : points.chunks(input, axes);
    }

    /** The axes of an array of {@code ndim} axes that are not indexed. */
    public int[] remaining(int ndim) {
        int[] rest = new int[ndim - axes.length];
        int next = 0;
        for (int axis = 0; axis < ndim; axis++) {
            if (Arrays.binarySearch(axes, axis) < 0) {
                rest[next++] = axis;
            }
        }
        return rest;
    }

    /** The grid of what is picked of an array. */
    public ChunkGrid result(ChunkGrid input) {
        List<ChunkLengths> result = new ArrayList<>();
        for (int axis : remaining(input.ndim())) {
            result.add(input.axis(axis));
        }
        result.addAll(place, pickChunks(input));
        return ChunkGrid.of(result);
    }

    /** The shape of the integer arrays. */
    public Shape shape() {
        return points == null
                ? indices.get(0).shape()
                : Objects.requireNonNull(points).shape();
    }

    Token.Builder with(Token.Builder token) {
        token.with(axes).with(place);
        return points == null ? token.withAll(indices) : token.with(points.token());
    }

    @Override
    public String toString() {
        return "axes %s at %s%s".formatted(Arrays.toString(axes), shape(), points == null ? ", computed" : "");
    }
}
