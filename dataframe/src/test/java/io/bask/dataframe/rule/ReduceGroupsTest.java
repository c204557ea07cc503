package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.become;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.counted;
import static io.bask.dataframe.rule.Cases.keyed;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReduceGroupsTest {
    private final ReduceGroups rule = new ReduceGroups();

    private static FrameExpr join(FrameExpr left, FrameExpr right, JoinKind kind, String leftKey, String rightKey) {
        JoinSpec spec =
                new JoinSpec(kind, List.of(leftKey), List.of(rightKey), "", Uniqueness.MANY_TO_MANY, false, true);
        return new Join(left, right, spec, true);
    }

    private static FrameExpr groups(FrameExpr rows) {
        FrameExpr reset = Relabel.toColumns(counted(rows, "m1"), List.of("k"));
        return Filter.of(reset, col("count").gt(0));
    }

    private static FrameExpr few() {
        return Filter.of(keyed("f", 40_000_000L), col("f1").eq(2));
    }

    @Test
    void groupsThatNoRowLooksForAreNotMade() {
        FrameExpr many = keyed("m", 4_000_000_000L);
        FrameExpr reduced = join(many, new Project(few(), List.of("f1")), JoinKind.SEMI, "m1", "f1");
        for (JoinKind kind : List.of(JoinKind.INNER, JoinKind.LEFT, JoinKind.SEMI, JoinKind.ANTI)) {
            become(
                    rule,
                    List.of(join(few(), groups(many), kind, "f1", "k")),
                    List.of(join(few(), groups(reduced), kind, "f1", "k")));
        }
        become(
                rule,
                List.of(join(groups(many), few(), JoinKind.INNER, "k", "f1")),
                List.of(join(groups(reduced), few(), JoinKind.INNER, "k", "f1")));
    }

    @Test
    void groupsStayWhereManyRowsLookForThemOrOthersReadThemOrOtherColumnsAreCompared() {
        FrameExpr many = keyed("m", 4_000_000_000L);
        FrameExpr shared = join(few(), groups(many), JoinKind.INNER, "f1", "k");
        for (List<FrameExpr> stays : List.of(
                List.of(join(keyed("f", 40_000_000L), groups(many), JoinKind.INNER, "f1", "k")),
                List.of(join(few(), groups(keyed("m", 4_000_000L)), JoinKind.INNER, "f1", "k")),
                List.of(join(groups(many), few(), JoinKind.LEFT, "k", "f1")),
                List.of(join(few(), groups(many), JoinKind.INNER, "f1", "count")),
                List.of(shared, groups(many)))) {
            assertThat(rule.apply(stays)).isEqualTo(stays);
        }
    }
}
