package io.bask.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.function.Function0;
import io.bask.function.Function1;
import io.bask.schedule.TaskFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class ClientTest {
    private final Client client = Client.local(2);

    @AfterEach
    void closeClient() {
        client.close();
    }

    static int inc(int x) {
        return x + 1;
    }

    static int add(int a, int b) {
        return a + b;
    }

    static int fails(int x) {
        throw new IllegalStateException("no " + x);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new CancellationException("interrupted");
        }
    }

    @Test
    void submitAnswersAFutureOfTheResult() throws Exception {
        TaskFuture<Integer> future = client.submit(ClientTest::inc, 1);
        assertThat(future.get()).isEqualTo(2);
        assertThat(future.join()).isEqualTo(2);
        assertThat(future.get(1, TimeUnit.SECONDS)).isEqualTo(2);
        assertThat(future.status()).isEqualTo(FutureStatus.FINISHED);
        assertThat(future.key()).startsWith("inc-");
        assertThat(future.toString()).isEqualTo("TaskFuture(%s, FINISHED)".formatted(future.key()));
        assertThat(future.exception()).isEmpty();
    }

    @Test
    void futuresAreArgumentsOfFurtherCalls() {
        TaskFuture<Integer> a = client.submit(ClientTest::inc, 1);
        TaskFuture<Integer> b = client.submit(ClientTest::inc, a);
        TaskFuture<Integer> c = client.submit(ClientTest::add, a, b);
        assertThat(client.gather(client.submit(ClientTest::add, c, 10))).isEqualTo(15);
        assertThat(client.gather(client.submit(ClientTest::add, 10, c))).isEqualTo(15);
        TaskFuture<Integer> sum = client.submit(
                (List<Integer> list) -> list.stream().mapToInt(i -> i).sum(), client.all(List.of(a, b, c)));
        assertThat(sum.join()).isEqualTo(10);
        assertThat(client.submit((Integer x, Integer y, Integer z) -> x + y + z, a, b, c)
                        .join())
                .isEqualTo(10);
        assertThat(client.submit((x, y, z, w) -> x + y + z + w, 1, 2, 3, 4).join())
                .isEqualTo(10);
        assertThat(client.submit(() -> "none").join()).isEqualTo("none");
    }

    @Test
    void mapGoesOverOneOrSeveralIterables() {
        assertThat(client.gather(client.map(ClientTest::inc, List.of(1, 2, 3)))).containsExactly(2, 3, 4);
        assertThat(client.gather(client.map(ClientTest::add, List.of(1, 2), List.of(10, 20))))
                .containsExactly(11, 22);
        assertThat(client.gather(client.map((a, b, c) -> a + b + c, List.of("a"), List.of("b"), List.of("c"))))
                .containsExactly("abc");
        assertThat(client.gather(client.map(ClientTest::inc, List.<Integer>of())))
                .isEmpty();
    }

    @Test
    void mapOverUnequalLengthsSaysBothLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.map(ClientTest::add, List.of(1, 2, 3), List.of(1)))
                .withMessageContaining("[3, 1]");
    }

    @Test
    void failuresNameTheCallAndKeepTheirCause() {
        TaskFuture<Integer> future = client.submit(ClientTest::fails, 7);
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(future::join)
                .withMessageContaining("fails-")
                .withMessageContaining("no 7")
                .withCauseInstanceOf(IllegalStateException.class);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(future::get)
                .withCauseInstanceOf(TaskFailedException.class);
        assertThat(future.status()).isEqualTo(FutureStatus.ERROR);
        assertThat(future.exception()).containsInstanceOf(TaskFailedException.class);
    }

    @Test
    void failuresReachWhateverDependsOnThem() {
        TaskFuture<Integer> failed = client.submit(ClientTest::fails, 7);
        TaskFuture<Integer> next = client.submit(ClientTest::inc, client.submit(ClientTest::inc, failed));
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(next::join)
                .withMessageContaining("fails-");
        assertThat(next.status()).isEqualTo(FutureStatus.ERROR);
    }

    @Test
    void gatherThrowsTheFirstFailureWithoutWaitingForTheRest() {
        CountDownLatch never = new CountDownLatch(1);
        TaskFuture<Integer> slow = client.submit(() -> {
            never.await();
            return 1;
        });
        TaskFuture<Integer> failed = client.submit(ClientTest::fails, 1);
        assertThatExceptionOfType(TaskFailedException.class).isThrownBy(() -> client.gather(List.of(slow, failed)));
        assertThat(slow.isDone()).isFalse();
        never.countDown();
    }

    @Test
    void errorsThrownByCallsLeaveTheWorkersUsable() {
        TaskFuture<Integer> memory = client.submit(() -> {
            throw new OutOfMemoryError("pretended");
        });
        TaskFuture<Integer> stack = client.submit(ClientTest::endless, 1);
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(memory::join)
                .withCauseInstanceOf(OutOfMemoryError.class);
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(stack::join)
                .withCauseInstanceOf(StackOverflowError.class);
        assertThat(client.submit(ClientTest::inc, 1).join()).isEqualTo(2);
    }

    @SuppressWarnings("InfiniteRecursion")
    static int endless(int x) {
        return 1 + endless(x);
    }

    @Test
    void cancelStopsARunningCallAndAllThatWaitForIt() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch ended = new CountDownLatch(1);
        TaskFuture<Integer> running = client.submit(() -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.set(true);
            } finally {
                ended.countDown();
            }
            return 1;
        });
        TaskFuture<Integer> next = client.submit(ClientTest::inc, running);
        started.await();

        assertThat(running.status()).isEqualTo(FutureStatus.RUNNING);
        assertThat(next.status()).isEqualTo(FutureStatus.PENDING);
        assertThat(running.cancel()).isTrue();
        assertThat(running.cancel()).isFalse();

        ended.await();
        assertThat(interrupted).isTrue();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(running::join);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(next::join);
        assertThat(next.status()).isEqualTo(FutureStatus.CANCELLED);
        assertThat(next.isCancelled()).isTrue();
        assertThat(client.submit(ClientTest::inc, 1).join()).isEqualTo(2);
    }

    @Test
    void cancelledCallsThatHaveNotBegunNeverRun() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger ran = new AtomicInteger();
        List<TaskFuture<Integer>> blockers = client.map(
                i -> {
                    awaitQuietly(gate);
                    return i;
                },
                List.of(1, 2));
        List<TaskFuture<Integer>> pending = client.map(
                i -> ran.incrementAndGet(), IntStream.range(0, 100).boxed().toList());
        client.cancel(pending);
        gate.countDown();
        client.gather(blockers);
        client.close();
        assertThat(ran).hasValue(0);
        assertThat(pending).allMatch(TaskFuture::isCancelled);
    }

    @Test
    void closingCancelsAndRefusesFurtherCalls() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        TaskFuture<Integer> running = client.submit(() -> {
            started.countDown();
            new CountDownLatch(1).await();
            return 1;
        });
        TaskFuture<Integer> next = client.submit(ClientTest::inc, running);
        started.await();
        client.close();
        assertThat(running.status()).isEqualTo(FutureStatus.CANCELLED);
        assertThatExceptionOfType(CancellationException.class).isThrownBy(next::join);
        assertThatIllegalStateException()
                .isThrownBy(() -> client.submit(ClientTest::inc, 1))
                .withMessageContaining("closed");
        client.close();
    }

    @Test
    void tasksMaySubmitTasksAndWaitForThem() {
        TaskFuture<Integer> outer = client.submit(ClientTest::nested, client.scatter(client), client.scatter(4));
        assertThat(outer.join()).isEqualTo(4 * 4 * 4 * 4);
    }

    static int nested(Client client, int level) {
        if (level == 0) {
            return 1;
        }
        List<TaskFuture<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            parts.add(client.submit(ClientTest::nested, client, level - 1));
        }
        return client.gather(parts).stream().mapToInt(i -> i).sum();
    }

    @Test
    void chainsOfManyFuturesNeedNoStack() {
        int length = 200_000;
        CountDownLatch gate = new CountDownLatch(1);
        TaskFuture<Integer> future = client.submit(() -> {
            gate.await();
            return 0;
        });
        for (int i = 0; i < length; i++) {
            future = client.submit(ClientTest::inc, future);
        }
        gate.countDown();
        assertThat(future.join()).isEqualTo(length);
    }

    @Test
    void failingChainsNeedNoStack() {
        CountDownLatch gate = new CountDownLatch(1);
        TaskFuture<Integer> future = client.submit(() -> {
            gate.await();
            throw new IllegalStateException("first");
        });
        for (int i = 0; i < 100_000; i++) {
            future = client.submit(ClientTest::inc, future);
        }
        gate.countDown();
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(future::join)
                .withMessageContaining("first");
    }

    @Test
    void asCompletedComesInTheOrderOfCompletion() {
        CountDownLatch gate = new CountDownLatch(1);
        TaskFuture<String> late = client.submit(() -> {
            gate.await();
            return "late";
        });
        TaskFuture<String> early = client.submit(() -> "early");
        AsCompleted<String> completed = client.asCompleted(List.of(late, early));
        assertThat((Object) completed.next()).isSameAs(early);
        assertThat(completed.next(Duration.ofMillis(5))).isEmpty();
        completed.add(client.submit(() -> "added"));
        assertThat(completed.next().join()).isEqualTo("added");
        gate.countDown();
        assertThat(completed.hasNext()).isTrue();
        assertThat((Object) completed.next()).isSameAs(late);
        assertThat(completed.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(completed::next);
    }

    @Test
    void asCompletedLosesNoFailure() {
        Set<FutureStatus> seen = new HashSet<>();
        for (TaskFuture<Integer> future :
                client.asCompleted(List.of(client.submit(ClientTest::fails, 1), client.submit(ClientTest::inc, 1)))) {
            seen.add(future.status());
        }
        assertThat(seen).containsExactlyInAnyOrder(FutureStatus.ERROR, FutureStatus.FINISHED);
    }

    @Test
    void stagesFollowOn() {
        TaskFuture<Integer> future = client.submit(ClientTest::inc, 1);
        assertThat(future.thenApply(x -> x * 10).toCompletableFuture().join()).isEqualTo(20);
        assertThat(future.thenApplyAsync(x -> Thread.currentThread().getName())
                        .toCompletableFuture()
                        .join())
                .startsWith("bask-client-");
        assertThat(future.thenCombine(client.submit(ClientTest::inc, 2), Integer::sum)
                        .toCompletableFuture()
                        .join())
                .isEqualTo(5);
        future.toCompletableFuture().complete(99);
        assertThat(future.join()).isEqualTo(2);
    }

    @Test
    void waitingCanTimeOutOrBeInterrupted() {
        CountDownLatch gate = new CountDownLatch(1);
        TaskFuture<Integer> future = client.submit(() -> {
            gate.await();
            return 1;
        });
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> future.get(5, TimeUnit.MILLISECONDS));
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
        assertThat(Thread.interrupted()).isTrue();
        gate.countDown();
        assertThat(future.join()).isEqualTo(1);
    }

    @Test
    void manyThreadsMaySubmitAtOnce() throws Exception {
        List<Thread> threads = new ArrayList<>();
        AtomicInteger right = new AtomicInteger();
        for (int t = 0; t < 8; t++) {
            int from = t * 10_000;
            Thread thread = new Thread(() -> {
                List<Integer> arguments =
                        IntStream.range(from, from + 10_000).boxed().toList();
                long sum = client.gather(client.map(ClientTest::inc, arguments)).stream()
                        .mapToLong(i -> i)
                        .sum();
                long expected = arguments.stream().mapToLong(i -> i + 1L).sum();
                right.addAndGet(sum == expected ? 1 : 0);
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(right).hasValue(8);
    }

    @Test
    void clientsNeedAThread() {
        assertThatIllegalArgumentException().isThrownBy(() -> Client.local(0)).withMessageContaining("got 0");
    }

    @Test
    void callsWithoutAFunctionAreRefusedAndNobodyWaits() {
        Function0<Integer> nothing = null;
        Function1<Integer, Integer> nothingOfOne = null;
        assertThatNullPointerException()
                .isThrownBy(() -> client.submit(nothing))
                .withMessageContaining("is null; give");
        assertThatNullPointerException().isThrownBy(() -> client.submit(nothingOfOne, 1));
        assertThatNullPointerException().isThrownBy(() -> client.map(nothingOfOne, List.of(1, 2)));
        assertThat(client.submit(ClientTest::inc, 1).join()).isEqualTo(2);
    }

    @Test
    void textsOfClientsAndLateFuturesSayWhereTheyStand() {
        CountDownLatch released = new CountDownLatch(1);
        try (Client one = Client.local(1)) {
            TaskFuture<Integer> future = one.submit(() -> {
                released.await();
                return 1;
            });
            assertThatThrownBy(() -> future.get(1, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining(future.key())
                    .hasMessageContaining("after 1 milliseconds; wait longer or cancel it");
            assertThat(one).hasToString("Client(1 thread, 1 task not done)");
            released.countDown();
            assertThat(future.join()).isEqualTo(1);
            one.close();
            assertThat(one).hasToString("Client(1 thread, closed)");
        }
    }
}
