package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class SuccessorsTest {
    private static Object run(int leaves, boolean twice) {
        GraphBuilder graph = Graph.builder();
        int layer = graph.layer("leaf", new int[] {leaves}, 0);
        int[] read = new int[twice ? 2 * leaves : leaves];
        for (int i = 0; i < leaves; i++) {
            int leaf = graph.add(layer, i, inputs -> 1);
            read[i] = leaf;
            read[read.length - 1 - i] = leaf;
        }
        int all = graph.lone("all", inputs -> inputs.length, read);
        try (ForkJoinScheduler scheduler = new ForkJoinScheduler(2)) {
            return scheduler.run(new Job(graph.build(), new int[] {all}), RunOptions.defaults())[0];
        }
    }

    @Test
    void aTaskMayReadAMillionOthers() {
        assertThat(run(1_000_000, false)).isEqualTo(1_000_000);
    }

    @Test
    void aTaskMayReadManyOthersTwice() {
        assertThat(run(300_000, true)).isEqualTo(600_000);
    }
}
