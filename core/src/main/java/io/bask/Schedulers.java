package io.bask;

import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.graph.Job;
import io.bask.schedule.Scheduler;
import io.bask.schedule.forkjoin.CompiledGraph;
import io.bask.schedule.forkjoin.ForkJoinScheduler;
import io.bask.schedule.serial.SerialScheduler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the scheduler that a configuration asks for.
 *
 * <p>Schedulers are shared by all computations with the same number of threads, so that two of them at once do not take
 * twice as many threads. Their workers are daemons that end when idle, so nobody has to close them.
 */
final class Schedulers {
    private static final Scheduler SERIAL = new SerialScheduler();
    private static final Map<Integer, Scheduler> SHARED = new ConcurrentHashMap<>();

    private Schedulers() {}

    /** The order in which the threads take up a job's tasks. */
    static int[] order(Job job) {
        return CompiledGraph.of(job).order();
    }

    static Scheduler configured(Config config) {
        if (config.value(Setting.SCHEDULER).equals("serial")) {
            return SERIAL;
        }
        int threads = config.value(Setting.THREADS);
        return SHARED.computeIfAbsent(
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads, ForkJoinScheduler::new);
    }
}
