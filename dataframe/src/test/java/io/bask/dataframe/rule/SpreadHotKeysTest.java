package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.counted;
import static io.bask.dataframe.rule.Cases.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadHotKeysTest {
    private final SpreadHotKeys rule = new SpreadHotKeys();
    private final FrameExpr left = keyed("l", 1_000_000L);
    private final FrameExpr right = keyed("r", 1_000_000L);

    private static JoinSpec spec(JoinKind kind, Uniqueness uniqueness, boolean free) {
        return new JoinSpec(kind, List.of("l1"), List.of("r1"), "", uniqueness, false, free);
    }

    private FrameExpr exchanged(JoinSpec spec, int partitions) {
        return new Join(
                new Exchange(left, List.of("l1"), partitions),
                new Exchange(right, List.of("r1"), partitions),
                spec,
                false);
    }

    @Test
    void joinsOfExchangedTablesSpreadHotKeys() {
        JoinSpec spec = spec(JoinKind.OUTER, Uniqueness.MANY_TO_ONE, true);
        FrameExpr spread = Join.spread(left, right, spec, 4);
        assertThat(rule.apply(List.of(exchanged(spec, 4)))).containsExactly(spread);
        assertThat(rule.apply(List.of(counted(exchanged(spec, 4), "r2")))).containsExactly(counted(spread, "r2"));
    }

    @Test
    void plannedJoinsAndThoseOfFewPartitionsOrDifferentLeftKeysStay() {
        for (FrameExpr stays : List.of(
                exchanged(spec(JoinKind.INNER, Uniqueness.MANY_TO_MANY, false), 4),
                exchanged(spec(JoinKind.INNER, Uniqueness.MANY_TO_MANY, true), 2),
                exchanged(spec(JoinKind.INNER, Uniqueness.ONE_TO_MANY, true), 4),
                new Join(left, right, spec(JoinKind.INNER, Uniqueness.MANY_TO_MANY, true), true))) {
            assertThat(rule.apply(List.of(stays))).containsExactly(stays);
        }
    }

    @Test
    void equalKeysStayTogetherWhereSomethingAboveRestsOnIt() {
        FrameExpr join = exchanged(spec(JoinKind.INNER, Uniqueness.MANY_TO_MANY, true), 4);
        FrameExpr groups = new Aggregated(join, List.of("l1"), List.of(Aggregate.rows())).inPlace();
        assertThat(rule.apply(List.of(groups))).containsExactly(groups);
        FrameExpr third = keyed("t", 1_000_000L);
        JoinSpec next =
                new JoinSpec(JoinKind.LEFT, List.of("l1"), List.of("t1"), "", Uniqueness.MANY_TO_MANY, false, true);
        FrameExpr above = new Join(join, new Exchange(third, List.of("t1"), 4), next, false);
        assertThat(rule.apply(List.of(above))).containsExactly(above);
    }
}
