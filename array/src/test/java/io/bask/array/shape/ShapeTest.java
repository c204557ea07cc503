package io.bask.array.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void broadcastsAsNumpy() {
        List<String[]> rows = Fixture.rows(ShapeTest.class, "broadcasts.tsv");
        assertThat(rows).hasSize(300);
        for (String[] row : rows) {
            Shape[] shapes = Arrays.stream(row[0].split("\\|"))
                    .map(Fixture::longs)
                    .map(Shape::of)
                    .toArray(Shape[]::new);
            if (row[1].equals("ERROR")) {
                assertThatThrownBy(() -> Shape.broadcast(shapes)).as(row[0]).isInstanceOf(BroadcastException.class);
                continue;
            }
            Shape common = Shape.broadcast(shapes);
            assertThat(common).as(row[0]).hasToString(row[1]);
            for (Shape shape : shapes) {
                assertThat(shape.broadcastsTo(common))
                        .as("%s to %s", shape, common)
                        .isTrue();
            }
        }
    }

    @Test
    void unequalShapesNameBothSidesAndTheAxis() {
        assertThatThrownBy(() -> Shape.broadcast(Shape.of(4, 3), Shape.of(2, 3)))
                .isInstanceOf(BroadcastException.class)
                .hasMessage(
                        "shapes (4, 3) and (2, 3) do not broadcast: lengths 4 and 2 along axis -2 differ and neither"
                                + " is 1; reshape one");
    }

    @Test
    void emptyAxisStretchesNothingButOne() {
        assertThat(Shape.broadcast(Shape.of(0), Shape.of(1))).isEqualTo(Shape.of(0));
        assertThatThrownBy(() -> Shape.broadcast(Shape.of(0), Shape.of(2))).isInstanceOf(BroadcastException.class);
    }

    @Test
    void broadcastOfNothingIsAScalar() {
        assertThat(Shape.broadcast()).isEqualTo(Shape.SCALAR);
    }

    @Test
    void printsAsPythonPrintsTuples() {
        assertThat(Shape.SCALAR).hasToString("()");
        assertThat(Shape.of(3)).hasToString("(3,)");
        assertThat(Shape.of(3, 0)).hasToString("(3, 0)");
    }

    @Test
    void sizeIsExactOrRefused() {
        assertThat(Shape.SCALAR.size()).isEqualTo(1);
        assertThat(Shape.of(1L << 31, 1L << 31).size()).isEqualTo(1L << 62);
        assertThat(Shape.of(Long.MAX_VALUE, 0).size()).isZero();
        assertThatThrownBy(() -> Shape.of(1L << 32, 1L << 31)).hasMessageContaining("more than 9223372036854775807");
        assertThat(Shape.of(1L << 61).bytes(DType.FLOAT64)).isEqualTo(Long.MAX_VALUE);
        assertThat(Shape.of(10, 10).bytes(DType.COMPLEX64)).isEqualTo(800);
    }

    @Test
    void negativeLengthIsRefused() {
        assertThatThrownBy(() -> Shape.of(3, -2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length -2 along axis 1 of shape (3, -2) is negative; use 0 or more");
    }

    @Test
    void reshapeWorksOutOneLength() {
        assertThat(Shape.of(4, 6).reshape(-1, 8)).isEqualTo(Shape.of(3, 8));
        assertThat(Shape.of(4, 6).reshape(24)).isEqualTo(Shape.of(24));
        assertThat(Shape.of(0, 6).reshape(3, -1)).isEqualTo(Shape.of(3, 0));
        assertThat(Shape.SCALAR.reshape(1, 1)).isEqualTo(Shape.of(1, 1));
        assertThat(Shape.of(1, 1).reshape()).isEqualTo(Shape.SCALAR);
        assertThatThrownBy(() -> Shape.of(4, 6).reshape(5, -1))
                .hasMessage(
                        "cannot reshape (4, 6) with 24 elements into (5, -1); the number of elements must stay the same");
        assertThatThrownBy(() -> Shape.of(0).reshape(0, -1))
                .hasMessage(
                        "shape (0, -1) has -1 along axis 1 beside a length of 0, so that any length would do; give it");
        assertThatThrownBy(() -> Shape.of(6).reshape(-1, -1)).hasMessageContaining("-1 along axes 0 and 1");
        assertThatThrownBy(() -> Shape.of(6).reshape(-2, -3)).hasMessageContaining("length -2 along axis 0");
    }

    @Test
    void axesAreInsertedRemovedAndReordered() {
        Shape shape = Shape.of(2, 3, 4);
        assertThat(shape.insert(0, 9)).isEqualTo(Shape.of(9, 2, 3, 4));
        assertThat(shape.insert(-1, 9)).isEqualTo(Shape.of(2, 3, 4, 9));
        assertThat(shape.remove(-2)).isEqualTo(Shape.of(2, 4));
        assertThat(shape.with(-1, 7)).isEqualTo(Shape.of(2, 3, 7));
        assertThat(shape.transpose(2, 0, 1)).isEqualTo(Shape.of(4, 2, 3));
        assertThat(shape.length(-3)).isEqualTo(2);
    }
}
