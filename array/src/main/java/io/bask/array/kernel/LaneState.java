package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import java.util.List;

/**
 * A reduction of many elements at once: every lane reduces its own.
 *
 * <p>A tile of elements is added lane by lane, elementwise: that is a loop that vectorises whatever the reduction is, and
 * whose result depends neither on the width of vectors nor on the number of threads. In the end the lanes are folded
 * upon one another, halving their number each time, so sums are pairwise sums.
 */
abstract class LaneState {
    /**
     * Forgets everything; the next elements go to this many lanes.
     *
     * @param inner how many lanes side by side make a row; the rows will be folded into one in the end
     */
    abstract void begin(int lanes, int inner);

    /**
     * Adds elements to the first lanes, one to each.
     *
     * @param start the number of the first element in the order of the walk
     * @param row how many elements the first lane has already had, or is to be thought of as having had
     */
    abstract void add(long start, int count, long row);

    /** Whether runs of elements are read where they lie, so that those of {@link #addStreams} may be longer than a tile. */
    boolean addsInPlace() {
        return false;
    }

    /** How many runs of elements {@link #addStreams} takes at once; 1 where elements have to come in their order. */
    int streams() {
        return 1;
    }

    /**
     * Adds runs of elements to the first lanes, one run after the other.
     *
     * @param start the number of the first run's first element in the order of the walk
     * @param distance from the beginning of one run to that of the next
     * @param count elements in each run
     */
    void addStreams(long start, long distance, int count) {
        for (int stream = 0; stream < streams(); stream++) {
            add(start + stream * distance, count, start + stream * distance);
        }
    }

    /**
     * Brings everything added so far into a form in which lanes can be folded.
     *
     * @param lanes how many there are
     * @return how many are left: fewer whole rows, if some have been folded already
     */
    abstract int settle(int lanes);

    /** Adds lanes {@code from} to {@code from + count - 1} to the first lanes. */
    abstract void fold(int from, int count);

    /** Writes the state of the first lanes as elements of the parts, starting at one of them. */
    abstract void write(int lanes, List<NDArray> parts, int at);
}
