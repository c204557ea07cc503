package io.bask.array;

import io.bask.array.block.ArraySource;
import io.bask.array.block.ArrayTarget;
import io.bask.array.block.BlockFunction;
import io.bask.array.block.NDArray;
import io.bask.array.expr.BlockCall;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Index;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Blocks into targets: at a place, into a region, and back. */
final class Storing {
    private static final Index ALL = new Index.Range(null, null, 1);

    private Storing() {}

    /** True once all blocks have been written. */
    static Array done(Array array, ArrayTarget target) {
        ChunkGrid ones = array.chunks();
        for (int axis = 0; axis < ones.ndim(); axis++) {
            ones = ones.withAxis(axis, ChunkLengths.regular(ones.numBlocks(axis), 1));
        }
        NDArray done = NDArray.of(true).reshape(ones.blockShapeAtMost());
        return call(array, ones, DType.BOOL, (blocks, info) -> {
                    if (!blocks.get(0).shape().isEmpty()) {
                        target.write(info.inputs().get(0).start(), blocks.get(0));
                    }
                    return done;
                })
                .all();
    }

    private static Array call(Array array, ChunkGrid chunks, DType dtype, BlockFunction function) {
        return new Array(BlockCall.of(
                "store",
                function,
                List.of(array.expr()),
                List.of(IntStream.range(0, array.ndim()).toArray()),
                chunks,
                dtype));
    }

    /** The target from a position on. */
    static ArrayTarget shifted(ArrayTarget target, long[] given, Array array) {
        long[] start = fromThere(given, array);
        if (start.length != array.ndim() || Arrays.stream(start).anyMatch(position -> position < 0)) {
            throw new IllegalArgumentException(
                    "the start %s does not suit shape %s; give one position, 0 or more, an axis"
                            .formatted(Arrays.toString(start), array.shape()));
        }
        if (target instanceof ArraySource source) {
            requireInside(source.shape(), start, array.shape(), target);
        }
        requireReadBefore(array, target, start);
        long[] shift = start;
        return (at, block) -> target.write(plus(at, shift), block);
    }

    private static void requireReadBefore(Array array, ArrayTarget target, long[] start) {
        List<AxisRange> place = new ArrayList<>();
        for (int axis = 0; axis < start.length; axis++) {
            boolean isKnown = array.shape().isKnown(axis);
            place.add(new AxisRange(start[axis], isKnown ? array.shape().length(axis) : 0, 1));
        }
        InPlace.requireReadBefore(
                array, target, place, IntStream.range(0, start.length).toArray());
    }

