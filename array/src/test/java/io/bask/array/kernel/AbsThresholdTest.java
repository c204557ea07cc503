package io.bask.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AbsThresholdTest {
    @Test
    void thresholdsSeparateExactlyAtTheRoot() {
        Random random = Seeds.random();
        for (int i = 0; i < 20_000; i++) {
            double r = Math.scalb(1 + random.nextDouble(), random.nextInt(600) - 300);
            double t = AbsThreshold.largestAtMost(r);
            assertThat(Math.sqrt(t)).isLessThanOrEqualTo(r);
            assertThat(Math.sqrt(Math.nextUp(t))).isGreaterThan(r);
            double u = AbsThreshold.smallestAtLeast(r);
            assertThat(Math.sqrt(u)).isGreaterThanOrEqualTo(r);
            assertThat(Math.sqrt(Math.nextDown(u))).isLessThan(r);
        }
    }

    @Test
    void extremeConstantsAreNotSafe() {
        assertThat(AbsThreshold.isSafe(2)).isTrue();
        assertThat(AbsThreshold.isSafe(0)).isFalse();
        assertThat(AbsThreshold.isSafe(-1)).isFalse();
        assertThat(AbsThreshold.isSafe(1e200)).isFalse();
        assertThat(AbsThreshold.isSafe(Double.NaN)).isFalse();
    }
}
