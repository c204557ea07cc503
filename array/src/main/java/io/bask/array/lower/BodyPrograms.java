package io.bask.array.lower;

import io.bask.array.expr.Creation;
import io.bask.array.expr.Distribution;
import io.bask.array.expr.Full;
import io.bask.array.expr.FusedBody;
import io.bask.array.expr.FusedBody.Source;
import io.bask.array.expr.FusedBody.Step;
import io.bask.array.expr.Numbered;
import io.bask.array.expr.Numbering;
import io.bask.array.expr.Ramp;
import io.bask.array.expr.RandomFill;
import io.bask.array.kernel.Affine;
import io.bask.array.kernel.Program;
import io.bask.array.kernel.ProgramBuilder;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import java.util.List;

/** Writes fused bodies as programs: one input block for each source that is read, in their order. */
final class BodyPrograms {
    private BodyPrograms() {}

    /**
     * The program of a body whose elements have a shape.
     *
     * @param selects whether the last step, {@code where(mask, x, x)}, is left out: the results are {@code x} and the mask
     */
    static Program program(FusedBody body, Shape shape, boolean selects) {
        ProgramBuilder builder = Program.builder();
        int[] values = new int[body.size()];
        int next = 0;
        for (Source source : body.sources()) {
            values[next++] = source instanceof Source.Generate generate
                    ? generated(builder, generate, shape)
                    : builder.input(source.dtype());
        }
        List<Step> steps = selects ? body.steps().subList(0, body.steps().size() - 1) : body.steps();
        for (Step step : steps) {
            values[next++] = step(builder, step, values);
        }
        if (selects) {
            Step where = body.steps().get(steps.size());
            return builder.build(
                    values[where.operands().get(1)], values[where.operands().get(0)]);
        }
        return builder.build(values[next - 1]);
    }

    private static int step(ProgramBuilder builder, Step step, int[] values) {
        if (step.ufunc() == Ufunc.CAST) {
            return builder.cast(values[step.operands().get(0)], step.signature().output());
        }
        List<DType> dtypes = step.signature().inputs();
        int[] operands = new int[dtypes.size()];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = builder.cast(values[step.operands().get(i)], dtypes.get(i));
        }
        return builder.apply(step.ufunc(), operands);
    }

    private static int generated(ProgramBuilder builder, Source.Generate source, Shape shape) {
        Creation creation = source.creation();
        if (creation instanceof Full full) {
            return builder.constant(full.dtype(), full.value());
        }
        if (!(creation instanceof Numbered numbered)) {
            throw new IllegalStateException(
                    "%s cannot be computed inside a program; keep its blocks".formatted(creation.describe()));
        }
        Numbering numbering = numbered.numbering().through(source.view(), creation.shape(), shape);
        Affine number = Affine.of(numbering.base(), numbering.coefficients());
        return numbered instanceof Ramp ramp
                ? ramp(builder, ramp, number)
                : random(builder, (RandomFill) numbered, number);
    }

    private static int ramp(ProgramBuilder builder, Ramp ramp, Affine number) {
        if (ramp.values() instanceof Ramp.Values.Whole whole) {
            return builder.arange(ramp.dtype(), whole.start(), whole.step(), number);
        }
        if (ramp.values() instanceof Ramp.Values.Floating floating) {
            return builder.arange(ramp.dtype(), floating.start(), floating.step(), number);
        }
        Ramp.Values.Between between = (Ramp.Values.Between) ramp.values();
        return builder.linspace(
                ramp.dtype(), between.start(), between.stop(), between.count(), between.endpoint(), number);
    }

    private static int random(ProgramBuilder builder, RandomFill random, Affine number) {
        Distribution distribution = random.distribution();
        if (distribution instanceof Distribution.Uniform uniform) {
            return builder.uniform(random.dtype(), random.seed(), uniform.low(), uniform.high(), number);
        }
        if (distribution instanceof Distribution.Normal normal) {
            return builder.normal(random.dtype(), random.seed(), normal.mean(), normal.deviation(), number);
        }
        if (distribution instanceof Distribution.Bits) {
            return builder.bits(random.seed(), number);
        }
        Distribution.Integers integers = (Distribution.Integers) distribution;
        return builder.integers(random.dtype(), random.seed(), integers.low(), integers.high(), number);
    }
}
