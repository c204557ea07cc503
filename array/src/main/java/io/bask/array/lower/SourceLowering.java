package io.bask.array.lower;

import io.bask.array.block.ArraySource;
import io.bask.array.block.NDArray;
import io.bask.array.expr.FromSource;
import io.bask.array.expr.SliceBasic;
import io.bask.array.shape.AxisRange;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.shape.ResolvedSlice;
import io.bask.array.shape.Shape;
import io.bask.graph.Rereadable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lowers what is read from outside: one task a block. */
final class SourceLowering {
    private SourceLowering() {}

    static int[] lower(FromSource node, BlockTasks tasks) {
        ChunkGrid chunks = node.chunks();
        int[] axes = node.resultAxes();
        return tasks.layer(node, (layer, block) -> {
            int[] index = chunks.blockIndex(block);
            List<AxisRange> ranges = new ArrayList<>(node.ranges());
            for (int axis = 0; axis < axes.length; axis++) {
                if (axes[axis] != SliceBasic.NEW_AXIS) {
                    AxisRange own = new AxisRange(
                            chunks.axis(axis).start(index[axis]),
                            chunks.axis(axis).length(index[axis]),
                            1);
                    ranges.set(axes[axis], ranges.get(axes[axis]).then(own));
                }
            }
            return tasks.graph()
                    .add(layer, block, new Read(node.source(), List.copyOf(ranges), axes, chunks.blockShape(index)));
        });
    }

    /**
     * Reads a block.
     *
     * @param ranges what to take along each axis of the source
     * @param shape of the block
     */
    @SuppressWarnings("ArrayRecordComponent") // shared with the node, compared by nobody
    record Read(ArraySource source, List<AxisRange> ranges, int[] resultAxes, Shape shape) implements Rereadable {
        @Override
        public NDArray run(@Nullable Object[] inputs) throws Exception {
            DType dtype = source.dtype();
            if (shape.isEmpty()) {
                return NDArray.zeros(dtype, shape);
            }
            long[] start = new long[ranges.size()];
            long[] lengths = new long[ranges.size()];
            List<AxisRange> inside = new ArrayList<>();
            for (int axis = 0; axis < start.length; axis++) {
                AxisRange range = ranges.get(axis);
                start[axis] = Math.min(range.start(), range.last());
                lengths[axis] = Math.abs(range.last() - range.start()) + 1;
                inside.add(new AxisRange(range.start() - start[axis], range.length(), range.step()));
            }
            Shape box = Shape.of(lengths);
            NDArray read = checked(source.read(start.clone(), box), box, dtype);
            NDArray taken = read.slice(ResolvedSlice.of(box, inside, resultAxes));
            return taken.size() == read.size() ? taken : taken.copy();
        }

        private NDArray checked(@Nullable NDArray read, Shape box, DType dtype) {
            if (read == null || !read.shape().equals(box) || read.dtype() != dtype) {
                String seen = read == null ? "null" : "shape %s, dtype %s".formatted(read.shape(), read.dtype());
                throw new IllegalStateException(
                        "%s was asked for shape %s, dtype %s and answered %s; read must answer what it is asked for"
                                .formatted(source, box, dtype, seen));
            }
            return read;
        }

        @Override
        public String operation() {
            return "fromarray(" + source + ")";
        }
    }
}
