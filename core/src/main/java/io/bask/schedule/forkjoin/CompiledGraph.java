package io.bask.schedule.forkjoin;

import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.schedule.PriorityOrder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A job made ready to run: what its outputs need, in the order that keeps least in memory.
 *
 * <p>A task's <em>rank</em> is its place in that order and its priority. Where the order of construction is the best one
 * and nothing is superfluous, ranks are task numbers and no order is stored. Who reads what is found out only when it is
 * needed: for ordering, or when more than one thread runs the graph.
 *
 * <p>4 to 16 bytes a task and 4 a dependency on top of the graph. Immutable, may be run any number of times, safe from
 * any thread.
 */
public final class CompiledGraph {
    private static final int SAMPLES = 32;
    private static final int HEAVY_BYTES = 1 << 14;

    private final Job job;
    private final Graph graph;
    private final Demand demand;
    private final int @Nullable [] order;
    private final int @Nullable [] ranks;

    /** The tasks by priority, and where each is among them, where they differ in it. */
    private final int @Nullable [] urgent;

    private final int @Nullable [] places;
    private final long peak;
    private volatile @Nullable Successors successors;

    private CompiledGraph(
            Job job,
            Demand demand,
            long peak,
            int @Nullable [] order,
            int @Nullable [] urgent,
            @Nullable Successors successors) {
        this.job = job;
        this.peak = peak;
        this.graph = job.graph();
        this.demand = demand;
        this.order = order;
        this.ranks = order == null ? null : TaskOrder.ranks(order, graph.size());
        this.successors = successors;
        this.urgent = urgent;
        this.places = urgent == null ? null : TaskOrder.ranks(urgent, graph.size());
    }

    /** Compiles a job: some 10 to 100 ns a task, up to 400 where tasks depend on several others in every direction. */
    public static CompiledGraph of(Job job) {
        Demand demand = Demand.of(job);
        TaskOrder choice = TaskOrder.best(demand);
        if (PriorityOrder.isNeeded(job.graph())) {
            CompiledGraph plain =
                    new CompiledGraph(job, demand, choice.peak(), choice.order(), null, choice.successors());
            int[] order = PriorityOrder.of(job.graph(), plain.order());
            return new CompiledGraph(
                    job,
                    demand,
                    choice.peak(),
                    order,
                    PriorityOrder.byPriority(job.graph(), order),
                    choice.successors());
        }
        return new CompiledGraph(job, demand, choice.peak(), choice.order(), null, choice.successors());
    }

    /** What was compiled. */
    public Job job() {
        return job;
    }

    /** Number of tasks that will run. */
    public int size() {
        return demand.needed();
    }

    /** The tasks that will run, in the order of their ranks; for those who draw it. */
    public int[] order() {
        return order == null ? IntStream.range(0, size()).toArray() : order.clone();
    }

    /** Tells whether results are so large that making one must take longer than sharing the work. */
    boolean isHeavy() {
        long bytes = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            int rank = (int) ((long) size() * sample / SAMPLES);
            bytes += graph.layer(task(rank)).resultBytes() / SAMPLES;
        }
        return bytes >= HEAVY_BYTES;
    }

    /** About how many results are alive at the worst moment where tasks run one after the other. */
    int peakResults() {
        if (demand.uniform()) {
            return (int) Math.min(peak, size());
        }
        double weight = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            weight += (double) demand.weight(task((int) ((long) size() * sample / SAMPLES))) / SAMPLES;
        }
        return (int) Math.min(peak / Math.max(1, weight), size());
    }

    Graph graph() {
        return graph;
    }

    Demand demand() {
        return demand;
    }

    /** The task of a rank. */
    int task(int rank) {
        return order == null ? rank : order[rank];
    }

    /** The rank of a needed task. */
    int rank(int task) {
        return ranks == null ? task : ranks[task];
    }

    /** Tells whether tasks differ in priority. */
    boolean isUrgent() {
        return urgent != null;
    }

    /** A needed task's place among those that are ready: lower is sooner. Its rank, but where tasks differ in priority. */
    int place(int task) {
        return places == null ? rank(task) : places[task];
    }

    /** The task of a place. */
    int taskAt(int place) {
        return urgent == null ? task(place) : urgent[place];
    }

    /** Who reads what; made by the first to ask. */
    Successors successors() {
        Successors known = successors;
        if (known == null) {
            known = Successors.of(demand);
            successors = known;
        }
        return known;
    }
}
