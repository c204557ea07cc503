package io.bask.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.config.Config;
import io.bask.memory.MemoryBudget;
import io.bask.memory.MemoryUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Results of futures count, wait on disk where memory is short, and are gone with their futures. */
@Timeout(600)
class ClientMemoryTest {
    private static final int LENGTH = 10_000;
    private static final long BYTES = 80_016;
    private static final int LIMIT = 10;

    private static Client narrow(int threads) {
        try (Config.Scope scope = Config.with("memory.budget", LIMIT * BYTES + " B")) {
            return Client.local(threads);
        }
    }

    private static double[] numbers(int value) {
        double[] numbers = new double[LENGTH];
        Arrays.fill(numbers, value);
        return numbers;
    }

    private static List<Integer> upTo(int n) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(i);
        }
        return all;
    }

    @Test
    void resultsBeyondTheBudgetWaitOnDiskUntilTheyAreRead() {
        try (Client client = narrow(2)) {
            List<TaskFuture<double[]>> futures = client.map(ClientMemoryTest::numbers, upTo(60));
            client.await(futures, ReturnWhen.ALL_COMPLETED);
            MemoryUse use = client.memory();
            assertThat(use.limit()).isEqualTo(LIMIT * BYTES);
            assertThat(use.peak()).isLessThanOrEqualTo((LIMIT + 4) * BYTES);
            assertThat(use.spilled()).isGreaterThanOrEqualTo(50 * BYTES);
            List<TaskFuture<Double>> sums = client.mapFutures(
                    (double[] numbers) -> Arrays.stream(numbers).sum(), futures);
            for (int i = 0; i < 60; i++) {
                assertThat(sums.get(i).join()).isEqualTo(1.0 * i * LENGTH);
            }
            assertThat(client.memory().peak()).isLessThanOrEqualTo((LIMIT + 6) * BYTES);
            assertThat(client.memory().overruns()).isZero();
            assertThat(client.gather(futures).get(59)).isEqualTo(numbers(59));
        }
    }

    /** Also more than all that there may be in memory: it is on disk until somebody reads it, and is never lost. */
    @Test
    void oneResultLargerThanTheBudgetGoesToDiskAtOnce() {
        try (Config.Scope scope = Config.with("memory.budget", BYTES / 2 + " B");
                Client client = Client.local(2)) {
            TaskFuture<double[]> large = client.submit(ClientMemoryTest::numbers, 3);
            assertThat(client.submit((double[] read) -> read[LENGTH - 1], large).join())
                    .isEqualTo(3);
            assertThat(client.memory().spilled()).isGreaterThanOrEqualTo(BYTES);
            assertThat(large.join()).isEqualTo(numbers(3)).isSameAs(large.join());
            TaskFuture<double[]> given = client.scatter(numbers(4));
            assertThat(client.submit((double[] read) -> read[0], given).join()).isEqualTo(4);
            assertThat(client.gather(client.map(ClientMemoryTest::numbers, upTo(20))))
                    .hasSize(20);
        }
    }

    @Test
    void resultsAreGoneWithTheirFutures() {
        try (Client client = narrow(2)) {
            List<TaskFuture<double[]>> futures = client.map(ClientMemoryTest::numbers, upTo(30));
            client.await(futures, ReturnWhen.ALL_COMPLETED);
            assertThat(client.memory().used() + client.memory().onDisk()).isPositive();
            futures.clear();
            MemoryUse use = client.memory();
            while (use.used() + use.onDisk() > 2 * BYTES) { // A worker may still have its last call in hand.
                System.gc();
                use = client.memory();
            }
        }
    }

    @Test
    void whatIsHandedOutStaysTheSameObject() {
        try (Client client = narrow(1)) {
            ConcurrentMap<Integer, double[]> map = new ConcurrentHashMap<>();
            map.put(0, numbers(1));
            TaskFuture<ConcurrentMap<Integer, double[]>> shared = client.scatter(map);
            TaskFuture<double[]> mine = client.submit(ClientMemoryTest::numbers, 7);
            double[] first = mine.join();
            client.gather(client.map(ClientMemoryTest::numbers, upTo(40)));
            client.submit((ConcurrentMap<Integer, double[]> m) -> m.put(1, numbers(2)), shared)
                    .join();
            assertThat(map).containsKey(1);
            assertThat(shared.join()).isSameAs(map);
            assertThat(mine.join()).isSameAs(first);
        }
    }

    @Test
    void anActorKeepsItsOwnObject() {
        try (Client client = narrow(1)) {
            Actor<double[]> actor = client.actor(() -> numbers(0));
            actor.call(numbers -> numbers[3] = 5).join();
            List<TaskFuture<double[]>> others = client.map(ClientMemoryTest::numbers, upTo(40));
            client.await(others, ReturnWhen.ALL_COMPLETED);
            assertThat(actor.call(numbers -> numbers).join())
                    .isSameAs(actor.call(numbers -> numbers).join());
            assertThat(actor.call(numbers -> numbers[3]).join()).isEqualTo(5);
        }
    }

    @Test
    void futuresOfFuturesCountOnce() {
        try (Client client = narrow(2)) {
            List<TaskFuture<double[]>> parts = client.map(ClientMemoryTest::numbers, upTo(5));
            List<double[]> all = client.all(parts).join();
            assertThat(all.get(4)).isSameAs(parts.get(4).join());
            assertThat(client.memory().used()).isEqualTo(5 * BYTES);
        }
    }

    @Test
    void clientsShareTheBudgetOfTheProgram() {
        long before = MemoryBudget.shared().use().used();
        try (Client client = Client.local(1)) {
            TaskFuture<double[]> one = client.submit(ClientMemoryTest::numbers, 1);
            one.await(Patience.ENDLESS);
            assertThat(client.memory().limit()).isEqualTo(MemoryBudget.shared().limit());
            assertThat(client.memory().used()).isEqualTo(BYTES);
            assertThat(before).isNotNegative();
            assertThat(one.join()).isEqualTo(numbers(1));
        }
    }
}
