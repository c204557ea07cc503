package io.bask.dataframe.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Bask;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.InMemory;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.JoinSpec;
import io.bask.dataframe.expr.Source;
import io.bask.dataframe.lower.FrameLowering;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.Uniqueness;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.optimize.GlobalRule;
import io.bask.optimize.Rule;
import io.bask.schedule.RunOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tables and checks that the tests of rules share. */
final class Cases {
    private static final int ROWS = 12;

    private Cases() {}

    /** A table in memory with columns a (whole numbers), b (floats, some missing) and s (text), in three partitions. */
    static FrameExpr table() {
        return new InMemory(partitions());
    }

    /** The same table behind a reader. */
    static Source source() {
        return Source.of(new Reader(partitions(), "test", 0));
    }

    static ColumnExpr col(String name) {
        return ColumnExpr.column(name);
    }

    /** The rule rewrites the table into this one, and both hold the same rows under the same labels. */
    static void becomes(Rule<FrameExpr> rule, FrameExpr before, FrameExpr after) {
        assertThat(rule.apply(before)).hasValue(after);
        sameResults(before, after);
    }

    /** The rule has nothing to say to the table. */
    static void stays(Rule<FrameExpr> rule, FrameExpr node) {
        assertThat(rule.apply(node)).isEmpty();
    }

    /** The global rule rewrites the tables into these, and they hold the same rows under the same labels. */
    static void become(GlobalRule<FrameExpr> rule, List<FrameExpr> before, List<FrameExpr> after) {
        assertThat(rule.apply(before)).isEqualTo(after);
        for (int i = 0; i < before.size(); i++) {
            sameResults(before.get(i), after.get(i));
        }
    }

    /** A table behind a reader that takes it for that large: columns called {@code name1} and {@code name2} of a few whole numbers. */
    static FrameExpr keyed(String name, long bytes) {
        long[] one = new long[ROWS];
        long[] two = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            one[i] = (i * 7 + name.hashCode()) % 4;
            two[i] = (i * 5 + bytes) % 3;
        }
        Frame whole = Frame.of(name + "1", LongColumn.of(one)).with(name + "2", LongColumn.of(two));
        return Source.of(new Reader(parts(whole), name, bytes));
    }

    /** An inner join that Bask may plan: the right table comes to every partition of the left one. */
    static FrameExpr joined(FrameExpr left, String leftKey, FrameExpr right, String rightKey) {
        JoinSpec spec = new JoinSpec(
                JoinKind.INNER, List.of(leftKey), List.of(rightKey), "", Uniqueness.MANY_TO_MANY, false, true);
        return new Join(left, right, spec, true);
    }

    /** How many rows there are of each value of a column, and the greatest value of the last one. */
    static FrameExpr counted(FrameExpr table, String key) {
        List<String> names = table.schema().names();
        String last = names.get(names.size() - 1);
        List<Aggregate> aggregates = List.of(Aggregate.rows(), new Aggregate(last, Aggregation.SUM, "sum"));
        return new Aggregated(table, List.of(key), aggregates);
    }

    static void sameResults(FrameExpr before, FrameExpr after) {
        assertThat(after.schema()).isEqualTo(before.schema());
        assertThat(print(after)).isEqualTo(print(before));
    }

    private static String print(FrameExpr node) {
        GraphBuilder graph = Graph.builder();
        int[] tasks = FrameLowering.lower(List.of(node), graph).get(0);
        @Nullable Object[] results = Bask.scheduler().run(new Job(graph.build(), tasks), RunOptions.defaults());
        List<Frame> frames = new ArrayList<>();
        for (Object result : results) {
            frames.add((Frame) result);
        }
        return Frame.concat(frames).toString();
    }

    private static List<Frame> partitions() {
        long[] a = new long[ROWS];
        double[] b = new double[ROWS];
        String[] s = new String[ROWS];
        for (int i = 0; i < ROWS; i++) {
            a[i] = i % 5;
            b[i] = i % 4 == 0 ? Double.NaN : i / 2.0;
            s[i] = "t" + i % 3;
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("a", LongColumn.of(a));
        columns.put("b", DoubleColumn.of(b));
        columns.put("s", StringColumn.of(s));
        return parts(Frame.of(columns));
    }

    private static List<Frame> parts(Frame whole) {
        List<Frame> parts = new ArrayList<>();
        for (int from = 0; from < ROWS; from += 4) {
            Frame part = whole.slice(from, from + 4);
            parts.add(Frame.partition(part.schema(), part.columns(), part.rows()));
        }
        return parts;
    }

    private record Reader(List<Frame> frames, String identity, long bytes) implements FrameReader {
        @Override
        public String operation() {
            return "read-test";
        }

        @Override
        public Schema schema() {
            return frames.get(0).schema();
        }

        @Override
        public int partitions() {
            return frames.size();
        }

        @Override
        public Frame read(int partition, List<String> columns, @Nullable RowFilter filter) {
            Frame whole = frames.get(partition);
            return (filter == null ? whole : whole.filter(filter.test(whole))).select(columns);
        }

        @Override
        public long countRows(int partition) {
            return frames.get(partition).rows();
        }

        @Override
        public long estimatedBytes(int partition) {
            return bytes / frames.size();
        }

        @Override
        public FrameReader refreshed() {
            return this;
        }
    }
}
