package io.bask.array.lower;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.AxisMap;
import io.bask.array.expr.Picks;
import io.bask.array.expr.Points;
import io.bask.array.kernel.Routes;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * How the blocks of what is picked are numbered, and those of the source.
 *
 * <p>A block of the source is a <em>source</em> number, counted along the indexed axes, and a <em>rest</em> number,
 * counted along the others. A block of the result is a <em>box</em> number, counted along the axes of the integer arrays,
 * and the same rest number.
 */
final class PickGrid {
    private final ChunkGrid source;
    private final ChunkGrid result;
    private final Picks picks;
    private final int[] boxAxes;
    private final int[] restAxes;
    private final int[] restOfResult;

    PickGrid(ChunkGrid source, ChunkGrid result, Picks picks) {
        this.source = source;
        this.result = result;
        this.picks = picks;
        this.restAxes = picks.remaining(source.ndim());
        this.boxAxes = new int[result.ndim() - restAxes.length];
        this.restOfResult = new int[restAxes.length];
        for (int i = 0; i < boxAxes.length; i++) {
            boxAxes[i] = picks.place() + i;
        }
        for (int i = 0; i < restAxes.length; i++) {
            restOfResult[i] = i < picks.place() ? i : i + boxAxes.length;
        }
    }

    private static int count(ChunkGrid grid, int[] axes) {
        int count = 1;
        for (int axis : axes) {
            count = Math.multiplyExact(count, grid.numBlocks(axis));
        }
        return count;
    }

    private static int number(ChunkGrid grid, int[] axes, int[] index) {
        int number = 0;
        for (int axis : axes) {
            number = number * grid.numBlocks(axis) + index[axis];
        }
        return number;
    }

    private static void index(ChunkGrid grid, int[] axes, int number, int[] index) {
        int rest = number;
        for (int i = axes.length - 1; i >= 0; i--) {
            index[axes[i]] = rest % grid.numBlocks(axes[i]);
            rest /= grid.numBlocks(axes[i]);
        }
    }

    int sources() {
        return count(source, picks.axes());
    }

    int rests() {
        return count(source, restAxes);
    }

    int boxes() {
        return count(result, boxAxes);
    }

    /** The source number of a block of the source. */
    int source(int block) {
        return number(source, picks.axes(), source.blockIndex(block));
    }

    int restOfSource(int block) {
        return number(source, restAxes, source.blockIndex(block));
    }

    int box(int block) {
        return number(result, boxAxes, result.blockIndex(block));
    }

    int restOfResult(int block) {
        return number(result, restOfResult, result.blockIndex(block));
    }

    /** The row-major number of a block of the source. */
    int sourceBlock(int number, int rest) {
        int[] index = new int[source.ndim()];
        index(source, picks.axes(), number, index);
        index(source, restAxes, rest, index);
        return (int) source.blockNumber(index);
    }

    /** The row-major number of a block of the result. */
    int resultBlock(int box, int rest) {
        int[] index = new int[result.ndim()];
        index(result, boxAxes, box, index);
        index(result, restOfResult, rest, index);
        return (int) result.blockNumber(index);
    }

    /** For each block of the result, the task that makes the values to be put there. */
    int[] values(ArrayExpr value, BlockTasks tasks) {
        int[] from = tasks.of(value);
        int[] read = AxisMap.broadcast(value.ndim(), result.ndim()).blockNumbers(value.chunks(), result);
        for (int block = 0; block < read.length; block++) {
            read[block] = from[read[block]];
        }
        return read;
    }

    /** The points in memory, one group a box. */
    List<Routes> routes() {
        Points points = Objects.requireNonNull(picks.points());
        int[] axes = picks.axes();
        int[] blocks = points.blocks(source, axes);
        int[][] within = new int[axes.length][];
        for (int number = 0; number < axes.length; number++) {
            within[number] = points.within(source.axis(axes[number]), number);
        }
        int sources = sources();
        List<Routes> routes = new ArrayList<>();
        int from = 0;
        for (int box = 0; box < boxes(); box++) {
            int[] index = new int[result.ndim()];
            index(result, boxAxes, box, index);
            Shape shape = Shape.SCALAR;
            for (int axis : boxAxes) {
                shape = shape.insert(-1, result.axis(axis).length(index[axis]));
            }
            int to = from + (int) shape.size();
            int[][] part = new int[axes.length][];
            for (int number = 0; number < axes.length; number++) {
                part[number] = Arrays.copyOfRange(within[number], from, to);
            }
            routes.add(Routes.sorted(shape, Arrays.copyOfRange(blocks, from, to), sources, part));
            from = to;
        }
        return routes;
    }
}
