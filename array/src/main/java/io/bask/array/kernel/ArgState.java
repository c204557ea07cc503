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
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.util.List;

/**
 * The smallest or largest element of each lane and its place, the first one if there are several; NaN is more extreme
 * than any number.
 */
final class ArgState extends LaneState {
    private static final MergeLoops MERGES = new MergeLoops();

    private final Feed feed;
    private final DType dtype;
    private final int rowLanes;
    private final Object values;
    private final Object otherValues;
    private final long[] places;
    private final long[] otherPlaces;
    private final long[] tilePlaces;
    private final Loops.Bound first;
    private final Loops.Bound next;
    private final Loop merge;
    private boolean isEmpty;

    /**
     * Keeps the better of a lane's element and the program's result: arrays values, places, places of the results. The
     * results come in order, so one that is just as good as the lane's comes too late.
     *
     * @param better whether one number is to be preferred to another: less or greater
     * @param isFirst whether the lanes have no element yet
     */
    record Tail(Ufunc better, boolean isFirst) implements CodeTail {
        @Override
        public void append(Emitter emitter, List<Value> results, int arraySlot, int longSlot) {
            Value result = results.get(0);
            int place = emitter.code().load(arraySlot + 2, Element.INT64);
            if (isFirst) {
                emitter.store(result, arraySlot);
                emitter.code().store(place, arraySlot + 1, Element.INT64);
                return;
            }
            Value lane = emitter.load(result.dtype(), arraySlot);
            keep(emitter, isBetter(emitter, result, lane), result, place, arraySlot);
        }

        private int isBetter(Emitter emitter, Value value, Value lane) {
            CodeBuilder code = emitter.code();
            int wins = emitter.apply(better, DType.BOOL, List.of(value, lane)).re();
            if (!value.dtype().isInexact()) {
                return wins;
            }
            int laneIsNumber = code.binary(Op.XOR, isNaN(emitter, lane), code.literal(Kind.BOOL, 1));
            return code.binary(Op.OR, wins, code.binary(Op.AND, isNaN(emitter, value), laneIsNumber));
        }

        private static int isNaN(Emitter emitter, Value value) {
            return emitter.apply(Ufunc.ISNAN, DType.BOOL, List.of(value)).re();
        }

        private static void keep(Emitter emitter, int condition, Value value, int place, int slot) {
            CodeBuilder code = emitter.code();
            emitter.store(emitter.select(condition, value, emitter.load(value.dtype(), slot)), slot);
            int kept = code.select(condition, place, code.load(slot + 1, Element.INT64));
            code.store(kept, slot + 1, Element.INT64);
        }

        /** Keeps the better of two lanes, of equals the earlier: arrays values, places, other values, other places. */
        Loop merge(DType dtype) {
            return MERGES.find(better, dtype, () -> mergeCode(dtype));
        }

        private Code mergeCode(DType dtype) {
            Emitter emitter = new Emitter(new CodeBuilder());
            CodeBuilder code = emitter.code();
            Value lane = emitter.load(dtype, 0);
            Value other = emitter.load(dtype, 2);
            int place = code.load(3, Element.INT64);
            int equal =
                    emitter.apply(Ufunc.EQUAL, DType.BOOL, List.of(other, lane)).re();
            int bothNaN = code.binary(Op.AND, isNaN(emitter, other), isNaN(emitter, lane));
            int earlier = code.binary(Op.LT, place, code.load(1, Element.INT64));
            int ties = code.binary(Op.AND, code.binary(Op.OR, equal, bothNaN), earlier);
            keep(emitter, code.binary(Op.OR, isBetter(emitter, other, lane), ties), other, place, 0);
            return code.build();
        }
    }

    /**
     * A state for elements of a dtype.
     *
     * @param rowLanes how many lanes side by side belong to different elements of the answer
     */
    ArgState(boolean largest, DType dtype, int rowLanes, Program program, Feed feed, Tier tier) {
        this.feed = feed;
        this.dtype = dtype;
        this.rowLanes = rowLanes;
        Ufunc better = largest ? Ufunc.GREATER : Ufunc.LESS;
        this.places = new long[feed.tileLength()];
        this.otherPlaces = new long[feed.tileLength()];
        this.tilePlaces = new long[feed.tileLength()];
        this.values = Element.of(dtype).newArray(feed.tileLength());
        this.otherValues = Element.of(dtype).newArray(feed.tileLength());
        this.first = bind(new Tail(better, true), program, feed, tier);
        this.next = bind(new Tail(better, false), program, feed, tier);
        this.merge = new Tail(better, false).merge(dtype);
    }

    private Loops.Bound bind(Tail tail, Program program, Feed feed, Tier tier) {
        TranslatedCode code = program.code(tail, feed.scalars());
        Object[] arrays = feed.tiles(code.leaves() + 3);
        arrays[code.leaves()] = values;
        arrays[code.leaves() + 1] = places;
        arrays[code.leaves() + 2] = tilePlaces;
        long[] longs = feed.longs(code, code.longs().size());
        return Loops.tiled(code.code(), tier == Tier.GENERATED, arrays, longs, feed.doubles(code), feed.tileLength());
    }

    @Override
    void begin(int lanes, int inner) {
        isEmpty = true;
    }

    @Override
    void add(long start, int count, long row) {
        feed.fill(start, count);
        for (int lane = 0; lane < count; lane++) {
            tilePlaces[lane] = row + lane / rowLanes;
        }
        (isEmpty ? first : next).run(count);
        isEmpty = false;
    }

    @Override
    int settle(int lanes) {
        return lanes;
    }

    @Override
    void fold(int from, int count) {
        int slots = dtype.isComplex() ? 2 : 1;
        System.arraycopy(values, from * slots, otherValues, 0, count * slots);
        System.arraycopy(places, from, otherPlaces, 0, count);
        merge.run(new Object[] {values, places, otherValues, otherPlaces}, new long[0], new double[0], 0, count);
    }

    @Override
    void write(int lanes, List<NDArray> parts, int at) {
        int slots = dtype.isComplex() ? 2 : 1;
        System.arraycopy(values, 0, parts.get(0).storageShared(), at * slots, lanes * slots);
        System.arraycopy(places, 0, parts.get(1).storageShared(), at, lanes);
    }
}
