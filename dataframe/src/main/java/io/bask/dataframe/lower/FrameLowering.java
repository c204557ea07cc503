package io.bask.dataframe.lower;

import io.bask.annotation.Annotations;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Derived;
import io.bask.dataframe.expr.Described;
import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.InMemory;
import io.bask.dataframe.expr.Join;
import io.bask.dataframe.expr.Later;
import io.bask.dataframe.expr.LazyFrames;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.Partitions;
import io.bask.dataframe.expr.RowOffset;
import io.bask.dataframe.expr.RowWise;
import io.bask.dataframe.expr.Source;
import io.bask.expr.Walk;
import io.bask.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds the tasks of lazy tables to a graph, each distinct node once.
 *
 * <p>A node becomes one task a partition, in a row; the tasks of a node that is in the graph already are used again.
 */
public final class FrameLowering {
    private FrameLowering() {}

    /** Adds the tasks of these tables; answers for each table the tasks of its partitions. */
    public static List<int[]> lower(List<FrameExpr> roots, GraphBuilder graph) {
        Map<FrameExpr, int[]> tasks = new HashMap<>();
        RowsTaken taken = RowsTaken.of(roots);
        for (FrameExpr node : Walk.postOrder(roots)) {
            if (!taken.isAbsorbed(node)) {
                FrameExpr moving = taken.moving(node);
                graph.writtenAt(moving.site(), annotations(node, moving, taken));
                tasks.put(node, lower(node, moving, taken, graph, tasks));
            }
        }
        graph.writtenAt(null);
        List<int[]> results = new ArrayList<>(roots.size());
        for (FrameExpr root : roots) {
            results.add(Tasks.of(tasks, root));
        }
        return results;
    }

    private static Annotations annotations(FrameExpr node, FrameExpr moving, RowsTaken taken) {
        Annotations all = annotations(node);
        if (moving != node) {
            all = annotations(moving).fusedWith(all);
        }
        Filter below = moving instanceof Join join ? taken.filter(join) : null;
        return below == null ? all : annotations(below).fusedWith(all);
    }

    /** What was said about a table, and about the values of its columns. */
    private static Annotations annotations(FrameExpr node) {
        Annotations all = node.annotations();
        if (!Annotations.areUsed()) {
            return all;
        }
        List<ColumnExpr> values = List.of();
        if (node instanceof Assign assign) {
            values = assign.values();
        } else if (node instanceof Filter filter) {
            values = List.of(filter.predicate());
        } else if (node instanceof Source source && source.predicate() != null) {
            values = List.of(source.predicate());
        }
        for (ColumnExpr value : Walk.postOrder(values)) {
            all = all.fusedWith(value.annotations());
        }
        return all;
    }

    /** The tasks of a table, with those of the filter or join below it where it is a selection of that one's columns. */
    private static int[] lower(
            FrameExpr node, FrameExpr moving, RowsTaken taken, GraphBuilder graph, Map<FrameExpr, int[]> tasks) {
        if (node == moving && !(node instanceof Join)) {
            return lower(node, graph, tasks);
        }
        if (graph.contains(node.layerName())) {
            return Tasks.row(graph.first(node.layerName()), node.partitions());
        }
        if (moving instanceof Join join) {
            int[] left = Tasks.of(tasks, taken.left(join));
            int[] right = Tasks.of(tasks, join.inputs().get(1));
            return JoinLowering.lower(join, node, taken.filter(join), left, right, graph);
        }
        int[] input = Tasks.of(tasks, moving.inputs().get(0));
        return RowWiseLowering.lower((Filter) moving, node, input, graph);
    }

    private static int[] lower(FrameExpr node, GraphBuilder graph, Map<FrameExpr, int[]> tasks) {
        if (node instanceof Partitions some) {
            return Tasks.range(Tasks.of(tasks, some.input()), some.from(), some.partitions());
        }
        if (graph.contains(node.layerName())) {
            return Tasks.row(graph.first(node.layerName()), node.partitions());
        }
        if (node instanceof Source source) {
            return SourceLowering.read(source, graph);
        }
        if (node instanceof InMemory memory) {
            return SourceLowering.memory(memory, graph);
        }
        if (node instanceof LazyFrames lazy) {
            return LazyFramesLowering.lower(lazy, graph);
        }
        if (node instanceof Later later) {
            return later.deferred().lower(graph);
        }
        if (node instanceof Derived derived) {
            return DerivedLowering.lower(derived, tasks, graph);
        }
        int[] input = Tasks.of(tasks, node.inputs().get(0));
        if (node instanceof RowWise rowWise) {
            return RowWiseLowering.lower(rowWise, input, graph);
        }
        if (node instanceof Ends ends) {
            return EndsLowering.lower(ends, input, graph);
        }
        if (node instanceof Aggregated aggregated) {
            return AggregateLowering.lower(aggregated, input, graph);
        }
        if (node instanceof Described described) {
            return AggregateLowering.lower(described, input, graph);
        }
        return node instanceof Length length
                ? CountLowering.length(length, tasks, graph)
                : CountLowering.offset((RowOffset) node, input, graph);
    }
}
