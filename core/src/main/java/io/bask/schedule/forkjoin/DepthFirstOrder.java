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
    private final Draft draft;
    private final int[] start;
    private final int[] readers;
    private int[] path = new int[64];
    private int[] nextInput = new int[64];
    private int[] eager = new int[64];

    private DepthFirstOrder(Demand demand, Successors successors, Draft draft) {
        this.demand = demand;
        this.graph = demand.graph();
        this.draft = draft;
        this.start = successors.start();
        this.readers = successors.tasks();
    }

    /** Completes an order, or gives it up where it is of no use. */
    static void of(Demand demand, Successors successors, Goal goal, Draft draft) {
        DepthFirstOrder work = new DepthFirstOrder(demand, successors, draft);
        switch (goal) {
            case OUTPUT -> work.aimAtOutputs();
            case OLDEST -> work.aimAtOldest();
            case NEWEST -> work.aimAtNewest();
        }
    }

    private void aimAtOutputs() {
        for (int task = 0; task < graph.size() && !draft.isOver(); task++) {
            if (demand.readers()[task] == Demand.OUTPUT && !draft.isPlaced(task)) {
                descend(task);
            }
        }
    }

    private void aimAtOldest() {
        int[] nextReader = Arrays.copyOf(start, graph.size());
        int oldest = 0;
        int fresh = 0;
        while (!draft.isOver()) {
            int aim = -1;
            while (oldest < draft.placed() && aim < 0) {
                aim = reader(draft.task(oldest), nextReader);
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
        int[] nextReader = Arrays.copyOf(start, graph.size());
        int[] alive = new int[demand.needed()];
        int size = 0;
        int seen = 0;
        int fresh = 0;
        while (!draft.isOver()) {
            while (seen < draft.placed()) {
                alive[size++] = draft.task(seen++);
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
        int end = start[task + 1];
        for (int edge = nextReader[task]; edge < end; edge++) {
            if (!draft.isPlaced(readers[edge])) {
                nextReader[task] = edge;
                return readers[edge];
            }
        }
        nextReader[task] = end;
        return -1;
    }

    /** The first needed task from {@code from} on that is not placed; all that it reads is. */
    private int fresh(int from) {
        int task = from;
        while (draft.isPlaced(task) || demand.readers()[task] == 0) {
            task++;
        }
        return task;
    }

    /** Places a task after all that it needs. */
    private void descend(int sink) {
        int depth = 0;
        path[0] = sink;
        nextInput[0] = 0;
        while (depth >= 0 && !draft.isOver()) {
            int task = path[depth];
            int input = draft.isReady(task) ? -1 : missing(task, depth);
            if (input < 0) {
                depth--;
                if (!draft.isPlaced(task)) {
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
            if (!draft.isPlaced(input)) {
                nextInput[depth] = i + 1;
                return input;
            }
        }
        nextInput[depth] = count;
        return -1;
    }

    private void placeWithFollowers(int first) {
        int size = place(first, 0);
        long weight = draft.weight(first);
        while (size > 0) {
            int task = eager[--size];
            if (draft.isReady(task) && !draft.isPlaced(task) && isFree(task, weight)) {
                size = place(task, size);
                weight = draft.weight(task);
            }
        }
    }

    /** Places one task; pushes those that it makes ready, the first of them on top. */
    private int place(int task, int stacked) {
        draft.put(task);
        int count = graph.dependencyCount(task);
        for (int i = 0; i < count; i++) {
            if (draft.isFirstRead(task, i)) {
                draft.read(graph.dependency(task, i));
            }
        }
        int size = stacked;
        int first = start[task];
        for (int edge = start[task + 1] - 1; edge >= first; edge--) {
            int reader = readers[edge];
            if (draft.give(reader)) {
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
        long makes = draft.produced(task);
        return makes * 10 <= lastWeight || makes <= released(task);
    }

    /** What running a ready task lets go of: inputs that nobody else still has to read. */
    private long released(int task) {
        long released = 0;
        int count = graph.dependencyCount(task);
        for (int i = 0; i < count; i++) {
            int input = graph.dependency(task, i);
            if (draft.readersLeft(input) == 1 && draft.isFirstRead(task, i)) {
                released += draft.weight(input);
            }
        }
        return released;
    }
}
