package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.expr.Fourier;
import io.bask.array.kernel.fourier.Lines;
import io.bask.array.ufunc.FourierKind;
import io.bask.graph.Kernel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lowers Fourier transforms: one task a block, unless whatever reads them takes a few lines at a time, see {@link Pieced}. */
final class FourierLowering {
    private FourierLowering() {}

    static int[] lower(Fourier node, BlockTasks tasks) {
        return tasks.layer(node, tasks.of(node.input()), Transform.of(node));
    }

    /** Transforms a block. */
    record Transform(FourierKind kind, int axis, int length, double scale) implements Kernel {
        static Transform of(Fourier node) {
            return new Transform(node.kind(), node.axis(), Math.toIntExact(node.length()), node.scale());
        }

        /** What transforms, with its tables. */
        Lines lines() {
            return new Lines(kind, length, scale);
        }

        @Override
        public NDArray run(@Nullable Object[] inputs) {
            return lines().transform((NDArray) Objects.requireNonNull(inputs[0]), axis);
        }

        @Override
        public String operation() {
            return kind.numpyName();
        }
    }
}
