package io.bask.array.kernel.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class LargeStacksTest {
    private static int depth(int left) {
        return left == 0 ? 0 : 1 + depth(left - 1);
    }

    @Test
    void workHasAStackThatOtherThreadsHaveNot() {
        assertThat(LargeStacks.run(() -> depth(200_000))).isEqualTo(200_000);
    }

    @Test
    void workInWorkStaysInItsThread() {
        Thread[] threads =
                LargeStacks.run(() -> new Thread[] {Thread.currentThread(), LargeStacks.run(Thread::currentThread)});
        assertThat(threads[0]).isSameAs(threads[1]).isNotSameAs(Thread.currentThread());
    }

    @Test
    void noMoreThreadsWorkAtOnceThanThereAreProcessors() throws InterruptedException {
        int places = Runtime.getRuntime().availableProcessors();
        CountDownLatch full = new CountDownLatch(places);
        CountDownLatch released = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < places + 8; i++) {
            Thread caller = new Thread(() -> LargeStacks.run(() -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                full.countDown();
                awaited(released);
                return inside.decrementAndGet();
            }));
            callers.add(caller);
            caller.start();
        }
        full.await();
        while (!callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        released.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(most).hasValue(places);
        assertThat(inside).hasValue(0);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failuresArePassedOnAndLeaveTheirPlaceToOthers() {
        for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors() + 2; i++) {
            assertThatThrownBy(() -> LargeStacks.run(() -> {
                        throw new IllegalArgumentException("wrong");
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("wrong");
        }
        assertThat(LargeStacks.run(() -> 1)).isEqualTo(1);
    }

    @Test
    void anInterruptIsKeptForTheCaller() {
        Thread.currentThread().interrupt();
        assertThat(LargeStacks.run(() -> 1)).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
    }
}
