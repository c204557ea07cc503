package io.bask.benchmarks.core;

import io.bask.client.Client;
import io.bask.client.Errors;
import io.bask.client.TaskFuture;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.memory.MemoryBudget;
import io.bask.memory.MemoryUse;
import io.bask.schedule.Run;
import io.bask.schedule.RunOptions;
import io.bask.schedule.forkjoin.ForkJoinScheduler;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Mixed work for as long as one likes: random graphs with results that do not fit, failures, cancelled runs and ones out of time,
 * runs inside tasks, futures held and dropped, persisted values, clients opened and closed; from four threads at once.
 *
 * <p>Every ten seconds it prints how much heap is in use after a collection, how many threads there are, what lies on disk;
 * in the end whether the second half took more than the first. It exits with 1 where it did, or where a result was wrong.
 *
 * <pre>java -Xmx512m -cp benchmarks/target/benchmarks.jar io.bask.benchmarks.core.Soak [seconds]</pre>
 */
public final class Soak {
    private static final int LENGTH = 4_000;
    private static final int SUBMITTERS = 4;
    private static final int LOOK_SECONDS = 10;
    private static final long HEAP_SLACK = 16 << 20;
    private static final int THREAD_SLACK = 12;

    private final MemoryBudget budget = MemoryBudget.of(24L << 20);
    private final ForkJoinScheduler scheduler = new ForkJoinScheduler(4);
    private final AtomicLong rounds = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private volatile boolean over;

    private Soak() {}

    /** A look at the program. */
    private record Look(long heap, int threads, MemoryUse use) {}

    /** Works for some seconds, 600 where nothing is said. */
    public static void main(String[] arguments) throws InterruptedException {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 600;
        System.exit(new Soak().run(seconds) ? 0 : 1);
    }

    private boolean run(int seconds) throws InterruptedException {
        List<Thread> submitters = new ArrayList<>();
        for (int i = 0; i < SUBMITTERS; i++) {
            Random random = new Random(i);
            Thread thread = new Thread(() -> work(random), "soak-" + i);
            submitters.add(thread);
            thread.start();
        }
        List<Look> looks = new ArrayList<>();
        for (int at = 0; at < seconds; at += LOOK_SECONDS) {
            Thread.sleep(LOOK_SECONDS * 1_000L);
            Look look = look();
            looks.add(look);
            System.out.printf(
                    Locale.ROOT,
                    "%4d s: %8d rounds, %5.1f MB heap, %3d threads, %s%n",
                    at + LOOK_SECONDS,
                    rounds.get(),
                    look.heap / 1e6,
                    look.threads,
                    look.use);
        }
        over = true;
        for (Thread thread : submitters) {
            thread.join();
        }
        return verdict(looks);
    }

    private boolean verdict(List<Look> looks) {
        int half = looks.size() / 2;
        long heapBefore =
                looks.subList(0, half).stream().mapToLong(Look::heap).max().orElse(0);
        long heapAfter = looks.subList(half, looks.size()).stream()
                .mapToLong(Look::heap)
                .max()
                .orElse(0);
        int threadsBefore =
                looks.subList(0, half).stream().mapToInt(Look::threads).max().orElse(0);
        int threadsAfter = looks.subList(half, looks.size()).stream()
                .mapToInt(Look::threads)
                .max()
                .orElse(0);
        System.out.printf(
                Locale.ROOT,
                "heap %.1f MB at most in the first half, %.1f in the second; threads %d, %d; %d wrong results%n",
                heapBefore / 1e6,
                heapAfter / 1e6,
                threadsBefore,
                threadsAfter,
                wrong.get());
        return wrong.get() == 0 && heapAfter <= heapBefore + HEAP_SLACK && threadsAfter <= threadsBefore + THREAD_SLACK;
    }

