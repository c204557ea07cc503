package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.becomes;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.stays;
import static io.bask.dataframe.rule.Cases.table;

import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Exchange;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeepPartitioningTest {
    private final KeepPartitioning rule = new KeepPartitioning();

    private static JoinSpec spec(JoinKind kind, String left, String right) {
        return new JoinSpec(kind, List.of(left), List.of(right), "", Uniqueness.MANY_TO_MANY, false);
    }

    private static FrameExpr exchanged(FrameExpr table, String key) {
        return new Exchange(table, List.of(key), 4);
    }

    /** The table under other names. */
    private static FrameExpr other(String suffix) {
        return new Rename(table(), Map.of("a", "a" + suffix, "b", "b" + suffix, "s", "s" + suffix));
    }

    private static FrameExpr joined(JoinKind kind) {
        return new Join(exchanged(table(), "a"), exchanged(other("2"), "a2"), spec(kind, "a", "a2"), false);
    }

    private static Join again(FrameExpr left, String key, JoinKind kind) {
        return new Join(left, exchanged(other("3"), "a3"), spec(kind, key, "a3"), false);
    }

    @Test
    void rowsThatLieByTheKeyDoNotMoveAgain() {
        for (JoinKind first : new JoinKind[] {JoinKind.INNER, JoinKind.LEFT, JoinKind.SEMI, JoinKind.ANTI}) {
            FrameExpr joined = joined(first);
            FrameExpr right = exchanged(other("3"), "a3");
            JoinSpec spec = spec(JoinKind.LEFT, "a", "a3");
            becomes(rule, new Join(exchanged(joined, "a"), right, spec, false), new Join(joined, right, spec, false));
        }
    }

    @Test
    void theRightKeyOfAnInnerJoinIsAsGood() {
        FrameExpr joined = joined(JoinKind.INNER);
        FrameExpr right = exchanged(other("3"), "a3");
        JoinSpec spec = spec(JoinKind.INNER, "a2", "a3");
        becomes(rule, new Join(exchanged(joined, "a2"), right, spec, false), new Join(joined, right, spec, false));
    }

    @Test
    void filteredRenamedAndComputedRowsLieWhereTheyDid() {
        FrameExpr below = Filter.of(joined(JoinKind.INNER), col("b").gt(1));
        FrameExpr computed = new Assign(below, List.of("b"), List.of(col("b").mul(2)));
        FrameExpr renamed = new Rename(computed, Map.of("a", "key"));
        FrameExpr right = exchanged(other("3"), "a3");
        JoinSpec spec = spec(JoinKind.INNER, "key", "a3");
        becomes(rule, new Join(exchanged(renamed, "key"), right, spec, false), new Join(renamed, right, spec, false));
    }

    @Test
    void otherKeysAndOtherPartitionsMove() {
        stays(rule, again(exchanged(joined(JoinKind.INNER), "b"), "b", JoinKind.INNER));
        stays(rule, again(exchanged(joined(JoinKind.OUTER), "a"), "a", JoinKind.INNER));
        stays(rule, again(exchanged(joined(JoinKind.LEFT), "a2"), "a2", JoinKind.INNER));
        stays(rule, again(exchanged(table(), "a"), "a", JoinKind.INNER));
        FrameExpr changed = new Assign(joined(JoinKind.INNER), List.of("a"), List.of(col("a").add(1)));
        stays(rule, again(exchanged(changed, "a"), "a", JoinKind.INNER));
        FrameExpr three = new Exchange(table(), List.of("a"), 3);
        stays(rule, again(exchanged(three, "a"), "a", JoinKind.INNER));
    }
}
