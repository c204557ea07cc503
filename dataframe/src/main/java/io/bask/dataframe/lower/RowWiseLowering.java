package io.bask.dataframe.lower;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.RowWise;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers tables made partition by partition: one task for each task of the input, which chain fusion then joins. */
final class RowWiseLowering {
    private RowWiseLowering() {}

    static int[] lower(RowWise node, int[] input, GraphBuilder graph) {
        return Tasks.each(graph, node.layerName(), input, kernel(node));
    }

    /** Some columns of the rows that a filter keeps. */
    static int[] lower(Filter filter, FrameExpr columns, int[] input, GraphBuilder graph) {
        RowSelection selection =
                RowSelection.of(filter.predicate(), filter.input().schema());
        Kernel keep = new Keep(selection, columns.schema().names());
        return Tasks.each(graph, columns.layerName(), input, keep);
    }

    private static Kernel kernel(RowWise node) {
        Schema schema = node.input().schema();
        if (node instanceof Project project) {
            return new Select(project.columns());
        }
        if (node instanceof Filter filter) {
            return new Keep(RowSelection.of(filter.predicate(), schema), schema.names());
        }
        if (node instanceof Assign assign) {
            List<ColumnProgram> programs = assign.values().stream()
                    .map(value -> ColumnProgram.of(value, schema))
                    .toList();
            return new Compute(assign.names(), programs);
        }
        if (node instanceof Rename rename) {
            return new Relabel(rename.newNames());
        }
        MapPartitions map = (MapPartitions) node;
        return new Apply(map.function(), map.schema());
    }

    private static Frame frame(@Nullable Object[] inputs) {
        return (Frame) Objects.requireNonNull(inputs[0]);
    }

    private record Select(List<String> columns) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return frame(inputs).select(columns);
        }

        @Override
        public String operation() {
            return "project";
        }
    }

    private record Keep(RowSelection selection, List<String> columns) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            int[] rows = selection.of(frame(inputs));
            Frame frame = frame(inputs).select(columns);
            return rows == null ? frame : frame.take(rows);
        }

        @Override
        public String operation() {
            return "filter";
        }
    }

    private record Compute(List<String> names, List<ColumnProgram> programs) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            List<Column> values = new ArrayList<>(names.size());
            for (ColumnProgram program : programs) {
                values.add(program.evaluate(frame(inputs)));
            }
            return frame(inputs).with(names, values);
        }

        @Override
        public String operation() {
            return "assign";
        }
    }

    private record Relabel(Map<String, String> newNames) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return frame(inputs).rename(newNames);
        }

        @Override
        public String operation() {
            return "rename";
        }
    }

    private record Apply(Function1<Frame, Frame> function, Schema promised) implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) throws Exception {
            @Nullable Frame result = function.apply(frame(inputs));
            if (result == null) {
                throw new IllegalStateException(
                        "the function given to mapPartitions made null where a frame of %s was ".formatted(promised)
                                + "promised; answer Frame.empty(schema) where there is nothing");
            }
            if (!result.schema().equals(promised)) {
                throw new IllegalStateException("the function given to mapPartitions made %s where %s was promised"
                        .formatted(result.schema(), promised));
            }
            return result;
        }

        @Override
        public String operation() {
            return "map-partitions";
        }
    }
}
