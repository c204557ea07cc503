package io.bask.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MaskingTest {
    private static final NDArray MASK =
            NDArray.of(true, false, true, true, false, true).reshape(2, 3);

    @ParameterizedTest
    @EnumSource
    void truthsPickElementsInRowMajorOrder(DType dtype) {
        NDArray block = NDArray.of(1L, 0L, 3L, 4L, 0L, 6L).reshape(2, 3).astype(dtype);
        NDArray picked = Masking.select(block, MASK);
        assertThat(picked.contentEquals(NDArray.of(1L, 3L, 4L, 6L).astype(dtype)))
                .isTrue();
        assertThat(Masking.select(block.transpose(), MASK.transpose())
                        .contentEquals(NDArray.of(1L, 4L, 3L, 6L).astype(dtype)))
                .isTrue();
    }

    @Test
    void aMaskOfTheFirstAxesPicksAllAlongTheOthers() {
        NDArray block = NDArray.of(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        NDArray rows = Masking.select(block, NDArray.of(true, false, true));
        assertThat(rows.contentEquals(NDArray.of(new double[][] {{1, 2}, {5, 6}})))
                .isTrue();
    }

    @Test
    void nothingPickedIsAnEmptyBlock() {
        NDArray none = Masking.select(NDArray.of(1.0, 2.0), NDArray.of(false, false));
        assertThat(none.shape()).isEqualTo(Shape.of(0));
    }

    @Test
    void assignedElementsAreReplacedInOrder() {
        NDArray block = NDArray.of(1.0, 2.0, 3.0);
        NDArray mask = NDArray.of(true, false, true);
        assertThat(Masking.assign(block, mask, NDArray.of(7.0, 8.0)).toDoubleArray())
                .containsExactly(7, 2, 8);
        assertThat(Masking.assign(block, mask, NDArray.scalar(0)).toDoubleArray())
                .containsExactly(0, 2, 0);
        assertThat(block.toDoubleArray()).containsExactly(1, 2, 3);
        NDArray complex = NDArray.ofComplex(new Complex(1, 1), new Complex(2, 2), new Complex(3, 3));
        NDArray value = NDArray.ofComplex(new Complex(0, 9));
        assertThat(Masking.assign(complex, mask, value).complexAt(2)).isEqualTo(new Complex(0, 9));
    }

    @Test
    void truthsAreCounted() {
        assertThat(Masking.count(MASK)).isEqualTo(4);
        assertThat(Masking.count(NDArray.constant(DType.BOOL, Shape.of(3, 5), true)))
                .isEqualTo(15);
    }

    @Test
    void masksThatDoNotFitAreRefused() {
        NDArray block = NDArray.of(1.0, 2.0, 3.0);
        assertThatThrownBy(() -> Masking.select(block, NDArray.of(true, false)))
                .hasMessageContaining("mask of shape (2,) cannot pick from a block of shape (3,)");
        assertThatThrownBy(() -> Masking.select(block, NDArray.of(1, 0, 1)))
                .hasMessageContaining("dtype bool, not int32");
        NDArray mask = NDArray.of(true, true, true);
        assertThatThrownBy(() -> Masking.assign(block, mask, NDArray.of(1.0, 2.0)))
                .hasMessageContaining("values of shape (2,) cannot be assigned");
        assertThatThrownBy(() -> Masking.assign(block, mask, NDArray.of(1, 2, 3)))
                .hasMessageContaining("values of dtype int32");
    }
}
