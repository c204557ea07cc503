package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Bask;
import io.bask.config.Config;
import io.bask.graph.Graph;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptimizerTest {
    private final Bag<Integer> bag = Bag.of(List.of(5, 1, 4, 2, 3), 3);
    private final Item<Number> sum =
            bag.map(x -> x + 1).filter(x -> x > 2).flatMap(x -> List.of(x, x)).sum();

    @Test
    void explainShowsEveryPhase() {
        assertThat(sum.explain("expression"))
                .isEqualTo("sum\n  flatMap(lambda)\n    filter(lambda)\n      map(lambda)\n        items\n");
        assertThat(sum.explain("fuse")).isEqualTo("map(lambda), filter(lambda), flatMap(lambda), sum\n  items\n");
        assertThat(sum.explain()).contains("simplify:");
    }

    @Test
    void drawingsShowTheTasksOfBagsAndItems() {
        assertThat(bag.map(x -> x + 1).visualize().dot()).contains("items, map(lambda)");
        assertThat(sum.visualize().dot()).contains("flatMap(lambda)", "sum");
    }

    @Test
    void fusedStagesAreOneTaskAPartition() {
        Graph graph = Bask.job(List.of(sum)).graph();
        assertThat(graph.size()).isEqualTo(4);
        assertThat(graph.kernel(0).operation()).isEqualTo("items, map(lambda), filter(lambda), flatMap(lambda), sum");
    }

    @Test
    void resultsAreTheSameWithoutTheOptimizer() {
        Bag<Integer> worked = bag.map(x -> x * 2).filter(x -> x != 4);
        List<Object> optimized = List.of(
                sum.compute(),
                worked.compute(),
                worked.distinct().compute(),
                worked.take(3),
                worked.frequencies().compute());
        try (Config.Scope plain = Config.with("optimize", false)) {
            assertThat(List.of(
                            sum.compute(),
                            worked.compute(),
                            worked.distinct().compute(),
                            worked.take(3),
                            worked.frequencies().compute()))
                    .isEqualTo(optimized);
        }
    }
}
