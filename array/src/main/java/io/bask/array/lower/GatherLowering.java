package io.bask.array.lower;

import io.bask.array.expr.Gather;
import io.bask.array.expr.Scatter;
import io.bask.array.kernel.PointSet;
import io.bask.array.kernel.Routes;
import io.bask.array.shape.Shape;
import io.bask.graph.Forward;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lowers integer arrays in indices.
 *
 * <p>Positions in memory are planned now. Where blocks of the result need few blocks of the source, they read those;
 * else every block of the source is read once, by a task that takes of it what all blocks of the result want, and each
 * block of the result is put together from these takings:
 *
 * <pre>  source 0   source 1   source 2
 *     |          |          |
 *   take       take       take        a block of the source is not needed any more after its take
 *     |  \/  \/  |  \/  \/  |
 *   merge      merge      merge  </pre>
 *
 * <p>Positions that are computed are grouped first, by a task each block of the integer arrays; then it goes on in the
 * same way, and the plan is made by the tasks themselves.
 */
final class GatherLowering {
    private GatherLowering() {}

    static int[] lower(Gather node, BlockTasks tasks) {
        PickGrid grid = new PickGrid(node.input().chunks(), node.chunks(), node.picks());
        if (node.picks().points() == null) {
            return ComputedPicks.gather(node, grid, tasks);
        }
        List<Routes> routes = grid.routes();
        return isDirect(routes, grid.sources()) ? direct(node, grid, routes, tasks) : merged(node, grid, routes, tasks);
    }

    static int[] lower(Scatter node, BlockTasks tasks) {
        PickGrid grid = new PickGrid(node.input().chunks(), node.placeChunks(), node.picks());
        if (node.picks().points() == null) {
            return ComputedPicks.scatter(node, grid, tasks);
        }
        List<Routes> routes = grid.routes();
        int[] from = tasks.of(node.input());
        int[] values = grid.values(node.value(), tasks);
        List<List<Integer>> boxes = new ArrayList<>();
        List<PickKernels.Put> kernels = new ArrayList<>();
        for (int source = 0; source < grid.sources(); source++) {
            List<Integer> touching = new ArrayList<>();
            List<Shape> shapes = new ArrayList<>();
            List<PointSet> parts = new ArrayList<>();
            for (int box = 0; box < routes.size(); box++) {
                if (routes.get(box).count(source) > 0) {
                    touching.add(box);
                    shapes.add(routes.get(box).box());
                    parts.add(routes.get(box).of(source));
                }
            }
            boxes.add(touching);
            kernels.add(new PickKernels.Put(node.picks().axes(), node.picks().place(), shapes, parts));
        }
        return tasks.layer(node, (layer, block) -> {
            int source = grid.source(block);
            int rest = grid.restOfSource(block);
            List<Integer> touching = boxes.get(source);
            if (touching.isEmpty()) {
                return tasks.graph().add(layer, block, Forward.INSTANCE, from[block]);
            }
            int[] reads = new int[touching.size() + 1];
            reads[0] = from[block];
            for (int i = 1; i < reads.length; i++) {
                reads[i] = values[grid.resultBlock(touching.get(i - 1), rest)];
            }
            return tasks.graph().add(layer, block, kernels.get(source), reads);
        });
    }

    /** Whether blocks of the result, and of the source, have little to do with one another. */
    private static boolean isDirect(List<Routes> routes, int sources) {
        long edges = 0;
        for (Routes route : routes) {
            for (int source = 0; source < sources; source++) {
                edges += route.count(source) > 0 ? 1 : 0;
            }
        }
        return edges <= 2L * routes.size();
    }

    private static int[] direct(Gather node, PickGrid grid, List<Routes> routes, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        List<int[]> reads = new ArrayList<>();
        List<PickKernels.Take> kernels = new ArrayList<>();
        for (Routes route : routes) {
            int[] read = touched(route, grid.sources());
            List<PointSet> parts = Arrays.stream(read).mapToObj(route::of).toList();
            reads.add(read);
            kernels.add(new PickKernels.Take(node.picks().axes(), node.picks().place(), route.box(), parts));
        }
        return tasks.layer(node, (layer, block) -> {
            int box = grid.box(block);
            int rest = grid.restOfResult(block);
            int[] read = Arrays.stream(reads.get(box))
                    .map(source -> from[grid.sourceBlock(source, rest)])
                    .toArray();
            return tasks.graph().add(layer, block, kernels.get(box), read);
        });
    }

    /** The blocks of the source that hold points, at least one, so that there is a block to tell the other lengths. */
    private static int[] touched(Routes route, int sources) {
        int[] touched = IntStream.range(0, sources)
                .filter(source -> route.count(source) > 0)
                .toArray();
        return touched.length == 0 ? new int[1] : touched;
    }

    private static int[] merged(Gather node, PickGrid grid, List<Routes> routes, BlockTasks tasks) {
        int[] from = tasks.of(node.input());
        int[] axes = node.picks().axes();
        int[][] starts = new int[grid.sources()][];
        List<PickKernels.Take> takes = new ArrayList<>();
        for (int source = 0; source < grid.sources(); source++) {
            List<PointSet> parts = new ArrayList<>();
            for (Routes route : routes) {
                parts.add(route.of(source));
            }
            starts[source] = PickKernels.starts(parts);
            PointSet all = PickKernels.joined(parts, axes.length);
            takes.add(new PickKernels.Take(axes, 0, Shape.of(all.count()), List.of(all)));
        }
        long bytes = node.chunks().maxBlockBytes(node.dtype());
        int[] counts = {grid.sources(), grid.rests()};
        int[] taken = tasks.layer(node.layerName() + "-split", counts, bytes, (layer, position) -> {
            int source = position / grid.rests();
            int read = from[grid.sourceBlock(source, position % grid.rests())];
            return tasks.graph().add(layer, position, takes.get(source), read);
        });
        List<int[]> reads = new ArrayList<>();
        List<PickKernels.Take> merges = new ArrayList<>();
        for (int box = 0; box < routes.size(); box++) {
            Routes route = routes.get(box);
            int[] read = touched(route, grid.sources());
            List<PointSet> parts = new ArrayList<>();
            for (int source : read) {
                parts.add(
                        PickKernels.range(starts[source][box], route.of(source).numbers()));
            }
            reads.add(read);
            merges.add(new PickKernels.Take(new int[] {0}, node.picks().place(), route.box(), parts));
        }
        return tasks.layer(node, (layer, block) -> {
            int box = grid.box(block);
            int rest = grid.restOfResult(block);
            int[] read = Arrays.stream(reads.get(box))
                    .map(source -> taken[source * grid.rests() + rest])
                    .toArray();
            return tasks.graph().add(layer, block, merges.get(box), read);
        });
    }
}
