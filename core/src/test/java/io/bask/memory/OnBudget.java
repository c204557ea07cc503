package io.bask.memory;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with a budget of its own, which spills to a folder of its own, and values of one size. */
abstract class OnBudget {
    static final int LENGTH = 10_000;
    static final long BYTES = 80_016;

    @TempDir
    Path folder;

    MemoryBudget budget = MemoryBudget.of(1);

    final MemoryBudget budget(long bytes) {
        budget = MemoryBudget.of(bytes, folder);
        return budget;
    }

    @AfterEach
    final void close() {
        budget.close();
    }

    static double[] numbers(double value) {
        double[] numbers = new double[LENGTH];
        Arrays.fill(numbers, value);
        return numbers;
    }

    /** Waits for a result that was being written when nobody needed it any more; the timeout says if there is another. */
    static void awaitEmptyDisk(MemoryBudget budget) {
        while (budget.use().onDisk() != 0) {
            Thread.onSpinWait();
        }
    }

    /** A value that never changes; several may share one array, as views of a block do. */
    record Block(double[] storage) implements Sized, Serializable {
        @Override
        public long bytes() {
            return SizeOf.of(storage);
        }

        @Override
        public void pieces(Pieces pieces) {
            pieces.piece(storage, SizeOf.of(storage));
        }
    }
}
