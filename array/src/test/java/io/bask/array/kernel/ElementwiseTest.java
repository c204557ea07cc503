package io.bask.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import io.bask.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementwiseTest {
    private static void assertSameBits(NDArray expected, NDArray actual, Object description) {
        assertThat(actual.dtype()).as("%s", description).isEqualTo(expected.dtype());
        assertThat(actual.contentEquals(expected, true)).as("%s", description).isTrue();
    }

    @Test
    void bothTiersGiveTheBitsOfOneInstructionAtATime() {
        Random random = Seeds.random();
        RandomPrograms programs = new RandomPrograms(random);
        for (int i = 0; i < 2000; i++) {
            RandomPrograms.Sample sample = programs.next(1 + random.nextInt(i % 50 == 0 ? 200 : 12));
            List<NDArray> expected = ReferenceElementwise.run(sample.program(), sample.inputs(), sample.at());
            for (Tier tier : Tier.values()) {
                List<NDArray> actual = Elementwise.run(sample.program(), sample.inputs(), sample.at(), tier);
                for (int output = 0; output < expected.size(); output++) {
                    assertSameBits(
                            expected.get(output),
                            actual.get(output),
                            tier + " " + sample.at() + "\n" + sample.program());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void thousandsOfInstructionsRunInParts(Tier tier) {
        ProgramBuilder builder = Program.builder();
        int x = builder.input(DType.FLOAT64);
        int sum = x;
        for (int i = 1; i <= 3000; i++) {
            int term = builder.apply(Ufunc.MULTIPLY, x, builder.constant(DType.FLOAT64, (double) i));
            sum = builder.apply(Ufunc.SUBTRACT, term, sum);
        }
        NDArray result =
                Elementwise.runOne(builder.build(sum), List.of(NDArray.of(1.0, 2.0)), Placement.of(Shape.of(2)), tier);
        assertThat(result.toDoubleArray()).containsExactly(1501, 3002);
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndColumnsMakeAMesh(Tier tier) {
        ProgramBuilder builder = Program.builder();
        int x = builder.input(DType.FLOAT64);
        int y = builder.input(DType.FLOAT64);
        int unit = builder.constant(DType.COMPLEX128, new Complex(0, 1));
        Program mesh = builder.build(builder.apply(Ufunc.ADD, x, builder.apply(Ufunc.MULTIPLY, y, unit)));
        NDArray row = NDArray.of(1.0, 2.0, 3.0);
        NDArray column = NDArray.of(10.0, 20.0).reshape(2, 1);
        NDArray result = Elementwise.runOne(mesh, List.of(row, column), Placement.of(Shape.of(2, 3)), tier);
        assertThat(result.complexAt(1, 2)).isEqualTo(new Complex(3, 20));
        assertThat(result.complexAt(0, 0)).isEqualTo(new Complex(1, 10));
    }

    @Test
    void numbersFromTheIndexDoNotDependOnTheBlock() {
        ProgramBuilder builder = Program.builder();
        Affine flat = Affine.of(0, 10, 1);
        Program program = builder.build(
                builder.arange(DType.INT64, 5, 3, flat),
                builder.uniform(DType.FLOAT64, 7, 0, 1, flat),
                builder.normal(DType.FLOAT32, 7, 1, 2, flat),
                builder.integers(DType.INT8, 7, -5, 5, flat),
                builder.linspace(DType.FLOAT64, 0, 1, 100, true, flat));
        List<NDArray> whole = Elementwise.run(program, List.of(), Placement.of(Shape.of(10, 10)), Tier.INTERPRETED);
        List<NDArray> block = Elementwise.run(program, List.of(), Placement.of(Shape.of(4, 3), 5, 7), Tier.GENERATED);
        for (int i = 0; i < whole.size(); i++) {
            assertSameBits(whole.get(i).slice("5:9, 7:10"), block.get(i), i);
        }
        assertThat(whole.get(0).longAt(9, 9)).isEqualTo(5 + 3 * 99);
        assertThat(whole.get(4).doubleAt(9, 9)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void numbersFromTheIndexAreRoundedToFloatingPointLikeOthers(Tier tier) {
        long[] bases = {0, -5, 1L << 52, (1L << 53) + 1, Long.MAX_VALUE - 700, Long.MIN_VALUE};
        long[] steps = {1, -3, (1L << 42) + 1, (1L << 53) + 1, 1L << 60};
        for (long base : bases) {
            for (long step : steps) {
                ProgramBuilder builder = Program.builder();
                int number = builder.arange(DType.INT64, base, step, Affine.of(0, 1));
                Program program = builder.build(number, builder.cast(number, DType.FLOAT64));
                List<NDArray> run = Elementwise.run(program, List.of(), Placement.of(Shape.of(3000)), tier);
                for (int i = 0; i < 3000; i++) {
                    assertThat(run.get(0).longAt(i)).isEqualTo(base + i * step);
                    assertThat(run.get(1).doubleAt(i)).isEqualTo((double) (base + i * step));
                }
            }
        }
    }

    @Test
    void linspaceEndsExactlyWhereItShould() {
        for (double stop : new double[] {0.1, 1.0 / 3, 7}) {
            ProgramBuilder builder = Program.builder();
            Program program = builder.build(builder.linspace(DType.FLOAT64, -2.5, stop, 4001, true, Affine.of(0, 1)));
            NDArray block = Elementwise.runOne(program, List.of(), Placement.of(Shape.of(4001)), Tier.INTERPRETED);
            assertThat(block.doubleAt(4000)).isEqualTo(stop);
            assertThat(block.doubleAt(1)).isEqualTo(-2.5 + (stop + 2.5) / 4000);
        }
    }

    @Test
    void linspaceOfWholeNumbersRoundsDown() {
        ProgramBuilder builder = Program.builder();
        Program program = builder.build(builder.linspace(DType.INT64, -3, 0, 5, true, Affine.of(0, 1)));
        NDArray block = Elementwise.runOne(program, List.of(), Placement.of(Shape.of(5)), Tier.INTERPRETED);
        assertThat(block.toLongArray()).containsExactly(-3, -3, -2, -1, 0);
    }

    @Test
    void programsThatDifferInConstantsShareTheirCode() {
        TranslatedCode two = times(2).code(CodeTail.STORE, new java.util.BitSet());
        TranslatedCode three = times(3).code(CodeTail.STORE, new java.util.BitSet());
        assertThat(two.code()).isEqualTo(three.code());
        assertThat(two.doubles()).isNotEqualTo(three.doubles());
    }

    private static Program times(double factor) {
        ProgramBuilder builder = Program.builder();
        int x = builder.input(DType.FLOAT64);
        return builder.build(builder.apply(Ufunc.MULTIPLY, x, builder.constant(DType.FLOAT64, factor)));
    }

    @Test
    void programsSurviveSerialization() throws Exception {
        Program program = times(2.5);
        NDArray expected =
                Elementwise.runOne(program, List.of(NDArray.of(4.0)), Placement.of(Shape.of(1)), Tier.INTERPRETED);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(program);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Program read = (Program) in.readObject();
            assertThat(read).isEqualTo(program);
            assertSameBits(
                    expected,
                    Elementwise.runOne(read, List.of(NDArray.of(4.0)), Placement.of(Shape.of(1)), Tier.GENERATED),
                    read);
        }
    }

    @Test
    void inputsOfAnotherDTypeAreRefused() {
        assertThatThrownBy(() -> Elementwise.runOne(
                        times(2), List.of(NDArray.of(1, 2)), Placement.of(Shape.of(2)), Tier.INTERPRETED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("input 0 has dtype int32 but the program expects float64");
    }

    @Test
    void inputsThatDoNotBroadcastAreRefused() {
        assertThatThrownBy(() -> Elementwise.runOne(
                        times(2), List.of(NDArray.of(1.0, 2.0)), Placement.of(Shape.of(3)), Tier.INTERPRETED))
                .isInstanceOf(BroadcastException.class);
    }

    @Test
    void missingInputsAreCounted() {
        assertThatThrownBy(() -> Elementwise.run(times(2), List.of(), Placement.of(Shape.of(3)), Tier.INTERPRETED))
                .hasMessageContaining("has 1 inputs but 0 blocks were given");
    }

    @ParameterizedTest
    @EnumSource
    void wholeNumbersToNegativePowersAreRefused(Tier tier) {
        ProgramBuilder builder = Program.builder();
        Program power =
                builder.build(builder.apply(Ufunc.POWER, builder.input(DType.INT64), builder.input(DType.INT64)));
        List<NDArray> inputs = List.of(NDArray.of(2L, 3L), NDArray.of(1L, -1L));
        assertThatThrownBy(() -> Elementwise.runOne(power, inputs, Placement.of(Shape.of(2)), tier))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("3 to the power -1");
    }
}
