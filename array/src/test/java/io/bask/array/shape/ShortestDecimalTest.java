package io.bask.array.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.Seeds;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShortestDecimalTest {
    @Test
    void readsBackAndNoShorterDecimalDoes() {
        Random random = Seeds.random();
        for (int round = 0; round < 20_000; round++) {
            double value = round % 2 == 0
                    ? Math.abs(Double.longBitsToDouble(random.nextLong()))
                    : random.nextInt(1_000_000) / Math.pow(10, random.nextInt(10));
            if (!Double.isFinite(value) || value == 0) {
                continue;
            }
            ShortestDecimal shortest = ShortestDecimal.of(value);
            assertThat(read(shortest)).as(shortest.toString()).isEqualTo(value);
            int digits = shortest.digits().length();
            assertThat(shortest.digits()).doesNotStartWith("0").matches(d -> digits == 1 || !d.endsWith("0"));
            BigDecimal exact = new BigDecimal(value);
            BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (nearest.doubleValue() == value) {
                assertThat(new BigDecimal("0." + shortest.digits() + "E" + shortest.exponent()))
                        .as("nearest to %s", exact)
                        .isEqualByComparingTo(nearest);
            }
            if (digits > 1) {
                BigDecimal shorter = exact.round(new MathContext(digits - 1, RoundingMode.HALF_EVEN));
                assertThat(shorter.doubleValue()).isNotEqualTo(value);
            }
        }
    }

    private static double read(ShortestDecimal decimal) {
        return Double.parseDouble("0." + decimal.digits() + "E" + decimal.exponent());
    }

    @Test
    void floatsReadBackWithTheirOwnFewerDigits() {
        Random random = Seeds.random();
        for (int round = 0; round < 20_000; round++) {
            float value = Math.abs(Float.intBitsToFloat(random.nextInt()));
            if (Float.isFinite(value) && value != 0) {
                ShortestDecimal shortest = ShortestDecimal.of(value);
                assertThat(Float.parseFloat("0." + shortest.digits() + "E" + shortest.exponent()))
                        .isEqualTo(value);
                assertThat(shortest.digits()).hasSizeLessThanOrEqualTo(9);
            }
        }
        assertThat(ShortestDecimal.of(0.1f)).isEqualTo(new ShortestDecimal("1", 0));
    }

    @Test
    void hardNumbersPrintAsPython() {
        assertThat(ShortestDecimal.text(2e23)).isEqualTo("2e+23");
        assertThat(ShortestDecimal.text(1e23)).isEqualTo("1e+23");
        assertThat(ShortestDecimal.text(2.2250738585072014e-308)).isEqualTo("2.2250738585072014e-308");
        assertThat(ShortestDecimal.text(Double.MIN_VALUE)).isEqualTo("5e-324");
        assertThat(ShortestDecimal.text(Double.MAX_VALUE)).isEqualTo("1.7976931348623157e+308");
        assertThat(ShortestDecimal.text(9007199254740993.0)).isEqualTo("9007199254740992.0");
        assertThat(ShortestDecimal.text(2.0E-3)).isEqualTo("0.002");
        assertThat(ShortestDecimal.text(1e-4)).isEqualTo("0.0001");
        assertThat(ShortestDecimal.text(1e16)).isEqualTo("1e+16");
        assertThat(ShortestDecimal.text(-0.0)).isEqualTo("-0.0");
        assertThat(ShortestDecimal.text(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
        assertThat(ShortestDecimal.text(Double.NaN)).isEqualTo("nan");
        assertThat(ShortestDecimal.text(1e-4f)).isEqualTo("1e-04");
    }

    @Test
    void complexNumbersPrintAsPython() {
        assertThat(new Complex(1, 2)).hasToString("(1+2j)");
        assertThat(new Complex(0, -1.5)).hasToString("-1.5j");
        assertThat(new Complex(-0.0, 1)).hasToString("(-0+1j)");
        assertThat(new Complex(1e20, Double.NaN)).hasToString("(1e+20+nanj)");
        assertThat(Complex.of(3)).hasToString("(3+0j)");
    }
}
