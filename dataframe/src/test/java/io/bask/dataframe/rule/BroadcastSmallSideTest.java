package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.become;
import static io.bask.dataframe.rule.Cases.counted;
import static io.bask.dataframe.rule.Cases.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import java.util.List;
import org.junit.jupiter.api.Test;

class BroadcastSmallSideTest {
    private final BroadcastSmallSide rule = new BroadcastSmallSide();

    private static JoinSpec spec(String left, String right, boolean free) {
        return new JoinSpec(JoinKind.INNER, List.of(left), List.of(right), "", Uniqueness.MANY_TO_MANY, false, free);
    }

    private static FrameExpr exchanged(FrameExpr left, FrameExpr right, boolean free) {
        return new Join(
                new Exchange(left, List.of("s1"), 3),
                new Exchange(right, List.of("l1"), 3),
                spec("s1", "l1", free),
                false);
    }

    @Test
    void aSmallLeftTableComesToTheRightOne() {
        FrameExpr small = keyed("s", 1_000_000L);
        FrameExpr large = keyed("l", 4_000_000_000L);
        FrameExpr turned =
                new Project(new Join(large, small, spec("l1", "s1", true), true), List.of("s1", "s2", "l1", "l2"));
        become(rule, List.of(counted(exchanged(small, large, true), "l2")), List.of(counted(turned, "l2")));
    }

    @Test
    void bothMoveWhereTheOrderIsSeenOrPlannedOrNoneIsSmall() {
        FrameExpr small = keyed("s", 1_000_000L);
        FrameExpr large = keyed("l", 4_000_000_000L);
        for (FrameExpr stays : List.of(
                exchanged(small, large, true),
                counted(exchanged(small, large, false), "l2"),
                counted(exchanged(keyed("s", 3_000_000L), keyed("l", 4_000_000L), true), "l2"),
                counted(exchanged(keyed("s", 4_000_000_000L), keyed("l", 40_000_000_000L), true), "l2"))) {
            assertThat(rule.apply(List.of(stays))).containsExactly(stays);
        }
    }
}
