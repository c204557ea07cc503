package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.become;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.expr.Stack;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.SortKey;
import io.bask.dataframe.schema.Uniqueness;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkFiltersTest {
    private final SinkFilters rule = new SinkFilters();
    private final FrameExpr left = table();
    private final FrameExpr right = new Rename(table(), Map.of("a", "x", "b", "y", "s", "t"));
    private final ColumnExpr ofLeft = col("b").gt(1);
    private final ColumnExpr ofRight = col("y").lt(5);

    private static FrameExpr counted(FrameExpr input) {
        return new Aggregated(input, List.of("a"), List.of(Aggregate.rows()));
    }

    private static FrameExpr joined(FrameExpr left, FrameExpr right, JoinKind kind, Uniqueness uniqueness) {
        boolean isCross = kind == JoinKind.CROSS;
        List<String> leftKeys = isCross ? List.of() : List.of("a");
        List<String> rightKeys = isCross ? List.of() : List.of("x");
        return new Join(
                left, right, new JoinSpec(kind, leftKeys, rightKeys, "", uniqueness, false), !kind.keepsRight());
    }

    private static FrameExpr joined(FrameExpr left, FrameExpr right, JoinKind kind) {
        return joined(left, right, kind, Uniqueness.MANY_TO_MANY);
    }

    private void becomes(FrameExpr before, FrameExpr after) {
        become(rule, List.of(before), List.of(after));
    }

    private void stays(FrameExpr node) {
        becomes(node, node);
    }

    /** The right table with its filter above the new names: the sinking goes on below them. */
    private FrameExpr filteredRight() {
        FrameExpr below = ((Rename) right).input();
        return new Rename(Filter.of(below, col("b").lt(5)), ((Rename) right).newNames());
    }

    @Test
    void innerAndCrossJoinsLetBothSidesThrough() {
        for (JoinKind kind : new JoinKind[] {JoinKind.INNER, JoinKind.CROSS}) {
            becomes(
                    counted(Filter.of(joined(left, right, kind), ofLeft.and(ofRight))),
                    counted(joined(Filter.of(left, ofLeft), filteredRight(), kind)));
        }
    }

    @Test
    void leftJoinsKeepFiltersOfTheRightSide() {
        becomes(
                counted(Filter.of(joined(left, right, JoinKind.LEFT), ofRight.and(ofLeft))),
                counted(Filter.of(joined(Filter.of(left, ofLeft), right, JoinKind.LEFT), ofRight)));
    }

    @Test
    void semiAndAntiJoinsFilterTheLeftSide() {
        for (JoinKind kind : new JoinKind[] {JoinKind.SEMI, JoinKind.ANTI}) {
            becomes(
                    counted(Filter.of(joined(left, right, kind), ofLeft)),
                    counted(joined(Filter.of(left, ofLeft), right, kind)));
        }
    }

    @Test
    void outerJoinsLetNothingThrough() {
        stays(counted(Filter.of(joined(left, right, JoinKind.OUTER), ofLeft)));
    }

    @Test
    void filtersOfBothSidesStay() {
        stays(counted(Filter.of(joined(left, right, JoinKind.INNER), col("b").lt(col("y")))));
    }

    @Test
    void whatCanFailStays() {
        stays(counted(Filter.of(
                joined(left, right, JoinKind.INNER), col("a").cast(DType.INT8).gt(1))));
    }

    @Test
    void demandedKeysAreDemandedOfAllRows() {
        FrameExpr validated = joined(left, right, JoinKind.INNER, Uniqueness.ONE_TO_ONE);
        FrameExpr root = counted(Filter.of(validated, ofLeft));
        assertThat(rule.apply(List.of(root))).containsExactly(root);
    }

    @Test
    void numbersOfRowsThatAreSeenStay() {
        stays(Filter.of(joined(left, right, JoinKind.INNER), ofLeft));
        stays(Filter.of(new Stack(List.of(left, table())), ofLeft));
    }

    @Test
    void tablesThatOthersReadStayWhole() {
        FrameExpr shared = joined(left, right, JoinKind.INNER);
        FrameExpr one = counted(Filter.of(shared, ofLeft));
        FrameExpr two = counted(shared);
        become(rule, List.of(one, two), List.of(one, two));
    }

    @Test
    void groupsAreFilteredByTheirKeysBeforehand() {
        FrameExpr groups = new Aggregated(left, List.of("a"), List.of(new Aggregate("b", Aggregation.SUM, "sum")));
        FrameExpr open = Relabel.toColumns(groups, List.of("key"));
        FrameExpr kept = Filter.of(open, col("key").ge(2).and(col("sum").gt(1)));
        FrameExpr below = new Aggregated(
                Filter.of(left, col("a").ge(2)), List.of("a"), List.of(new Aggregate("b", Aggregation.SUM, "sum")));
        List<Aggregate> count = List.of(Aggregate.rows());
        becomes(
                new Aggregated(kept, List.of("key"), count),
                new Aggregated(
                        Filter.of(
                                Relabel.toColumns(below, List.of("key")),
                                col("sum").gt(1)),
                        List.of("key"),
                        count));
        stays(kept);
    }

    @Test
    void labelsThatBecomeColumnsAreSeen() {
        FrameExpr joined = joined(left, right, JoinKind.INNER);
        FrameExpr copied = Relabel.copied(joined, List.of("label"));
        stays(counted(Filter.of(copied, col("label").gt(2))));
        stays(counted(Relabel.copied(Filter.of(joined, ofLeft), List.of("label"))));
        stays(counted(Relabel.toColumns(Filter.of(joined, ofLeft), List.of("label"))));
    }

    @Test
    void sortsComeAfterFilters() {
        List<SortKey> keys = List.of(SortKey.descending("a"));
        becomes(Filter.of(new Sort(left, keys, Sort.ALL), ofLeft), new Sort(Filter.of(left, ofLeft), keys, Sort.ALL));
        stays(Filter.of(new Sort(left, keys, 5), ofLeft));
        stays(Filter.of(new Ends(left, 5, false), ofLeft));
    }

    @Test
    void allTablesBelowEachOtherAreFiltered() {
        FrameExpr other = table();
        becomes(
                counted(Filter.of(new Stack(List.of(left, other)), ofLeft)),
                counted(new Stack(List.of(Filter.of(left, ofLeft), Filter.of(other, ofLeft)))));
    }

    @Test
    void partsGoAsFarAsEachCan() {
        FrameExpr computed = new Assign(joined(left, right, JoinKind.INNER), List.of("c"), List.of(col("b").add(1)));
        FrameExpr chosen = new Project(computed, List.of("a", "b", "c"));
        FrameExpr after = new Assign(
                joined(Filter.of(left, ofLeft), right, JoinKind.INNER), List.of("c"), List.of(col("b").add(1)));
        becomes(
                counted(Filter.of(chosen, ofLeft.and(col("c").lt(9)))),
                counted(new Project(Filter.of(after, col("c").lt(9)), List.of("a", "b", "c"))));
    }
}
