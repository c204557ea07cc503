package io.bask.array.expr;

import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkLengths;
import java.util.ArrayList;
import java.util.List;

/**
 * How a slice cuts through the chunks of one axis: each chunk of the result comes out of one chunk of the source.
 *
 * <p>Chunks of which nothing is taken are left out, unless the whole axis is taken; where nothing at all is taken, one
 * empty chunk remains. A negative step takes the chunks in reverse.
 *
 * @param pieces the pieces in the order of the result
 */
public record AxisCut(List<Piece> pieces) {
    /**
     * One chunk of the result.
     *
     * @param chunk number of the source's chunk
     * @param within the positions taken, counted from the start of that chunk
     */
    public record Piece(int chunk, AxisRange within) {}

    public AxisCut {
        pieces = List.copyOf(pieces);
    }

    /** Cuts {@code range} out of an axis. */
    public static AxisCut of(ChunkLengths axis, AxisRange range) {
        List<Piece> pieces = new ArrayList<>();
        if (range.isWhole(axis.extent())) {
            axis.requireRoom(axis.count());
            for (int chunk = 0; chunk < axis.count(); chunk++) {
                pieces.add(new Piece(chunk, AxisRange.whole(axis.extent(chunk))));
            }
            return new AxisCut(pieces);
        }
        if (range.length() == 0) {
            return new AxisCut(List.of(new Piece(0, new AxisRange(0, 0, 1))));
        }
        axis.requireRoom(atMost(axis, range));
        long taken = 0;
        while (taken < range.length()) {
            long position = range.start() + taken * range.step();
            int chunk = axis.chunkAt(position);
            long start = axis.start(chunk);
            long room = range.step() > 0 ? start + axis.length(chunk) - 1 - position : position - start;
            long count = Math.min(range.length() - taken, room / Math.abs(range.step()) + 1);
            pieces.add(new Piece(chunk, new AxisRange(position - start, count, range.step())));
            taken += count;
        }
        return new AxisCut(pieces);
    }

    /** How many pieces a range has: one a chunk that it crosses, or one a position if it steps over chunks. */
    private static long atMost(ChunkLengths axis, AxisRange range) {
        long last = range.start() + (range.length() - 1) * range.step();
        return Math.min(range.length(), Math.abs(axis.chunkAt(last) - axis.chunkAt(range.start())) + 1L);
    }

    /** The same positions without the chunks of which nothing is taken. */
    public AxisCut withoutEmptyPieces() {
        return new AxisCut(
                pieces.stream().filter(piece -> piece.within().length() > 0).toList());
    }

    /** The chunks of the result. */
    public ChunkLengths lengths() {
        return ChunkLengths.of(
                pieces.stream().mapToLong(piece -> piece.within().length()).toArray());
    }
}
