package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums and means of what a comparison selects, beside a loop with a branch. */
class SelectedSumsTest {
    private static final double[] LIMITS = {
        0.5,
        0.0,
        -0.0,
        -1,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.NaN
    };
    private static final double[] ODD = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        2 * Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Math.nextUp(0.5),
        0.5,
        Math.nextDown(0.5),
        -1,
        1e300,
        -1e300
    };

    enum Comparison {
        GREATER((x, y) -> x > y, Array::gt),
        GREATER_EQUAL((x, y) -> x >= y, Array::ge),
        LESS((x, y) -> x < y, Array::lt),
        LESS_EQUAL((x, y) -> x <= y, Array::le);

        private final BiPredicate<Double, Double> holds;
        private final BiFunction<Array, Array, Array> mask;

        Comparison(BiPredicate<Double, Double> holds, BiFunction<Array, Array, Array> mask) {
            this.holds = holds;
            this.mask = mask;
        }
    }

    private static double[][] samples() {
        Random random = new Random(11);
        double[] plain = random.doubles(100_000).toArray();
        double[] signed =
                DoubleStream.generate(random::nextGaussian).limit(5_000).toArray();
        double[] oneNaN = plain.clone();
        oneNaN[70_001] = Double.NaN;
        double[] oneInfinity = plain.clone();
        oneInfinity[3] = Double.NEGATIVE_INFINITY;
        double[] tiny = DoubleStream.generate(() -> random.nextInt(5) * Double.MIN_VALUE)
                .limit(3_000)
                .toArray();
        double[] odd = DoubleStream.generate(() -> ODD[random.nextInt(ODD.length)])
                .limit(2_000)
                .toArray();
        double[] fewOdd = DoubleStream.generate(() -> ODD[3 + random.nextInt(ODD.length - 3)])
                .limit(2_000)
                .toArray();
        return new double[][] {plain, signed, oneNaN, oneInfinity, tiny, odd, fewOdd, ODD, {0.5}, {}};
    }

    @ParameterizedTest
    @EnumSource
    void sumsAndMeansAreThoseOfALoop(Comparison comparison) {
        for (double[] sample : samples()) {
            Array x = Array.of(NDArray.of(sample), Chunks.of(40_000));
            for (double limit : LIMITS) {
                check(comparison, sample, x, limit);
            }
        }
    }

    private static void check(Comparison comparison, double[] sample, Array x, double limit) {
        double[] chosen = Arrays.stream(sample)
                .filter(value -> comparison.holds.test(value, limit))
                .toArray();
        Array selected = x.get(comparison.mask.apply(x, Array.of(NDArray.scalar(limit))));
        double sum = (double) selected.sum().compute().item();
        double mean = (double) selected.mean().compute().item();
        String what = "%s than %s, %d elements".formatted(comparison, limit, sample.length);
        same(
                what,
                sum,
                Arrays.stream(chosen).sum(),
                Arrays.stream(chosen).map(Math::abs).sum());
        same(what, mean, sum / chosen.length, Math.abs(sum / chosen.length));
    }

    private static void same(String what, double actual, double expected, double scale) {
        if (Double.isFinite(expected)) {
            assertThat(actual).as(what).isCloseTo(expected, within(1e-12 * scale));
        } else {
            assertThat(actual).as(what).isEqualTo(Double.valueOf(expected));
        }
    }

    @ParameterizedTest
    @EnumSource
    void masksMayCompareOtherNumbersThanThoseAddedUp(Comparison comparison) {
        Random random = new Random(12);
        double[] values = random.doubles(50_000).toArray();
        double[] left = random.doubles(50_000).toArray();
        double[] right = random.doubles(50_000).toArray();
        double expected = 0;
        for (int i = 0; i < values.length; i++) {
            expected += comparison.holds.test(left[i] * 2, right[i]) ? Math.sqrt(values[i]) : 0;
        }
        Chunks chunks = Chunks.of(20_000);
        Array mask =
                comparison.mask.apply(Array.of(NDArray.of(left), chunks).mul(2), Array.of(NDArray.of(right), chunks));
        Array selected = Array.of(NDArray.of(values), chunks).sqrt().get(mask);
        assertThat((double) selected.sum().compute().item()).isCloseTo(expected, within(1e-9));
    }
}
