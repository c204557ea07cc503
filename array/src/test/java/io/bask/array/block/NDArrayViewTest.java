package io.bask.array.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.shape.BroadcastException;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.Shape;
import io.bask.array.shape.Slice;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NDArrayViewTest {
    static NDArray count(long... lengths) {
        Shape shape = Shape.of(lengths);
        long[] values = new long[(int) shape.size()];
        Arrays.setAll(values, i -> i);
        return NDArray.of(values).reshape(shape);
    }

    private static String flat(NDArray array) {
        return String.join(
                ",", Arrays.stream(array.toLongArray()).mapToObj(Long::toString).toList());
    }

    @Test
    void slicesAsNumpy() {
        List<String[]> rows = Fixture.rows(Slice.class, "slices.tsv");
        assertThat(rows).hasSizeGreaterThan(700);
        for (String[] row : rows) {
            NDArray array = count(Fixture.longs(row[0]));
            if (row[2].equals("ERROR")) {
                Class<? extends RuntimeException> type = row[3].startsWith("too many")
                        ? IllegalArgumentException.class
                        : IndexOutOfBoundsException.class;
                String message = row[3].startsWith("too many") ? "too many indices" : row[3];
                assertThatThrownBy(() -> array.slice(row[1]))
                        .as("%s of %s", row[1], row[0])
                        .isInstanceOf(type)
                        .hasMessageContaining(message);
                continue;
            }
            NDArray slice = array.slice(row[1]);
            assertThat(slice.shape()).as("%s of %s", row[1], row[0]).hasToString(row[2]);
            assertThat(flat(slice)).as("%s of %s", row[1], row[0]).isEqualTo(row[3]);
            assertThat(slice.storageShared()).isSameAs(array.storageShared());
        }
    }

    @Test
    void reshapesViewsAsNumpyAndCopiesOnlyWhenItMust() {
        List<String[]> rows = Fixture.rows(NDArrayViewTest.class, "views.tsv");
        assertThat(rows).hasSize(500);
        for (String[] row : rows) {
            String what = String.join(" ", Arrays.asList(row).subList(0, 5));
            NDArray view = count(Fixture.longs(row[0])).slice(row[1]);
            view = view.transpose(Arrays.stream(Fixture.longs(row[2]))
                    .mapToInt(axis -> (int) axis)
                    .toArray());
            if (!row[3].equals("-")) {
                view = view.broadcastTo(Shape.of(Fixture.longs(row[3])));
            }
            NDArray reshaped = view.reshape(Fixture.longs(row[4]));
            assertThat(flat(reshaped)).as(what).isEqualTo(row[6]);
            assertThat(reshaped.storageShared() == view.storageShared())
                    .as("view of %s", what)
                    .isEqualTo(row[5].equals("True"));
        }
    }

    @Test
    void transposeWithoutAxesReversesThem() {
        NDArray array = count(2, 3, 4).transpose();
        assertThat(array.shape()).isEqualTo(Shape.of(4, 3, 2));
        assertThat(array.longAt(3, 1, 0)).isEqualTo(7);
        assertThat(array.isContiguous()).isFalse();
        assertThat(array.contiguous().isDense()).isTrue();
        assertThat(count(2, 3).transpose(0, 1).isContiguous()).isTrue();
    }

    @Test
    void stretchedViewRepeatsItsElements() {
        NDArray array = count(3, 1).broadcastTo(Shape.of(2, 3, 4));
        assertThat(array.strides()).containsExactly(0, 1, 0);
        assertThat(array.longAt(1, 2, 3)).isEqualTo(2);
        assertThat(array.copy().isDense()).isTrue();
        assertThatThrownBy(() -> count(3, 2).broadcastTo(Shape.of(3, 4)))
                .isInstanceOf(BroadcastException.class)
                .hasMessageContaining("shape (3, 2) cannot be stretched to shape (3, 4)");
    }

    @Test
    void squeezeDropsOnlyAxesOfLengthOne() {
        NDArray array = count(1, 3, 1, 2);
        assertThat(array.squeeze().shape()).isEqualTo(Shape.of(3, 2));
        assertThat(array.squeeze(-2).shape()).isEqualTo(Shape.of(1, 3, 2));
        assertThat(count(1, 1).squeeze().shape()).isEqualTo(Shape.SCALAR);
        assertThatThrownBy(() -> array.squeeze(1))
                .hasMessageContaining("axis 1 of shape (1, 3, 1, 2) has length 3, not 1");
    }

    @Test
    void expandDimsAddsAnAxis() {
        assertThat(count(2, 3).expandDims(1).shape()).isEqualTo(Shape.of(2, 1, 3));
        assertThat(count(2, 3).expandDims(-1).shape()).isEqualTo(Shape.of(2, 3, 1));
        assertThat(count(2, 3).transpose().expandDims(0).longAt(0, 2, 1)).isEqualTo(5);
        assertThatThrownBy(() -> count(2).expandDims(3)).hasMessageContaining("axis 3");
    }

    @Test
    void sliceOfAnotherShapeIsRefused() {
        assertThatThrownBy(() -> count(3).slice(Slice.parse("1:").resolve(Shape.of(4))))
                .hasMessageContaining("resolved for shape (4,) but the block has (3,)");
    }

    @Test
    void viewWithMoreElementsThanAJavaArrayReadsButDoesNotCopy() {
        NDArray huge = NDArray.scalar(7.0).broadcastTo(Shape.of(1 << 20, 1 << 20));
        assertThat(huge.size()).isEqualTo(1L << 40);
        assertThat(huge.doubleAt(-1, 5)).isEqualTo(7);
        assertThatThrownBy(huge::copy).hasMessageContaining("use smaller chunks");
        assertThat(huge.toString()).contains("...");
    }
}
