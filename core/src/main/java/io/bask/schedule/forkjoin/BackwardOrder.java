package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;

/**
 * Orders tasks from the last to the first: the one to run last is the one that asks least of those before it.
 *
 * <p>Seen backwards a result is alive from its last reader to the task that makes it. Of the tasks whose readers are all
 * placed the next is the one with the least cost: what it reads that nobody placed so far reads, less what it makes. Ties
 * go to the task that another order puts last.
 *
 * <p>A task's cost falls when somebody else asks for one of its inputs; it is then pushed again, and the entry with the
 * old cost is skipped when it surfaces. O(e log r) for e edges and r tasks to choose from.
 */
final class BackwardOrder {
    private static final int PLACED = -1;

    private final Demand demand;
    private final Graph graph;
    private final Successors successors;
    private final int[] base;
    private final int[] ranks;
    private final int[] left;
    private final boolean[] asked;
    private final float[] cost;
    private final int[] order;
    private final LongHeap ready = new LongHeap();
    private int unplaced;

    private BackwardOrder(Demand demand, Successors successors, int[] base) {
        this.demand = demand;
        this.graph = demand.graph();
        this.successors = successors;
        this.base = base;
        this.ranks = TaskOrder.ranks(base, graph.size());
        this.left = successors.distinctReaders(demand);
        this.asked = new boolean[graph.size()];
        this.cost = new float[graph.size()];
        this.order = new int[demand.needed()];
        this.unplaced = order.length;
    }

    static int[] of(Demand demand, Successors successors, int[] base) {
        BackwardOrder work = new BackwardOrder(demand, successors, base);
        work.prepare();
        while (work.unplaced > 0) {
            work.place(work.next());
        }
        return work.order;
    }

    private void prepare() {
        for (int task : base) {
            float asks = 0;
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                if (successors.isFirstRead(task, i)) {
                    asks += demand.weight(graph.dependency(task, i));
                }
            }
            left[task] &= ~Demand.OUTPUT;
            cost[task] = asks - demand.produced(task);
            if (left[task] == 0) {
                push(task);
            }
        }
    }

    private int next() {
        while (true) {
            long least = ready.least();
            int task = taskOf(least);
            ready.remove();
            if (left[task] == 0) {
                return task;
            }
        }
    }

    private void place(int task) {
        order[--unplaced] = task;
        left[task] = PLACED;
        for (int i = 0; i < graph.dependencyCount(task); i++) {
            if (!successors.isFirstRead(task, i)) {
                continue;
            }
            int input = graph.dependency(task, i);
            if (!asked[input]) {
                asked[input] = true;
                tellReaders(input);
            }
            if (--left[input] == 0) {
                push(input);
            }
        }
    }

    private void tellReaders(int input) {
        int last = -1;
        for (int edge = successors.start()[input]; edge < successors.start()[input + 1]; edge++) {
            int reader = successors.tasks()[edge];
            if (reader == last) {
                continue;
            }
            last = reader;
            cost[reader] -= demand.weight(input);
            if (left[reader] == 0) {
                push(reader);
            }
        }
    }

    private void push(int task) {
        ready.add(LongHeap.entry(cost[task], Integer.MAX_VALUE - ranks[task]));
    }

    private int taskOf(long entry) {
        return base[Integer.MAX_VALUE - (int) entry];
    }
}
