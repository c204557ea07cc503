package io.bask.schedule.forkjoin;

import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.schedule.RunOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A way for a scheduler to run a job: with how many threads, and shared from the start or only once that pays. */
record Mode(int threads, boolean shared) {
    private static final long HEAVY_BYTES = 1 << 20;

    /** All that behave differently. */
    static List<Mode> all() {
        List<Mode> modes = new ArrayList<>();
        for (int threads : new int[] {1, 2, 4, 8}) {
            modes.add(new Mode(threads, false));
            modes.add(new Mode(threads, true));
        }
        return modes;
    }

    /** The job in a form that makes the scheduler choose this way. */
    Job of(Job job) {
        return of(job, job.graph()::kernel);
    }

    /** The job with other kernels, likewise. */
    Job of(Job job, IntFunction<Kernel> kernels) {
        return Families.with(job, shared ? HEAVY_BYTES : 0, kernels);
    }

    ForkJoinScheduler scheduler() {
        return new ForkJoinScheduler(threads);
    }

    /** Runs a job on a scheduler of its own. */
    @Nullable
    Object[] run(Job job) {
        try (ForkJoinScheduler scheduler = scheduler()) {
            return scheduler.run(job, RunOptions.defaults());
        }
    }
}
