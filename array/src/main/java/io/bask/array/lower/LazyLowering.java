package io.bask.array.lower;

import io.bask.Lowering;
import io.bask.Output;
import io.bask.array.block.NDArray;
import io.bask.array.expr.FromLazy;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.graph.Kernel;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Has other families lower what computes the blocks of an array, and checks what comes out. */
final class LazyLowering {
    private LazyLowering() {}

    static int[] lower(FromLazy node, BlockTasks tasks) {
        List<Output<?>> outputs = Lowering.lower(node.blocks(), tasks.graph(), true);
        tasks.graph().writtenAt(node.site(), node.annotations());
        return tasks.layer(node, (layer, block) -> {
            Output<?> output = outputs.get(block);
            Shape shape = node.chunks().blockShape(node.chunks().blockIndex(block));
            return tasks.graph().add(layer, block, new Checked(output.result(), shape, node.dtype()), output.tasks());
        });
    }

    /** A block, once it was seen to be what was announced. */
    private record Checked(Function<@Nullable Object[], ?> result, Shape shape, DType dtype) implements Kernel {
        @Override
        public Object run(@Nullable Object[] results) {
            Object value = result.apply(results);
            boolean suits = value instanceof NDArray block && block.dtype() == dtype && isAsAnnounced(block.shape());
            if (!suits) {
                String seen = value instanceof NDArray block
                        ? "%s of shape %s".formatted(block.dtype(), block.shape())
                        : value == null ? "null" : "a " + value.getClass().getSimpleName();
                throw new IllegalArgumentException(
                        "a block of an array came out as %s, but %s of shape %s was announced; make it so, or announce what it is"
                                .formatted(seen, dtype, shape));
            }
            return value;
        }

        private boolean isAsAnnounced(Shape seen) {
            boolean isAlike = seen.ndim() == shape.ndim();
            for (int axis = 0; isAlike && axis < shape.ndim(); axis++) {
                isAlike = !shape.isKnown(axis) || seen.length(axis) == shape.extent(axis);
            }
            return isAlike;
        }

        @Override
        public String operation() {
            return "from-lazy";
        }
    }
}
