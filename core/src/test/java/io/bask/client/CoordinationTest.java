package io.bask.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.bask.schedule.TaskFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class CoordinationTest {
    private static final Duration SOON = Duration.ofMillis(5);

    private final Client client = Client.local(2);

    @AfterEach
    void closeClient() {
        client.close();
    }

    @Test
    void lockLetsOneTaskInAtATime() {
        AtomicInteger inside = new AtomicInteger();
        AtomicBoolean crowded = new AtomicBoolean();
        client.gather(client.map(
                i -> {
                    try (Lock held = Client.current().lock("door").acquire()) {
                        if (inside.incrementAndGet() > 1) {
                            crowded.set(true);
                        }
                        Thread.yield();
                        inside.decrementAndGet();
                    }
                    return i;
                },
                IntStream.range(0, 1_500).boxed().toList()));
        assertThat(crowded).isFalse();
        assertThat(client.lock("door").isLocked()).isFalse();
    }

    @Test
    void locksOfOneNameAreTheSame() {
        Lock lock = client.lock("a").acquire();
        assertThat(client.lock("a"))
                .hasToString("Lock(a, held by thread %s)"
                        .formatted(Thread.currentThread().getName()));
        assertThat(client.submit(() -> client.lock("a").acquire(SOON)).join()).isFalse();
        assertThat(client.submit(() -> client.lock("b").acquire(SOON)).join()).isTrue();
        lock.release();
        assertThat(client.submit(() -> client.lock("a").acquire(SOON)).join()).isTrue();
    }

    @Test
    void locksThatATaskForgetsAreReleasedWhenItEnds() {
        client.submit(() -> {
                    client.lock("a").acquire();
                    client.semaphore("s", 1).acquire();
                    throw new IllegalStateException("forgot");
                })
                .exceptionally(failure -> null)
                .toCompletableFuture()
                .join();
        assertThat(client.lock("a").acquire(Duration.ofSeconds(30))).isTrue();
        assertThat(client.semaphore("s", 1).acquire(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void releasingWhatIsNotHeldIsAnError() throws Exception {
        Lock lock = client.lock("a");
        assertThatIllegalStateException().isThrownBy(lock::release).withMessageContaining("is held by nobody");
        lock.acquire();
        assertThatIllegalStateException().isThrownBy(lock::acquire).withMessageContaining("is held by thread");
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(client.submit(() -> {
                    client.lock("a").release();
                    return 1;
                })::join)
                .withMessageContaining("cannot release it");
        lock.release();
        assertThatIllegalStateException()
                .isThrownBy(() -> client.semaphore("s", 2).release())
                .withMessageContaining("has no lease of semaphore \"s\"");
        assertThatIllegalStateException()
                .isThrownBy(() -> client.multiLock(List.of("a")).release())
                .withMessageContaining("not held");
    }

    @Test
    void multiLockTakesAllOrNone() {
        Lock b = client.lock("b").acquire();
        MultiLock both = client.multiLock(List.of("a", "b"));
        assertThat(both.acquire(SOON)).isFalse();
        assertThat(client.lock("a").isLocked()).isFalse();
        assertThat(both.acquire(1, SOON)).isTrue();
        assertThat(both.held()).containsExactly("a");
        both.release();
        b.release();
        try (MultiLock held = both.acquire()) {
            assertThat(held.held()).containsExactly("a", "b");
            assertThat(client.lock("a").isLocked()).isTrue();
        }
        assertThatIllegalArgumentException().isThrownBy(() -> client.multiLock(List.of("a", "a")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> both.acquire(3, SOON))
                .withMessageContaining("3 of 2");
    }

    @Test
    void multiLocksInAnyOrderNeverDeadlock() {
        List<TaskFuture<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            List<String> names = i % 2 == 0 ? List.of("a", "b", "c") : List.of("c", "b", "a");
            futures.add(client.submit(() -> {
                try (MultiLock held = client.multiLock(names).acquire()) {
                    return held.held().size();
                }
            }));
        }
        assertThat(client.gather(futures)).containsOnly(3);
    }

    @Test
    void semaphoreLetsAsManyInAsItHasLeases() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Client four = Client.local(4)) {
            four.gather(four.map(
                    i -> {
                        try (Semaphore lease = four.semaphore("s", 2).acquire()) {
                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                            Thread.yield();
                            inside.decrementAndGet();
                        }
                        return i;
                    },
                    IntStream.range(0, 300).boxed().toList()));
            assertThat(four.semaphore("s", 2).free()).isEqualTo(2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> four.semaphore("s", 3))
                    .withMessageContaining("has 2 leases, not 3");
        }
        assertThat(most.get()).isBetween(1, 2);
    }

    @Test
    void tasksThatWaitForAnEventLetOthersRun() {
        try (Client one = Client.local(1)) {
            List<TaskFuture<Boolean>> waiting = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                waiting.add(one.submit(() -> {
                    one.event("go").await();
                    return true;
                }));
            }
            TaskFuture<Integer> setter = one.submit(() -> {
                one.event("go").set();
                return 1;
            });
            assertThat(one.gather(waiting)).containsOnly(true);
            assertThat(setter.join()).isEqualTo(1);
            one.event("go").clear();
            assertThat(one.event("go").await(SOON)).isFalse();
        }
    }

    @Test
    void tasksThatWaitForAnythingElseLetOthersRunToo() {
        try (Client one = Client.local(1)) {
            CountDownLatch latch = new CountDownLatch(1);
            TaskFuture<Integer> waits = one.submit(() -> {
                latch.await();
                return 1;
            });
            TaskFuture<Integer> releases = one.submit(() -> {
                latch.countDown();
                return 2;
            });
            assertThat(one.gather(List.of(waits, releases))).containsExactly(1, 2);
        }
    }

    @Test
    void tasksThatSecedeLetOthersRun() {
        try (Client one = Client.local(1)) {
            CountDownLatch latch = new CountDownLatch(1);
            TaskFuture<Integer> waits = one.submit(() -> {
                Client.secede();
                latch.await();
                Client.rejoin();
                return 1;
            });
            one.submit(latch::getCount).join();
            latch.countDown();
            assertThat(waits.join()).isEqualTo(1);
        }
        assertThatIllegalStateException().isThrownBy(Client::secede).withMessageContaining("no task of a client");
        assertThatIllegalStateException().isThrownBy(Client::rejoin);
        assertThatIllegalStateException().isThrownBy(Client::current).withMessageContaining("pass the client");
    }

    @Test
    void queueIsFirstInFirstOut() {
        Queue<Integer> queue = client.queue("jobs", 3);
        List.of(1, 2, 3).forEach(queue::put);
        assertThatExceptionOfType(WaitTimedOutException.class)
                .isThrownBy(() -> queue.put(4, SOON))
                .withMessageContaining("queue \"jobs\" holds 3 elements and no more go in, for PT0.005S");
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.take(2, SOON)).containsExactly(2, 3);
        assertThatExceptionOfType(WaitTimedOutException.class)
                .isThrownBy(() -> queue.take(SOON))
                .withMessageContaining("0 of 1 elements");
        queue.put(5);
        assertThat(client.<Integer>queue("jobs").takeAll()).containsExactly(5);
        assertThat(queue.takeAll()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> queue.take(4, SOON))
                .withMessageContaining("3 at most");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.queue("jobs", 2))
                .withMessageContaining("at most 3");
        assertThatNullPointerException().isThrownBy(() -> queue.put(null)).withMessageContaining("holds no null");
    }

    @Test
    void producersAndConsumersMeetInAQueue() {
        Queue<Integer> queue = client.queue("jobs", 2);
        TaskFuture<Integer> consumer = client.submit(() -> {
            int sum = 0;
            for (int i = 0; i < 1000; i++) {
                sum += queue.take();
            }
            return sum;
        });
        List<TaskFuture<Integer>> producers = client.map(
                from -> {
                    for (int i = 0; i < 250; i++) {
                        queue.put(1);
                    }
                    return from;
                },
                List.of(1, 2, 3, 4));
        assertThat(consumer.join()).isEqualTo(1000);
        client.gather(producers);
        assertThat(queue.size()).isZero();
    }

    @Test
    void variableWaitsForAValue() {
        Variable<Integer> variable = client.variable("v");
        assertThatExceptionOfType(WaitTimedOutException.class)
                .isThrownBy(() -> variable.value(SOON))
                .withMessageContaining("variable \"v\" has no value");
        TaskFuture<Integer> reader =
                client.submit(() -> client.<Integer>variable("v").value());
        variable.set(7);
        assertThat(reader.join()).isEqualTo(7);
        variable.clear();
        assertThat(variable).hasToString("Variable(v, not set)");
        assertThatNullPointerException().isThrownBy(() -> variable.set(null));
    }

    @Test
    void datasetsAreFoundByName() {
        TaskFuture<Integer> future = client.scatter(3);
        client.publish("three", future);
        assertThat(client.submit(() -> Client.current()
                                .<TaskFuture<Integer>>dataset("three")
                                .join())
                        .join())
                .isEqualTo(3);
        assertThat(client.datasets()).containsExactly("three");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.publish("three", 1))
                .withMessageContaining("already");
        client.unpublish("three");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.dataset("three"))
                .withMessageContaining("published are []");
    }

    @Test
    void actorsRunOneMethodAtATimeInOrder() {
        Actor<List<Integer>> actor = client.actor(ArrayList::new);
        List<TaskFuture<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int number = i;
            calls.add(actor.call(list -> list.add(number)));
        }
        client.gather(calls);
        assertThat(actor.call(list -> List.copyOf(list)).join())
                .isEqualTo(IntStream.range(0, 1000).boxed().toList());
        TaskFuture<Object> thrown = actor.call(list -> {
            throw new IllegalStateException("no");
        });
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(thrown::join)
                .withMessageContaining("no");
        assertThat(actor.call(List::size).join()).isEqualTo(1000);
        assertThatIllegalStateException().isThrownBy(thrown::retry).withMessageContaining("a call of an actor");
    }

    @Test
    void actorsThatCannotBeMadeSaySoInEveryCall() {
        Actor<String> actor = client.actor(() -> {
            throw new IllegalStateException("no power");
        });
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(actor.call(String::length)::join)
                .withMessageContaining("no power");
        assertThatNullPointerException().isThrownBy(() -> actor.call(null));
        assertThatNullPointerException().isThrownBy(() -> client.actor(null));
    }

    @Test
    void waitingInACircleIsAnErrorAtOnce() {
        try (Client one = Client.local(1)) {
            Variable<TaskFuture<Integer>> self = one.variable("self");
            TaskFuture<Integer> future = one.submit(() -> self.value().join());
            self.set(future);
            assertThatExceptionOfType(TaskFailedException.class)
                    .isThrownBy(future::join)
                    .withMessageContaining("would never end: lambda-1 waits for lambda-1");

            Actor<List<Integer>> actor = one.actor(ArrayList::new);
            TaskFuture<Integer> waits =
                    actor.call(list -> actor.call(List::size).join());
            assertThatExceptionOfType(TaskFailedException.class)
                    .isThrownBy(waits::join)
                    .withMessageContaining("would never end");
        }
    }

    @Test
    void locksTakenInACircleAreAnErrorForOneOfThem() {
        Event aHeld = client.event("a held");
        Event bHeld = client.event("b held");
        TaskFuture<Integer> first = client.submit(() -> both("a", aHeld, "b", bHeld));
        TaskFuture<Integer> second = client.submit(() -> both("b", bHeld, "a", aHeld));
        client.await(List.of(first, second), ReturnWhen.ALL_COMPLETED);
        List<FutureStatus> ends = new ArrayList<>(List.of(first.status(), second.status()));
        Collections.sort(ends);
        assertThat(ends).contains(FutureStatus.ERROR);
        String message = first.exception().or(second::exception).orElseThrow().getMessage();
        assertThat(message).contains("would never end").contains("lock \"");
    }

    private int both(String one, Event mine, String other, Event theirs) {
        try (Lock held = client.lock(one).acquire()) {
            mine.set();
            theirs.await();
            try (Lock second = client.lock(other).acquire()) {
                return 1;
            }
        }
    }

    @Test
    void closingEndsEveryWait() throws Exception {
        AtomicInteger cancelled = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            begun.countDown();
            try {
                client.queue("none").take();
            } catch (IllegalStateException closedOrCancelled) {
                cancelled.incrementAndGet();
            }
        });
        thread.start();
        begun.await();
        TaskFuture<Integer> task =
                client.submit(() -> client.<Integer>queue("none").take());
        client.close();
        thread.join();
        assertThat(cancelled).hasValue(1);
        assertThat(task.status()).isEqualTo(FutureStatus.CANCELLED);
        assertThatIllegalStateException().isThrownBy(() -> client.lock("a")).withMessageContaining("closed");
        assertThatIllegalStateException()
                .isThrownBy(() -> client.publish("a", 1))
                .withMessageContaining("closed");
    }

    @Test
    void aTaskThatFindsItsClientClosedWasCancelled() {
        CountDownLatch begun = new CountDownLatch(1);
        TaskFuture<Integer> task = client.submit(() -> {
            begun.countDown();
            while (true) {
                try {
                    client.lock("a").acquire().close();
                } catch (CancellationException goOn) {
                    Thread.interrupted();
                } catch (IllegalStateException closed) {
                    throw new IllegalArgumentException("wrapped", closed);
                }
            }
        });
        await(begun);
        client.close();
        assertThat(task.status()).isEqualTo(FutureStatus.CANCELLED);
    }

    @Test
    void aTaskWhoseWaitTheClosingEndsWasCancelled() {
        for (int i = 0; i < 200; i++) {
            Client one = Client.local(1);
            Event begun = one.event("begun");
            TaskFuture<Integer> waits = one.submit(() -> {
                begun.set();
                return one.<Integer>queue("none").take();
            });
            begun.await();
            one.close();
            assertThat(waits.status()).isEqualTo(FutureStatus.CANCELLED);
        }
    }

    @Test
    void callsThatFollowOneWhoseWorkerWasReplacedRun() {
        try (Client one = Client.local(1)) {
            CountDownLatch go = new CountDownLatch(1);
            TaskFuture<Integer> blocked = one.submit(() -> {
                go.await();
                return 1;
            });
            TaskFuture<Integer> follows = one.submit((Integer x) -> x + 1, blocked);
            assertThat(one.submit(() -> 5).join()).isEqualTo(5); // Only a worker in the blocked one's place can run it.
            go.countDown();
            assertThat(follows.join(Duration.ofSeconds(30))).isEqualTo(2);
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
    void badNamesAndTimeoutsAreErrors() {
        assertThatNullPointerException().isThrownBy(() -> client.lock(null)).withMessageContaining("the name is null");
        assertThatIllegalArgumentException().isThrownBy(() -> client.event(" ")).withMessageContaining("blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.lock("a").acquire(Duration.ofSeconds(-1)))
                .withMessageContaining("the timeout is PT-1S");
        assertThatNullPointerException().isThrownBy(() -> client.event("e").await(null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.semaphore("s", 0))
                .withMessageContaining("0 leases");
        assertThatIllegalArgumentException().isThrownBy(() -> client.queue("q", -1));
        assertThatNullPointerException().isThrownBy(() -> client.publish("x", null));
    }
}
