package io.bask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.graph.GraphBuilder;
import io.bask.schedule.StaleMetadataException;
import io.bask.schedule.TaskFailedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BaskTest {
    private static final AtomicInteger SOURCE_RUNS = new AtomicInteger();

    /** A lazy number: the shared source 10, times a factor; its metadata may be out of date. */
    private record Times(int factor, boolean stale) implements Lazy<Integer> {
        int product(int value) {
            if (stale) {
                throw new StaleMetadataException("source", "out of date");
            }
            if (factor < 0) {
                throw new IllegalStateException("negative factor " + factor);
            }
            return value * factor;
        }

        @Override
        public Lazy<Integer> persist() {
            return Bask.persist(this);
        }

        @Override
        public Family family() {
            return TimesFamily.INSTANCE;
        }

        @Override
        public Lazy<Integer> refreshed(String source) {
            return source.equals("source") ? new Times(factor, false) : this;
        }
    }

    private enum TimesFamily implements Family {
        INSTANCE;

        @Override
        public List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize) {
            List<Output<?>> outputs = new ArrayList<>();
            for (Lazy<?> member : members) {
                Times times = (Times) member;
                int source = graph.contains("source")
                        ? graph.first("source")
                        : graph.lone("source", inputs -> 10 + 0 * SOURCE_RUNS.incrementAndGet());
                int task = graph.lone("times" + times.factor, inputs -> times.product((int) inputs[0]), source);
                outputs.add(new Output<>(
                        new int[] {task}, blocks -> (Integer) blocks[0], blocks -> new Times((int) blocks[0], false)));
            }
            return outputs;
        }

        @Override
        public Map<String, String> explain(Lazy<?> member) {
            Map<String, String> phases = new LinkedHashMap<>();
            phases.put("expression", member.toString());
            return phases;
        }
    }

    @Test
    void sharedWorkRunsOnce() {
        Times two = new Times(2, false);
        Times three = new Times(3, false);
        int before = SOURCE_RUNS.get();

        Results results = Bask.compute(two, three);

        assertThat(results.get(two)).isEqualTo(20);
        assertThat(results.get(three)).isEqualTo(30);
        assertThat(SOURCE_RUNS.get() - before).isEqualTo(1);
        assertThat(Bask.compute(List.of(three, two))).containsExactly(30, 20);
    }

    @Test
    void resultsKnowOnlyWhatWasComputed() {
        Results results = Bask.compute(new Times(2, false), new Times(3, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> results.get(new Times(2, false)))
                .withMessageContaining("was not computed here");
    }

    @Test
    void resultsPrintWhatWasComputed() {
        assertThat(Bask.compute(new Times(2, false), new Times(3, false)).toString())
                .hasLineCount(2)
                .contains(" = 20")
                .endsWith(" = 30");
    }

    @Test
    void staleMetadataStartsTheComputationOver() {
        assertThat(new Times(4, true).compute()).isEqualTo(40);
        Times stale = new Times(5, true);
        Times fresh = new Times(6, false);
        Results results = Bask.compute(stale, fresh);
        assertThat(results.get(stale)).isEqualTo(50);
        assertThat(results.get(fresh)).isEqualTo(60);
    }

    @Test
    void failuresKeepTheirCause() {
        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(() -> new Times(-1, false).compute())
                .withMessageContaining("times-1")
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void persistAnswersTheSameKind() {
        Times persisted = Bask.persist(new Times(2, false));
        assertThat(persisted).isEqualTo(new Times(20, false));
    }

    @Test
    void explainKnowsItsPhases() {
        assertThat(new Times(2, false).explain()).contains("expression:").contains("factor=2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Times(2, false).explain("fusion"))
                .withMessageContaining("[expression]");
    }
}
