package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.code.Code;
import io.bask.array.kernel.code.CodeBuilder;
import io.bask.array.kernel.code.Element;
import io.bask.array.kernel.code.Kind;
import io.bask.array.kernel.code.Loop;
import io.bask.array.kernel.code.Loops;
import io.bask.array.kernel.code.Op;
import io.bask.array.kernel.emit.Emitter;
import io.bask.array.kernel.emit.Value;
import io.bask.array.kernel.simd.LaneKernels;
import io.bask.array.shape.DType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mean and sum of squared distances from it, lane by lane, in double.
 *
 * <p>Elements come in groups of {@value #GROUP} a lane. Within a group, distances are taken from the group's first
 * element, so that two sums are enough: that costs at most a factor of {@value #GROUP} in rounding error, because a
 * group's mean is at most about four standard deviations of the group away from any of its elements. Groups, and in the
 * end lanes, are joined by Chan's formula, which does not cancel.
 *
 * <p>A complex number has two such means, one for each part.
 */
final class MomentState extends LaneState {
    private static final int GROUP = 16;
    private static final Loop CLOSE = Loops.shared(close());
    private static final Loop JOIN = Loops.shared(join());
    private static final long[] NO_LONGS = {};

    private final Component[] components;
    private final Feed feed;
    /** The elements themselves, where they can be reduced from where they lie. */
    private final double @Nullable [] inPlace;

    private final Loops.Bound first;
    private final Loops.Bound next;
    private int inGroup;
    private int groupLanes;

    /** What the lanes know of a real number, or of one part of a complex number. */
    private static final class Component {
        final double[] shift;
        final double[] sum;
        final double[] squares;
        final double[] count;
        final double[] mean;
        final double[] distance;
        final double[] otherCount;
        final double[] otherMean;
        final double[] otherDistance;

        Component(int lanes) {
            shift = new double[lanes];
            sum = new double[lanes];
            squares = new double[lanes];
            count = new double[lanes];
            mean = new double[lanes];
            distance = new double[lanes];
            otherCount = new double[lanes];
            otherMean = new double[lanes];
            otherDistance = new double[lanes];
        }
    }

    /**
     * Adds the program's result to a group: arrays shift, sum, squares for each part.
     *
     * @param isFirst whether it is the group's first
     */
    record Tail(boolean isFirst) implements CodeTail {
        @Override
        public void append(Emitter emitter, List<Value> results, int arraySlot, int longSlot) {
            Value result = results.get(0);
            append(emitter, result.re(), arraySlot);
            if (result.dtype().isComplex()) {
                append(emitter, result.im(), arraySlot + 3);
            }
        }

        private void append(Emitter emitter, int node, int slot) {
            CodeBuilder code = emitter.code();
            int value = code.convert(node, Kind.DOUBLE);
            if (isFirst) {
                code.store(value, slot, Element.FLOAT64);
                code.store(code.literal(Kind.DOUBLE, 0.0), slot + 1, Element.FLOAT64);
                code.store(code.literal(Kind.DOUBLE, 0.0), slot + 2, Element.FLOAT64);
                return;
            }
            int distance = code.binary(Op.SUB, value, code.load(slot, Element.FLOAT64));
            int square = code.binary(Op.MUL, distance, distance);
            code.store(code.binary(Op.ADD, code.load(slot + 1, Element.FLOAT64), distance), slot + 1, Element.FLOAT64);
            code.store(code.binary(Op.ADD, code.load(slot + 2, Element.FLOAT64), square), slot + 2, Element.FLOAT64);
        }
    }

    MomentState(DType dtype, Program program, Feed feed, Tier tier) {
        components = new Component[dtype.isComplex() ? 2 : 1];
        Arrays.setAll(components, i -> new Component(feed.tileLength()));
        this.feed = feed;
        boolean readsInPlace = dtype == DType.FLOAT64 && LaneKernels.instance().readsInPlace();
        inPlace = readsInPlace ? feed.elements(program) : null;
        first = bind(new Tail(true), program, feed, tier);
        next = bind(new Tail(false), program, feed, tier);
    }

    private Loops.Bound bind(Tail tail, Program program, Feed feed, Tier tier) {
        TranslatedCode code = program.code(tail, feed.scalars());
        Object[] arrays = feed.tiles(code.leaves() + 3 * components.length);
        for (int i = 0; i < components.length; i++) {
            arrays[code.leaves() + 3 * i] = components[i].shift;
            arrays[code.leaves() + 3 * i + 1] = components[i].sum;
            arrays[code.leaves() + 3 * i + 2] = components[i].squares;
        }
        long[] longs = feed.longs(code, code.longs().size());
        return Loops.tiled(code.code(), tier == Tier.GENERATED, arrays, longs, feed.doubles(code), feed.tileLength());
    }

    /** Joins a group (3, 4, 5: shift, sum, squares; scalar: count) to a lane (0, 1, 2: count, mean, distance). */
    private static Code close() {
        CodeBuilder code = new CodeBuilder();
        int count = code.arg(Kind.DOUBLE, 0);
        int sum = code.load(4, Element.FLOAT64);
        int shifted = code.binary(Op.DIV, sum, count);
        int mean = code.binary(Op.ADD, code.load(3, Element.FLOAT64), shifted);
        int raw = code.binary(Op.SUB, code.load(5, Element.FLOAT64), code.binary(Op.MUL, sum, shifted));
        int distance = code.call(Kind.DOUBLE, "java/lang/Math.max", raw, code.literal(Kind.DOUBLE, 0.0));
        return chan(code, count, mean, distance);
    }

    /** Joins a lane (3, 4, 5: count, mean, distance) to another (0, 1, 2). */
    private static Code join() {
        CodeBuilder code = new CodeBuilder();
        int count = code.load(3, Element.FLOAT64);
        int mean = code.load(4, Element.FLOAT64);
        return chan(code, count, mean, code.load(5, Element.FLOAT64));
    }

    private static Code chan(CodeBuilder code, int count, int mean, int distance) {
        int laneCount = code.load(0, Element.FLOAT64);
        int laneMean = code.load(1, Element.FLOAT64);
        int total = code.binary(Op.ADD, laneCount, count);
        int share = code.binary(Op.DIV, count, total);
        int apart = code.binary(Op.SUB, mean, laneMean);
        int between = code.binary(Op.MUL, code.binary(Op.MUL, apart, apart), code.binary(Op.MUL, laneCount, share));
        int within = code.binary(Op.ADD, code.load(2, Element.FLOAT64), distance);
        code.store(total, 0, Element.FLOAT64);
        code.store(code.binary(Op.ADD, laneMean, code.binary(Op.MUL, apart, share)), 1, Element.FLOAT64);
        code.store(code.binary(Op.ADD, within, between), 2, Element.FLOAT64);
        return code.build();
    }

    @Override
    void begin(int lanes, int inner) {
        inGroup = 0;
        for (Component component : components) {
            Arrays.fill(component.count, 0, lanes, 0);
            Arrays.fill(component.mean, 0, lanes, 0);
            Arrays.fill(component.distance, 0, lanes, 0);
        }
    }

    @Override
    void add(long start, int count, long row) {
        if (inGroup == GROUP || inGroup > 0 && count != groupLanes) {
            closeGroup();
        }
        if (inGroup > 0 && inPlace != null) {
            Component c = components[0];
            LaneKernels.instance().addDistances(c.shift, c.sum, c.squares, inPlace, (int) start, count);
        } else {
            feed.fill(start, count);
            (inGroup == 0 ? first : next).run(count);
        }
        groupLanes = count;
        inGroup++;
    }

    @Override
    int settle(int lanes) {
        closeGroup();
        return lanes;
    }

    private void closeGroup() {
        if (inGroup == 0) {
            return;
        }
        double[] count = {inGroup};
        for (Component c : components) {
            Object[] arrays = {c.count, c.mean, c.distance, c.shift, c.sum, c.squares};
            CLOSE.run(arrays, NO_LONGS, count, 0, groupLanes);
        }
        inGroup = 0;
    }

    @Override
    void fold(int from, int count) {
        for (Component c : components) {
            System.arraycopy(c.count, from, c.otherCount, 0, count);
            System.arraycopy(c.mean, from, c.otherMean, 0, count);
            System.arraycopy(c.distance, from, c.otherDistance, 0, count);
            Object[] arrays = {c.count, c.mean, c.distance, c.otherCount, c.otherMean, c.otherDistance};
            JOIN.run(arrays, NO_LONGS, new double[0], 0, count);
        }
    }

    @Override
    void write(int lanes, List<NDArray> parts, int at) {
        for (int i = 0; i < components.length; i++) {
            System.arraycopy(components[i].mean, 0, parts.get(2 * i).storageShared(), at, lanes);
            System.arraycopy(components[i].distance, 0, parts.get(2 * i + 1).storageShared(), at, lanes);
        }
    }

    /** Joins the means and distances of two partial results in place: {@code into} had one count, {@code from} another. */
    static void join(List<NDArray> into, double intoCount, List<NDArray> from, double fromCount) {
        double total = intoCount + fromCount;
        double share = fromCount / total;
        for (int i = 0; i < into.size(); i += 2) {
            double[] mean = (double[]) into.get(i).storageShared();
            double[] distance = (double[]) into.get(i + 1).storageShared();
            double[] otherMean = (double[]) from.get(i).storageShared();
            double[] otherDistance = (double[]) from.get(i + 1).storageShared();
            for (int j = 0; j < mean.length; j++) {
                double apart = otherMean[j] - mean[j];
                mean[j] += apart * share;
                distance[j] = distance[j] + otherDistance[j] + apart * apart * (intoCount * share);
            }
        }
    }
}
