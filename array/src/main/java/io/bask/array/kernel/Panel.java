package io.bask.array.kernel;

import io.bask.array.block.Mover;
import io.bask.array.block.NDArray;
import io.bask.array.kernel.code.Element;

/**
 * Gathers several lines of a block at a time, where elements that are neighbours in memory lie in different lines, as in
 * a transposed block.
 *
 * <p>Line by line, every element would bring in a cache line of its own, and where lines are a power of two apart that
 * cache line would be gone when its next element is wanted (1024 x 1024 doubles: 7 instead of 2 ns an element). Here
 * each one is read once, for all the lines of the panel.
 */
final class Panel {
    /** As many as there are doubles in two cache lines, as the hardware fetches neighbours with each other. */
    static final int LINES = 16;

    /** How far apart elements of a line are when each brings in a cache line of its own. */
    private static final int FAR = 8;

    /** Elements of a line up to which a panel of doubles stays in the second-level cache. */
    private static final int LONGEST = 8_192;

    private final Mover in;
    private final Mover out;
    private final int lineStep;
    private final int columnStep;
    private final int width;
    private final boolean strips;
    private long heldPosition = Long.MIN_VALUE;
    private int heldFrom;

    /**
     * A panel of a block.
     *
     * @param tile where elements are copied to in the end
     * @param lineStep from an element to its neighbour in the next line, 1 or -1
     * @param columnStep from an element to its neighbour in the same line
     * @param width how many elements of a line are held
     * @param strips whether the walk goes down a strip of lines instead of along whole lines
     */
    Panel(NDArray block, Object tile, int lineStep, int columnStep, int width, boolean strips) {
        Object panel = Element.of(block.dtype()).newArray(LINES * width);
        this.in = Mover.of(block.dtype(), block.storageShared(), panel);
        this.out = Mover.of(block.dtype(), panel, tile);
        this.lineStep = lineStep;
        this.columnStep = columnStep;
        this.width = width;
        this.strips = strips;
    }

    /** Whether lines with these steps are better gathered together. */
    static boolean isBetter(long lineStep, long columnStep, int length, boolean strips) {
        return Math.abs(lineStep) == 1 && Math.abs(columnStep) >= FAR && (strips || length <= LONGEST);
    }

    /**
     * Copies elements of a line to the tile.
     *
     * @param position where the first element of the panel's first line lies
     * @param line which line of the panel is meant
     * @param lines how many lines there are for the panel to hold
     * @param from number of the first element in its line
     */
    void copy(long position, int line, int lines, int from, int to, int count) {
        int start = strips ? from : 0;
        if (position != heldPosition || start != heldFrom) {
            hold((int) position + start * columnStep, strips ? count : width, Math.min(lines, LINES));
            heldPosition = position;
            heldFrom = start;
        }
        out.line(line * width + from - start, 1, to, 1, count);
    }

    private void hold(int position, int columns, int lines) {
        if (lines == LINES && in instanceof Mover.OfDoubles of) {
            SixteenLines.hold(of.source(), position, lineStep, columnStep, of.target(), width, columns);
        } else if (lines == LINES && in instanceof Mover.OfFloats of) {
            SixteenLines.hold(of.source(), position, lineStep, columnStep, of.target(), width, columns);
        } else {
            for (int column = 0; column < columns; column++) {
                in.line(position + column * columnStep, lineStep, column, width, lines);
            }
        }
    }
}
