package io.bask.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.bask.schedule.TaskFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class FuturesTest {
    private static final TaskOptions PURE = TaskOptions.defaults().withPure(true);
    private static final AtomicInteger CALLS = new AtomicInteger();

    private final Client client = Client.local(2);

    @AfterEach
    void closeClient() {
        client.close();
    }

    static int inc(int x) {
        return x + 1;
    }

    static int count(int x) {
        return x + CALLS.incrementAndGet();
    }

    static int fails(int x) {
        throw new IllegalStateException("no " + x);
    }

    /** Keeps both workers busy until {@code gate} opens, so that what is submitted then waits. */
    private List<TaskFuture<Integer>> busy(CountDownLatch gate) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(2);
        List<TaskFuture<Integer>> blockers = client.map(
                i -> {
                    begun.countDown();
                    while (gate.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return i;
                },
                List.of(1, 2));
        begun.await();
        return blockers;
    }

    @Test
    void pureCallsWithEqualArgumentsShareOneFuture() {
        Client pure = client.with(PURE);
        TaskFuture<Integer> once = pure.submit(FuturesTest::count, 1);
        TaskFuture<Integer> twice = pure.submit(FuturesTest::count, 1);
        assertThat((Object) twice).isSameAs(once);
        assertThat(once.key()).matches("count-[0-9a-f]{32}");
        assertThat((Object) pure.submit(FuturesTest::count, 2)).isNotSameAs(once);
        assertThat((Object) client.submit(FuturesTest::count, 1)).isNotSameAs(once);
        assertThat((Object) pure.submit(FuturesTest::count, once)).isSameAs(pure.submit(FuturesTest::count, twice));
        int captured = 3;
        assertThat(key(pure, captured)).isEqualTo(key(pure, captured)).isNotEqualTo(key(pure, 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pure.submit(x -> 1, new Object()))
                .withMessageContaining("what is in a java.lang.Object is not known");
    }

    private static String key(Client pure, int captured) {
        return pure.submit(x -> x + captured, 1).key();
    }

    record Point(int x, List<String> names) {}

    @Test
    void equalContentHasEqualKeys() {
        Client pure = client.with(PURE);
        TaskFuture<List<Integer>> list = pure.scatter(List.of(1, 2));
        assertThat((Object) pure.scatter((List<Integer>) new ArrayList<>(List.of(1, 2))))
                .isSameAs(list);
        for (Object value : List.of(
                new double[] {1, 2},
                new long[] {1},
                new int[] {3},
                new String[] {"a"},
                Map.of("a", 1, "b", 2),
                Set.of(1, 2, 3),
                new Point(1, List.of("x")),
                Duration.ofSeconds(1),
                FutureStatus.ERROR,
                1.5,
                "text")) {
            TaskFuture<Object> future = pure.scatter(value);
            assertThat(pure.scatter(value).key()).isEqualTo(future.key());
        }
        assertThat(pure.scatter(1).key()).isNotEqualTo(pure.scatter(1L).key());
        assertThat(pure.scatter("1").key()).isNotEqualTo(pure.scatter('1').key());
        assertThat(pure.scatter(List.of(1, 2)).key())
                .isNotEqualTo(pure.scatter(List.of(2, 1)).key());
        assertThat(client.scatter(1).key()).isNotEqualTo(client.scatter(1).key());
    }

    @Test
    void keysNameOneCallWhileItIsAlive() {
        Client named = client.with(TaskOptions.defaults().withKey("x"));
        TaskFuture<Integer> future = named.submit(FuturesTest::inc, 1);
        assertThat(future.key()).isEqualTo("x");
        assertThat((Object) named.submit(FuturesTest::inc, 2)).isSameAs(future);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> named.submit(FuturesTest::fails, 2))
                .withMessageContaining("key \"x\" names a call of");
        assertThat(client.with(TaskOptions.defaults().withKey("m")).map(FuturesTest::inc, List.of(1, 2)))
                .extracting(TaskFuture::key)
                .containsExactly("m-0", "m-1");
        CountDownLatch never = new CountDownLatch(1);
        TaskFuture<Integer> slow = client.with(TaskOptions.defaults().withKey("y"))
                .submit(() -> {
                    never.await();
                    return 1;
                });
        slow.cancel();
        assertThat((Object) client.with(TaskOptions.defaults().withKey("y")).submit(() -> 2))
                .isNotSameAs(slow);
    }

    @Test
    void higherPrioritiesAreBegunFirst() throws Exception {
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        try (Client one = Client.local(1)) {
            CountDownLatch gate = new CountDownLatch(1);
            CountDownLatch begun = new CountDownLatch(1);
            TaskFuture<Integer> blocker = one.submit(() -> {
                begun.countDown();
                while (gate.getCount() > 0) {
                    Thread.onSpinWait();
                }
                return 0;
            });
            begun.await();
            List<TaskFuture<Boolean>> all = new ArrayList<>();
            List<Integer> priorities = List.of(0, -5, 7, 0, 3, -1, 7);
            for (int priority : priorities) {
                all.add(one.with(TaskOptions.defaults().withPriority(priority)).submit(() -> order.add(priority)));
            }
            gate.countDown();
            blocker.toCompletableFuture().join();
            all.forEach(future -> future.toCompletableFuture().join());
        }
        assertThat(order).containsExactly(7, 7, 3, 0, 0, -1, -5);
    }

    @Test
    void callsThatThrowAreRunAgainAsOftenAsAsked() {
        AtomicInteger runs = new AtomicInteger();
        TaskFuture<Integer> third = client.with(TaskOptions.defaults().withRetries(2))
                .submit(() -> {
                    if (runs.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    return runs.get();
                });
        assertThat(third.join()).isEqualTo(3);
        TaskFuture<Integer> fourth =
                client.with(TaskOptions.defaults().withRetries(1)).submit(FuturesTest::fails, 1);
        assertThatExceptionOfType(TaskFailedException.class).isThrownBy(fourth::join);
        AtomicInteger rounds = new AtomicInteger();
        assertThat(client.submit(() -> {
                            if (rounds.incrementAndGet() < 10) {
                                throw new RescheduleException();
                            }
                            return rounds.get();
                        })
                        .join())
                .isEqualTo(10);
    }

    @Test
    void failedCallsCanBeRetriedWithAllThatFailedBefore() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        TaskFuture<Integer> shaky = client.submit(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("first");
            }
            return runs.get();
        });
        TaskFuture<Integer> good = client.submit(FuturesTest::inc, 10);
        TaskFuture<Integer> sum = client.submit(Integer::sum, client.submit(FuturesTest::inc, shaky), good);
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(sum::join)
                .withMessageContaining("first");
        assertThat(sum.exception()).containsSame(shaky.exception().orElseThrow());
        assertThat(sum.traceback().orElseThrow())
                .contains("IllegalStateException: first")
                .contains("FuturesTest");
        assertThat(client.retry(List.of(sum)).get(0).join()).isEqualTo(2 + 1 + 11);
        assertThat(sum.status()).isEqualTo(FutureStatus.ERROR);
        assertThat(shaky.replay()).isEqualTo(3);
        assertThatIllegalStateException().isThrownBy(good::retry).withMessageContaining("FINISHED");
    }

    @Test
    void gatherTakesCollectionsAndMapsAndLeavesFailuresOutOnRequest() {
        List<TaskFuture<Integer>> futures = new ArrayList<>(client.map(FuturesTest::inc, List.of(1, 2)));
        futures.add(1, client.submit(FuturesTest::fails, 1));
        assertThat(client.gather(futures, Errors.SKIP)).containsExactly(2, 3);
        assertThatExceptionOfType(TaskFailedException.class).isThrownBy(() -> client.gather(futures, Errors.RAISE));
        assertThat(client.gather(client.scatterEach(Map.of("a", 1, "b", 2)))).isEqualTo(Map.of("a", 1, "b", 2));
        assertThat(client.gather(client.mapFutures(FuturesTest::inc, client.scatterEach(List.of(1, 2)))))
                .containsExactly(2, 3);
        assertThat(client.submit(
                                (Map<String, Integer> map) -> map.get("b"),
                                client.all(client.scatterEach(Map.of("b", 5))))
                        .join())
                .isEqualTo(5);
    }

    @Test
    void futuresInNestedCollectionsAreReplacedByResults() {
        TaskFuture<Integer> one = client.submit(FuturesTest::inc, 0);
        List<Object> withNull = new ArrayList<>(Arrays.asList(one, null));
        TaskFuture<Map<String, Object>> nested =
                client.nested(Map.of("list", List.of(one, 5, Set.of(client.scatter("x"))), "null", withNull));
        assertThat(nested.join()).isEqualTo(Map.of("list", List.of(1, 5, Set.of("x")), "null", Arrays.asList(1, null)));
        List<Object> self = new ArrayList<>();
        self.add(self);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.nested(self))
                .withMessageContaining("contains itself");
        Object deep = one;
        for (int i = 0; i < 100_000; i++) {
            deep = List.of(deep);
        }
        Object result = client.nested(deep).join();
        while (result instanceof List<?> list) {
            result = list.get(0);
        }
        assertThat(result).isEqualTo(1);
    }

    @Test
    void awaitTellsWhatIsDone() {
        CountDownLatch gate = new CountDownLatch(1);
        TaskFuture<Integer> slow = client.submit(() -> {
            gate.await();
            return 1;
        });
        TaskFuture<Integer> quick = client.submit(FuturesTest::inc, 1);
        TaskFuture<Integer> failed = client.submit(FuturesTest::fails, 1);
        assertThat(client.await(List.of(slow, quick), ReturnWhen.FIRST_COMPLETED))
                .isEqualTo(new Awaited<>(List.of(quick), List.of(slow)));
        assertThat(client.await(List.of(slow, failed), ReturnWhen.FIRST_EXCEPTION)
                        .notDone())
                .containsExactly(slow);
        assertThatExceptionOfType(WaitTimedOutException.class)
                .isThrownBy(() -> client.await(List.of(slow, quick), ReturnWhen.ALL_COMPLETED, Duration.ofMillis(5)))
                .withMessageContaining("1 of 2 futures are not done after PT0.005S");
        assertThatExceptionOfType(WaitTimedOutException.class)
                .isThrownBy(() -> slow.join(Duration.ofMillis(1)))
                .withMessageContaining("is RUNNING after PT0.001S");
        gate.countDown();
        assertThat(client.await(List.of(slow, quick), ReturnWhen.ALL_COMPLETED).notDone())
                .isEmpty();
        assertThat(slow.join(Duration.ofSeconds(30))).isEqualTo(1);
    }

    @Test
    void asCompletedHasBatchesAndResults() {
        List<TaskFuture<Integer>> futures = client.map(FuturesTest::inc, List.of(1, 2, 3));
        client.gather(futures);
        assertThat(client.asCompleted(futures).nextBatch()).hasSize(3);
        List<Integer> results = new ArrayList<>();
        client.asCompleted(futures).results(Errors.RAISE).forEach(results::add);
        assertThat(results).containsExactlyInAnyOrder(2, 3, 4);
        List<TaskFuture<Integer>> mixed = new ArrayList<>(futures);
        mixed.add(client.submit(FuturesTest::fails, 1));
        List<Integer> good = new ArrayList<>();
        client.asCompleted(mixed).results(Errors.SKIP).forEach(good::add);
        assertThat(good).containsExactlyInAnyOrder(2, 3, 4);
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(
                        () -> client.asCompleted(mixed).results(Errors.RAISE).forEach(x -> {}));
        AsCompleted<Integer> coming = client.asCompleted(futures);
        int seen = 0;
        for (List<TaskFuture<Integer>> batch : coming.batches()) {
            seen += batch.size();
        }
        assertThat(seen).isEqualTo(3);
        assertThat(coming.isEmpty()).isTrue();
        coming.addAll(futures);
        coming.clear();
        assertThat(coming.count()).isZero();
    }

    @Test
    void mapMayHandOverBatches() {
        List<Integer> numbers = IntStream.range(0, 1003).boxed().toList();
        Client batches = client.with(TaskOptions.defaults().withBatchSize(100));
        assertThat(client.gather(batches.map(FuturesTest::inc, numbers)))
                .isEqualTo(numbers.stream().map(FuturesTest::inc).toList());
    }

    @Test
    void tasksFindTheirClientAndNeedOneThreadOnly() {
        try (Client one = Client.local(1)) {
            assertThat(one.submit(FuturesTest::fibonacci, 15).join()).isEqualTo(610);
            assertThat(one.submit(FuturesTest::countDown, 1_000).join()).isZero();
            assertThat(one.info().unfinished()).isZero();
        }
    }

    static int fibonacci(int n) {
        if (n < 2) {
            return n;
        }
        Client here = Client.current();
        TaskFuture<Integer> a = here.submit(FuturesTest::fibonacci, n - 1);
        TaskFuture<Integer> b = here.submit(FuturesTest::fibonacci, n - 2);
        return here.submit(Integer::sum, a, b).join();
    }

    static int countDown(int n) {
        return n == 0
                ? 0
                : Client.current().submit(FuturesTest::countDown, n - 1).join();
    }

    @Test
    void runCallsEachWorkerOnceAndPluginsSetThemUp() {
        ConcurrentLinkedQueue<String> setUp = new ConcurrentLinkedQueue<>();
        client.registerPlugin(new WorkerPlugin() {
            @Override
            public void setup(String worker) {
                setUp.add(worker);
            }
        });
        Map<String, String> names = client.run(() -> Thread.currentThread().getName());
        assertThat(names)
                .hasSize(2)
                .allSatisfy((worker, name) -> assertThat(name).isEqualTo(worker));
        assertThat(setUp).containsAll(names.keySet()).doesNotHaveDuplicates();
        assertThat(client.submit(() -> client.run(() -> 1).size()).join()).isEqualTo(2);
        assertThatNullPointerException().isThrownBy(() -> client.registerPlugin(null));
    }

    @Test
    void executorIsAStandardOne() throws Exception {
        ExecutorService executor = client.executor();
        assertThat(executor.submit(() -> 1).get()).isEqualTo(1);
        assertThat(executor.invokeAll(List.of(() -> 1, () -> 2))).hasSize(2);
        assertThat(executor.submit(() -> executor.submit(() -> 3).get()).get()).isEqualTo(3);
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        java.util.concurrent.Future<Integer> stuck = executor.submit(() -> {
            begun.countDown();
            never.await();
            return 1;
        });
        begun.await();
        executor.shutdownNow();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(stuck.isDone()).isTrue();
        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> executor.execute(() -> {}));
        assertThat(client.submit(FuturesTest::inc, 1).join()).isEqualTo(2);
    }

    @Test
    void restartCancelsAndGoesOn() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        TaskFuture<Integer> stuck = client.submit(() -> {
            begun.countDown();
            gate.await();
            return 1;
        });
        TaskFuture<Integer> next = client.submit(FuturesTest::inc, stuck);
        begun.await();
        client.restart();
        assertThat(List.of(stuck, next)).allMatch(TaskFuture::isCancelled);
        assertThat(client.submit(FuturesTest::inc, 1).join()).isEqualTo(2);
        assertThat(client.info().unfinished()).isZero();
        client.close(Duration.ofSeconds(1));
        assertThatIllegalStateException().isThrownBy(client::restart);
    }

    @Test
    void cancellingOneTaskSparesTheOneThatItsWorkerRunsMeanwhile() throws Exception {
        try (Client one = Client.local(1)) {
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch gate = new CountDownLatch(1);
            Variable<TaskFuture<Integer>> innerFuture = one.variable("inner");
            TaskFuture<Integer> outer = one.submit(() -> {
                TaskFuture<Integer> inner = one.submit(() -> {
                    begun.countDown();
                    gate.await();
                    return 5;
                });
                innerFuture.set(inner);
                return inner.join();
            });
            begun.await();
            outer.cancel();
            gate.countDown();
            assertThat(innerFuture.value().join()).isEqualTo(5);
            assertThat(outer.isCancelled()).isTrue();
        }
    }

    @Test
    void busyWorkersAreCounted() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        List<TaskFuture<Integer>> blockers = busy(gate);
        assertThat(client.info()).isEqualTo(new ClientInfo(2, 2, 2, 0, 0, 0));
        gate.countDown();
        client.gather(blockers);
        client.fireAndForget(client.submit(FuturesTest::fails, 1));
        client.fireAndForget(client.submit(FuturesTest::inc, 1));
    }

    @Test
    void badOptionsAreErrors() {
        TaskOptions options = TaskOptions.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withRetries(-1))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withBatchSize(0))
                .withMessageContaining("0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withKey(" "))
                .withMessageContaining("blank");
        assertThatNullPointerException().isThrownBy(() -> client.with(null)).withMessageContaining("options are null");
        TaskFuture<Integer> done = client.scatter(1);
        assertThatIllegalArgumentException().isThrownBy(() -> done.join(Duration.ofSeconds(-1)));
    }

    @Test
    @Timeout(600)
    void callsTakeUpToEightArguments() {
        try (Client client = Client.local(2)) {
            TaskFuture<Integer> one = client.scatter(1);
            assertThat(client.submit((a, b, c, d, e) -> "" + a + b + c + d + e, 1, 2, 3, 4, 5)
                            .join())
                    .isEqualTo("12345");
            assertThat(client.submit((a, b, c, d, e, f) -> "" + a + b + c + d + e + f, 1, 2, 3, 4, 5, 6)
                            .join())
                    .isEqualTo("123456");
            assertThat(client.submit((a, b, c, d, e, f, g) -> "" + a + b + c + d + e + f + g, 1, 2, 3, 4, 5, 6, 7)
                            .join())
                    .isEqualTo("1234567");
            assertThat(client.<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer>submit(
                                    (a, b, c, d, e, f, g, h) -> a + b + c + d + e + f + g + h,
                                    one,
                                    one,
                                    one,
                                    one,
                                    one,
                                    one,
                                    one,
                                    one)
                            .join())
                    .isEqualTo(8);
        }
    }
}
