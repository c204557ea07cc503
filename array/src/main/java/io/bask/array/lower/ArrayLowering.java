package io.bask.array.lower;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.AssignSlice;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.BlockCounts;
import io.bask.array.expr.Blocks;
import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.Compress;
import io.bask.array.expr.Concatenate;
import io.bask.array.expr.Contract;
import io.bask.array.expr.Creation;
import io.bask.array.expr.Diagonal;
import io.bask.array.expr.Elementwise;
import io.bask.array.expr.Factor;
import io.bask.array.expr.Fourier;
import io.bask.array.expr.FromFunction;
import io.bask.array.expr.FromLazy;
import io.bask.array.expr.FromNDArray;
import io.bask.array.expr.FromSource;
import io.bask.array.expr.Full;
import io.bask.array.expr.Fused;
import io.bask.array.expr.FusedReduce;
import io.bask.array.expr.Gather;
import io.bask.array.expr.Guard;
import io.bask.array.expr.Later;
import io.bask.array.expr.Partitions;
import io.bask.array.expr.Place;
import io.bask.array.expr.Quantiles;
import io.bask.array.expr.Rechunk;
import io.bask.array.expr.Reduce;
import io.bask.array.expr.Repeat;
import io.bask.array.expr.Reshape;
import io.bask.array.expr.SampleSort;
import io.bask.array.expr.Scan;
import io.bask.array.expr.Scatter;
import io.bask.array.expr.SelectedReduce;
import io.bask.array.expr.Settle;
import io.bask.array.expr.Shuffle;
import io.bask.array.expr.Sized;
import io.bask.array.expr.SliceBasic;
import io.bask.array.expr.Transpose;
import io.bask.array.expr.TreeReduce;
import io.bask.array.expr.Windows;
import io.bask.array.shape.BlockRoom;
import io.bask.expr.Walk;
import io.bask.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns expressions into tasks, inputs first; what several expressions share becomes tasks once.
 *
 * <p>Every result of a task is a block, an {@link io.bask.array.block.NDArray}, but those between the levels of a
 * reduction.
 */
public final class ArrayLowering {
    private ArrayLowering() {}

    /** For each root, the tasks that make its blocks, in row-major order. */
    public static List<int[]> lower(List<ArrayExpr> roots, GraphBuilder graph) {
        List<ArrayExpr> order = Walk.postOrder(roots);
        Pieced pieced = Pieced.of(order, roots);
        BlockTasks tasks = new BlockTasks(graph, pieced);
        for (ArrayExpr node : order) {
            if (pieced.contains(node)) {
                continue;
            }
            graph.writtenAt(node.site(), node.annotations());
            BlockRoom.require(node.chunks(), 0);
            tasks.put(node, lower(node, tasks));
        }
        graph.writtenAt(null);
        List<int[]> results = new ArrayList<>(roots.size());
        roots.forEach(root -> results.add(tasks.of(root)));
        return results;
    }

    private static int[] lower(ArrayExpr node, BlockTasks tasks) {
        if (node instanceof Fused fused) {
            return ElementwiseLowering.lower(fused, fused.body(), fused.inputs(), tasks);
        }
        if (node instanceof Elementwise elementwise) {
            Fused alone = Fused.of(elementwise);
            return ElementwiseLowering.lower(elementwise, alone.body(), alone.inputs(), tasks);
        }
        if (node instanceof Creation creation) {
            return creation(creation, tasks);
        }
        if (node instanceof FusedReduce fused) {
            return ReduceLowering.lower(fused, tasks);
        }
        if (node instanceof Reduce reduce) {
            return ReduceLowering.lower(reduce, tasks);
        }
        if (node instanceof SelectedReduce reduce) {
            return ReduceLowering.lower(reduce, tasks);
        }
        if (node instanceof TreeReduce reduce) {
            return TreeReduceLowering.lower(reduce, tasks);
        }
        if (node instanceof Scan scan) {
            return ScanLowering.lower(scan, tasks);
        }
        if (node instanceof Contract product) {
            return ContractLowering.lower(product, tasks);
        }
        if (node instanceof Factor factor) {
            return FactorLowering.lower(factor, tasks);
        }
        if (node instanceof Fourier fourier) {
            return FourierLowering.lower(fourier, tasks);
        }
        return order(node, tasks);
    }

