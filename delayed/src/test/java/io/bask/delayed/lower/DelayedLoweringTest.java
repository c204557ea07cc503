package io.bask.delayed.lower;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.delayed.expr.Call;
import io.bask.delayed.expr.DelayedExpr;
import io.bask.delayed.expr.Operation;
import io.bask.delayed.expr.Value;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DelayedLoweringTest {
    private final Operation inc = Operation.of("inc", arguments -> (Integer) arguments[0] + 1);
    private final DelayedExpr one = new Value(1);

    @Test
    void callsOfOneFunctionShareALayer() {
        Call first = Call.on(inc, List.of(one));
        Call second = Call.on(inc, List.of(first));
        GraphBuilder builder = Graph.builder();
        int[] tasks = DelayedLowering.into(builder).lower(List.of(second, first), true);
        Graph graph = builder.build();
        assertThat(graph.layer(tasks[0])).isSameAs(graph.layer(tasks[1]));
        assertThat(graph.key(tasks[1]).index(0)).isZero();
        assertThat(graph.key(tasks[0]).index(0)).isEqualTo(1);
        assertThat(graph.find(graph.key(tasks[0]))).hasValue(tasks[0]);
    }

    @Test
    void callsLoweredInSeveralGoesAreAddedOnce() {
        Call first = Call.on(inc, List.of(one));
        GraphBuilder builder = Graph.builder();
        int[] before = DelayedLowering.into(builder).lower(List.of(first), true);
        Call later = Call.on(inc, List.of(first));
        int[] after = DelayedLowering.into(builder).lower(List.of(first, later), true);
        Graph graph = builder.build();
        assertThat(after[0]).isEqualTo(before[0]);
        assertThat(graph.size()).isEqualTo(3);
        assertThat(graph.key(after[1])).isNotEqualTo(graph.key(after[0]));
        assertThat(graph.find(graph.key(after[1]))).hasValue(after[1]);
    }

    @Test
    void taskNumbersAreThoseThatAHashMapRemembers() {
        TaskNumbers numbers = new TaskNumbers();
        Map<DelayedExpr, Integer> expected = new HashMap<>();
        List<DelayedExpr> exprs = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            exprs.add(Seeds.random(i).nextBoolean() ? new Value(i) : Call.on(inc, List.of(one)));
        }
        for (DelayedExpr expr : exprs.subList(0, 4000)) {
            numbers.put(expr, expected.size());
            expected.put(expr, expected.size());
        }
        for (DelayedExpr expr : exprs) {
            assertThat(numbers.of(expr)).isEqualTo(expected.getOrDefault(expr, TaskNumbers.NONE));
        }
    }
}
