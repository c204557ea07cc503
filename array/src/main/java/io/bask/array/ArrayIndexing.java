package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.AssignSlice;
import io.bask.array.expr.Full;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.Complex;
import io.bask.array.shape.Index;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Slice;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Parts of an array, and arrays with a part replaced: everything that NumPy writes between brackets.
 *
 * <p>An index of positions, ranges, {@code ...} and {@code None} can be written as text. Arrays of positions and masks
 * are values: {@code x.get(mask)}, {@code x.get(Index.all(), Index.of(3, 0, -1))}, {@code x.get(rows, columns)}, where
 * an {@link Array} or an {@link io.bask.array.block.NDArray} is an {@link Index} itself. NumPy's rules hold: arrays are
 * stretched to a common shape and name points together; a mask stands for the positions where it is true; the arrays'
 * axes go where they stood, or to the front where something stood between them.
 *
 * <p>What a mask that is not computed yet takes has a length that is only known when computed: it prints as {@code ?},
 * and {@link Array#computeChunkSizes()} finds it out. Positions in memory are checked by the call, others when they are
 * computed.
 *
 * <p>Arrays never change: where NumPy writes {@code x[mask] = v}, write {@code x = x.with(mask, v)}. As in NumPy, the
 * value is stretched to the shape of the part, and cast to the array's dtype whatever is lost; of values for a position
 * that is named twice the last one stays.
 */
public sealed interface ArrayIndexing permits Array {
    /**
     * The part that NumPy's {@code x[index]} takes: {@code x.get("::2, 5000:")}.
     *
     * @param index whole numbers, {@code start:stop:step}, {@code :}, {@code ...}, {@code None}, separated by commas
     * @throws IllegalArgumentException if the text is no index, or names more axes than there are
     * @throws IndexOutOfBoundsException if a position is not on its axis
     */
    default Array get(String index) {
        Given.notNull(index, "index");
        return slice(Slice.parse(index));
    }

    /**
     * The part that an index of these elements takes: {@code x.get(Index.every(2), columns)}.
     *
     * @throws IllegalArgumentException if it names more axes than there are, a mask has not the lengths of the axes that
     *     it lies over, or an array in it is neither bool nor of whole numbers
     * @throws BroadcastException if arrays in it do not stretch to a common shape
     * @throws IndexOutOfBoundsException if a position is not on its axis
     */
    default Array get(Index... index) {
        Given.noneNull(index, "index");
        return slice(Slice.of(index));
    }

    /** The part that an index of these elements takes; see {@link #get(Index...)}. */
    default Array slice(Index... index) {
        Given.noneNull(index, "index");
        return slice(Slice.of(index));
    }

    /** The part that an index takes; see {@link #get(Index...)}. */
    default Array slice(Slice index) {
        Given.notNull(index, "index");
        if (IndexKey.hasArrays(index)) {
            return new Array(IndexKey.of(self().expr(), index, false).get());
        }
        ResolvedSlice resolved = index.resolve(self().shape());
        return resolved.isIdentity() ? self() : new Array(new SliceBasic(self().expr(), resolved));
    }

    /**
     * The part that an index takes, the axes of its arrays in front of all others wherever the arrays stand: Dask's
     * {@code x.vindex[i, :, j]}.
     */
    default Array vindex(Index... index) {
        Given.noneNull(index, "index");
        Slice slice = Slice.of(index);
        return IndexKey.hasArrays(slice)
                ? new Array(IndexKey.of(self().expr(), slice, true).get())
                : slice(slice);
    }

    /** The part at these positions along the first axes, which are dropped; negative ones count from the end. */
    default Array at(long... positions) {
        Given.notNull(positions, "positions");
        return slice(Slice.of(Arrays.stream(positions).mapToObj(Index::at).toList()));
    }

    /** One block, as an array of its own; one number an axis. */
    default Array block(int... index) {
        Given.notNull(index, "index");
        if (!self().shape().isKnown()) {
            return blocks(Arrays.stream(index).mapToObj(Index::at).toArray(Index[]::new));
        }
        return new Array(new SliceBasic(self().expr(), self().chunks().blockRegion(index)));
    }

    /**
     * All blocks in row-major order, each lazy by itself, as an array: {@code Delayed.of(block)} makes calls with them.
     *
     * <p>{@link Array#fromDelayed} is the way back. Computing several at once runs what they share once.
     */
    default List<Array> toDelayed() {
        List<Array> blocks = new ArrayList<>();
        for (int block = 0; block < self().chunks().numBlocks(); block++) {
            blocks.add(block(self().chunks().blockIndex(block)));
        }
        return List.copyOf(blocks);
    }

    /**
     * The blocks with these numbers along each axis, as an array: {@code x.blocks(Index.at(0), Index.of(2, 1))}.
     *
     * <p>Takes whole numbers, ranges, lists of positions and {@code ...}; no axis is dropped.
     *
     * @throws IndexOutOfBoundsException if there is no such block
     */
    default Array blocks(Index... index) {
        Given.noneNull(index, "index");
        return BlockIndex.of(self(), Slice.of(index));
    }

    /** The blocks with these numbers along each axis, written as text: {@code x.blocks("0, ::2")}. */
    default Array blocks(String index) {
        Given.notNull(index, "index");
        return BlockIndex.of(self(), Slice.parse(index));
    }

    /**
     * This array with other elements in the part that {@code index} takes: what {@code x[index] = value} leaves in
     * {@code x}.
     *
     * @param index most often a mask or an array of positions; {@link Slice#of(Index...)} joins several elements
     * @param value stretched to the shape of that part and cast to this dtype
     * @throws IllegalArgumentException as {@link #get(Index...)} does
     * @throws BroadcastException if the value does not stretch to that shape
     */
    default Array with(Index index, Array value) {
        Given.notNull(index, "index");
        Given.notNull(value, "value");
        return with(Slice.of(index), value.expr());
    }

    /** This array with a number in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(Index index, double value) {
        Given.notNull(index, "index");
        return with(Slice.of(index), Full.scalar(self().dtype(), value));
    }

    /** This array with a whole number in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(Index index, long value) {
        Given.notNull(index, "index");
        return with(Slice.of(index), Full.scalar(self().dtype(), value));
    }

    /** This array with a complex number in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(Index index, Complex value) {
        Given.notNull(index, "index");
        Given.notNull(value, "value");
        return with(Slice.of(index), Full.scalar(self().dtype(), value));
    }

    /** This array with a truth value in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(Index index, boolean value) {
        Given.notNull(index, "index");
        return with(Slice.of(index), Full.scalar(self().dtype(), value));
    }

    /** This array with other elements in the part that several elements of an index take; see {@link #with(Index, Array)}. */
    default Array with(Slice index, Array value) {
        Given.notNull(index, "index");
        Given.notNull(value, "value");
        return with(index, value.expr());
    }

    /** This array with a number in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(Slice index, double value) {
        Given.notNull(index, "index");
        return with(index, Full.scalar(self().dtype(), value));
    }

    /** This array with a whole number in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(Slice index, long value) {
        Given.notNull(index, "index");
        return with(index, Full.scalar(self().dtype(), value));
    }

    /** This array with a complex number in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(Slice index, Complex value) {
        Given.notNull(index, "index");
        Given.notNull(value, "value");
        return with(index, Full.scalar(self().dtype(), value));
    }

    /** This array with a truth value in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(Slice index, boolean value) {
        Given.notNull(index, "index");
        return with(index, Full.scalar(self().dtype(), value));
    }

    /** This array with other elements in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(String index, Array value) {
        Given.notNull(index, "index");
        Given.notNull(value, "value");
        return with(Slice.parse(index), value.expr());
    }

    /** This array with a number in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(String index, double value) {
        Given.notNull(index, "index");
        return with(Slice.parse(index), Full.scalar(self().dtype(), value));
    }

    /** This array with a whole number in the part that {@code index} takes; see {@link #with(Index, Array)}. */
    default Array with(String index, long value) {
        Given.notNull(index, "index");
        return with(Slice.parse(index), Full.scalar(self().dtype(), value));
    }

    private Array with(Slice index, ArrayExpr value) {
        if (IndexKey.hasArrays(index)) {
            return new Array(IndexKey.of(self().expr(), index, false).with(value));
        }
        ResolvedSlice resolved = index.resolve(self().shape());
        return new Array(AssignSlice.of(new SliceBasic(self().expr(), resolved), value));
    }

    private Array self() {
        return (Array) this;
    }
}
