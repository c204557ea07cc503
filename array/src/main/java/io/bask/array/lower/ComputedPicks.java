package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.Gather;
import io.bask.array.expr.Picks;
import io.bask.array.expr.Scatter;
import io.bask.array.kernel.PointSet;
import io.bask.array.kernel.Routes;
import io.bask.array.kernel.Selection;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers integer arrays that are computed; see {@link GatherLowering}. */
final class ComputedPicks {
    private ComputedPicks() {}

    /** One task a block of the integer arrays, which groups its points by the block of the source that holds them. */
    private static int[] routes(String name, Picks picks, PickGrid grid, List<ChunkLengths> axes, BlockTasks tasks) {
        List<int[]> indices = picks.indices().stream().map(tasks::of).toList();
        Kernel kernel = new Route(picks.axes(), axes);
        int[] counts = {grid.boxes()};
        return tasks.layer(name, counts, 0, (layer, box) -> {
            int[] reads = indices.stream().mapToInt(index -> index[box]).toArray();
            return tasks.graph().add(layer, box, kernel, reads);
        });
    }

    private static List<ChunkLengths> chunks(ChunkGrid source, Picks picks) {
        return Arrays.stream(picks.axes()).mapToObj(source::axis).toList();
    }

    static int[] gather(Gather node, PickGrid grid, BlockTasks tasks) {
        Picks picks = node.picks();
        int[] axes = picks.axes();
        int[] routes = routes(
                node.layerName() + "-route", picks, grid, chunks(node.input().chunks(), picks), tasks);
        int[] from = tasks.of(node.input());
        if (grid.sources() == 1) {
            Kernel kernel = new TakeAll(axes, picks.place());
            return tasks.layer(node, (layer, block) -> {
                int read = from[grid.sourceBlock(0, grid.restOfResult(block))];
                return tasks.graph().add(layer, block, kernel, read, routes[grid.box(block)]);
            });
        }
        long bytes = node.chunks().maxBlockBytes(node.dtype());
        int[] counts = {grid.sources(), grid.rests()};
        int[] taken = tasks.layer(node.layerName() + "-split", counts, bytes, (layer, position) -> {
            int source = position / grid.rests();
            int read = from[grid.sourceBlock(source, position % grid.rests())];
            return tasks.graph().add(layer, position, new Split(axes, source), prepend(read, routes));
        });
        return tasks.layer(node, (layer, block) -> {
            int rest = grid.restOfResult(block);
            int box = grid.box(block);
            int[] reads = new int[grid.sources() + 1];
            reads[0] = routes[box];
            for (int source = 0; source < grid.sources(); source++) {
                reads[source + 1] = taken[source * grid.rests() + rest];
            }
            return tasks.graph().add(layer, block, new Merge(picks.place(), box), reads);
        });
    }

    static int[] scatter(Scatter node, PickGrid grid, BlockTasks tasks) {
        Picks picks = node.picks();
        int[] routes = routes(
                node.layerName() + "-route", picks, grid, chunks(node.input().chunks(), picks), tasks);
        int[] from = tasks.of(node.input());
        int[] values = grid.values(node.value(), tasks);
        return tasks.layer(node, (layer, block) -> {
            int rest = grid.restOfSource(block);
            int[] reads = Arrays.copyOf(prepend(from[block], routes), 2 * routes.length + 1);
            for (int box = 0; box < routes.length; box++) {
                reads[1 + routes.length + box] = values[grid.resultBlock(box, rest)];
            }
            return tasks.graph()
                    .add(layer, block, new PutRouted(picks.axes(), picks.place(), grid.source(block)), reads);
        });
    }

    private static int[] prepend(int first, int[] others) {
        int[] result = new int[others.length + 1];
        result[0] = first;
        System.arraycopy(others, 0, result, 1, others.length);
        return result;
    }

