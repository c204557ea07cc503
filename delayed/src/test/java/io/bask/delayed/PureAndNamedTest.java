package io.bask.delayed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.schedule.TaskFailedException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class PureAndNamedTest {
    private static final AtomicInteger CALLS = new AtomicInteger();

    private record Pair(int left, Object right) {}

    private static int counted(int x, int y) {
        CALLS.incrementAndGet();
        return x + y;
    }

    @Test
    void capturesThatCannotBeSerializedAreNamedOnDemand() {
        Thread thread = Thread.currentThread();
        Delayed<Integer> one = Delayed.value(1).map(x -> x + 1);
        assertThat(one.requireSerializable().compute()).isEqualTo(2);
        Delayed<Boolean> holding = one.map(x -> thread.isAlive()).map(isAlive -> !isAlive);
        assertThat(holding.compute()).isFalse();
        assertThatThrownBy(holding::requireSerializable)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds an object of java.lang.Thread, which cannot be serialized");
    }

    private final DelayedFunction2<Integer, Integer, Integer> impure = Delayed.function(PureAndNamedTest::counted);

    @Test
    void equalCallsOfAPureFunctionRunOnce() {
        DelayedFunction2<Integer, Integer, Integer> pure = impure.pure();
        CALLS.set(0);
        Delayed<Integer> total = Delayed.<Integer>list(List.of(pure.apply(1, 2), pure.apply(1, 2), pure.apply(2, 1)))
                .map(list -> list.stream().mapToInt(Integer::intValue).sum());
        assertThat(total.compute()).isEqualTo(9);
        assertThat(CALLS).hasValue(2);
        CALLS.set(0);
        Delayed<Integer> nested = pure.apply(pure.apply(1, 2), 5);
        Bask.compute(nested, pure.apply(pure.apply(1, 2), 5));
        assertThat(CALLS).hasValue(2);
        CALLS.set(0);
        Bask.compute(impure.apply(1, 2), impure.apply(1, 2));
        assertThat(CALLS).hasValue(2);
    }

    @Test
    void pureFunctionsRememberAcrossNamesAndNulls() {
        DelayedFunctionN<String> pure =
                Delayed.varargs(List::toString).named("show").pure();
        CALLS.set(0);
        assertThat(pure.apply(null, "a").compute()).isEqualTo("[null, a]");
        assertThat(pure.apply(null, "a").toString()).contains("show");
    }

    @Test
    void functionsOfAnyNumberOfArgumentsReceiveAList() {
        DelayedFunctionN<Integer> count = Delayed.varargs(List::size);
        assertThat(count.apply().compute()).isZero();
        Object[] many = new Object[1000];
        Arrays.setAll(many, i -> impure.apply(i, 1));
        assertThat(Delayed.varargs(arguments ->
                                arguments.stream().mapToInt(x -> (Integer) x).sum())
                        .apply(many)
                        .compute())
                .isEqualTo(1000 * 999 / 2 + 1000);
        assertThat(Delayed.varargs(List::toString)
                        .apply(
                                List.of(impure.apply(1, 1)),
                                Map.of("k", impure.apply(1, 2)),
                                Set.of(7),
                                new Pair(1, impure.apply(2, 2)))
                        .compute())
                .isEqualTo("[[2], {k=3}, [7], Pair[left=1, right=4]]");
        assertThat(Delayed.varargs(List::toString)
                        .apply(Optional.of(impure.apply(1, 1)))
                        .compute())
                .isEqualTo("[Optional[2]]");
        assertThatThrownBy(() -> Delayed.varargs(list -> list.get(5)).apply(1).compute())
                .isInstanceOf(TaskFailedException.class);
    }

    @Test
    void callsMayHaveNamesOfTheirOwn() {
        Delayed<Integer> total = impure.apply(1, 2).named("total");
        assertThat(total.compute()).isEqualTo(3);
        assertThat(total.toString()).contains("total");
        Delayed<Integer> broken = impure.apply(1, 2).map(x -> x / 0).named("ratio");
        assertThatThrownBy(broken::compute).hasMessageContaining("ratio");
        assertThatThrownBy(() -> Delayed.value(1).named("x")).hasMessageContaining("is no call");
        assertThatThrownBy(() -> impure.apply(1, 2).named(" ")).hasMessageContaining("blank");
        assertThatNullPointerException()
                .isThrownBy(() -> impure.apply(1, 2).named(null))
                .withMessageContaining("name");
    }

    @Test
    void resultsAreMappedTogether() {
        assertThat(impure.apply(1, 2).map(impure.apply(3, 4), (x, y) -> x * y).compute())
                .isEqualTo(21);
        assertThatNullPointerException()
                .isThrownBy(() -> impure.apply(1, 2).map(null, (x, y) -> x))
                .withMessageContaining("other lazy object");
    }

    @Test
    void chainOfAMillionCallsIsSafe() {
        DelayedFunction1<Integer, Integer> inc = Delayed.function(Lesson::inc);
        Delayed<Integer> chain = Delayed.value(0);
        for (int i = 0; i < 1_000_000; i++) {
            chain = inc.apply(chain);
        }
        assertThat(chain.compute()).isEqualTo(1_000_000);
    }
}
