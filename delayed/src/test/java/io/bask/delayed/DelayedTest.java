package io.bask.delayed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.Results;
import io.bask.function.Function0;
import io.bask.function.Function1;
import io.bask.graph.Graph;
import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskFailedException;
import io.bask.schedule.serial.SerialScheduler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DelayedTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private static int counted(int x) {
        CALLS.incrementAndGet();
        return x;
    }

    private final DelayedFunction1<Integer, Integer> inc = Delayed.function(Lesson::inc);
    private final DelayedFunction1<Integer, Integer> twice = Delayed.function(Lesson::twice);
    private final DelayedFunction2<Integer, Integer, Integer> add = Delayed.function(Lesson::add);

    @Test
    void loopOfTheLessonAddsUp() {
        List<Delayed<Integer>> parts = new ArrayList<>();
        for (int x : new int[] {1, 2, 3, 4, 5}) {
            Delayed<Integer> a = inc.apply(x);
            Delayed<Integer> b = twice.apply(x);
            parts.add(add.apply(a, b));
        }
        DelayedFunction1<List<Integer>, Integer> sum = Delayed.function(Lesson::sum);
        Delayed<Integer> total = sum.apply(Delayed.list(parts));
        assertThat(total.compute()).isEqualTo(50);
    }

    @Test
    void nothingRunsBeforeCompute() {
        CALLS.set(0);
        DelayedFunction1<Integer, Integer> counted = Delayed.function(DelayedTest::counted);
        Delayed<Integer> lazy = counted.apply(7);
        assertThat(CALLS).hasValue(0);
        assertThat(lazy.compute()).isEqualTo(7);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void resultReadTwiceIsComputedOnce() {
        CALLS.set(0);
        DelayedFunction1<Integer, Integer> counted = Delayed.function(DelayedTest::counted);
        Delayed<Integer> shared = counted.apply(3);
        Delayed<Integer> left = inc.apply(shared);
        Delayed<Integer> right = twice.apply(shared);
        Results results = Bask.compute(left, right, add.apply(shared, shared));
        assertThat(results.get(left)).isEqualTo(4);
        assertThat(results.get(right)).isEqualTo(6);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void equalCallsAreTwoCalls() {
        CALLS.set(0);
        DelayedFunction1<Integer, Integer> counted = Delayed.function(DelayedTest::counted);
        assertThat(add.apply(counted.apply(1), counted.apply(1)).compute()).isEqualTo(2);
        assertThat(CALLS).hasValue(2);
    }

    @Test
    void persistRunsOnceForAllLaterComputations() {
        CALLS.set(0);
        DelayedFunction1<Integer, Integer> counted = Delayed.function(DelayedTest::counted);
        Delayed<Integer> held = counted.apply(5).persist();
        assertThat(inc.apply(held).compute()).isEqualTo(6);
        assertThat(twice.apply(held).compute()).isEqualTo(10);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void keysBeginWithTheNameOfTheMethod() {
        Graph graph = Bask.job(List.of(add.apply(inc.apply(1), twice.apply(2)))).graph();
        assertThat(IntStream.range(0, graph.size())
                        .mapToObj(task -> graph.key(task).name().split("-")[0]))
                .containsExactly("inc", "twice", "add");
        assertThat(IntStream.range(0, graph.size())
                        .mapToObj(task -> graph.kernel(task).operation()))
                .containsExactly("inc", "twice", "add");
    }

    @Test
    void lambdasCanBeGivenAName() {
        Delayed<Integer> tripled =
                Delayed.function((Integer x) -> 3 * x).named("triple").apply(2);
        assertThat(tripled.explain("expression")).isEqualTo("triple\n");
        assertThat(Delayed.function((Integer x) -> x).apply(2))
                .hasToString("Delayed(lambda, not computed; call compute())");
        assertThat(tripled.compute()).isEqualTo(6);
    }

    @Test
    void blankNameIsRefused() {
        assertThatThrownBy(() -> inc.named(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must not be blank");
    }

    @Test
    void textSaysThatItIsNotComputed() {
        assertThat(add.apply(1, 2)).hasToString("Delayed(add, not computed; call compute())");
        assertThat(inc).hasToString("DelayedFunction1(inc)");
    }

    @Test
    void explainDrawsTheCalls() {
        Delayed<Integer> shared = inc.apply(1);
        assertThat(add.apply(shared, twice.apply(shared)).explain("expression"))
                .isEqualTo("add\n  inc\n  twice\n    inc\n");
    }

    @Test
    void mapReadsAPartOfTheResult() {
        Delayed<String> text = Delayed.function((Integer x) -> "<" + x + ">").apply(5);
        assertThat(text.map(String::length).compute()).isEqualTo(3);
        assertThat(text.map(String::length)).hasToString("Delayed(length, not computed; call compute())");
    }

    @Test
    void severalOutputsAreReadOneByOne() {
        CALLS.set(0);
        DelayedFunction1<Integer, List<Integer>> divide = Delayed.function(x -> List.of(counted(x / 10), x % 10));
        List<Delayed<Integer>> outputs = Delayed.split(divide.apply(42), 2);
        assertThat(add.apply(outputs.get(0), outputs.get(1)).compute()).isEqualTo(6);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void splitIntoTheWrongNumberFailsWithBoth() {
        List<Delayed<Integer>> outputs = Delayed.split(Delayed.value(List.of(1, 2, 3)), 2);
        assertThatThrownBy(() -> outputs.get(0).compute())
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("split into 2 elements has 3");
        assertThatThrownBy(() -> Delayed.split(Delayed.value(List.of()), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void nullIsAValueAndAResult() {
        DelayedFunction1<Integer, String> nothing = Delayed.function(x -> null);
        assertThat(nothing.apply(1).compute()).isNull();
        assertThat(nothing.apply((Integer) null).compute()).isNull();
        DelayedFunction1<String, String> describe = Delayed.function(x -> String.valueOf(x));
        assertThat(describe.apply(nothing.apply(1)).compute()).isEqualTo("null");
        assertThat(describe.apply(Delayed.value(null)).compute()).isEqualTo("null");
    }

    @Test
    void failureNamesTheFunctionAndKeepsTheCause() {
        DelayedFunction1<Integer, Integer> fail = Delayed.function(Lesson::fail);
        assertThatThrownBy(() -> inc.apply(fail.apply(13)).compute())
                .isInstanceOfSatisfying(TaskFailedException.class, failure -> {
                    assertThat(failure.operation()).isEqualTo("fail");
                    assertThat(failure.key().name()).startsWith("fail-");
                })
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no luck with 13");
        assertThat(inc.apply(1).compute()).isEqualTo(2);
    }

    @Test
    void checkedExceptionsAndStackOverflowsFailTheTask() {
        DelayedFunction0<Integer> checked = Delayed.function(() -> {
            throw new java.io.IOException("disk full");
        });
        assertThatThrownBy(() -> checked.apply().compute()).hasMessageContaining("disk full");
        DelayedFunction1<Integer, Integer> deep = Delayed.function(DelayedTest::endless);
        assertThatThrownBy(() -> deep.apply(1).compute()).hasRootCauseInstanceOf(StackOverflowError.class);
    }

    private static int endless(int x) {
        return x == 0 ? 0 : endless(x + 1) + 1;
    }

    @Test
    void computeInsideATaskWorks() {
        DelayedFunction1<Integer, Integer> nested =
                Delayed.function(x -> add.apply(inc.apply(x), twice.apply(x)).compute());
        assertThat(nested.apply(nested.apply(2)).compute()).isEqualTo(22);
    }

    @Test
    void failureInsideANestedComputationIsWrappedOnce() {
        DelayedFunction1<Integer, Integer> fail = Delayed.function(Lesson::fail);
        DelayedFunction1<Integer, Integer> nested =
                Delayed.function(x -> fail.apply(x).compute());
        assertThatThrownBy(() -> nested.apply(2).compute())
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class);
    }

    private Delayed<Integer> chain(int length) {
        Delayed<Integer> value = inc.apply(0);
        for (int i = 1; i < length; i++) {
            value = inc.apply(value);
        }
        return value;
    }

    private List<Delayed<Integer>> independent(int size) {
        List<Delayed<Integer>> parts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            parts.add(inc.apply(i));
        }
        return parts;
    }

    @Test
    void chainOfAMillionCallsNeedsNoStack() {
        assertThat(chain(1_000_000).compute()).isEqualTo(1_000_000);
        assertThat(chain(100_000).explain().length()).isLessThan(200_000);
        assertThat(chain(100_000)).hasToString("Delayed(inc, not computed; call compute())");
        assertThat(chain(100_000).persist().compute()).isEqualTo(100_000);
    }

    @Test
    @Timeout(600)
    void longChainsAreExplainedAndDrawnInFewWords() {
        Delayed<Integer> chain = chain(300_000);
        assertThat(chain.explain().length()).isLessThan(400_000);
        assertThat(chain.visualize().dot()).contains("inc x 300000").hasSizeLessThan(1000);
    }

    @Test
    void listOfAMillionCallsIsOneArgument() {
        DelayedFunction1<List<Integer>, Integer> size = Delayed.function(List::size);
        assertThat(size.apply(Delayed.list(independent(1_000_000))).compute()).isEqualTo(1_000_000);
        DelayedFunction1<List<?>, Integer> found = Delayed.function(List::size);
        assertThat(found.apply(independent(100_000)).compute()).isEqualTo(100_000);
    }

    @Test
    void tasksCanTravel() throws Exception {
        Function1<Integer, Integer> plusOffset = x -> x + 100;
        Delayed<Map<String, Object>> all = Delayed.nested(Map.of(
                "sum", add.apply(inc.apply(1), Delayed.value(5)),
                "list", List.of(Delayed.function(plusOffset).apply(1), 3)));
        Job job = Bask.job(List.of(all));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(job);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Job arrived = (Job) in.readObject();
            assertThat(new SerialScheduler().run(arrived, RunOptions.defaults()))
                    .containsExactly(Map.of("sum", 7, "list", List.of(101, 3)));
        }
    }

    @Test
    void functionsThatAreNullAreRefusedWhereTheyAreMadeDelayed() {
        Function0<Integer> nothing = null;
        assertThatNullPointerException()
                .isThrownBy(() -> Delayed.function(nothing))
                .withMessageContaining("is null; give");
        assertThatNullPointerException().isThrownBy(() -> Delayed.value(1).map(null));
        assertThatNullPointerException()
                .isThrownBy(() -> Delayed.list(Arrays.asList(Delayed.value(1), null)))
                .withMessage("lazies[1] is null; give a value");
    }
}
