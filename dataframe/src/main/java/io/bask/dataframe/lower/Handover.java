package io.bask.dataframe.lower;

import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.dataframe.expr.Estimates;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.kernel.Sharded;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How partitions that were cut up come to the tasks that put new ones together.
 *
 * <p>Where all of a table fits into memory, each of these tasks reads every old partition and takes its shard of it. Else no
 * task may need all of them at once: each old partition is first copied into groups of shards, and who needs a shard reads its
 * group of every old partition. Groups wait on disk, each by itself; those of one partition are made one after the other,
 * so that the partition is soon needed no more.
 *
 * @param bytes of the whole table, where it is large; else 0
 * @param groups into how many groups each old partition is cut; 1 where it is read whole
 */
record Handover(long bytes, int groups) {
    /** A table that takes more than this share of the budget is large. */
    static final double LARGE = 0.25;

    /** All parts of a group together take about this share of the budget, as each thread reads them at once. */
    static final double GROUP = 1 / 16.0;

    private static final int FEWEST = 16;

    /** How a table is handed over to so many partitions. */
    static Handover of(FrameExpr table, int partitions) {
        double bytes = Estimates.most(table).bytes();
        double budget = Config.current().value(Setting.MEMORY_BUDGET);
        if (bytes <= LARGE * budget || partitions == 1) {
            return new Handover(0, 1);
        }
        double groups = Math.max(FEWEST, Math.ceil(bytes / (GROUP * budget)));
        return new Handover((long) Math.min(bytes, Long.MAX_VALUE), (int) Math.min(partitions, groups));
    }

    /** About the bytes of one of so many parts of the table; 0 where it is so small that no order of tasks need care. */
    long each(int parts) {
        return bytes == 0 ? 0 : Math.max(1, bytes / Math.max(1, parts));
    }

    /**
     * Adds a task for each new partition.
     *
     * @param name of their layer
     * @param count how many
     * @param old how many old partitions there are
     * @param cut adds the task that cuts up an old partition
     * @param kernel what makes a new partition of its shards
     */
    int[] collect(
            GraphBuilder graph, String name, int count, int old, IntUnaryOperator cut, IntFunction<Kernel> kernel) {
        int[][] parts = parts(graph, name, count, old, cut);
        int layer = graph.layer(name, new int[] {count}, each(count));
        int[] added = new int[count];
        for (int i = 0; i < count; i++) {
            added[i] = graph.add(layer, i, kernel.apply(i), parts[group(i, count)]);
        }
        return added;
    }

    /** The group of a shard. */
    int group(int shard, int shards) {
        return (int) ((long) shard * groups / shards);
    }

    private int first(int group, int shards) {
        return (int) (((long) group * shards + groups - 1) / groups);
    }

    /** Adds the tasks that cut; answers for each group of shards what to read for them, one task an old partition. */
    int[][] parts(GraphBuilder graph, String name, int shards, int old, IntUnaryOperator cut) {
        int[][] parts = new int[groups][old];
        if (groups == 1) {
            for (int i = 0; i < old; i++) {
                parts[0][i] = cut.applyAsInt(i);
            }
            return parts;
        }
        int layer = graph.layer("part-" + name, new int[] {old, groups}, each(old * groups));
        for (int i = 0; i < old; i++) {
            int whole = cut.applyAsInt(i);
            for (int group = 0; group < groups; group++) {
                Kernel part = new Part(first(group, shards), first(group + 1, shards));
                parts[group][i] = graph.add(layer, i * groups + group, part, whole);
            }
        }
        return parts;
    }

    /** Some shards of a partition, without the others. */
    private record Part(int from, int to) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return ((Sharded) Objects.requireNonNull(inputs[0])).copied(from, to);
        }

        @Override
        public String operation() {
            return "exchange-part";
        }
    }
}
