package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.AssignSlice;
import io.bask.array.expr.Compress;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.Full;
import io.bask.array.expr.Gather;
import io.bask.array.expr.Picks;
import io.bask.array.expr.Points;
import io.bask.array.expr.Scatter;
import io.bask.array.expr.SliceBasic;
import io.bask.array.expr.Transpose;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An index with arrays in it, brought in order for one array.
 *
 * <p>First its basic part is taken, whole axes in the place of the arrays; then the arrays pick from that view. Where
 * they stand side by side, whole numbers counted as arrays, their axes go where they stood, else to the front.
 */
final class IndexKey {
    private final ArrayExpr view;
    private final ResolvedSlice basic;
    private final ArrayExpr source;
    private final List<IndexPart> parts;
    private final int place;
    private final @Nullable NothingTaken nothing;

    private IndexKey(
            ArrayExpr source, ResolvedSlice basic, List<IndexPart> parts, int place, @Nullable NothingTaken nothing) {
        this.source = source;
        this.basic = basic;
        this.view = basic.isIdentity() ? source : new SliceBasic(source, basic);
        this.parts = parts;
        this.place = place;
        this.nothing = nothing;
    }

    /** Whether an index has arrays in it. */
    static boolean hasArrays(Slice index) {
        return index.indices().stream().anyMatch(one -> one instanceof Index.ByArray || one instanceof Index.Positions);
    }

    /**
     * Checks an index against an array.
     *
     * @param front whether the arrays' axes go to the front wherever the arrays stand
     */
    static IndexKey of(ArrayExpr source, Slice index, boolean front) {
        IndexReader reader = new IndexReader(source.shape());
        List<Index> indices = reader.read(index);
        List<Index> basics = new ArrayList<>();
        List<IndexPart> parts = new ArrayList<>();
        int axis = 0;
        int sourceAxis = 0;
        int others = 0;
        int first = -1;
        int between = 0;
        boolean apart = false;
        NothingTaken nothing = NothingTaken.of(indices, source.shape());
        for (int number = 0; number < indices.size(); number++) {
            Index one = indices.get(number);
            between += number == reader.gap() && first >= 0 ? 1 : 0;
            boolean picks = one instanceof Index.ByArray || one instanceof Index.At;
            if (picks) {
                first = first < 0 ? others : first;
                apart |= between > 0;
            } else if (first >= 0) {
                between++;
            }
            if (one instanceof Index.ByArray truth && IndexReader.isTruth(truth)) {
                parts.add(IndexPart.of(IndexReader.alongOne(truth), Shape.of(1), 0, axis));
                basics.add(Index.newAxis());
                axis++;
                continue;
            }
            if (one instanceof Index.ByArray array) {
                IndexPart part = nothing == null
                        ? IndexPart.of(array, source.shape(), sourceAxis, axis)
                        : nothing.part(array, source.shape(), sourceAxis, axis);
                parts.add(part);
                for (int i = 0; i < part.span(); i++) {
                    basics.add(Index.all());
                }
                axis += part.span();
                sourceAxis += part.span();
                continue;
            }
            basics.add(one);
            axis += one instanceof Index.At ? 0 : 1;
            others += one instanceof Index.At ? 0 : 1;
            sourceAxis += one instanceof Index.NewAxis ? 0 : 1;
        }
        int place = apart || front ? 0 : Math.max(0, first);
        return new IndexKey(source, Slice.of(basics).resolve(source.shape()), parts, place, nothing);
    }

    private boolean isLoneMask() {
        return parts.size() == 1 && parts.get(0).isComputedMask();
    }

    /** What the index takes. */
    ArrayExpr get() {
        if (nothing != null) {
            return nothing.checked(new Full(ChunkGrid.single(shape()), source.dtype(), 0L));
        }
        if (isLoneMask()) {
            IndexPart mask = parts.get(0);
            return moved(Compress.of(view, mask.computed(), mask.axis()), mask.axis(), place);
        }
        return new Gather(view, picks(parts));
    }

    /** The source with other values in what the index takes. */
    ArrayExpr with(ArrayExpr value) {
        if (nothing != null) {
            AssignSlice.fitting(value, shape());
            return nothing.checked(source);
        }
        ArrayExpr changed =
                isLoneMask() ? new MaskedAssignment(view, parts.get(0), place).with(value) : scattered(value);
        if (basic.isIdentity()) {
            return changed;
        }
        return view.shape().isKnown() && view.shape().isEmpty()
                ? allChecked(source)
                : AssignSlice.of(new SliceBasic(source, basic), changed);
    }

