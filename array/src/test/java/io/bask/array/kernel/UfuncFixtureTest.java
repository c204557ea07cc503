package io.bask.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import io.bask.array.ufunc.UnsupportedDTypeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function in every dtype at every edge, against NumPy. */
class UfuncFixtureTest {
    /** Functions whose values are exact; the others may be off by a few units in the last place. */
    private static final Set<String> EXACT = Set.of(
            "negative",
            "positive",
            "sign",
            "square",
            "sqrt",
            "rint",
            "floor",
            "ceil",
            "trunc",
            "add",
            "subtract",
            "multiply",
            "divide",
            "floor_divide",
            "mod",
            "fmod",
            "maximum",
            "minimum",
            "fmax",
            "fmin",
            "clip",
            "where",
            "real",
            "imag",
            "conj",
            "fabs",
            "heaviside",
            "nextafter",
            "spacing",
            "ldexp",
            "modf[0]",
            "frexp[0]",
            "complex",
            "copysign",
            "round");

    static Stream<UfuncFixtures.Case> cases() {
        return UfuncFixtures.read().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void answersAsNumPy(UfuncFixtures.Case fixture) {
        NDArray expected = fixture.result();
        if (expected == null) {
            assertThatThrownBy(() -> program(fixture)).isInstanceOf(UnsupportedDTypeException.class);
            return;
        }
        Program program = program(fixture);
        assertThat(program.outputDType(0)).isEqualTo(expected.dtype());
        for (Tier tier : Tier.values()) {
            NDArray actual = Elementwise.runOne(program, fixture.arguments(), Placement.of(expected.shape()), tier);
            assertThat(differences(fixture, expected, actual)).as(tier.name()).isEmpty();
        }
    }

    private static Program program(UfuncFixtures.Case fixture) {
        ProgramBuilder builder = Program.builder();
        int[] inputs = fixture.arguments().stream()
                .mapToInt(argument -> builder.input(argument.dtype()))
                .toArray();
        String name = fixture.function();
        if (name.startsWith("astype ")) {
            return builder.build(builder.cast(inputs[0], DType.of(name.substring(7))));
        }
        return builder.build(builder.apply(Ufunc.of(name), inputs));
    }

    private static List<String> differences(UfuncFixtures.Case fixture, NDArray expected, NDArray actual) {
        List<String> differences = new ArrayList<>();
        Shape shape = expected.shape();
        long[] index = new long[shape.ndim()];
        int ulps = ulps(fixture);
        for (long i = 0; i < shape.size(); i++) {
            if (isDefined(fixture, index)
                    && !same(expected, actual, index, ulps, leastSize(fixture))
                    && differences.size() < 40) {
                StringBuilder text = new StringBuilder();
                for (NDArray argument : fixture.arguments()) {
                    text.append(argument.broadcastTo(shape).complexAt(index)).append(' ');
                }
                differences.add(text.append("gives ")
                        .append(actual.complexAt(index))
                        .append(" not ")
                        .append(expected.complexAt(index))
                        .toString());
            }
            advance(index, shape);
        }
        return differences;
    }

    private static int ulps(UfuncFixtures.Case fixture) {
        boolean complex = fixture.arguments().stream().anyMatch(a -> a.dtype().isComplex());
        if (fixture.function().startsWith("astype")
                || EXACT.contains(fixture.function())
                        && !(complex && fixture.function().equals("sqrt"))) {
            return 0;
        }
        if (complex
                && (fixture.function().endsWith("power") || fixture.function().equals("sinc"))) {
            return 64;
        }
        return complex || fixture.function().equals("i0") ? 8 : 2;
    }

    /** C99 leaves powers of complex numbers that are not finite to the library. */
    private static boolean isDefined(UfuncFixtures.Case fixture, long[] index) {
        boolean complex = fixture.arguments().stream().anyMatch(a -> a.dtype().isComplex());
        if (complex && fixture.function().equals("log1p")) {
            Complex z = fixture.arguments().get(0).complexAt(index);
            return Math.abs(z.re()) > 1e-3; // NumPy loses all digits of log(1 + z) for small z
        }
        return !complex
                || !fixture.function().endsWith("power")
                || fixture.arguments().stream()
                        .map(a -> a.broadcastTo(fixture.result().shape()).complexAt(index))
                        .allMatch(z -> Double.isFinite(z.re()) && Double.isFinite(z.im()));
    }

    /** The terms of a sum of logarithms may cancel: what counts is the size of the terms. */
    private static double leastSize(UfuncFixtures.Case fixture) {
        return fixture.function().startsWith("logaddexp") ? 1 : 0;
    }

    private static boolean same(NDArray expected, NDArray actual, long[] index, int ulps, double leastSize) {
        if (!expected.dtype().isInexact()) {
            return expected.longAt(index) == actual.longAt(index);
        }
        Complex e = expected.complexAt(index);
        Complex a = actual.complexAt(index);
        boolean single = expected.dtype().realPart() == DType.FLOAT32;
        double size = ulps > 2 ? Math.max(finite(e.re()), finite(e.im())) : leastSize;
        return close(e.re(), a.re(), ulps * ulp(Math.max(size, finite(e.re())), single))
                && close(e.im(), a.im(), ulps * ulp(Math.max(size, finite(e.im())), single));
    }

    private static double finite(double value) {
        return Math.abs(value) <= Double.MAX_VALUE ? Math.abs(value) : 0;
    }

    private static double ulp(double value, boolean single) {
        return single ? Math.ulp((float) value) : Math.ulp(value);
    }

    private static boolean close(double expected, double actual, double tolerance) {
        if (Double.isNaN(expected) || Double.isInfinite(expected)) {
            return Double.compare(expected, actual) == 0;
        }
        return Math.abs(expected - actual) <= tolerance;
    }

    private static void advance(long[] index, Shape shape) {
        for (int axis = index.length - 1; axis >= 0; axis--) {
            if (++index[axis] < shape.length(axis)) {
                return;
            }
            index[axis] = 0;
        }
    }
}
