package io.bask.array.kernel.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class RandomMathTest {
    private static final int COUNT = 1_000_000;

    private static long bits(int i) {
        return RandomMath.mix(RandomMath.start(42) + i * RandomMath.GOLDEN);
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheNormalDistribution() {
        double[] powers = new double[5];
        for (int i = 0; i < COUNT; i++) {
            double value = RandomMath.normal(bits(i));
            double power = 1;
            for (int k = 1; k < powers.length; k++) {
                power *= value;
                powers[k] += power / COUNT;
            }
        }
        assertThat(powers[1]).isCloseTo(0, offset(0.004));
        assertThat(powers[2]).isCloseTo(1, offset(0.006));
        assertThat(powers[3]).isCloseTo(0, offset(0.016));
        assertThat(powers[4]).isCloseTo(3, offset(0.04));
    }

    /** Shares of the normal distribution that every table has. */
    @Test
    void normalNumbersAreTheQuantilesOfTheirBits() {
        assertThat(quantile(0.5)).isCloseTo(0, offset(1e-15));
        assertThat(quantile(0.975)).isCloseTo(1.959963984540054, offset(1e-14));
        assertThat(quantile(0.025)).isCloseTo(-1.959963984540054, offset(1e-14));
        assertThat(quantile(0.9)).isCloseTo(1.2815515655446004, offset(1e-14));
        assertThat(quantile(1e-10)).isCloseTo(-6.361340902404056, offset(1e-5));
        assertThat(quantile(1e-13)).isCloseTo(-7.348796102800677, offset(1e-2));
    }

    private static double quantile(double share) {
        return RandomMath.normal((long) (share * 0x1p52) << 12);
    }

    @Test
    void extremeBitsGiveFiniteNumbers() {
        assertThat(RandomMath.normal(0)).isBetween(-8.5, -8.0);
        assertThat(RandomMath.normal(-1)).isBetween(8.0, 8.5);
    }

    @Test
    void wholeNumbersFillTheirRangeEvenly() {
        int[] counts = new int[10];
        for (int i = 0; i < COUNT; i++) {
            counts[(int) RandomMath.whole(bits(i), -3, 10) + 3]++;
        }
        for (int count : counts) {
            assertThat(count).isCloseTo(COUNT / 10, org.assertj.core.data.Offset.offset(1500));
        }
    }

    @Test
    void wholeNumbersReachBothEndsOfEveryRange() {
        assertThat(RandomMath.whole(0, Long.MIN_VALUE, 0)).isZero();
        assertThat(RandomMath.whole(0, -7, 5)).isEqualTo(-7);
        assertThat(RandomMath.whole(-1, -7, 5)).isEqualTo(-3);
        assertThat(RandomMath.whole(-1, Long.MIN_VALUE, -1)).isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void neighbouringSeedsAreUnrelated() {
        int same = 0;
        for (int i = 0; i < 64_000; i++) {
            long a = RandomMath.mix(RandomMath.start(1) + i * RandomMath.GOLDEN);
            long b = RandomMath.mix(RandomMath.start(2) + i * RandomMath.GOLDEN);
            same += Long.bitCount(~(a ^ b));
        }
        assertThat(same / 64_000.0).isCloseTo(32, offset(0.1));
    }
}
