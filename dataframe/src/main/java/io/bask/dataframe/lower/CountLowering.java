package io.bask.dataframe.lower;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameReader;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.RowOffset;
import io.bask.dataframe.expr.Source;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers counts of rows; those of a whole source ask the reader, which need not read values for it. */
final class CountLowering {
    private CountLowering() {}

    static int[] length(Length node, Map<FrameExpr, int[]> tasks, GraphBuilder graph) {
        int[] input = Tasks.of(tasks, node.input());
        if (node.input() instanceof Filter filter) {
            ColumnProgram predicate =
                    ColumnProgram.of(filter.predicate(), filter.input().schema());
            int[] counts = Tasks.each(
                    graph,
                    "length-each-" + node.token().hex(),
                    Tasks.of(tasks, filter.input()),
                    new Selected(predicate));
            return Tasks.one(graph, node.layerName(), counts, new Total("length"));
        }
        boolean isWhole = node.input() instanceof Source source && source.predicate() == null && !source.isLimited();
        int[] counts = counts("length-each-" + node.token().hex(), node.input(), input, isWhole, new Rows(), graph);
        return Tasks.one(graph, node.layerName(), counts, new Total("length"));
    }

    static int[] offset(RowOffset node, int[] input, GraphBuilder graph) {
        int[] before = Tasks.range(input, 0, Math.max(0, input.length - node.trailing()));
        boolean isRead = node.input() instanceof Source;
        int[] counts =
                counts("row-offset-each-" + node.token().hex(), node.input(), before, isRead, new SourceRows(), graph);
        return Tasks.one(graph, node.layerName(), counts, new Total("offset"));
    }

    private static int[] counts(
            String name, FrameExpr node, int[] input, boolean byReader, Kernel kernel, GraphBuilder graph) {
        if (byReader && node instanceof Source source) {
            return Tasks.leaves(graph, name, input.length, 0, i -> new CountedByReader(source.reader(), i));
        }
        return Tasks.each(graph, name, input, kernel);
    }

    private record CountedByReader(FrameReader reader, int partition) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            return reader.countRows(partition);
        }

        @Override
        public String operation() {
            return "count-rows";
        }
    }

    private record Rows() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return (long) ((Frame) Objects.requireNonNull(inputs[0])).rows();
        }
    }

    /** Counts the rows that a filter would keep without keeping them. */
    private record Selected(ColumnProgram predicate) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return (long)
                    predicate.select((Frame) Objects.requireNonNull(inputs[0])).cardinality();
        }

        @Override
        public String operation() {
            return "count-filtered";
        }
    }

    private record SourceRows() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return ((Frame) Objects.requireNonNull(inputs[0])).sourceRows();
        }
    }

    private record Total(String name) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            long total = 0;
            for (Object count : inputs) {
                total += (Long) Objects.requireNonNull(count);
            }
            return Frame.of(name, LongColumn.of(total));
        }

        @Override
        public String operation() {
            return name;
        }
    }
}
