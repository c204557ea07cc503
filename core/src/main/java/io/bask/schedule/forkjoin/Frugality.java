package io.bask.schedule.forkjoin;

import io.bask.graph.Job;
import io.bask.graph.pass.Reread;
import io.bask.memory.MemoryBudget;
import io.bask.schedule.RunOptions;
import java.util.Arrays;

/**
 * Compiles a job with an eye on its budget: where results would not fit into it even in the best order, cheap sources are
 * read again instead of kept, if that helps.
 */
final class Frugality {
    private Frugality() {}

    static CompiledGraph compile(Job job, RunOptions options) {
        CompiledGraph kept = CompiledGraph.of(job);
        long budget = budget(options);
        if (!Reread.mayPay(job.graph(), budget)) {
            return kept;
        }
        int[] order = order(kept);
        Job rewritten = new Reread(order, budget).apply(job);
        if (rewritten == job) {
            return kept;
        }
        CompiledGraph reread = CompiledGraph.of(rewritten);
        return TaskOrder.peak(reread.demand(), order(reread)) < TaskOrder.peak(kept.demand(), order) ? reread : kept;
    }

    private static long budget(RunOptions options) {
        MemoryBudget chosen = options.budget();
        long all = (chosen == null ? MemoryBudget.shared() : chosen).limit();
        return options.memory() == 0 ? all : Math.min(all, options.memory());
    }

    private static int[] order(CompiledGraph compiled) {
        int[] order = new int[compiled.size()];
        Arrays.setAll(order, compiled::task);
        return order;
    }
}
