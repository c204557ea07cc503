package io.bask.array.lower;

import io.bask.array.block.NDArray;
import io.bask.array.kernel.Mosaic;
import io.bask.array.lower.RechunkLowering.Overlap;
import io.bask.array.shape.Shape;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a body reads an input for one of its blocks. */
sealed interface Piecing extends Serializable {
    /** How many results of other tasks that takes. */
    int results();

    /**
     * What the body sees.
     *
     * @param input the number of the input among those of the recipe
     * @param results of the tasks that it reads
     * @param block the shape of the block that is computed
     */
    Mosaic mosaic(Recipe recipe, int input, @Nullable Object[] results, Shape block);

    /** A block as it is. */
    record Whole() implements Piecing {
        @Override
        public int results() {
            return 1;
        }

        @Override
        public Mosaic mosaic(Recipe recipe, int input, @Nullable Object[] results, Shape block) {
            return Mosaic.of(recipe.input(input, results[0], block).broadcastTo(block));
        }
    }

    /** Pieces of the blocks of another grid. */
    record Cut(List<Overlap> along) implements Piecing {
        @Override
        public int results() {
            return RechunkLowering.count(along);
        }

        @Override
        public Mosaic mosaic(Recipe recipe, int input, @Nullable Object[] results, Shape block) {
            return RechunkLowering.mosaic(results, along);
        }
    }

    /** A block whose lines are transformed as they are read. */
    record Transformed(FourierLowering.Transform transform) implements Piecing {
        @Override
        public int results() {
            return 1;
        }

        @Override
        public Mosaic mosaic(Recipe recipe, int input, @Nullable Object[] results, Shape block) {
            return LinePieces.of((NDArray) Objects.requireNonNull(results[0]), transform, block);
        }
    }
}