    private static int[] creation(Creation node, BlockTasks tasks) {
        if (node instanceof FromFunction function) {
            return DataLowering.lower(function, tasks);
        }
        if (node instanceof FromSource source) {
            return SourceLowering.lower(source, tasks);
        }
        return node instanceof Full full ? DataLowering.lower(full, tasks) : ElementwiseLowering.lower(node, tasks);
    }

    private static int[] movement(ArrayExpr node, BlockTasks tasks) {
        if (node instanceof SliceBasic slice) {
            return ViewLowering.lower(slice, tasks);
        }
        if (node instanceof Transpose transpose) {
            return ViewLowering.lower(transpose, transpose.input(), transpose.view(), tasks);
        }
        if (node instanceof BroadcastTo stretched) {
            return ViewLowering.lower(stretched, stretched.input(), stretched.view(), tasks);
        }
        if (node instanceof Rechunk rechunk) {
            return RechunkLowering.lower(rechunk, tasks);
        }
        if (node instanceof Windows windows) {
            return RechunkLowering.lower(windows, tasks);
        }
        if (node instanceof Reshape reshape) {
            return ViewLowering.lower(reshape, tasks);
        }
        if (node instanceof Repeat repeat) {
            return PickLowering.lower(repeat, tasks);
        }
        if (node instanceof Shuffle shuffle) {
            return PickLowering.lower(shuffle, tasks);
        }
        if (node instanceof Diagonal diagonal) {
            return DiagonalLowering.lower(diagonal, tasks);
        }
        if (node instanceof AssignSlice assign) {
            return AssignSliceLowering.lower(assign, tasks);
        }
        if (node instanceof Concatenate concatenate) {
            return DataLowering.lower(concatenate, tasks);
        }
        return isData(node) ? data(node, tasks) : selection(node, tasks);
    }

    private static boolean isData(ArrayExpr node) {
        return node instanceof Blocks || node instanceof FromNDArray || node instanceof FromLazy;
    }

    private static int[] order(ArrayExpr node, BlockTasks tasks) {
        if (node instanceof SampleSort sort) {
            return SampleSortLowering.lower(sort, tasks);
        }
        if (node instanceof Quantiles quantiles) {
            return QuantilesLowering.lower(quantiles, tasks);
        }
        return node instanceof BlockCall call ? BlockCallLowering.lower(call, tasks) : movement(node, tasks);
    }

    private static int[] data(ArrayExpr node, BlockTasks tasks) {
        if (node instanceof Blocks blocks) {
            return DataLowering.lower(blocks, tasks);
        }
        if (node instanceof FromLazy lazy) {
            return LazyLowering.lower(lazy, tasks);
        }
        return DataLowering.lower((FromNDArray) node, tasks);
    }

    private static int[] selection(ArrayExpr node, BlockTasks tasks) {
        if (node instanceof Gather gather) {
            return GatherLowering.lower(gather, tasks);
        }
        if (node instanceof Scatter scatter) {
            return GatherLowering.lower(scatter, tasks);
        }
        if (node instanceof Compress compress) {
            return SelectionLowering.lower(compress, tasks);
        }
        if (node instanceof Place place) {
            return SelectionLowering.lower(place, tasks);
        }
        if (node instanceof Guard guard) {
            return SelectionLowering.lower(guard, tasks);
        }
        if (node instanceof Partitions partitions) {
            return SelectionLowering.lower(partitions, tasks);
        }
        if (node instanceof BlockCounts counts) {
            return SelectionLowering.lower(counts, tasks);
        }
        if (node instanceof Settle settle) {
            return SelectionLowering.lower(settle, tasks);
        }
        if (node instanceof Later later) {
            return later.deferred().lower(tasks.graph());
        }
        if (node instanceof Sized sized) {
            return tasks.of(sized.input());
        }
        throw new IllegalStateException("no lowering of " + node.operation() + "; name it here");
    }
}
