package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.BinRule;
import io.bask.array.ufunc.QuantileMethod;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BinsTest {
    private final Array x = Array.of(0.0, 0.1, 0.2, 0.3, -0.4, 0.4, 5, 6);

    @Test
    void edgesThatAreNaNAreRefused() {
        assertThatThrownBy(() -> Bins.edges(0, Double.NaN, 1)).hasMessageContaining("must rise");
        assertThatThrownBy(() -> x.histogram(Bins.edges(Array.of(0, Double.NaN, 1)))
                        .counts()
                        .compute())
                .rootCause()
                .hasMessageContaining("must rise");
    }

    /** {@code np.histogram(x, bins="fd", range=(0, 0))}. */
    @Test
    void rulesLookAtARangeOfOnePointAsWideAsOne() {
        ArrayHistogram histogram = x.histogram(Bins.rule(BinRule.FD).range(0, 0));
        assertThat(histogram.counts().compute().toLongArray()).containsExactly(1, 0, 3, 2);
        assertThat(histogram.edges().get(0).compute().toDoubleArray()).containsExactly(-0.5, -0.25, 0, 0.25, 0.5);
    }

    @Test
    void rangesWithoutAFiniteLengthAreRefused() {
        assertThatThrownBy(() -> Bins.count(3).range(-1e308, 1e308)).hasMessageContaining("distance is infinite");
        assertThatThrownBy(() -> Array.of(-1e308, 1e308)
                        .histogram(Bins.count(3))
                        .counts()
                        .compute())
                .rootCause()
                .hasMessageContaining("distance that is infinite");
    }

    @Test
    void weightsOfComplex64AreAddedUpInIt() {
        Array weights = x.astype(DType.COMPLEX64);
        assertThat(x.histogram(Bins.count(2).weights(weights))
                        .counts()
                        .compute()
                        .dtype())
                .isEqualTo(DType.COMPLEX64);
        assertThat(x.histogram(Bins.count(2).weights(weights).density())
                        .counts()
                        .compute()
                        .dtype())
                .isEqualTo(DType.COMPLEX128);
    }

    @Test
    void quantilesRefuseOptionsThatTheyDoNotKnow() {
        for (Reduce how : new Reduce[] {
            Reduce.all().where(x.gt(0)),
            Reduce.all().initial(1),
            Reduce.all().dtype(DType.FLOAT32),
            Reduce.all().ddof(1)
        }) {
            assertThatThrownBy(() -> x.quantile(0.5, QuantileMethod.LINEAR, how))
                    .hasMessageContaining("quantiles know no");
            assertThatThrownBy(() -> x.median(how)).hasMessageContaining("quantiles know no");
        }
    }

    @Test
    void quantilesOfNothingButNaNAreNaN() {
        Array nothing = Array.zeros(Shape.of(0));
        assertThat(nothing.nanquantile(0.5).compute().doubleAt()).isNaN();
        for (QuantileMethod method : QuantileMethod.values()) {
            assertThat(Array.zeros(Shape.of(0, 2))
                            .nanquantile(0.5, method, Reduce.axis(0))
                            .compute()
                            .toDoubleArray())
                    .containsExactly(Double.NaN, Double.NaN);
        }
    }

    @Test
    void weightsOfCovariancesMayNotBeNegative() {
        Array table = Array.of(new double[][] {{1, 2, 3}, {4, 9, 1}});
        assertThatThrownBy(() ->
                        table.cov(Cov.rows().frequencies(Array.of(1L, -1, 2))).compute())
                .rootCause()
                .hasMessage("cov: a frequency is -1.0; it must be 0 or more");
        assertThatThrownBy(() ->
                        table.cov(Cov.rows().weights(Array.of(1, 2, -0.5))).compute())
                .rootCause()
                .hasMessageContaining("a weight is -0.5");
    }

    @Test
    void covariancesOfNothingAreAsNumPyHasThem() {
        assertThat(Array.zeros(Shape.of(0)).cov().compute().doubleAt()).isNaN();
        assertThat(Array.zeros(Shape.of(0, 3)).cov().compute().shape()).isEqualTo(Shape.of(0, 0));
        assertThat(Array.zeros(Shape.of(2, 0)).cov().compute().toDoubleArray())
                .containsExactly(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    @Test
    void anAxisIsCoarsenedOnce() {
        Array table = Array.zeros(Shape.of(4, 4));
        assertThatThrownBy(() -> table.coarsen(Array::sum, Map.of(0, 2, -2, 4), false))
                .hasMessageContaining("named twice");
    }

    @Test
    void expectedFrequenciesMustAddUpToThoseSeen() {
        Array seen = Array.of(10.0, 20, 30);
        assertThatThrownBy(() -> seen.stats()
                        .chisquare(Array.of(10.0, 20, 31), 0, 0)
                        .statistic()
                        .compute())
                .rootCause()
                .hasMessage("the frequencies add up to 60.0 and the expected ones to 61.0; scale the expected ones");
        assertThat(seen.stats()
                        .chisquare(Array.of(20.0, 20, 20), 0, 0)
                        .statistic()
                        .compute()
                        .doubleAt())
                .isEqualTo(10);
    }

    @Test
    void pointsOfInterpolationsAreCalledWhatTheyAre() {
        assertThatThrownBy(() -> x.interp(Array.of(1.0, 2), Array.of(1.0, 2, 3)))
                .hasMessageContaining("values of points of shape (3,)");
    }
}
