package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.code.Loops;
import io.bask.array.kernel.emit.Emitter;
import io.bask.array.kernel.emit.Value;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Sums of those float64 numbers under which a mask is true: the others count as 0.
 *
 * <p>The JIT compiler vectorises no comparison whose result is kept, but it does vectorise arithmetic. So where the mask is a
 * comparison of float64 numbers, numbers are weighted with 1 or 0 instead: the weight of {@code a > b} is
 * {@code min((d + |d|) * 2^1000 * 2^1000, 1)} with {@code d = a - b}, as numbers that differ have a difference that is not 0,
 * however small, and the product is at least 1 then; a maximum in place of the size would be three times the instructions. Where NaN or infinities, which no weight takes away, make such a sum NaN, and under any
 * other mask, elements are chosen by the bits of the mask. Either way the bits of the sum are the same. Sums are kept accurate
 * as by pairwise summation: few tiles are added lane by lane, then the lanes are folded. One object serves one run on one
 * thread.
 */
final class WeightedSums {
    private static final double LARGE = 0x1p1000;

    /** Elements that are added lane by lane. */
    private static final int PIECE = 1 << 15;

    private final int size;
    private final double[] sums;
    private final double[] counts;
    private final Tiles exact;
    private final @Nullable Tiles fast;

    /** Adds both results of a program to lanes. */
    private enum AddBoth implements CodeTail {
        TO_LANES;

        @Override
        public void append(Emitter emitter, List<Value> results, int arraySlot, int longSlot) {
            for (int i = 0; i < results.size(); i++) {
                Value lane = emitter.load(DType.FLOAT64, arraySlot + i);
                Value sum = emitter.apply(Ufunc.ADD, DType.FLOAT64, List.of(lane, results.get(i)));
                emitter.store(sum, arraySlot + i);
            }
        }
    }

    /** Adds tiles to the lanes. */
    private record Tiles(Feed feed, IntConsumer adding) {
        void add(int start, int count) {
            feed.fill(start, count);
            adding.accept(count);
        }
    }

    private Tiles weighted(Program program, List<NDArray> inputs, Placement at, Tier tier) {
        Feed feed = Feed.of(program, inputs, at);
        Loops.Bound loop = loop(program, AddBoth.TO_LANES, feed, tier, sums, counts);
        return new Tiles(feed, loop::run);
    }

    private Tiles chosen(Program program, List<NDArray> inputs, Placement at, Tier tier) {
        Feed feed = Feed.of(program, inputs, at);
        double[] values = new double[feed.tileLength()];
        byte[] truths = new byte[feed.tileLength()];
        Loops.Bound loop = loop(program, CodeTail.STORE, feed, tier, values, truths);
        return new Tiles(feed, count -> {
            loop.run(count);
            for (int i = 0; i < count; i++) {
                long chosen = -(long) truths[i];
                sums[i] += Double.longBitsToDouble(Double.doubleToRawLongBits(values[i]) & chosen);
                counts[i] += truths[i];
            }
        });
    }

    private static Loops.Bound loop(Program program, CodeTail tail, Feed feed, Tier tier, Object first, Object second) {
        TranslatedCode code = program.code(tail, feed.scalars());
        Object[] arrays = feed.tiles(code.leaves() + 2);
        arrays[code.leaves()] = first;
        arrays[code.leaves() + 1] = second;
        return feed.loop(code, tier, arrays);
    }

    /**
     * Sums of a block.
     *
     * @param selecting makes the numbers, and as its second result the mask
     */
    WeightedSums(Program selecting, List<NDArray> inputs, Placement at, Tier tier) {
        size = Math.toIntExact(at.shape().size());
        sums = new double[Math.min(Feed.TILE, Math.max(1, size))];
        counts = new double[sums.length];
        exact = chosen(selecting, inputs, at, tier);
        Program program = selecting.weighted();
        fast = program == null ? null : weighted(program, inputs, at, tier);
    }

    /** What makes weighted values and weights instead of values and a mask; null if it is no comparison of float64 numbers. */
    static @Nullable Program program(Program selecting) {
        int mask = selecting.outputs().get(1);
        boolean isCompared = selecting.outputDType(0) == DType.FLOAT64
                && selecting.instructions().get(mask) instanceof Instruction.Apply apply
                && apply.operands().size() == 2
                && apply.operands().stream()
                        .allMatch(
                                operand -> selecting.instructions().get(operand).dtype() == DType.FLOAT64);
        if (!isCompared) {
            return null;
        }
        ProgramBuilder builder = ProgramBuilder.continuing(selecting);
        Instruction.Apply comparison =
                (Instruction.Apply) selecting.instructions().get(mask);
        int first = comparison.operands().get(0);
        int second = comparison.operands().get(1);
        int weight;
        switch (comparison.ufunc()) {
            case GREATER -> weight = isGreater(builder, first, second);
            case LESS -> weight = isGreater(builder, second, first);
            case LESS_EQUAL -> weight = not(builder, isGreater(builder, first, second));
            case GREATER_EQUAL -> weight = not(builder, isGreater(builder, second, first));
            default -> {
                return null;
            }
        }
        int value = selecting.outputs().get(0);
        return builder.build(builder.apply(Ufunc.MULTIPLY, value, weight), weight);
    }

    private static int isGreater(ProgramBuilder builder, int greater, int less) {
        int large = builder.constant(DType.FLOAT64, LARGE);
        int distance = builder.apply(Ufunc.SUBTRACT, greater, less);
        int positive = builder.apply(Ufunc.ADD, distance, builder.apply(Ufunc.ABSOLUTE, distance));
        int amplified = builder.apply(Ufunc.MULTIPLY, builder.apply(Ufunc.MULTIPLY, positive, large), large);
        return builder.apply(Ufunc.MINIMUM, amplified, builder.constant(DType.FLOAT64, 1.0));
    }

    private static int not(ProgramBuilder builder, int weight) {
        return builder.apply(Ufunc.SUBTRACT, builder.constant(DType.FLOAT64, 1.0), weight);
    }

    /** The sum and the number of all that is selected. */
    Partial sum(Reducer reducer) {
        List<Partial> partials = new ArrayList<>();
        for (int start = 0; start < size; ) {
            int end = start + Math.min(PIECE, size - start);
            partials.add(sum(start, end));
            start = end;
        }
        return partials.isEmpty() ? partial(0, 0) : reducer.combine(partials);
    }

    private Partial sum(int from, int to) {
        if (fast != null) {
            add(fast, from, to);
            if (!Double.isNaN(sums[0]) && !Double.isNaN(counts[0])) {
                return partial(sums[0], (long) counts[0]);
            }
        }
        add(exact, from, to);
        return partial(sums[0], (long) counts[0]);
    }

    private static Partial partial(double sum, long count) {
        return new Partial(count, List.of(NDArray.wrap(DType.FLOAT64, Shape.of(), new double[] {sum})));
    }

    /** Brings the sum and the number of what is selected from one element to before another to the first lane. */
    private void add(Tiles tiles, int from, int to) {
        int lanes = Math.min(sums.length, to - from);
        Arrays.fill(sums, 0, lanes, 0);
        Arrays.fill(counts, 0, lanes, 0);
        for (int start = from; start < to; ) {
            int count = Math.min(lanes, to - start);
            tiles.add(start, count);
            start += count;
        }
        fold(sums, lanes);
        fold(counts, lanes);
    }

    private static void fold(double[] lanes, int count) {
        int left = count;
        while (left > 1) {
            int half = (left + 1) / 2;
            for (int i = 0; i < left - half; i++) {
                lanes[i] += lanes[half + i];
            }
            left = half;
        }
    }
}
