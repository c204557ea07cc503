package io.bask.array.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void negativeAxisCountsFromTheEnd() {
        assertThat(Axis.normalize(-1, 3)).isEqualTo(2);
        assertThat(Axis.normalize(-3, 3)).isZero();
        assertThat(Axis.normalizeAll(new int[] {-1, 0}, 3)).containsExactly(2, 0);
    }

    @Test
    void unknownAxisNamesTheRange() {
        assertThatThrownBy(() -> Axis.normalize(3, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("axis 3 is out of range for an array of 3 dimensions; use a value in [-3, 2]");
        assertThatThrownBy(() -> Axis.normalize(0, 0)).hasMessageContaining("0 dimensions");
    }

    @Test
    void axisNamedTwiceIsRefused() {
        assertThatThrownBy(() -> Axis.normalizeAll(new int[] {1, -1}, 2))
                .hasMessage("axis -1 is named twice in (1, -1); name each axis once");
    }

    @Test
    void permutationNamesEveryAxis() {
        assertThat(Axis.normalizePermutation(new int[] {1, -2}, 2)).containsExactly(1, 0);
        assertThat(Axis.reversed(3)).containsExactly(2, 1, 0);
        assertThatThrownBy(() -> Axis.normalizePermutation(new int[] {0}, 2))
                .hasMessageContaining("axes (0,) name 1 axes but the array has 2");
    }
}
