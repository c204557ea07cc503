package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadySetTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 4095, 4096, 4097, 262_145})
    void givesOutTheLowestRanksFirst(int size) {
        Random random = Seeds.random(size);
        ReadySet ready = new ReadySet(size);
        TreeSet<Integer> expected = new TreeSet<>();
        for (int i = 0; i < Math.min(size, 50); i++) {
            int rank = random.nextInt(size);
            expected.add(rank);
            ready.fill(rank);
        }
        ready.seal();
        for (int step = 0; step < 2_000; step++) {
            if (random.nextInt(3) == 0) {
                int rank = random.nextInt(size);
                if (expected.add(rank)) {
                    ready.add(rank >>> 6, 1L << rank);
                }
            } else {
                takeAndCompare(ready, expected, 1 + random.nextInt(20));
            }
        }
        while (!expected.isEmpty()) {
            takeAndCompare(ready, expected, 7);
        }
        assertThat(Window.isEmpty(ready.take(1))).isTrue();
        assertThat(ready.isEmpty()).isTrue();
    }

    private static void takeAndCompare(ReadySet ready, TreeSet<Integer> expected, int most) {
        long window = ready.take(most);
        assertThat(Window.isEmpty(window)).isEqualTo(expected.isEmpty());
        int taken = 0;
        while (!Window.isEmpty(window)) {
            assertThat(Window.lowest(window)).isEqualTo(expected.pollFirst());
            window = Window.withoutLowest(window);
            taken++;
        }
        assertThat(taken).isLessThanOrEqualTo(most);
    }

    @Test
    void everyRankIsTakenOnceWhoeverPutsAndTakes() throws InterruptedException {
        int size = 100_000;
        int threads = 4;
        for (int round = 0; round < 10; round++) {
            ReadySet ready = new ReadySet(size);
            AtomicIntegerArray taken = new AtomicIntegerArray(size);
            AtomicInteger left = new AtomicInteger(size);
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                int first = t;
                int most = 1 + (t + round) % 16;
                Thread worker = new Thread(() -> putAndTake(ready, first, threads, most, taken, left, go));
                worker.start();
                workers.add(worker);
            }
            go.countDown();
            for (Thread worker : workers) {
                worker.join();
            }
            for (int rank = 0; rank < size; rank++) {
                assertThat(taken.get(rank)).isEqualTo(1);
            }
        }
    }

    private static void putAndTake(
            ReadySet ready,
            int first,
            int step,
            int most,
            AtomicIntegerArray taken,
            AtomicInteger left,
            CountDownLatch go) {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        int next = first;
        while (left.get() > 0) {
            for (int i = 0; i < 3 && next < taken.length(); i++, next += step) {
                ready.add(next >>> 6, 1L << next);
            }
            long window = ready.take(most);
            while (!Window.isEmpty(window)) {
                taken.incrementAndGet(Window.lowest(window));
                left.decrementAndGet();
                window = Window.withoutLowest(window);
            }
        }
    }
}
