package io.bask.benchmarks.core;

import io.bask.client.Client;
import io.bask.client.TaskFuture;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Submits calls by the ten million, none of whose futures anybody keeps: each one is released, so the heap stays as it was.
 *
 * <p>Prints nanoseconds a call from submit to done, and the heap after a collection before, on the way and after.
 *
 * <pre>java -Xmx256m -cp benchmarks/target/benchmarks.jar io.bask.benchmarks.core.ManyFutures [calls]</pre>
 */
public final class ManyFutures {
    private static final int PARTS = 10;
    private static final int AT_ONCE = 10_000;
    private static final long SLACK = 4 << 20;

    private ManyFutures() {}

    /** Submits 10 000 000 calls where nothing is said; exits with 1 where the heap has grown. */
    public static void main(String[] arguments) {
        long calls = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        try (Client client = Client.local(2)) {
            submit(client, AT_ONCE * 10L);
            long before = heap();
            System.out.printf(Locale.ROOT, "%10d calls: %.2f MB%n", 0, before / 1e6);
            long after = before;
            for (int part = 1; part <= PARTS; part++) {
                long start = System.nanoTime();
                submit(client, calls / PARTS);
                double nanos = (double) (System.nanoTime() - start) / (calls / PARTS);
                after = heap();
                System.out.printf(
                        Locale.ROOT,
                        "%10d calls: %.2f MB, %.0f ns a call%n",
                        part * (calls / PARTS),
                        after / 1e6,
                        nanos);
            }
            if (after > before + SLACK || client.info().unfinished() > 0) {
                System.exit(1);
            }
        }
    }

    /** So many at a time that workers keep up, the last of them awaited. */
    private static void submit(Client client, long calls) {
        for (long done = 0; done < calls; done += AT_ONCE) {
            TaskFuture<Integer> last = client.submit(x -> x + 1, 0);
            for (int i = 1; i < AT_ONCE; i++) {
                last = client.submit(x -> x + 1, i);
            }
            last.join();
        }
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
