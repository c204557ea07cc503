package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.become;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.source;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Described;
import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.Source;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PruneColumnsTest {
    private final PruneColumns rule = new PruneColumns();

    private static FrameExpr sum(FrameExpr input, String column) {
        return new Aggregated(input, List.of(), List.of(new Aggregate(column, Aggregation.SUM, "sum")));
    }

    @Test
    void readsOnlyColumnsThatResultsNeed() {
        Source source = source();
        become(
                rule,
                List.of(sum(Filter.of(source, col("a").gt(1)), "b")),
                List.of(sum(
                        new Project(Filter.of(source.withColumns(List.of("a", "b")), col("a").gt(1)), List.of("b")),
                        "b")));
        become(rule, List.of(new Length(source)), List.of(new Length(source.withColumns(List.of()))));
    }

    @Test
    void readsWhatSeveralResultsNeedOnce() {
        Source source = source();
        Source both = source.withColumns(List.of("a", "b"));
        become(rule, List.of(sum(source, "b"), sum(source, "a")), List.of(sum(both, "b"), sum(both, "a")));
    }

    @Test
    void dropsComputedColumnsThatNobodyReads() {
        Source source = source();
        FrameExpr computed = new Assign(source, List.of("x", "y"), List.of(col("a").add(1), col("b").add(1)));
        become(
                rule,
                List.of(sum(computed, "x")),
                List.of(sum(
                        new Assign(source.withColumns(List.of("a")), List.of("x"), List.of(col("a").add(1))), "x")));
        become(rule, List.of(sum(computed, "a")), List.of(sum(source.withColumns(List.of("a")), "a")));
    }

    @Test
    void followsNewNamesToOldOnes() {
        Source source = source();
        become(
                rule,
                List.of(sum(new Rename(source, Map.of("a", "b", "b", "a")), "b")),
                List.of(sum(new Rename(source.withColumns(List.of("a")), Map.of("a", "b")), "b")));
    }

    @Test
    void givesResultsExactlyTheirColumns() {
        Source source = source();
        FrameExpr head = new Ends(new Project(source, List.of("b")), 3, false);
        become(
                rule,
                List.of(head),
                List.of(new Ends(new Project(source.withColumns(List.of("b")), List.of("b")), 3, false)));
        become(
                rule,
                List.of(source.withColumns(List.of("b")), source.withColumns(List.of("b", "a"))),
                List.of(source.withColumns(List.of("b")), source.withColumns(List.of("b", "a"))));
    }

    @Test
    void functionsSeeAllColumns() {
        Source source = source();
        FrameExpr mapped = MapPartitions.of(source, part -> part, source.schema());
        assertThat(rule.apply(List.of(sum(mapped, "a")))).containsExactly(sum(mapped, "a"));
    }

    @Test
    void descriptionsSeeOnlyNumbers() {
        Source source = source();
        become(rule, List.of(new Described(source)), List.of(new Described(source.withColumns(List.of("a", "b")))));
    }
}
