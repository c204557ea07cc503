package io.bask.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class FuturesStressTest {
    private final Client client = Client.local(2);

    @AfterEach
    void closeClient() {
        client.close();
    }

    static int inc(int x) {
        return x + 1;
    }

    @Test
    void randomGraphsOfFuturesFromManyThreadsAreRight() throws Exception {
        List<Thread> threads = new ArrayList<>();
        AtomicInteger right = new AtomicInteger();
        for (int t = 0; t < 8; t++) {
            Random random = Seeds.random(t);
            Thread thread = new Thread(() -> right.addAndGet(randomGraph(random) ? 1 : 0));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(right).hasValue(8);
        assertThat(client.info().unfinished()).isZero();
    }

    private boolean randomGraph(Random random) {
        List<TaskFuture<Integer>> futures = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            Client chosen = random.nextInt(10) > 0
                    ? client
                    : client.with(TaskOptions.defaults().withPriority(random.nextInt(5) - 2));
            if (futures.isEmpty() || random.nextInt(4) == 0) {
                futures.add(chosen.submit(FuturesStressTest::inc, i));
                expected.add(i + 1);
            } else {
                int a = random.nextInt(futures.size());
                int b = Math.max(0, futures.size() - 1 - random.nextInt(3));
                boolean waits = random.nextInt(20) == 0;
                TaskFuture<Integer> left = futures.get(a);
                TaskFuture<Integer> right = futures.get(b);
                futures.add(
                        waits
                                ? chosen.submit(() -> left.join() ^ right.join())
                                : chosen.submit((Integer x, Integer y) -> x ^ y, left, right));
                expected.add(expected.get(a) ^ expected.get(b));
            }
        }
        return client.gather(futures).equals(expected);
    }

    @Test
    void aMillionFuturesLeaveNothingBehind() {
        // Each result is 4 KB: 4 GB in all, twice the heap that tests have.
        for (int round = 0; round < 100; round++) {
            List<TaskFuture<byte[]>> futures = client.map(
                    i -> new byte[4096], IntStream.range(0, 10_000).boxed().toList());
            assertThat(client.gather(client.mapFutures((byte[] bytes) -> bytes.length, futures)))
                    .containsOnly(4096);
        }
        assertThat(client.info().finished()).isEqualTo(2_000_000);
    }
}