    /** Groups the points of one block of integer arrays. */
    record Route(int[] axes, List<ChunkLengths> chunks) implements Kernel {
        @Override
        public Routes run(@Nullable Object[] inputs) {
            return Routes.of(PickKernels.blocks(inputs, 0), chunks, axes);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Route that && Arrays.equals(axes, that.axes) && chunks.equals(that.chunks);
        }

        @Override
        public int hashCode() {
            return 31 * chunks.hashCode() + Arrays.hashCode(axes);
        }
    }

    /** Takes all points of a group out of the only block that there is. */
    record TakeAll(int[] axes, int place) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            Routes routes = (Routes) Objects.requireNonNull(inputs[1]);
            return Selection.gather(List.of(block), List.of(routes.points()), axes, routes.box(), place);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TakeAll that && Arrays.equals(axes, that.axes) && place == that.place;
        }

        @Override
        public int hashCode() {
            return 31 * place + Arrays.hashCode(axes);
        }

        @Override
        public String operation() {
            return "take";
        }
    }

    /**
     * What was taken of one block of the source.
     *
     * @param points sub-arrays one after another, box by box
     * @param starts where those of each box begin
     */
    record Taken(NDArray points, int[] starts) implements Serializable {}

    /** Takes of one block of the source what all boxes want of it. */
    record Split(int[] axes, int source) implements Kernel {
        @Override
        public Taken run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            List<PointSet> parts = new ArrayList<>();
            for (int box = 1; box < inputs.length; box++) {
                parts.add(((Routes) Objects.requireNonNull(inputs[box])).of(source));
            }
            PointSet all = PickKernels.joined(parts, axes.length);
            Shape box = Shape.of(all.count());
            return new Taken(Selection.gather(List.of(block), List.of(all), axes, box, 0), PickKernels.starts(parts));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Split that && Arrays.equals(axes, that.axes) && source == that.source;
        }

        @Override
        public int hashCode() {
            return 31 * source + Arrays.hashCode(axes);
        }
    }

    /** Puts one box together. */
    record Merge(int place, int box) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            Routes routes = (Routes) Objects.requireNonNull(inputs[0]);
            List<NDArray> blocks = new ArrayList<>();
            List<PointSet> parts = new ArrayList<>();
            for (int source = 0; source < inputs.length - 1; source++) {
                Taken taken = (Taken) Objects.requireNonNull(inputs[source + 1]);
                blocks.add(taken.points());
                parts.add(
                        PickKernels.range(taken.starts()[box], routes.of(source).numbers()));
            }
            return Selection.gather(blocks, parts, new int[] {0}, routes.box(), place);
        }

        @Override
        public String operation() {
            return "take";
        }
    }

    /** Writes to one block of the source what all boxes have for it. */
    record PutRouted(int[] axes, int place, int source) implements Kernel {
        @Override
        public NDArray run(@Nullable Object[] inputs) {
            NDArray block = (NDArray) Objects.requireNonNull(inputs[0]);
            int boxes = (inputs.length - 1) / 2;
            List<NDArray> values = new ArrayList<>();
            List<Shape> shapes = new ArrayList<>();
            List<PointSet> parts = new ArrayList<>();
            for (int box = 0; box < boxes; box++) {
                Routes routes = (Routes) Objects.requireNonNull(inputs[1 + box]);
                if (routes.count(source) > 0) {
                    values.add((NDArray) Objects.requireNonNull(inputs[1 + boxes + box]));
                    shapes.add(routes.box());
                    parts.add(routes.of(source));
                }
            }
            return parts.isEmpty() ? block : Selection.scatter(block, values, shapes, parts, axes, place);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof PutRouted that
                    && Arrays.equals(axes, that.axes)
                    && place == that.place
                    && source == that.source;
        }

        @Override
        public int hashCode() {
            return 31 * source + Arrays.hashCode(axes);
        }

        @Override
        public String operation() {
            return "put";
        }
    }
}
