package io.bask.benchmarks.array;

import io.bask.array.Array;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Locale;

/**
 * The first computation of a fresh JVM: an expression of 12 operations over 100 blocks of a million numbers that are in
 * memory already. Run it several times: {@code java -Xmx4g -cp benchmarks/target/benchmarks.jar
 * io.bask.benchmarks.array.ColdStart}.
 */
public final class ColdStart {
    private ColdStart() {}

    /** Prints the seconds from the first call to the result. */
    public static void main(String[] arguments) {
        Array x = Array.of(NDArray.zeros(DType.FLOAT64, Shape.of(100_000_000)), Chunks.of(1_000_000));
        long start = System.nanoTime();
        Array result = x.add(1)
                .mul(x)
                .sub(0.5)
                .abs()
                .sqrt()
                .mul(3)
                .add(x)
                .maximum(0.1)
                .div(7)
                .square()
                .sub(x)
                .neg();
        double sum = result.sum().compute().doubleAt();
        System.out.printf(Locale.ROOT, "%.3f s, sum %.6f%n", (System.nanoTime() - start) / 1e9, sum);
    }
}
