package io.bask.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bask.Bask;
import io.bask.Lazy;
import io.bask.array.Array;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.bag.Bag;
import io.bask.config.Config;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.io.CsvOptions;
import io.bask.delayed.Delayed;
import io.bask.function.Function1;
import io.bask.graph.Key;
import io.bask.schedule.TaskFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user is told when a task fails: the line where the work was written, whatever the optimiser made of it. */
class FailuresTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void arraysNameTheLineThatWroteTheFailingBlock(boolean optimize) {
        int line = here() + 1;
        Array broken = Array.fromFunction(index -> fail(), Shape.of(4), Chunks.of(2), DType.FLOAT64);
        TaskFailedException failure = failureOf(broken.add(1).sum(), optimize);
        assertThat(failure.site())
                .hasValue("FailuresTest.arraysNameTheLineThatWroteTheFailingBlock(FailuresTest.java:" + line + ")");
        assertThat(failure)
                .hasMessageContaining(", written at FailuresTest.")
                .hasMessageEndingWith("IllegalStateException: no luck");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bagsNameTheLineOfTheLastStage(boolean optimize) {
        int line = here() + 1;
        Bag<Integer> broken = Bag.of(List.of(1, 2, 3), 2).map(x -> (int) fail());
        assertThat(failureOf(broken, optimize).site())
                .hasValueSatisfying(site -> assertThat(site).endsWith("(FailuresTest.java:" + line + ")"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tablesNameTheLine(boolean optimize, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n3,4\n");
        DataFrame table = DataFrame.readCsv(file, CsvOptions.defaults());
        int line = here() + 1;
        DataFrame broken = table.mapPartitions(frame -> broken(frame), table.schema());
        assertThat(failureOf(broken.sum(), optimize).site())
                .hasValueSatisfying(site -> assertThat(site).endsWith("(FailuresTest.java:" + line + ")"));
    }

    @Test
    void delayedCallsNameTheFirstCallOfTheFunctionAndItsArguments() {
        var broken = Delayed.function((Integer x) -> Integer.parseInt("seven" + x));
        int line = here() + 1;
        Delayed<Integer> call = broken.apply(Delayed.value(7));
        TaskFailedException failure = failureOf(call, true);
        assertThat(failure.site())
                .hasValueSatisfying(site -> assertThat(site).endsWith("(FailuresTest.java:" + line + ")"));
        assertThat(failure.inputs()).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailedTaskRunsAgainInTheCallingThread(boolean optimize) {
        Thread me = Thread.currentThread();
        Bag<Integer> bag = Bag.of(List.of(4, 2, 0), 3).map(x -> x + 0).map(x -> 8 / x);
        TaskFailedException failure = failureOf(bag, optimize);
        try (var scope = Config.with("optimize", optimize)) {
            assertThatThrownBy(() -> Bask.replay(bag, failure.key()))
                    .hasMessageContaining("/ by zero")
                    .satisfies(thrown -> assertThat(Thread.currentThread()).isSameAs(me));
            assertThatThrownBy(() -> Bask.replay(bag, Key.of("nothing")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("has no task nothing");
        }
        Delayed<Integer> sum = Delayed.function(Integer::sum).apply(Delayed.value(1), Delayed.value(2));
        assertThat(Bask.replay(sum, Bask.job(List.of(sum)).graph().key(0))).isEqualTo(3);
    }

    @Test
    void callsOfOneLambdaAreOneFunctionByWhicheverWayTheyAreMade() {
        List<Delayed<Integer>> calls = new ArrayList<>();
        int line = here() + 2;
        for (int i = 0; i < 3; i++) {
            calls.add(Delayed.value(i).map(x -> 1 / (2 - x)));
        }
        var graph = Bask.job(calls).graph();
        assertThat(calls.stream().map(Delayed::compute).limit(2)).containsExactly(0, 1);
        assertThat(IntStream.range(0, graph.size())
                        .filter(task -> graph.key(task).ndim() == 1)
                        .mapToObj(task -> graph.layer(task).name())
                        .distinct())
                .hasSize(1);
        assertThat(failureOf(calls.get(2), true).site())
                .hasValueSatisfying(site -> assertThat(site).endsWith("(FailuresTest.java:" + line + ")"));
    }

    @Test
    void callsByNamesOfTheirOwnNameTheirLines() {
        var broken = Delayed.function((Integer x) -> 1 / x);
        int line = here() + 1;
        Delayed<Integer> first = broken.apply(Delayed.value(0)).named("first");
        Delayed<Integer> second = broken.apply(Delayed.value(0)).named("second");
        assertThat(failureOf(first, true).site())
                .hasValueSatisfying(site -> assertThat(site).endsWith("(FailuresTest.java:" + line + ")"));
        assertThat(failureOf(second, true).site())
                .hasValueSatisfying(site -> assertThat(site).endsWith("(FailuresTest.java:" + (line + 1) + ")"));
        assertThat(failureOf(second, true)).hasMessageContaining("failed in second(");
    }

    @Test
    void functionsOfClassesWithNamesNameTheLineOfEachCall() {
        Function1<Integer, Integer> inverse = new Inverse(1);
        int line = here() + 1;
        Delayed<Integer> first = Delayed.value(0).map(inverse);
        Delayed<Integer> second = Delayed.value(0).map(inverse);
        assertThat(failureOf(first, true).site())
                .hasValueSatisfying(site -> assertThat(site).endsWith("(FailuresTest.java:" + line + ")"));
        assertThat(failureOf(second, true).site())
                .hasValueSatisfying(site -> assertThat(site).endsWith("(FailuresTest.java:" + (line + 1) + ")"));
    }

    private record Inverse(int dividend) implements Function1<Integer, Integer> {
        @Override
        public Integer apply(Integer x) {
            return dividend / x;
        }
    }

    private static TaskFailedException failureOf(Lazy<?> lazy, boolean optimize) {
        try (var scope = Config.with("optimize", optimize)) {
            return catchThrowableOfType(TaskFailedException.class, lazy::compute);
        }
    }

    private static double fail() {
        throw new IllegalStateException("no luck");
    }

    private static Frame broken(Frame frame) {
        throw new IllegalStateException("no luck with " + frame.rows() + " rows");
    }

    private static int here() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(1).findFirst().orElseThrow().getLineNumber());
    }
}
