package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.Shape;
import io.bask.schedule.TaskFailedException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random numbers have the distributions that scipy computed; {@code random_fixture.py} writes them. */
@Timeout(600)
class RandomFamilyTest {
    private static final int COUNT = 100_000;

    /** In deviations of what is measured; the seeds are fixed. */
    private static final double TOLERANCE = 5;

    record Case(
            RandomFamily family, double[] parameters, double[] edges, double[] chances, double mean, double variance) {
        @Override
        public String toString() {
            return family + Arrays.toString(parameters);
        }
    }

    static Stream<Case> cases() {
        return Fixture.rows(RandomFamilyTest.class, "random.tsv.gz").stream()
                .map(row -> new Case(
                        RandomFamily.valueOf(row[0]),
                        numbers(row[1]),
                        numbers(row[2]),
                        numbers(row[3]),
                        Recorded.number(row[4]),
                        Recorded.number(row[5])));
    }

    private static double[] numbers(String text) {
        return Stream.of(text.split(","))
                .filter(word -> !word.isEmpty())
                .mapToDouble(Recorded::number)
                .toArray();
    }

    @Test
    void standardFamiliesAreThoseWithParametersOfOne() {
        Shape shape = Shape.of(1000);
        Array drawn = Array.random(3).standardExponential(shape, Chunks.of(300));
        NDArray numbers = drawn.compute();
        for (Array same : new Array[] {
            Array.random(3).exponential(1, shape), Array.random(3).standardExponential(shape)
        }) {
            assertThat(numbers.contentEquals(same.compute(), false)).isTrue();
        }
        assertThat((double) drawn.mean().compute().item()).isBetween(0.9, 1.1);
    }