    private Look look() {
        long heap = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            heap = Math.min(
                    heap,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return new Look(heap, ManagementFactory.getThreadMXBean().getThreadCount(), budget.use());
    }

    private void work(Random random) {
        while (!over) {
            try {
                switch (random.nextInt(6)) {
                    case 0 -> runFailing(random);
                    case 1 -> runCancelled(random);
                    case 2 -> runNested(random);
                    case 3 -> futures(random);
                    case 4 -> kept(random);
                    default -> runWell(random);
                }
            } catch (RuntimeException | Error unexpected) {
                wrong.incrementAndGet();
                unexpected.printStackTrace();
            }
            rounds.incrementAndGet();
        }
    }

    private RunOptions options() {
        return RunOptions.defaults().withBudget(budget);
    }

    private static double[] numbers(double value) {
        double[] numbers = new double[LENGTH];
        Arrays.fill(numbers, value);
        return numbers;
    }

    /** A graph whose last task counts the ways that lead to it. */
    private static Job job(Random random, int size, @Nullable Kernel last) {
        GraphBuilder graph = Graph.builder();
        for (int task = 0; task < size; task++) {
            int[] reads = random.ints(task == 0 ? 0 : 1 + random.nextInt(2), Math.max(0, task - 40), Math.max(1, task))
                    .toArray();
            Kernel kernel = inputs -> {
                double ways = 1;
                for (Object input : inputs) {
                    ways = (ways + ((double[]) input)[LENGTH - 1]) % 1_000_003;
                }
                return numbers(ways);
            };
            graph.lone("t" + task, last != null && task == size - 1 ? last : kernel, reads);
        }
        return new Job(graph.build(), new int[] {size - 1});
    }

    private void runWell(Random random) {
        Job job = job(random, 50 + random.nextInt(400), null);
        double[] one = (double[]) scheduler.run(job, options())[0];
        double[] other = (double[]) scheduler.run(job, options().withThreads(1))[0];
        check(Arrays.equals(one, other));
    }

    private void check(boolean right) {
        if (!right) {
            wrong.incrementAndGet();
        }
    }

    private void runFailing(Random random) {
        Job job = job(random, 200, inputs -> {
            throw new IllegalStateException("as it should");
        });
        try {
            scheduler.run(job, options());
            check(false);
        } catch (io.bask.schedule.TaskFailedException failed) {
            check(failed.getCause() instanceof IllegalStateException);
        }
    }

    private void runCancelled(Random random) {
        RunOptions options = random.nextBoolean() ? options() : options().withTimeout(Duration.ofMillis(1));
        Run run = scheduler.submit(job(random, 300, null), options);
        if (random.nextBoolean()) {
            run.cancel();
        }
        try {
            run.join();
        } catch (java.util.concurrent.CancellationException | io.bask.schedule.RunTimedOutException ended) {
            check(run.isDone());
        }
    }

    private void runNested(Random random) {
        Job inner = job(random, 60, null);
        Job outer = job(random, 10, inputs -> scheduler.run(inner, options())[0]);
        check(((double[]) scheduler.run(outer, options())[0]).length == LENGTH);
    }

    private void futures(Random random) {
        try (Client client = Client.local(1 + random.nextInt(3))) {
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                numbers.add(i);
            }
            List<TaskFuture<double[]>> made = client.map((Integer i) -> numbers(i), numbers);
            List<TaskFuture<Double>> read = client.mapFutures(
                    (double[] all) -> {
                        if (all[1] == 50) {
                            throw new IllegalStateException("as it should");
                        }
                        return all[0];
                    },
                    made);
            if (random.nextInt(4) == 0) {
                return; // Closing cancels them.
            }
            double sum = 0;
            for (double value : client.gather(read, Errors.SKIP)) {
                sum += value;
            }
            check(sum == 4900);
        }
    }

    private void kept(Random random) {
        int data = 40 + random.nextInt(40);
        GraphBuilder graph = Graph.builder();
        int[] tasks = new int[data];
        for (int i = 0; i < data; i++) {
            tasks[i] = graph.data("kept" + i, budget.persisted().keep(numbers(i)));
        }
        int sum = graph.lone(
                "sum",
                inputs -> Arrays.stream(inputs)
                        .mapToDouble(input -> ((double[]) input)[0])
                        .sum(),
                tasks);
        Object[] result = scheduler.run(new Job(graph.build(), new int[] {sum}), options());
        check((double) result[0] == data * (data - 1) / 2.0);
    }
}
