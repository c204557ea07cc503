package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Bask;
import io.bask.array.expr.ArrayExpr;
import io.bask.diagnostics.Diagnostics;
import io.bask.expr.Walk;
import io.bask.graph.Job;
import io.bask.schedule.Run;
import io.bask.schedule.TaskListener;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs drawn at random say what they are: briefly, by the names of their operations, and without computing. */
@Timeout(600)
class ExplainTest {
    private static final int PROGRAMS = Integer.getInteger("bask.test.explained", 400);
    private static final int MOST_STEPS = 12;
    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_LINE = 1_000;

    private static Array build(Random random) {
        RandomSteps steps = new RandomSteps(random);
        List<Array> made = new ArrayList<>(List.of(steps.leaf(), steps.leaf()));
        for (int i = random.nextInt(MOST_STEPS); i >= 0; i--) {
            made.add(steps.step(last(made, random), last(made, random)));
        }
        return made.get(made.size() - 1);
    }

    private static Array last(List<Array> made, Random random) {
        return made.get(made.size() - 1 - random.nextInt(Math.min(made.size(), 4)));
    }

    @Test
    void programsAreExplainedByNameAndBrieflyWithoutComputing() {
        AtomicInteger runs = new AtomicInteger();
        TaskListener listener = new TaskListener() {
            @Override
            public void runStarted(Run run, Job compiled) {
                runs.incrementAndGet();
            }
        };
        try (Diagnostics.Registration registration = Diagnostics.register(listener)) {
            assertThat(registration).isNotNull();
            for (int program = 0; program < PROGRAMS; program++) {
                requireExplained(build(Seeds.random(program)), "program " + program);
            }
            assertThat(runs).hasValue(0);
            Array.arange(3).add(1).compute();
            assertThat(runs).hasPositiveValue();
        }
    }

    private static void requireExplained(Array array, String what) {
        assertThat(array.toString())
                .as(what)
                .hasSizeLessThan(LONGEST_TEXT)
                .contains(array.dtype().toString());
        String written = array.explain("expression");
        for (ArrayExpr node : Walk.postOrder(List.of(array.expr()))) {
            assertThat(written).as(what).contains(node.operation());
        }
        String all = array.explain();
        assertThat(all).as(what).startsWith("expression:").contains(array.dtype() + " " + array.shape());
        assertThat(all.lines()).as(what).allMatch(line -> line.strip().length() < LONGEST_LINE);
        assertThat(array.visualize().dot()).as(what).contains("label=");
        assertThat(Bask.visualize(List.of(array), true).dot()).as(what).startsWith("digraph");
    }
}
