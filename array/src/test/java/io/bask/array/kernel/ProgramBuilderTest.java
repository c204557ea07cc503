package io.bask.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import org.junit.jupiter.api.Test;

class ProgramBuilderTest {
    private final ProgramBuilder builder = Program.builder();

    @Test
    void theSameValueIsComputedOnce() {
        int x = builder.input(DType.FLOAT64);
        assertThat(builder.apply(Ufunc.SIN, x)).isEqualTo(builder.apply(Ufunc.SIN, x));
    }

    @Test
    void whatNoResultNeedsIsDropped() {
        int x = builder.input(DType.FLOAT64);
        int sine = builder.apply(Ufunc.SIN, x);
        builder.apply(Ufunc.COS, sine);
        assertThat(builder.build(sine).instructions()).hasSize(2);
    }

    @Test
    void operandsAreCastToTheSignature() {
        int sum = builder.apply(Ufunc.ADD, builder.input(DType.INT8), builder.input(DType.FLOAT32));
        assertThat(builder.dtype(sum)).isEqualTo(DType.FLOAT32);
        assertThat(builder.build(sum).instructions()).hasSize(4);
    }

    @Test
    void constantsAreCastWhenTheProgramIsBuilt() {
        int x = builder.input(DType.FLOAT64);
        Program program = builder.build(builder.apply(Ufunc.ADD, x, builder.constant(DType.INT64, 2)));
        assertThat(program.instructions().get(1)).isEqualTo(new Instruction.Constant(DType.FLOAT64, 0, 2, 0));
    }

    @Test
    void squaresAreNotPowers() {
        int z = builder.input(DType.COMPLEX128);
        int power = builder.apply(Ufunc.POWER, z, builder.constant(DType.INT64, 2));
        assertThat(power).isEqualTo(builder.apply(Ufunc.SQUARE, z));
        assertThat(builder.apply(Ufunc.POWER, z, builder.constant(DType.FLOAT64, 1.0)))
                .isEqualTo(z);
    }

    @Test
    void aSizeIsComparedWithoutARoot() {
        int z = builder.input(DType.COMPLEX128);
        int far = builder.apply(Ufunc.GREATER, builder.apply(Ufunc.ABSOLUTE, z), builder.constant(DType.INT64, 2));
        Program program = builder.build(far);
        assertThat(program.instructions()).anyMatch(i -> i instanceof Instruction.Apply a && a.ufunc() == Ufunc.ABS2);
        assertThat(program.instructions())
                .noneMatch(i -> i instanceof Instruction.Apply a && a.ufunc() == Ufunc.ABSOLUTE);
    }

    @Test
    void aSizeIsComparedAsItIsWhenTheConstantIsExtreme() {
        int z = builder.input(DType.COMPLEX128);
        int far = builder.apply(
                Ufunc.GREATER,
                builder.apply(Ufunc.ABSOLUTE, z),
                builder.constant(DType.FLOAT64, Double.POSITIVE_INFINITY));
        assertThat(builder.build(far).instructions())
                .noneMatch(i -> i instanceof Instruction.Apply a && a.ufunc() == Ufunc.ABS2);
    }

    @Test
    void constantsMustFit() {
        assertThatThrownBy(() -> builder.constant(DType.INT8, 300)).hasMessageContaining("300 does not fit in int8");
        assertThatThrownBy(() -> builder.constant(DType.INT64, 1.5))
                .hasMessageContaining("1.5 cannot be a constant of dtype int64");
        assertThatThrownBy(() -> builder.constant(DType.FLOAT64, new Complex(0, 1)))
                .hasMessageContaining("use complex128");
        assertThatThrownBy(() -> builder.constant(DType.FLOAT64, "2"))
                .hasMessageContaining("use a number or a boolean");
    }

    @Test
    void emptyRangesOfRandomNumbersAreRefused() {
        assertThatThrownBy(() -> builder.integers(DType.INT64, 1, 3, 3, Affine.of(0)))
                .hasMessageContaining("3 <= n < 3");
    }
}
