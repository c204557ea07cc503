package io.bask.graph.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bask.graph.Forward;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Kernel;
import io.bask.graph.Key;
import io.bask.graph.RandomGraphs;
import io.bask.schedule.RunOptions;
import io.bask.schedule.TaskFailedException;
import io.bask.schedule.serial.SerialScheduler;
import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PassTest {
    private static final Kernel TWICE = inputs -> 2 * (int) inputs[0];
    private static final Kernel SUM = inputs -> (int) inputs[0] + (int) inputs[1];

    private static Object[] run(Job job) {
        return new SerialScheduler().run(job, RunOptions.defaults());
    }

    @Test
    void cullDropsWhatNoOutputNeedsAndAliases() {
        GraphBuilder graph = Graph.builder();
        int a = graph.data("a", 1);
        int alias = graph.lone("alias", Forward.INSTANCE, a);
        int out = graph.lone("out", TWICE, alias);
        graph.lone("unused", TWICE, a);

        Job culled = new Cull().apply(new Job(graph.build(), new int[] {out}));

        assertThat(culled.graph().size()).isEqualTo(2);
        assertThat(culled.graph().find(Key.of("unused"))).isEmpty();
        assertThat(run(culled)).containsExactly(2);
    }

    @Test
    void cullKeepsAGraphThatIsAllNeeded() {
        GraphBuilder graph = Graph.builder();
        int out = graph.lone("out", TWICE, graph.data("a", 1));
        Job job = new Job(graph.build(), new int[] {out});
        assertThat(new Cull().apply(job)).isSameAs(job);
    }

    @Test
    void inlineDataBindsSmallValuesAndLeavesLargeOnesAndOutputs() {
        GraphBuilder graph = Graph.builder();
        int one = graph.data("one", 1);
        int large = graph.data("large", new int[1000]);
        int sum = graph.lone("sum", SUM, one, one);
        int length = graph.lone("length", inputs -> ((int[]) inputs[0]).length, large);

        Job inlined = new InlineData().apply(new Job(graph.build(), new int[] {sum, length, one}));

        assertThat(inlined.graph().size()).isEqualTo(4);
        assertThat(inlined.graph().dependencyCount()).isEqualTo(1);
        assertThat(run(inlined)).containsExactly(2, 1000, 1);
    }

    @Test
    void fuseChainsMakesOneTaskOfTasksThatOnlyFeedEachOther() {
        GraphBuilder graph = Graph.builder();
        int a = graph.lone("a", inputs -> 1);
        int b = graph.lone("b", TWICE, a);
        int c = graph.lone("c", TWICE, b);

        Job fused = new FuseChains().apply(new Job(graph.build(), new int[] {c}));

        assertThat(fused.graph().size()).isEqualTo(1);
        assertThat(fused.graph().key(0)).isEqualTo(Key.of("c"));
        assertThat(run(fused)).containsExactly(4);
    }

    @Test
    void fuseChainsKeepsSharedAndWantedResultsApart() {
        GraphBuilder graph = Graph.builder();
        int a = graph.lone("a", inputs -> 1);
        int b = graph.lone("b", TWICE, a);
        int c = graph.lone("c", TWICE, b);
        int d = graph.lone("d", TWICE, b);

        Job fused = new FuseChains().apply(new Job(graph.build(), new int[] {c, d}));
        assertThat(fused.graph().size()).isEqualTo(3);
        assertThat(run(fused)).containsExactly(4, 4);

        Job wanted = new FuseChains().apply(new Job(graph.build(), new int[] {b, c}));
        assertThat(run(wanted)).containsExactly(2, 4);
    }

    @Test
    void failuresInAFusedChainNameTheStage() {
        GraphBuilder graph = Graph.builder();
        int a = graph.lone("a", inputs -> 1);
        int b = graph.lone("b", inputs -> 1 / ((int) inputs[0] - 1), a);
        int c = graph.lone("c", TWICE, b);
        Job fused = new FuseChains().apply(new Job(graph.build(), new int[] {c}));

        assertThatExceptionOfType(TaskFailedException.class)
                .isThrownBy(() -> run(fused))
                .withMessageContaining("task b failed")
                .withMessageContaining("/ by zero")
                .withCauseInstanceOf(ArithmeticException.class)
                .satisfies(failure -> assertThat(failure.inputs()).isEqualTo("1"));
    }

    @Test
    void passesChangeNoResult() {
        for (int round = 0; round < 500; round++) {
            Random random = Seeds.random(round);
            Job job = RandomGraphs.job(random, 1 + random.nextInt(60), 3);
            Object[] expected = run(job);
            assertThat(run(Pass.applyAll(Pass.standard(), job))).containsExactly(expected);
            for (Pass pass : List.of(new Cull(), new InlineData(), new FuseChains())) {
                assertThat(run(pass.apply(job))).containsExactly(expected);
            }
        }
    }

    @Test
    void longChainsStayCancellable() {
        GraphBuilder graph = Graph.builder();
        int task = graph.lone("t", inputs -> 0);
        int layer = graph.layer("next", new int[] {100_000}, 0);
        for (int i = 0; i < 100_000; i++) {
            task = graph.add(layer, i, inputs -> 1 + (int) inputs[0], task);
        }
        Job fused = new FuseChains().apply(new Job(graph.build(), new int[] {task}));
        assertThat(fused.graph().size()).isBetween(100_000 / 128, 100_000 / 100);
        assertThat(run(fused)).containsExactly(100_000);
    }
}
