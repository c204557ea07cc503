package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import java.util.Arrays;

/**
 * Orders tasks depth first: what a task reads is made just before it, one input after the other.
 *
 * <p>A {@link Goal} says which task is aimed at next. Its inputs are followed down and placed on the way back up. A task
 * that has just become ready is placed ahead of its turn where that costs no memory: it lets go of at least as much as it
 * makes, or makes no more than a tenth of what was placed last.
 *
 * <p>One pass over the edges, no recursion; an entry on the stack a level of depth.
 */
final class DepthFirstOrder {
    /** What is aimed at. */
    enum Goal {
        /** One wanted result after the other: good for trees and chains. */
        OUTPUT,
        /**
         * The next reader of the result that has been alive for longest: left-looking factorisations, waves, rounds of
         * neighbours.
         */
        OLDEST,
        /** The next reader of the result that was made last: graphs without much structure. */
        NEWEST
    }

    private final Demand demand;
    private final Graph graph;
    private final Successors successors;
    private final int[] start;
    private final int[] readers;
    private final boolean repeats;
    private final int[] waiting;
    private final int[] left;
    private final int[] order;
    private int placed;
    private int[] path = new int[64];
    private int[] nextInput = new int[64];
    private int[] eager = new int[64];

    private DepthFirstOrder(Demand demand, Successors successors) {
        this.demand = demand;
        this.graph = demand.graph();
        this.successors = successors;
        this.start = successors.start();
        this.readers = successors.tasks();
        this.repeats = successors.hasRepeats();
        this.waiting = new int[graph.size()];
        this.left = successors.distinctReaders(demand);
        this.order = new int[demand.needed()];
        for (int task = 0; task < waiting.length; task++) {
            waiting[task] = graph.dependencyCount(task);
        }
    }

    static int[] of(Demand demand, Successors successors, Goal goal) {
        DepthFirstOrder work = new DepthFirstOrder(demand, successors);
        switch (goal) {
            case OUTPUT -> work.aimAtOutputs();
            case OLDEST -> work.aimAtOldest();
            case NEWEST -> work.aimAtNewest();
        }
        return work.order;
    }

    private void aimAtOutputs() {
        for (int task = 0; task < waiting.length; task++) {
            if (demand.readers()[task] == Demand.OUTPUT && waiting[task] >= 0) {
                descend(task);
            }
        }
    }

    private void aimAtOldest() {
        int[] nextReader = Arrays.copyOf(start, waiting.length);
        int oldest = 0;
        int fresh = 0;
        while (placed < order.length) {
            int aim = -1;
            while (oldest < placed && aim < 0) {
                aim = reader(order[oldest], nextReader);
                oldest += aim < 0 ? 1 : 0;
            }
            if (aim < 0) {
                fresh = fresh(fresh);
                aim = fresh;
            }
            descend(aim);
        }
    }

    private void aimAtNewest() {
        int[] nextReader = Arrays.copyOf(start, waiting.length);
        int[] alive = new int[order.length];
        int size = 0;
        int seen = 0;
        int fresh = 0;
        while (placed < order.length) {
            while (seen < placed) {
                alive[size++] = order[seen++];
            }
            int aim = -1;
            while (size > 0 && aim < 0) {
                aim = reader(alive[size - 1], nextReader);
                size -= aim < 0 ? 1 : 0;
            }
            if (aim < 0) {
                fresh = fresh(fresh);
                aim = fresh;
            }
            descend(aim);
        }
    }

    /** The first reader of a task that is not placed yet, or -1. */
    private int reader(int task, int[] nextReader) {
        for (int edge = nextReader[task]; edge < start[task + 1]; edge++) {
            if (waiting[readers[edge]] >= 0) {
                nextReader[task] = edge;
                return readers[edge];
            }
        }
        nextReader[task] = start[task + 1];
        return -1;
    }

    /** The first needed task from {@code from} on that is not placed; all that it reads is. */
    private int fresh(int from) {
        int task = from;
        while (waiting[task] < 0 || demand.readers()[task] == 0) {
            task++;
        }
        return task;
    }

    /** Places a task after all that it needs. */
    private void descend(int sink) {
        int depth = 0;
        path[0] = sink;
        nextInput[0] = 0;
        while (depth >= 0) {
            int task = path[depth];
            int input = waiting[task] <= 0 ? -1 : missing(task, depth);
            if (input < 0) {
                depth--;
                if (waiting[task] >= 0) {
                    placeWithFollowers(task);
                }
                continue;
            }
            depth++;
            if (depth == path.length) {
                path = Arrays.copyOf(path, depth * 2);
                nextInput = Arrays.copyOf(nextInput, depth * 2);
            }
            path[depth] = input;
            nextInput[depth] = 0;
        }
    }

    /** The first input of a task that is not placed yet, or -1. */
    private int missing(int task, int depth) {
        int count = graph.dependencyCount(task);
        for (int i = nextInput[depth]; i < count; i++) {
            int input = graph.dependency(task, i);
            if (waiting[input] >= 0) {
                nextInput[depth] = i + 1;
                return input;
            }
        }
        nextInput[depth] = count;
        return -1;
    }

    private void placeWithFollowers(int first) {
        int size = place(first, 0);
        long weight = demand.weight(first);
        while (size > 0) {
            int task = eager[--size];
            if (waiting[task] == 0 && isFree(task, weight)) {
                size = place(task, size);
                weight = demand.weight(task);
            }
        }
    }

    /** Places one task; pushes those that it makes ready, the first of them on top. */
    private int place(int task, int stacked) {
        order[placed++] = task;
        waiting[task] = -1;
        int count = graph.dependencyCount(task);
        for (int i = 0; i < count; i++) {
            if (!repeats || successors.isFirstRead(task, i)) {
                left[graph.dependency(task, i)]--;
            }
        }
        int size = stacked;
        int first = start[task];
        for (int edge = start[task + 1] - 1; edge >= first; edge--) {
            int reader = readers[edge];
            if (--waiting[reader] == 0) {
                if (size == eager.length) {
                    eager = Arrays.copyOf(eager, size * 2);
                }
                eager[size++] = reader;
            }
        }
        return size;
    }

    /** Tells whether running a ready task now costs no memory to speak of. */
    private boolean isFree(int task, long lastWeight) {
        long makes = demand.produced(task);
        return makes * 10 <= lastWeight || makes <= released(task);
    }

    /** What running a ready task lets go of: inputs that nobody else still has to read. */
    private long released(int task) {
        long released = 0;
        int count = graph.dependencyCount(task);
        for (int i = 0; i < count; i++) {
            int input = graph.dependency(task, i);
            if (left[input] == 1 && (!repeats || successors.isFirstRead(task, i))) {
                released += demand.weight(input);
            }
        }
        return released;
    }
}
