package io.bask.benchmarks.dataframe;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * Two programs in turn in one JVM, so that whatever else the machine does meets both: each round runs the one, then the other.
 *
 * <p>{@code -Dpeers.warm} and {@code -Dpeers.rounds} set how many rounds come before the clock and under it.
 */
final class Paired {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int WARM_UP = Integer.getInteger("peers.warm", 8);
    private static final int ROUNDS = Integer.getInteger("peers.rounds", 15);

    private Paired() {}

    /** Something to measure. */
    interface Work {
        Object run() throws SQLException;
    }

    /**
     * Milliseconds of one program's rounds, sorted.
     *
     * @param clock by the clock
     * @param busy of all processors together, which a busy machine changes less
     */
    record Times(double[] clock, double[] busy) {
        double median() {
            return clock[clock.length / 2];
        }

        double best() {
            return clock[0];
        }

        double medianBusy() {
            return busy[busy.length / 2];
        }

        double bestBusy() {
            return busy[0];
        }
    }

    /** Runs all in turn. */
    static Times[] rounds(Work... works) throws SQLException {
        Times[] times = new Times[works.length];
        Arrays.setAll(times, i -> new Times(new double[ROUNDS], new double[ROUNDS]));
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int i = 0; i < works.length; i++) {
                long before = PROCESS.getProcessCpuTime();
                long start = System.nanoTime();
                works[i].run();
                if (round >= 0) {
                    times[i].clock()[round] = (System.nanoTime() - start) / 1e6;
                    times[i].busy()[round] = (PROCESS.getProcessCpuTime() - before) / 1e6;
                }
            }
        }
        for (Times ofOne : times) {
            Arrays.sort(ofOne.clock());
            Arrays.sort(ofOne.busy());
        }
        return times;
    }
}
