package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import org.jspecify.annotations.Nullable;

/**
 * An order in the making: what is placed, which inputs tasks still wait for, who still reads each result, and what all of
 * that weighs, so that an order that is no better than another one can be given up before it is complete.
 *
 * <p>In a large graph most of the time goes into fetching memory from afar, so a draft also notes how often it places a
 * task whose surroundings it has not touched for long. That tells what an order costs to find, and is the same on every
 * machine, unlike the time.
 */
final class Draft {
    private static final int PLACED = -1;

    /** So many neighbouring tasks are one surrounding, and so many surroundings are at hand. */
    private static final int SURROUNDING_BITS = 7;

    private static final int AT_HAND = 1 << 10;

    /** What one part in so many of the order shows is too little to judge it by. */
    private static final int TRIAL = 64;

    private final Demand demand;
    private final Graph graph;
    private final Successors successors;
    private final boolean repeats;
    private final boolean uniform;
    private final long bound;
    private final double patience;

    /** How many inputs a task waits for, {@link #PLACED} at last, and right behind how many readers its result has left. */
    private final int[] state;

    private final int[] order;
    private final int[] atHand = new int[AT_HAND];
    private int placed;
    private long far;
    private double allowedFar;
    private long live;
    private long peak;

    /**
     * Starts an order.
     *
     * @param bound as soon as results weigh that much together, the order is of no use
     * @param patience so many of the tasks, as a share, may be placed from afar; the order is given up where it looks as
     *     if there would be more
     */
    Draft(Demand demand, Successors successors, long bound, double patience) {
        this.demand = demand;
        this.graph = demand.graph();
        this.successors = successors;
        this.repeats = successors.hasRepeats();
        this.uniform = demand.uniform();
        this.bound = bound;
        this.patience = patience;
        this.order = new int[demand.needed()];
        this.allowedFar = order.length / (double) TRIAL;
        int[] readers = repeats ? successors.distinctReaders(demand) : demand.readers();
        this.state = new int[2 * graph.size()];
        for (int task = 0; task < readers.length; task++) {
            state[2 * task] = graph.dependencyCount(task);
            state[2 * task + 1] = readers[task];
        }
    }

    /** Tells whether there is nothing more to do: all is placed, or the order is of no use. */
    boolean isOver() {
        return placed == order.length || peak >= bound || far > allowedFar;
    }

    /** The order; null where it was given up. */
    int @Nullable [] order() {
        return placed == order.length && peak < bound ? order : null;
    }

    /** The most that results weigh at any moment of the order. */
    long peak() {
        return peak;
    }

    /** How often a task from afar was placed. */
    long far() {
        return far;
    }

    /** How many tasks are placed. */
    int placed() {
        return placed;
    }

    /** The task at a place. */
    int task(int place) {
        return order[place];
    }

    boolean isPlaced(int task) {
        return state[2 * task] == PLACED;
    }

    /** Whether a task waits for nothing; not to be asked of those that are placed. */
    boolean isReady(int task) {
        return state[2 * task] <= 0;
    }

    /** How many tasks still have to read a result, {@link Demand#OUTPUT} added where the caller wants it. */
    int readersLeft(int task) {
        return state[2 * task + 1];
    }

    /** Whether input {@code i} of a task is not a repetition of an earlier one. */
    boolean isFirstRead(int task, int i) {
        return !repeats || successors.isFirstRead(task, i);
    }

    /** What a task that is not placed yet will add to memory. */
    long produced(int task) {
        return state[2 * task + 1] == Demand.OUTPUT ? 0 : weight(task);
    }

    long weight(int task) {
        return uniform ? 1 : demand.weight(task);
    }

    /** Places a task. What it reads and who waits for it is told by {@link #read} and {@link #give}. */
    void put(int task) {
        order[placed++] = task;
        state[2 * task] = PLACED;
        allowedFar += patience;
        int surrounding = (task >>> SURROUNDING_BITS) + 1;
        int slot = surrounding & AT_HAND - 1;
        if (atHand[slot] != surrounding) {
            atHand[slot] = surrounding;
            far++;
        }
        long weight = weight(task);
        live += weight;
        peak = Math.max(peak, live);
        if (state[2 * task + 1] == Demand.OUTPUT) {
            live -= weight;
        }
    }

    /** Notes that the task placed last has read a result; answers how many readers it has left. */
    int read(int input) {
        int left = --state[2 * input + 1];
        if (left == 0) {
            live -= weight(input);
        }
        return left;
    }

    /** Hands the result of the task placed last to a reader; answers whether that has become ready. */
    boolean give(int reader) {
        return --state[2 * reader] == 0;
    }
}