    @Test
    void bytesAreAllThereAndEquallyOften() {
        long[] counts = Array.random(5)
                .bytes(256_000, Chunks.of(100_000))
                .bincount()
                .compute()
                .toLongArray();
        assertThat(counts).hasSize(256);
        assertThat(Arrays.stream(counts).min().orElseThrow()).isGreaterThan(800);
        assertThat(Arrays.stream(counts).max().orElseThrow()).isLessThan(1200);
        assertThat(Array.random(5).bytes(3).dtype()).isEqualTo(DType.UINT8);
        assertThat(Array.random(5).bytes(0).compute().size()).isZero();
        assertThatThrownBy(() -> Array.random(5).bytes(-1)).hasMessageContaining("-1 random bytes");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void numbersAreSpreadAsTheyShouldBe(Case expected) {
        double[] drawn = sorted(plain(expected, 7));
        assertThat(drawn).hasSize(COUNT);
        double distance = 0;
        double chiSquared = 0;
        int bins = 0;
        double before = 0;
        long seen = 0;
        for (int i = 0; i <= expected.edges().length; i++) {
            boolean isLast = i == expected.edges().length;
            double chance = isLast ? 1 : expected.chances()[i];
            long below = isLast ? COUNT : atOrBelow(drawn, expected.edges()[i]);
            distance = Math.max(distance, Math.abs((double) below / COUNT - chance));
            double expects = (chance - before) * COUNT;
            if (expects > 5) {
                chiSquared += (below - seen - expects) * (below - seen - expects) / expects;
                bins++;
                before = chance;
                seen = below;
            }
        }
        assertThat(distance).as("Kolmogorov-Smirnov").isLessThan(2.2 / Math.sqrt(COUNT));
        assertThat(chiSquared).as("chi squared of %d bins", bins).isLessThan(bins + TOLERANCE * Math.sqrt(2 * bins));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void momentsAreThoseOfTheDistribution(Case expected) {
        double[] drawn = sorted(plain(expected, 11));
        if (Double.isFinite(expected.variance()) && expected.family() != RandomFamily.ZIPF) {
            double mean = Arrays.stream(drawn).average().orElseThrow();
            double error = Math.sqrt(expected.variance() / COUNT);
            assertThat(Math.abs(mean - expected.mean())).isLessThanOrEqualTo(TOLERANCE * error + 1e-12);
        }
        assertThat(drawn[0]).isNotNaN();
        assertThat(drawn[COUNT - 1]).isNotNaN();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void arraysOfParametersGiveTheNumbersOfPlainOnesHoweverTheyAreCut(Case expected) {
        if (expected.parameters().length == 0) {
            return;
        }
        Array whole = plain(expected, 3);
        Array[] parameters = new Array[expected.parameters().length];
        for (int i = 0; i < parameters.length; i++) {
            Number value = number(expected, i);
            Array constant = Array.scalar(value);
            parameters[i] = i == 0 ? constant.broadcastTo(Shape.of(COUNT)).rechunk(Chunks.of(30_001)) : constant;
        }
        Array cut = expected.family().of(Array.random(3), parameters);
        assertThat(cut.compute().contentEquals(whole.compute(), true)).isTrue();
        assertThat(cut.get("5:90000:7").compute().contentEquals(whole.compute().slice("5:90000:7"), true))
                .isTrue();
    }

    private static Number number(Case expected, int parameter) {
        double value = expected.parameters()[parameter];
        boolean whole = expected.family() == RandomFamily.HYPERGEOMETRIC
                || expected.family() == RandomFamily.INTEGERS
                || expected.family() == RandomFamily.BINOMIAL && parameter == 0;
        return whole ? (Number) (long) value : (Number) value;
    }

    private static Array plain(Case expected, long seed) {
        Number[] parameters = new Number[expected.parameters().length];
        Arrays.setAll(parameters, i -> number(expected, i));
        return expected.family().of(Array.random(seed), Shape.of(COUNT), Chunks.of(40_000), parameters);
    }

    private static double[] sorted(Array numbers) {
        double[] drawn = numbers.compute().toDoubleArray();
        Arrays.sort(drawn);
        return drawn;
    }

    private static long atOrBelow(double[] drawn, double edge) {
        int low = 0;
        int high = drawn.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (drawn[middle] <= edge) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Test
    void parametersOutsideOfTheirDomainAreRefusedAtTheCall() {
        RandomArrays random = Array.random(1);
        Shape shape = Shape.of(3);
        List<Runnable> wrong = List.of(
                () -> random.exponential(-1, shape),
                () -> random.gamma(-1, 1, shape),
                () -> random.beta(0, 1, shape),
                () -> random.binomial(-1, 0.5, shape),
                () -> random.binomial(3, 1.5, shape),
                () -> random.poisson(-0.5, shape),
                () -> random.poisson(1e19, shape),
                () -> random.geometric(0, shape),
                () -> random.zipf(1, shape),
                () -> random.logseries(1, shape),
                () -> random.standardT(0, shape),
                () -> random.wald(1, 0, shape),
                () -> random.vonmises(0, -1, shape),
                () -> random.chisquare(Double.NaN, shape),
                () -> random.triangular(0, 2, 1, shape),
                () -> random.triangular(0, 1, Double.POSITIVE_INFINITY, shape),
                () -> random.hypergeometric(3, 4, 8, shape),
                () -> random.hypergeometric(Long.MAX_VALUE, 1, 1, shape),
                () -> random.negativeBinomial(Double.POSITIVE_INFINITY, 0.5, shape),
                () -> random.negativeBinomial(5, 1e-19, shape),
                () -> random.noncentralChisquare(1, Double.POSITIVE_INFINITY, shape),
                () -> random.multivariateHypergeometric(
                        new long[] {Long.MAX_VALUE, Long.MAX_VALUE}, 3, shape, Chunks.auto()),
                () -> random.randomIntegers(3, 2, shape, Chunks.auto()));
        for (Runnable call : wrong) {
            assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> random.binomial(3, 1.5, shape))
                .hasMessage("binomial: p is 1.5; it must be from 0 to 1");
        assertThatThrownBy(() -> random.binomial(Array.of(1.5), Array.of(0.5))).hasMessageContaining("whole number");
    }

    @Test
    void parametersInArraysAreRefusedWhenTheyAreComputed() {
        Array chances = Array.of(0.5, 2);
        assertThatThrownBy(() -> Array.random(1).geometric(chances).compute())
                .isInstanceOf(TaskFailedException.class)
                .hasRootCauseMessage("geometric: p is 2.0; it must be above 0 and at most 1");
        assertThatThrownBy(() -> Array.random(1)
                        .triangular(Array.of(0.0), Array.of(2.0), Array.of(1.0))
                        .compute())
                .hasRootCauseMessage("triangular needs left <= mode <= right and left < right, all finite; "
                        + "got left 0.0, mode 2.0, right 1.0");
        assertThatThrownBy(() -> Array.random(1)
                        .uniform(Array.of(0.0), Array.of(Double.POSITIVE_INFINITY))
                        .compute())
                .hasRootCauseMessage("uniform: high - low is Infinity; it must be finite, and 0 or more");
    }

    @Test
    void extremeParametersHaveExtremeNumbersButNoNaN() {
        RandomArrays random = Array.random(9);
        Shape shape = Shape.of(1_000);
        for (Array numbers : List.of(
                random.beta(1e-3, 1e-3, shape),
                random.gamma(1e-5, 1, shape),
                random.dirichlet(new double[] {1e-3, 1e-3, 1e-3}, shape, Chunks.auto()),
                random.wald(1e8, 1e-8, shape),
                random.vonmises(3, 1e12, shape),
                random.lognormal(0, 0, shape),
                random.weibull(0, shape),
                random.negativeBinomial(1e-3, 0.999, shape),
                random.binomial(Long.MAX_VALUE / 4, 0.5, shape),
                random.poisson(1e17, shape),
                random.geometric(1e-18, shape),
                random.zipf(1.0001, shape),
                random.zipf(2_000, shape),
                random.logseries(1e-9, shape),
                random.hypergeometric(1_000_000_000, 1_000_000_000, 5, shape))) {
            assertThat((boolean) numbers.isfinite().all().compute().item()).isTrue();
            assertThat((boolean) numbers.ge(numbers.dtype().isInteger() ? 0 : -4)
                            .all()
                            .compute()
                            .item())
                    .isTrue();
        }
    }

    @Test
    @Timeout(600)
    void binomialNumbersOfAllTrialsThereCanBeAreFound() {
        NDArray found =
                Array.random(1).binomial(Long.MAX_VALUE, 0.5, Shape.of(100)).compute();
        for (long place = 0; place < 100; place++) {
            assertThat(found.longAt(place) / 0x1p62).isBetween(0.999, 1.001);
        }
    }
}
