package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import io.bask.schedule.forkjoin.DepthFirstOrder.Goal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the order in which tasks would best run one after another: the one that keeps the fewest bytes of results
 * alive at its worst moment.
 *
 * <p>Candidates are simulated, cheap ones first: the order of construction, {@link DepthFirstOrder} by output and by the
 * oldest live result, {@link FrugalOrder}. Small graphs can afford more: other goals and bases, and then {@link
 * BackwardOrder} and {@link FrugalOrder} in turn, each upon the best order so far. The search stops where there is little
 * left to win: at the least that any order needs, at a peak of a few results, or, in a large graph, of about as many as
 * the graph is wide when drawn as a square, or as a cube once it has been ordered depth first.
 *
 * <p>In a huge graph candidates are given up as soon as they are no better than the best so far, or jump about in the
 * graph for too long ({@link Draft#far}); where none is left, {@link GroupedOrder} takes their place. An order is an array of task numbers, or
 * null for "as constructed, all of them".
 */
final class TaskOrder {
    private static final int SMALL = 1 << 12;
    private static final int LARGE = 1 << 14;

    /** More tasks than a processor's caches hold. */
    private static final int HUGE = 1 << 17;

    /** How many tasks from afar all candidates together may place in a huge graph, as a share of its tasks. */
    private static final double FAR = 0.25;

    /** How many tasks and edges all candidates together may have, beyond the first four. */
    private static final int EFFORT = 1 << 19;

    private static final int CHEAP_CANDIDATES = 4;
    private static final int MOST_CANDIDATES = 16;

    private final Demand demand;
    private final long good;
    private final long fair;
    private final int candidates;
    private int @Nullable [] best;
    private long bestPeak;
    private int considered = 1;
    private double patience;
    private @Nullable Successors successors;

    private TaskOrder(Demand demand) {
        this.demand = demand;
        int log = 32 - Integer.numberOfLeadingZeros(demand.needed());
        long few = 2L * log + 8;
        long narrow = demand.needed() < LARGE ? 0 : 2 * (long) Math.sqrt(demand.needed());
        long lightest = lightest(demand);
        this.good = Math.max(few, narrow) * lightest;
        this.fair =
                demand.needed() < LARGE ? good : Math.max(good, (long) Math.pow(demand.needed(), 2 / 3.0) * lightest);
        long size = 1L + demand.needed() + demand.graph().dependencyCount();
        this.candidates = (int) Math.max(CHEAP_CANDIDATES, Math.min(MOST_CANDIDATES, EFFORT / size));
        this.patience = isHuge() ? FAR : 1;
        this.best = demand.isWhole() ? null : constructed(demand);
        this.bestPeak = peak(demand, best);
    }

    /** Finds the order to run a job in. */
    static TaskOrder best(Demand demand) {
        TaskOrder choice = new TaskOrder(demand);
        boolean large = demand.needed() > SMALL;
        boolean done = large ? choice.bestPeak <= choice.good : choice.bestPeak <= floor(demand);
        if (!done && demand.graph().dependencyCount() > 0) {
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
        long constructed = bestPeak;
        int[] depthFirst = depthFirst(successors, Goal.OUTPUT);
        if (demand.needed() > SMALL && isFair()) {
            return;
        }
        int[] oldest = depthFirst(successors, Goal.OLDEST);
        if (demand.needed() > SMALL ? isFair() : isGood()) {
            return;
        }
        if (patience > 0) {
            frugal(successors, depthFirst);
        }
        if (isHuge() && bestPeak == constructed) {
            settleForLess(successors);
        } else if (considered < candidates && !isGood()) {
            depthFirst(successors, Goal.NEWEST);
            frugal(successors, constructed(demand));
            frugal(successors, oldest);
            improve(successors);
        }
    }

    /** Where all candidates jump about too much: what takes two passes, or, if that does not help, the first of them after all. */
    private void settleForLess(Successors successors) {
        long before = bestPeak;
        int[] grouped = GroupedOrder.of(demand);
        consider(grouped, peak(demand, grouped));
        if (bestPeak == before) {
            patience = 1;
            depthFirst(successors, Goal.OUTPUT);
        }
    }

    /** Lets the two greedy orders build upon the best one, as long as that helps. */
    private void improve(Successors successors) {
        int failures = 0;
        for (boolean backward = true; failures < 2 && considered < candidates && !isGood(); backward = !backward) {
            long before = bestPeak;
            if (backward) {
                int[] order = BackwardOrder.of(demand, successors, base());
                consider(order, peak(demand, order));
            } else {
                frugal(successors, base());
            }
            failures = bestPeak < before ? 0 : failures + 1;
        }
    }

    private int[] base() {
        return best == null ? constructed(demand) : best;
    }

    private boolean isGood() {
        return bestPeak <= good;
    }

    private boolean isFair() {
        return bestPeak <= fair;
    }

    private int[] depthFirst(Successors successors, Goal goal) {
        Draft draft = draft(successors);
        DepthFirstOrder.of(demand, successors, goal, draft);
        return consider(draft);
    }

    private void frugal(Successors successors, int[] base) {
        Draft draft = draft(successors);
        FrugalOrder.of(demand, successors, base, draft);
        consider(draft);
    }

    private boolean isHuge() {
        return demand.needed() >= HUGE;
    }

    /** A new order, which in a graph that is not huge is completed even if it is no better, as others build upon it. */
    private Draft draft(Successors successors) {
        return new Draft(demand, successors, isHuge() ? bestPeak : Long.MAX_VALUE, patience);
    }

    /** Takes an order if it is better; answers it, or the best one where it was given up. */
    private int[] consider(Draft draft) {
        if (isHuge()) {
            patience = Math.max(0, patience - draft.far() / (double) demand.needed());
        }
        int[] order = draft.order();
        if (order == null) {
            considered++;
            return base();
        }
        consider(order, draft.peak());
        return order;
    }

    private void consider(int[] order, long peak) {
        considered++;
        if (peak < bestPeak) {
            best = order;
            bestPeak = peak;
        }
    }

    /** What no order can do without: the task whose inputs and result weigh most. */
    private static long floor(Demand demand) {
        Graph graph = demand.graph();
        long floor = 0;
        for (int task = 0; task < graph.size(); task++) {
            if (demand.readers()[task] == 0) {
                continue;
            }
            long together = demand.weight(task);
            int last = -1;
            for (int i = 0; i < graph.dependencyCount(task); i++) {
                int read = graph.dependency(task, i);
                together += read == last ? 0 : demand.weight(read);
                last = read;
            }
            floor = Math.max(floor, together);
        }
        return floor;
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