    private static void requireInside(Shape whole, long[] start, Shape part, ArrayTarget target) {
        boolean fits = whole.ndim() == part.ndim();
        for (int axis = 0; fits && axis < part.ndim(); axis++) {
            long length = part.isKnown(axis) ? part.length(axis) : 0;
            fits = length <= whole.length(axis) && start[axis] <= whole.length(axis) - length;
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "an array of shape %s from %s on does not lie inside of %s, which has shape %s; move or cut it"
                            .formatted(part, Arrays.toString(start), target, whole));
        }
    }

    private static long[] plus(long[] at, long[] shift) {
        long[] moved = at.clone();
        for (int axis = 0; axis < moved.length; axis++) {
            moved[axis] = Math.addExact(moved[axis], shift[axis]);
        }
        return moved;
    }

    /** Where nothing is said, from the first element on. */
    private static long[] fromThere(long[] start, Array array) {
        return start.length == 0 ? new long[array.ndim()] : start.clone();
    }

    static Array throughTarget(Array array, ArrayTarget target, long[] given) {
        long[] start = fromThere(given, array);
        if (!(target instanceof ArraySource source) || source.dtype() != array.dtype()) {
            throw new IllegalArgumentException("%s cannot give back elements of dtype %s; %s"
                    .formatted(
                            target,
                            array.dtype(),
                            target instanceof ArraySource other
                                    ? "it has %s, call astype first".formatted(other.dtype())
                                    : "it is no ArraySource"));
        }
        ArrayTarget shifted = shifted(target, start, array);
        long[] shift = start;
        return call(array, array.chunks(), array.dtype(), (blocks, info) -> {
            NDArray block = blocks.get(0);
            long[] at = info.inputs().get(0).start();
            if (block.shape().isEmpty()) {
                return block;
            }
            shifted.write(at, block);
            return source.read(plus(at, shift), block.shape());
        });
    }

    /** The target as it looks through an index. */
    static ArrayTarget region(ArrayTarget target, String region, Array array) {
        Slice slice = Slice.parse(region);
        ResolvedSlice place = slice.resolve(target instanceof ArraySource source ? source.shape() : reach(slice));
        int[] shown = place.resultAxes();
        if (Arrays.stream(shown).anyMatch(axis -> axis < 0) || !place.shape().equals(array.shape())) {
            throw new IllegalArgumentException(
                    "the region %s has shape %s but the array has %s; both must be the same, without new axes"
                            .formatted(region, place.shape(), array.shape()));
        }
        InPlace.requireReadBefore(array, target, place.ranges(), shown);
        return new Region(target, place.ranges(), shown);
    }

    /** The least shape that has all positions of an index. */
    private static Shape reach(Slice slice) {
        List<Long> lengths = new ArrayList<>();
        for (Index index : slice.indices()) {
            if (index instanceof Index.At at && at.position() >= 0) {
                lengths.add(at.position() + 1);
            } else if (index instanceof Index.Range range
                    && !index.equals(ALL)
                    && range.stop() != null
                    && range.stop() >= 0
                    && (range.start() == null ? range.step() > 0 : range.start() >= 0)) {
                lengths.add(Math.max(range.stop(), range.start() == null ? 0 : range.start() + 1));
            } else {
                throw new IllegalArgumentException(
                        "%s in the region %s needs the target's shape, which is not known; write numbers from 0 on, as 0:10"
                                .formatted(index, slice));
            }
        }
        return Shape.of(lengths.stream().mapToLong(Long::longValue).toArray());
    }

    /** Writes blocks where an index shows them; along axes with a step position by position. */
    private record Region(ArrayTarget target, List<AxisRange> ranges, int[] shown) implements ArrayTarget {
        @Override
        public void write(long[] start, NDArray block) throws Exception {
            long[] at = new long[ranges.size()];
            long[] lengths = new long[at.length];
            int[] meets = new int[at.length];
            Arrays.fill(meets, -1);
            for (int axis = 0; axis < shown.length; axis++) {
                meets[shown[axis]] = axis;
            }
            for (int axis = 0; axis < at.length; axis++) {
                boolean dropped = meets[axis] < 0;
                at[axis] = ranges.get(axis).start()
                        + (dropped ? 0 : start[meets[axis]] * ranges.get(axis).step());
                lengths[axis] = dropped ? 1 : block.shape().length(meets[axis]);
            }
            writePieces(at, block.reshape(Shape.of(lengths)));
        }

        private void writePieces(long[] at, NDArray block) throws Exception {
            long[] counts = new long[at.length];
            long pieces = 1;
            for (int axis = 0; axis < at.length; axis++) {
                counts[axis] = ranges.get(axis).step() == 1 ? 1 : block.shape().length(axis);
                pieces *= counts[axis];
            }
            for (long piece = 0; piece < pieces; piece++) {
                long rest = piece;
                long[] from = at.clone();
                NDArray part = block;
                for (int axis = at.length - 1; axis >= 0; axis--) {
                    long step = ranges.get(axis).step();
                    if (step != 1) {
                        long number = rest % counts[axis];
                        rest /= counts[axis];
                        from[axis] += number * step;
                        part = one(part, axis, number);
                    }
                }
                target.write(from, part);
            }
        }

        private static NDArray one(NDArray block, int axis, long number) {
            List<AxisRange> taken = new ArrayList<>();
            for (int other = 0; other < block.ndim(); other++) {
                taken.add(
                        other == axis
                                ? new AxisRange(number, 1, 1)
                                : AxisRange.whole(block.shape().length(other)));
            }
            return block.slice(ResolvedSlice.of(
                    block.shape(), taken, IntStream.range(0, block.ndim()).toArray()));
        }

        @Override
        public String toString() {
            return target.toString();
        }
    }
}
