package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import java.util.Arrays;

/**
 * Orders tasks by what they do to memory: next comes the ready task that makes least beyond what it lets go of.
 *
 * <p>Tasks that read nothing are always ready and always cost memory, so they wait in the order of a base, and the first
 * of them is taken only when every other ready task would cost more. Ties go to the task that became ready last: its
 * inputs are then let go of soonest.
 *
 * <p>A task's cost falls when it becomes the last reader of an input; it is then pushed again, and the entry with the old
 * cost is skipped when it surfaces. O(e log r) for e edges and r ready tasks.
 */
final class FrugalOrder {
    private final Demand demand;
    private final Graph graph;
    private final Successors successors;
    private final Draft draft;
    private final int[] base;
    private final float[] cost;
    private final LongHeap ready = new LongHeap();
    private int nextRoot;
    private int[] pushed = new int[64];
    private int pushes;

    private FrugalOrder(Demand demand, Successors successors, int[] base, Draft draft) {
        this.demand = demand;
        this.graph = demand.graph();
        this.successors = successors;
        this.base = base;
        this.draft = draft;
        this.cost = new float[graph.size()];
    }

    /** Completes an order, or gives it up where it is of no use. */
    static void of(Demand demand, Successors successors, int[] base, Draft draft) {
        FrugalOrder work = new FrugalOrder(demand, successors, base, draft);
        work.prepare();
        while (!draft.isOver()) {
            work.place(work.next());
        }
    }

    private void prepare() {
        for (int task = 0; task < cost.length; task++) {
            if (demand.readers()[task] == 0) {
                continue;
            }
            float weight = draft.produced(task);
            int count = graph.dependencyCount(task);
            for (int i = 0; i < count; i++) {
                int input = graph.dependency(task, i);
                if (draft.readersLeft(input) == 1 && draft.isFirstRead(task, i)) {
                    weight -= draft.weight(input);
                }
            }
            cost[task] = weight;
        }
        skipToRoot();
    }

    private int next() {
        while (!ready.isEmpty() && draft.isPlaced(taskOf(ready.least()))) {
            ready.remove();
        }
        boolean hasRoot = nextRoot < base.length;
        if (!ready.isEmpty() && (!hasRoot || LongHeap.priority(ready.least()) <= cost[base[nextRoot]])) {
            int task = taskOf(ready.least());
            ready.remove();
            return task;
        }
        int root = base[nextRoot++];
        skipToRoot();
        return root;
    }

    private void skipToRoot() {
        while (nextRoot < base.length && graph.dependencyCount(base[nextRoot]) > 0) {
            nextRoot++;
        }
    }

    private void place(int task) {
        draft.put(task);
        int count = graph.dependencyCount(task);
        for (int i = 0; i < count; i++) {
            int input = graph.dependency(task, i);
            if (draft.isFirstRead(task, i) && draft.read(input) == 1) {
                tellLastReader(input);
            }
        }
        for (int edge = successors.start()[task + 1] - 1; edge >= successors.start()[task]; edge--) {
            int reader = successors.tasks()[edge];
            if (draft.give(reader)) {
                push(reader);
            }
        }
    }

    private void tellLastReader(int input) {
        for (int edge = successors.start()[input]; edge < successors.start()[input + 1]; edge++) {
            int reader = successors.tasks()[edge];
            if (!draft.isPlaced(reader)) {
                cost[reader] -= draft.weight(input);
                if (draft.isReady(reader)) {
                    push(reader);
                }
                return;
            }
        }
    }

    private void push(int task) {
        if (pushes == pushed.length) {
            pushed = Arrays.copyOf(pushed, 2 * pushes);
        }
        pushed[pushes] = task;
        ready.add(LongHeap.entry(cost[task], Integer.MAX_VALUE - pushes++));
    }

    private int taskOf(long entry) {
        return pushed[Integer.MAX_VALUE - (int) entry];
    }
}
