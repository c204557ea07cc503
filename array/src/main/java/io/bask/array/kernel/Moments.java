package io.bask.array.kernel;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import java.util.List;

/** The last step of means, variances and standard deviations. */
final class Moments {
    private Moments() {}

    /** Sums divided by the number of elements; NaN if there are none. */
    static NDArray mean(NDArray sum, long count, DType dtype) {
        ProgramBuilder builder = Program.builder();
        int divisor = builder.constant(sum.dtype(), (double) count);
        int mean = builder.apply(Ufunc.DIVIDE, builder.input(sum.dtype()), divisor);
        return run(builder.build(builder.cast(mean, dtype)), List.of(sum));
    }

    /** Squared distances from the mean divided by the number of elements less {@code ddof}, at least 0. */
    static NDArray variance(Partial partial, int ddof, DType dtype) {
        ProgramBuilder builder = Program.builder();
        return run(builder.build(builder.cast(variance(builder, partial, ddof), dtype)), distances(partial));
    }

    /** The root of the variance. */
    static NDArray deviation(Partial partial, int ddof, DType dtype) {
        ProgramBuilder builder = Program.builder();
        int root = builder.apply(Ufunc.SQRT, variance(builder, partial, ddof));
        return run(builder.build(builder.cast(root, dtype)), distances(partial));
    }

    private static int variance(ProgramBuilder builder, Partial partial, int ddof) {
        int sum = builder.input(DType.FLOAT64);
        for (int part = 3; part < partial.parts().size(); part += 2) {
            sum = builder.apply(Ufunc.ADD, sum, builder.input(DType.FLOAT64));
        }
        double divisor = Math.max(0, partial.count() - ddof);
        return builder.apply(Ufunc.DIVIDE, sum, builder.constant(DType.FLOAT64, divisor));
    }

    private static List<NDArray> distances(Partial partial) {
        List<NDArray> parts = partial.parts();
        return parts.size() == 2 ? List.of(parts.get(1)) : List.of(parts.get(1), parts.get(3));
    }

    private static NDArray run(Program program, List<NDArray> inputs) {
        return Elementwise.runOne(program, inputs, Placement.of(inputs.get(0).shape()), Tier.INTERPRETED);
    }
}
