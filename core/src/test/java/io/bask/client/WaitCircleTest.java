package io.bask.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bask.schedule.TaskFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waits that could never end are errors where that can be known; where it cannot, the dump says who waits for what. */
@Timeout(600)
class WaitCircleTest {
    private final Client client = Client.local(2);

    @AfterEach
    void close() {
        client.close();
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new IllegalStateException("it took too long");
            }
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void leasesAllOfWhoseHoldersWaitAreAnErrorForOneOfThem() {
        Semaphore leases = client.semaphore("leases", 2);
        Event leased = client.event("leased");
        Event locked = client.event("locked");
        TaskFuture<Integer> wantsLock = client.submit(() -> {
            try (Semaphore lease = leases.acquire()) {
                leased.set();
                locked.await();
                client.lock("door").acquire().close();
                return 1;
            }
        });
        TaskFuture<Integer> wantsLease = client.submit(() -> {
            try (Lock door = client.lock("door").acquire();
                    Semaphore first = leases.acquire()) {
                locked.set();
                leased.await();
                leases.acquire().close();
                return 2;
            }
        });
        client.await(List.of(wantsLock, wantsLease), ReturnWhen.ALL_COMPLETED);
        String message =
                wantsLock.exception().or(wantsLease::exception).orElseThrow().getMessage();
        assertThat(message).contains("would never end").contains("Semaphore(leases, 0 of 2 free)");
        assertThat(List.of(wantsLock.status(), wantsLease.status())).contains(FutureStatus.FINISHED);
    }

    @Test
    void ofTwoWhoCloseACircleAtOnceOneGivesWay() {
        for (int round = 0; round < 500; round++) {
            AtomicInteger arrived = new AtomicInteger();
            List<TaskFuture<Integer>> both = List.of(
                    client.submit(() -> lockBoth("left", "right", arrived)),
                    client.submit(() -> lockBoth("right", "left", arrived)));
            client.await(both, ReturnWhen.ALL_COMPLETED);
            assertThat(both)
                    .extracting(TaskFuture::status)
                    .containsExactlyInAnyOrder(FutureStatus.FINISHED, FutureStatus.ERROR);
        }
    }

    private int lockBoth(String one, String other, AtomicInteger arrived) {
        try (Lock first = client.lock(one).acquire()) {
            arrived.incrementAndGet();
            until(() -> arrived.get() == 2);
            try (Lock second = client.lock(other).acquire()) {
                return 1;
            }
        }
    }

    @Test
    void leasesThatOneOfTheHoldersMayGiveBackAreWaitedFor() {
        Semaphore leases = client.semaphore("leases", 2);
        leases.acquire();
        CountDownLatch second = new CountDownLatch(1);
        TaskFuture<Integer> task = client.submit(() -> {
            try (Semaphore first = leases.acquire()) {
                second.countDown();
                try (Semaphore another = leases.acquire()) {
                    return leases.free();
                }
            }
        });
        await(second);
        until(() -> client.dump().contains("waits for Semaphore(leases, 0 of 2 free), held by"));
        leases.release();
        assertThat(task.join()).isZero();
    }

    @Test
    void whoHoldsAllLeasesCannotWaitForOneMore() {
        TaskFuture<Integer> greedy = client.submit(() -> {
            Semaphore leases = Client.current().semaphore("all", 2);
            leases.acquire();
            leases.acquire();
            leases.acquire();
            return 3;
        });
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(greedy::join)
                .withMessageContaining("would never end");
        assertThat(client.semaphore("all", 2).free()).isEqualTo(2);
    }

    @Test
    void futuresAllOfWhichWaitForWhoAsksForTheNextAreAnError() {
        Variable<TaskFuture<Integer>> self = client.variable("self");
        TaskFuture<Integer> parent = client.submit(() -> {
            TaskFuture<Integer> me = self.value();
            List<TaskFuture<Integer>> children = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                children.add(client.submit((Integer x) -> x + 1, me));
            }
            return client.asCompleted(children).next().join();
        });
        self.set(parent);
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(parent::join)
                .withMessageContaining("would never end")
                .withMessageContaining("the next of 3 futures");
    }

    @Test
    void futuresOneOfWhichGetsOnAreWaitedFor() {
        Variable<TaskFuture<Integer>> self = client.variable("self");
        Event go = client.event("go");
        TaskFuture<Integer> parent = client.submit(() -> {
            TaskFuture<Integer> me = self.value();
            List<TaskFuture<Integer>> children = new ArrayList<>();
            children.add(client.submit((Integer x) -> x + 1, me));
            children.add(client.submit(() -> {
                go.await();
                return 42;
            }));
            return client.asCompleted(children).next().join();
        });
        self.set(parent);
        until(() -> client.dump().contains("waits for the next of 2 futures"));
        go.set();
        assertThat(parent.join()).isEqualTo(42);
    }

    @Test
    void whereNobodyCanKnowTheDumpTellsWhoWaitsForWhat() {
        Queue<Integer> left = client.queue("left");
        Queue<Integer> right = client.queue("right");
        TaskFuture<Integer> one = client.submit(() -> left.take() + 1);
        TaskFuture<Integer> other = client.submit(() -> {
            try (Lock held = client.lock("door").acquire()) {
                return right.take() + 1;
            }
        });
        TaskFuture<Integer> third = client.submit(() -> {
            client.event("other has the door").await();
            try (Lock held = client.lock("door").acquire()) {
                return 0;
            }
        });
        until(() -> client.dump().contains("waits for Queue(right, 0 elements)"));
        client.event("other has the door").set();
        until(() -> client.dump().contains("\"door\"") && client.dump().contains("held by " + other.key()));
        assertThat(client.dump())
                .contains(one.key())
                .contains("waits for Queue(left, 0 elements)")
                .contains("waits for Queue(right, 0 elements)");
        left.put(1);
        right.put(2);
        assertThat(client.gather(List.of(one, other, third))).containsExactly(2, 3, 0);
    }

    @Test
    void waitsOfLimitedTimeEndByThemselves() {
        TaskFuture<Boolean> task = client.submit(() -> {
            Semaphore leases = Client.current().semaphore("one", 1);
            leases.acquire();
            return leases.acquire(Duration.ofMillis(1));
        });
        assertThat(task.join()).isFalse();
    }

    @Test
    void threadsWaitInCirclesToo() {
        Semaphore leases = client.semaphore("mine", 1);
        leases.acquire();
        assertThatIllegalStateException().isThrownBy(leases::acquire).withMessageContaining("would never end");
        leases.release();
    }
}
