package io.bask.array;

import io.bask.array.block.BlockFunction;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.ReduceTree;
import io.bask.array.expr.TreeReduce;
import io.bask.array.order.NanPlaces;
import io.bask.array.order.Search;
import io.bask.array.order.Unique;
import io.bask.array.order.UniqueSlices;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Makes the expressions of sets and of searches in sorted lines. */
final class Sets {
    private Sets() {}

    static Array unique(Array x) {
        return unique(x, true);
    }

    static Array unique(Array x, boolean equalNaN) {
        return part(x, new Unique(false, equalNaN), 0);
    }

    private static Array part(Array x, Unique how, int part) {
        int[] axes = IntStream.range(0, x.ndim()).toArray();
        String origin = "different elements of " + x.expr().layerName();
        long atMost = x.chunks().blockShapeAtMost().size();
        return new Array(TreeReduce.part(
                x.expr(),
                how,
                axes,
                ChunkGrid.of(ChunkLengths.unknown(origin, 1, atMost)),
                part == 0 ? x.dtype() : DType.INT64,
                part,
                ReduceTree.DEFAULT_SPLIT_EVERY));
    }

    static ArrayUnique all(Array x, boolean equalNaN) {
        if (!x.shape().isKnown()) {
            throw new IllegalArgumentException(
                    "the places of elements need known lengths but the shape is %s; call computeChunkSizes() first"
                            .formatted(x.shape()));
        }
        Unique how = new Unique(true, equalNaN || !x.dtype().isInexact());
        Array values = part(x, how, 0);
        Array index = part(x, how, 1);
        Array inverse = how.equalNaN()
                ? look(x.ravel(), values, Search.Answer.PLACE, DType.INT64)
                : each("search", new NanPlaces(), x.ravel(), DType.INT64, values, index);
        return new ArrayUnique(values, index, inverse, part(x, how, 2));
    }

    static ArrayUnique all(Array x, int axis) {
        int along = Axis.normalize(axis, x.ndim());
        x.size();
        ArrayExpr one = Rechunk.of(x.expr(), ChunkGrid.single(x.shape()));
        String origin =
                "different slices along %d of %s".formatted(along, x.expr().layerName());
        ChunkLengths found = ChunkLengths.unknown(origin, 1, x.shape().length(along));
        Array[] parts = new Array[4];
        for (int part = 0; part < parts.length; part++) {
            ChunkLengths all = ChunkLengths.single(x.shape().length(along));
            ChunkGrid grid = part == 0 ? one.chunks().withAxis(along, found) : ChunkGrid.of(part == 3 ? all : found);
            parts[part] = new Array(TreeReduce.part(
                    one,
                    new UniqueSlices(along),
                    IntStream.range(0, x.ndim()).toArray(),
                    grid,
                    part == 0 ? x.dtype() : DType.INT64,
                    part,
                    ReduceTree.DEFAULT_SPLIT_EVERY));
        }
        return new ArrayUnique(parts[0], parts[1], parts[3], parts[2]);
    }

    static Array isin(Array x, Array elements, boolean invert) {
        Objects.requireNonNull(elements, "the elements to look for are null; give an array");
        DType common = DType.promote(x.dtype(), elements.dtype());
        Search.Answer answer = invert ? Search.Answer.IS_NOT_THERE : Search.Answer.IS_THERE;
        return look(cast(x, common), cast(elements, common).unique(), answer, DType.BOOL);
    }

    static Array cast(Array x, DType dtype) {
        return x.dtype() == dtype ? x : new Array(Elementwise.cast(x.expr(), dtype));
    }

    /** Looks elements up in a line, which every task reads as a whole. */
    static Array look(Array x, Array line, Search.Answer answer, DType dtype) {
        return each(answer == Search.Answer.IS_THERE ? "isin" : "search", new Search(answer), x, dtype, line);
    }

    /** A function of each block and of other arrays as a whole; the result has the array's chunks. */
    static Array each(String operation, BlockFunction function, Array x, DType dtype, Array... whole) {
        ArrayExpr[] inputs = new ArrayExpr[whole.length + 1];
        int[][] meets = new int[inputs.length][];
        inputs[0] = x.expr();
        meets[0] = IntStream.range(0, x.ndim()).toArray();
        for (int i = 0; i < whole.length; i++) {
            inputs[i + 1] = whole[i].expr();
            meets[i + 1] = new int[whole[i].ndim()];
            Arrays.fill(meets[i + 1], BlockCall.WHOLE);
        }
        return new Array(BlockCall.described(operation, function, List.of(inputs), List.of(meets), x.chunks(), dtype));
    }

    static Array intersection(Array x, Array other) {
        Array left = common(x, other).unique();
        return left.get(left.isin(other));
    }

    static ArrayIntersection intersectionAll(Array x, Array other) {
        Array left = common(x, other);
        Array right = common(other, x);
        ArrayUnique ours = all(left, true);
        ArrayUnique theirs = all(right, true);
        Array isShared = ours.values().isin(right);
        Array places = theirs.index().get(theirs.values().isin(left));
        return new ArrayIntersection(ours.values().get(isShared), ours.index().get(isShared), places);
    }

    private static Array common(Array x, Array other) {
        Objects.requireNonNull(other, "the other array is null; give an array");
        return cast(x, DType.promote(x.dtype(), other.dtype()));
    }

    static Array union(Array x, Array other) {
        Array left = common(x, other).unique();
        Array right = common(other, x).unique();
        return Array.concatenate(0, left, right).unique();
    }

    static Array difference(Array x, Array other) {
        Objects.requireNonNull(other, "the other array is null; give an array");
        Array left = x.unique();
        return left.get(left.isin(other, true));
    }

    static Array exclusive(Array x, Array other) {
        Array left = common(x, other).unique();
        Array right = common(other, x).unique();
        return Array.concatenate(0, left.get(left.isin(right, true)), right.get(right.isin(left, true)))
                .sort();
    }
}
