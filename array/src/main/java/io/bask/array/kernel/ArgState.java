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
    private final DType dtype;
    private final int rowLanes;
    private final Ufunc better;
    private final Object values;
    private final Object otherValues;
    private final long[] places = new long[Feed.TILE];
    private final long[] otherPlaces = new long[Feed.TILE];
    private final long[] tilePlaces = new long[Feed.TILE];
    private final Loops.Bound accumulate;
    private final Loop merge;

    /**
     * Keeps the better of a lane's element and the program's result: arrays values, places, places of the results.
     *
     * @param better whether one number is to be preferred to another: less or greater
     */
    record Tail(Ufunc better) implements CodeTail {
        @Override
        public void append(Emitter emitter, List<Value> results, int arraySlot, int longSlot) {
            Value result = results.get(0);
            keepBetter(emitter, result, emitter.code().load(arraySlot + 2, Element.INT64), arraySlot);
        }

        private void keepBetter(Emitter emitter, Value value, int place, int slot) {
            CodeBuilder code = emitter.code();
            Value lane = emitter.load(value.dtype(), slot);
            int lanePlace = code.load(slot + 1, Element.INT64);
            int one = code.literal(Kind.BOOL, 1);
            int isNaN = emitter.apply(Ufunc.ISNAN, DType.BOOL, List.of(value)).re();
            int laneIsNaN =
                    emitter.apply(Ufunc.ISNAN, DType.BOOL, List.of(lane)).re();
            int wins = emitter.apply(better, DType.BOOL, List.of(value, lane)).re();
            int strictly = code.binary(Op.AND, code.binary(Op.OR, wins, isNaN), code.binary(Op.XOR, laneIsNaN, one));
            int equal =
                    emitter.apply(Ufunc.EQUAL, DType.BOOL, List.of(value, lane)).re();
            int ties = code.binary(Op.OR, equal, code.binary(Op.AND, isNaN, laneIsNaN));
            int earlier = code.binary(Op.LT, place, lanePlace);
            int replace = code.binary(Op.OR, strictly, code.binary(Op.AND, ties, earlier));
            emitter.store(emitter.select(replace, value, lane), slot);
            code.store(code.select(replace, place, lanePlace), slot + 1, Element.INT64);
        }

        /** Keeps the better of two lanes: arrays values, places, other values, other places. */
        Code merge(DType dtype) {
            Emitter emitter = new Emitter(new CodeBuilder());
            Value other = emitter.load(dtype, 2);
            keepBetter(emitter, other, emitter.code().load(3, Element.INT64), 0);
            return emitter.code().build();
        }
    }

    /**
     * A state for elements of a dtype.
     *
     * @param rowLanes how many lanes side by side belong to different elements of the answer
     */
    ArgState(boolean largest, DType dtype, int rowLanes, Program program, Feed feed, Tier tier) {
        this.dtype = dtype;
        this.rowLanes = rowLanes;
        this.better = largest ? Ufunc.GREATER : Ufunc.LESS;
        this.values = Element.of(dtype).newArray(Feed.TILE);
        this.otherValues = Element.of(dtype).newArray(Feed.TILE);
        Tail tail = new Tail(better);
        TranslatedCode code = program.code(tail, feed.scalars());
        Object[] arrays = feed.tiles(code.leaves() + 3);
        arrays[code.leaves()] = values;
        arrays[code.leaves() + 1] = places;
        arrays[code.leaves() + 2] = tilePlaces;
        long[] longs = feed.longs(code, code.longs().size());
        this.accumulate =
                Loops.tiled(code.code(), tier == Tier.GENERATED, arrays, longs, feed.doubles(code), Feed.TILE);
        this.merge = Loops.shared(tail.merge(dtype));
    }

    @Override
    void begin(int lanes) {
        Identity.fill(better == Ufunc.GREATER ? Ufunc.MAXIMUM : Ufunc.MINIMUM, dtype, values, lanes);
        java.util.Arrays.fill(places, 0, lanes, Long.MAX_VALUE);
    }

    @Override
    void add(int count, long row) {
        for (int lane = 0; lane < count; lane++) {
            tilePlaces[lane] = row + lane / rowLanes;
        }
        accumulate.run(count);
    }

    @Override
    void settle() {}

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
