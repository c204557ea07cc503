package io.bask.dataframe.rule;

import static io.bask.dataframe.rule.Cases.become;
import static io.bask.dataframe.rule.Cases.col;
import static io.bask.dataframe.rule.Cases.source;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Partitions;
import io.bask.dataframe.expr.Source;
import io.bask.dataframe.schema.DType;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilterWhileReadingTest {
    private final FilterWhileReading rule = new FilterWhileReading();

    @Test
    void handsTheFilterToTheReader() {
        Source source = source();
        ColumnExpr filter = col("a").gt(1);
        become(rule, List.of(Filter.of(source, filter)), List.of(source.withPredicate(filter)));
        become(
                rule,
                List.of(Filter.of(source.withPredicate(filter), col("b").lt(5))),
                List.of(source.withPredicate(filter.and(col("b").lt(5)))));
        become(
                rule,
                List.of(Filter.of(new Partitions(source, 2, false), filter)),
                List.of(new Partitions(source.withPredicate(filter), 2, false)));
    }

    @Test
    void doesNotReadASharedSourceTwice() {
        Source source = source();
        FrameExpr filtered = Filter.of(source, col("a").gt(1));
        become(rule, List.of(filtered, source), List.of(filtered, source));
        FrameExpr other = Filter.of(source, col("a").lt(1));
        become(rule, List.of(filtered, other), List.of(filtered, other));
    }

    @Test
    void keepsAFilterApartThatCouldFailOnDroppedRows() {
        Source some = source().withPredicate(col("s").ne("t1"));
        FrameExpr cast = Filter.of(some, col("s").cast(DType.STRING).eq("t2"));
        become(rule, List.of(cast), List.of(cast));
        FrameExpr limited = Filter.of(source().withFirstRows(2), col("a").gt(1));
        become(rule, List.of(limited), List.of(limited));
    }
}
