package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import java.util.List;

/**
 * Takes the elements of a block to the lanes of a {@link LaneState} in a {@link LaneOrder}.
 *
 * <p>When there are many lanes side by side, a tile is a piece of a row and no folding is needed. When there are few, a
 * tile holds as many whole rows as fit, and its lanes are folded into one row in the end.
 */
final class LaneReduction {
    /** Fewer lanes than this are not worth the calls. */
    private static final long FEWEST_LANES = 128;

    /** Tiles that should be added before lanes are folded. */
    private static final int ROWS = 16;

    /** As many lanes of eight bytes, and the sums that they are carried to, stay in the second-level cache. */
    private static final int WIDEST = 1 << 14;

    /** Elements of eight bytes in a page of memory. */
    private static final long PAGE = 512;

    private final LaneState state;
    private final LaneOrder order;

    LaneReduction(LaneState state, LaneOrder order) {
        this.state = state;
        this.order = order;
    }

    /** Reduces all elements and writes the answer's parts. */
    void run(List<NDArray> parts) {
        int inner = Math.toIntExact(order.inner());
        for (long outer = 0; outer < order.outer(); outer++) {
            long start = outer * order.reduced() * inner;
            int at = Math.toIntExact(outer * inner);
            if (inner > Feed.TILE && state.addsInPlace()) {
                reduceRows(start, inner, at, parts);
            } else if (inner > Feed.TILE) {
                reduceWide(start, inner, at, parts);
            } else if (inner > 0) {
                reduceNarrow(start, inner, at, parts);
            }
        }
    }

    private void reduceWide(long start, int inner, int at, List<NDArray> parts) {
        for (int strip = 0; strip < inner; ) {
            int count = Math.min(Feed.TILE, inner - strip);
            state.begin(count, count);
            for (long row = 0; row < order.reduced(); row++) {
                state.add(start + row * inner + strip, count, row);
            }
            state.settle(count);
            state.write(count, parts, at + strip);
            strip += count;
        }
    }

    /**
     * Reduces rows wider than a tile, which are read where they lie, some side by side: so memory is read in long runs, where
     * tiles would take a page or two of each row.
     */
    private void reduceRows(long start, int inner, int at, List<NDArray> parts) {
        for (int strip = 0; strip < inner; ) {
            int count = Math.min(WIDEST, inner - strip);
            state.begin(count, count);
            long row = 0;
            for (; row + state.streams() <= order.reduced(); row += state.streams()) {
                state.addStreams(start + row * inner + strip, inner, count);
            }
            for (; row < order.reduced(); row++) {
                state.add(start + row * inner + strip, count, row);
            }
            state.settle(count);
            state.write(count, parts, at + strip);
            strip += count;
        }
    }

    private void reduceNarrow(long start, int inner, int at, List<NDArray> parts) {
        long total = order.reduced() * inner;
        long wanted = Math.max(FEWEST_LANES, Math.min(Feed.TILE, total / ROWS));
        int lanes = (int) Math.min(total, Math.max(1, wanted / inner) * inner);
        state.begin(Math.max(lanes, inner), inner);
        long inStreams = inner == 1 ? reduceStreams(start, total, lanes) : reduceTiles(start, total, lanes);
        for (long done = inStreams; done < total; ) {
            int count = (int) Math.min(lanes, total - done);
            state.add(start + done, count, done / inner);
            done += count;
        }
        for (int rows = state.settle(lanes) / inner; rows > 1; ) {
            int half = (rows + 1) / 2;
            state.fold(half * inner, (rows - half) * inner);
            rows = half;
        }
        state.write(inner, parts, at);
    }

    /** Reduces most tiles of several rows, some side by side, if they are read where they lie; says how many elements that were. */
    private long reduceTiles(long start, long total, int lanes) {
        long together = (long) state.streams() * lanes;
        long done = 0;
        while (state.addsInPlace() && lanes > 0 && done + together <= total) {
            state.addStreams(start + done, lanes, lanes);
            done += together;
        }
        return done;
    }

    /**
     * Reduces most of the elements as runs that are read side by side, where the state can; says how many that were.
     *
     * <p>Runs that began at the same place of a page each would fight for the same few lines of the first-level cache, so
     * their distance is a number of pages and an eighth.
     */
    private long reduceStreams(long start, long total, int lanes) {
        long longest = total / state.streams();
        if (state.streams() == 1 || longest < PAGE) {
            return 0;
        }
        long distance = (longest - PAGE / 8) / PAGE * PAGE + PAGE / 8;
        for (long done = 0; done < distance; ) {
            int count = (int) Math.min(lanes, distance - done);
            state.addStreams(start + done, distance, count);
            done += count;
        }
        return distance * state.streams();
    }
}