    /** An array as it is, for there is nothing to change in it, but not before lazy positions were checked. */
    private ArrayExpr allChecked(ArrayExpr array) {
        ArrayExpr result = array;
        for (IndexPart part : parts) {
            if (!part.isInMemory() && !part.isComputedMask()) {
                long length = view.shape().length(part.axis());
                result = NothingTaken.checked(result, new Array(part.computed()), length, part.axis());
            }
        }
        return result;
    }

    /** The shape of what is taken, of arrays of known shapes. */
    private Shape shape() {
        List<Long> lengths = new ArrayList<>();
        for (int axis = 0; axis < view.ndim(); axis++) {
            int here = axis;
            if (parts.stream().noneMatch(part -> part.axis() <= here && here < part.axis() + part.span())) {
                lengths.add(view.shape().length(axis));
            }
        }
        lengths.addAll(place, Arrays.stream(shape(parts).lengths()).boxed().toList());
        return Shape.of(lengths.stream().mapToLong(Long::longValue).toArray());
    }

    private ArrayExpr scattered(ArrayExpr given) {
        Picks picks = picks(parts);
        Shape points = picks.shape();
        int afterPoints = view.ndim() - picks.axes().length - place;
        ArrayExpr value = AssignSlice.withoutLeadingOnes(
                given, picks.result(view.chunks()).ndim());
        int countAxis = value.ndim() - 1 - afterPoints;
        boolean decides = points.ndim() > 0
                && !points.isKnown(-1)
                && countAxis >= 0
                && value.shape().isKnown(countAxis)
                && value.shape().length(countAxis) != 1;
        if (decides) {
            long length = value.shape().length(countAxis);
            picks = picks(parts.stream()
                    .map(part -> part.isComputedMask() ? part.settled(length, false) : part)
                    .toList());
        }
        return Scatter.of(view, picks, value);
    }

    private Picks picks(List<IndexPart> all) {
        int[] axes = all.stream()
                .flatMapToInt(part -> IntStream.range(part.axis(), part.axis() + part.span()))
                .toArray();
        return picks(axes, place, all);
    }

    /** The positions that several arrays name together. */
    static Picks picks(int[] axes, int place, List<IndexPart> given) {
        List<IndexPart> parts = settled(given);
        Shape shape = shape(parts);
        if (parts.stream().allMatch(IndexPart::isInMemory)) {
            List<long[]> positions = new ArrayList<>();
            for (IndexPart part : parts) {
                for (NDArray along : part.positions()) {
                    positions.add(along.broadcastTo(shape).toLongArray());
                }
            }
            return Picks.of(axes, place, new Points(shape, positions.toArray(long[][]::new)));
        }
        List<ArrayExpr> indices = new ArrayList<>();
        for (IndexPart part : parts) {
            if (part.isInMemory()) {
                for (NDArray along : part.positions()) {
                    indices.add(new FromNDArray(along.astype(DType.INT64), ChunkGrid.single(along.shape())));
                }
            } else {
                indices.addAll(part.indices());
            }
        }
        return Picks.of(axes, place, indices);
    }

    /** The common shape of several arrays. */
    private static Shape shape(List<IndexPart> parts) {
        List<Shape> shapes = parts.stream().map(IndexPart::shape).toList();
        try {
            return Shape.broadcast(shapes.toArray(Shape[]::new));
        } catch (BroadcastException mismatch) {
            throw new BroadcastException(
                    "arrays of shapes %s cannot index together: %s".formatted(shapes, mismatch.getMessage()));
        }
    }

    /**
     * The parts, masks to be computed among them made as long as the other arrays are: that they are is checked when they
     * are computed.
     */
    private static List<IndexPart> settled(List<IndexPart> parts) {
        long length = 1;
        for (IndexPart part : parts) {
            Shape shape = part.shape();
            if (shape.ndim() > 0 && shape.isKnown(-1) && shape.length(-1) != 1) {
                length = shape.length(-1);
            }
        }
        List<IndexPart> result = new ArrayList<>();
        for (IndexPart part : parts) {
            result.add(length != 1 && part.isComputedMask() ? part.settled(length, true) : part);
        }
        return result;
    }

    /** {@code array} with one axis moved. */
    static ArrayExpr moved(ArrayExpr array, int from, int to) {
        if (from == to) {
            return array;
        }
        List<Integer> axes = new ArrayList<>();
        for (int axis = 0; axis < array.ndim(); axis++) {
            if (axis != from) {
                axes.add(axis);
            }
        }
        axes.add(to, from);
        return new Transpose(array, axes.stream().mapToInt(Integer::intValue).toArray());
    }
}
