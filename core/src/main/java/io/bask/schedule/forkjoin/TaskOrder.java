package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the order in which tasks would best run one after another: the one that keeps the fewest bytes of results
 * alive at its worst moment.
 *
 * <p>Three candidates are simulated: the order of construction, {@link DepthFirstOrder} and {@link FrugalOrder}. The
 * search stops early where there is little left to win: at a peak of a few results, or, in a large graph, of about as
 * many as the graph is wide when drawn as a square. An order is an array of task numbers, or null for "as constructed,
 * all of them".
 */
final class TaskOrder {
    private static final int LARGE = 1 << 14;

    private final Demand demand;
    private final long good;
    private int @Nullable [] best;
    private long bestPeak;
    private @Nullable Successors successors;

    private TaskOrder(Demand demand) {
        this.demand = demand;
        int log = 32 - Integer.numberOfLeadingZeros(demand.needed());
        long few = 2L * log + 8;
        long narrow = demand.needed() < LARGE ? 0 : 2 * (long) Math.sqrt(demand.needed());
        this.good = Math.max(few, narrow) * lightest(demand);
        this.best = demand.isWhole() ? null : constructed(demand);
        this.bestPeak = peak(demand, best);
    }

    /** Finds the order to run a job in. */
    static TaskOrder best(Demand demand) {
        TaskOrder choice = new TaskOrder(demand);
        if (choice.bestPeak > choice.good && demand.graph().dependencyCount() > 0) {
            choice.search();
        }
        return choice;
    }

    /** The order found; null where it is the order of construction and all tasks are needed. */
    int @Nullable [] order() {
        return best;
    }

    /** The peak of the order found. */
    long peak() {
        return bestPeak;
    }

    /** Who reads what, where the search had to find out. */
    @Nullable
    Successors successors() {
        return successors;
    }

    private void search() {
        Successors successors = Successors.of(demand);
        this.successors = successors;
        int[] depthFirst = DepthFirstOrder.of(demand, successors);
        consider(depthFirst);
        if (bestPeak > good) {
            consider(FrugalOrder.of(demand, successors, depthFirst));
        }
    }

    private void consider(int[] order) {
        long peak = peak(demand, order);
        if (peak < bestPeak) {
            best = order;
            bestPeak = peak;
        }
    }

    /** What one result weighs at least: the unit in which "few" is counted. */
    private static long lightest(Demand demand) {
        if (demand.uniform()) {
            return 1;
        }
        return demand.graph().layers().stream()
                .mapToLong(layer -> Math.max(1, layer.resultBytes()))
                .min()
                .orElse(1);
    }

    private static int[] constructed(Demand demand) {
        int[] order = new int[demand.needed()];
        int rank = 0;
        for (int task = 0; task < demand.readers().length; task++) {
            if (demand.readers()[task] != 0) {
                order[rank++] = task;
            }
        }
        return order;
    }

    /**
     * The most that results weigh together at any moment when tasks run one after another in this order: inputs and
     * result of the running task counted, results that nobody but the caller reads handed over at once.
     */
    static long peak(Demand demand, int @Nullable [] order) {
        Graph graph = demand.graph();
        int[] left = demand.readers().clone();
        long live = 0;
        long peak = 0;
        for (int rank = 0; rank < demand.needed(); rank++) {
            int task = order == null ? rank : order[rank];
            long weight = demand.weight(task);
            live += weight;
            peak = Math.max(peak, live);
            if (left[task] == Demand.OUTPUT) {
                live -= weight;
            }
            int count = graph.dependencyCount(task);
            for (int i = 0; i < count; i++) {
                int read = graph.dependency(task, i);
                if (--left[read] == 0) {
                    live -= demand.weight(read);
                }
            }
        }
        return peak;
    }

    /** Where each task stands in an order; -1 for tasks that are not in it. */
    static int[] ranks(int[] order, int size) {
        int[] ranks = new int[size];
        if (order.length < size) {
            Arrays.fill(ranks, -1);
        }
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }
}
