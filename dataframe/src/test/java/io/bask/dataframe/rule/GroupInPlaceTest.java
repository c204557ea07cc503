package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.becomes;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.stays;
import static io.bask.dataframe.rule.Cases.table;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Regroup;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.RowsFunction;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.GroupOptions;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.Uniqueness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupInPlaceTest {
    private final GroupInPlace rule = new GroupInPlace();

    private static FrameExpr joined(JoinKind kind) {
        FrameExpr other = new Rename(table(), Map.of("a", "a2", "b", "b2", "s", "s2"));
        JoinSpec spec = new JoinSpec(kind, List.of("a"), List.of("a2"), "", Uniqueness.MANY_TO_MANY, false);
        return new Join(new Exchange(table(), List.of("a"), 4), new Exchange(other, List.of("a2"), 4), spec, false);
    }

    private static Aggregated grouped(FrameExpr table, boolean sort, String... keys) {
        List<Aggregate> aggregates = List.of(
                new Aggregate("b", Aggregation.SUM, "sum"),
                new Aggregate("b", Aggregation.MEDIAN, "median"),
                new Aggregate("b", Aggregation.FIRST, "first"),
                new Aggregate("b", Aggregation.NUNIQUE, "distinct"),
                Aggregate.rows());
        return new Aggregated(table, List.of(keys), aggregates, new GroupOptions(true, sort, true));
    }

    private static Regroup duplicates(FrameExpr table, String... keys) {
        Regroup.Step first = new Regroup.Step("d", keys[0], new RowsFunction.Duplicate(Keep.FIRST));
        Regroup.Step last = new Regroup.Step("e", keys[0], new RowsFunction.Duplicate(Keep.LAST));
        return new Regroup(table, List.of(first, last), List.of(keys), false);
    }

    @Test
    void groupsOfAJoinByTheirKeysLieTogether() {
        for (JoinKind kind : new JoinKind[] {JoinKind.INNER, JoinKind.LEFT, JoinKind.SEMI}) {
            for (boolean sort : new boolean[] {true, false}) {
                Aggregated groups = grouped(joined(kind), sort, "a");
                becomes(rule, groups, groups.inPlace());
                Aggregated more = grouped(joined(kind), sort, "s", "a");
                becomes(rule, more, more.inPlace());
            }
        }
        Aggregated right = grouped(joined(JoinKind.INNER), true, "s", "a2");
        becomes(rule, right, right.inPlace());
    }

    @Test
    void duplicatesOfAnExchangedTableLieTogether() {
        FrameExpr table = new Exchange(table(), List.of("a"), 4);
        becomes(rule, duplicates(table, "a"), duplicates(table, "a").inPlace());
        becomes(rule, duplicates(table, "s", "a"), duplicates(table, "s", "a").inPlace());
        FrameExpr below = new Rename(Filter.of(table, col("b").gt(1)), Map.of("a", "key"));
        becomes(rule, duplicates(below, "key"), duplicates(below, "key").inPlace());
    }

    @Test
    void otherGroupsAreBroughtTogether() {
        stays(rule, grouped(table(), true, "a"));
        stays(rule, grouped(joined(JoinKind.INNER), true, "s"));
        stays(rule, grouped(joined(JoinKind.OUTER), true, "a"));
        stays(rule, grouped(joined(JoinKind.LEFT), true, "a2"));
        stays(rule, grouped(new Exchange(table(), List.of("a", "s"), 4), true, "a"));
        stays(rule, grouped(new Exchange(table(), List.of("a"), 1), true, "a"));
        FrameExpr changed = new Assign(joined(JoinKind.INNER), List.of("a"), List.of(col("a").mod(2)));
        stays(rule, grouped(changed, true, "a"));
        stays(rule, grouped(changed, true, "a", "s"));
        stays(rule, duplicates(changed, "a"));
        stays(rule, grouped(joined(JoinKind.INNER), true, "a").inPlace());
    }
}
