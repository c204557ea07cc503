package io.bask.array.block;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.shape.DType;
import io.bask.array.shape.Fixture;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CastTest {
    @Test
    void castsAsNumpyOnX86() {
        List<String[]> rows = Fixture.rows(CastTest.class, "casts.tsv");
        assertThat(rows).hasSize(100);
        for (String[] row : rows) {
            Shape shape = Shape.of(Fixture.longs(row[2]));
            NDArray source = Elements.read(DType.of(row[0]), shape, row[3]);
            NDArray expected = Elements.read(DType.of(row[1]), shape, row[4]);
            NDArray actual = source.astype(expected.dtype());
            assertThat(actual.contentEquals(expected, true))
                    .as("%s to %s: %s gives%n%s not%n%s", row[0], row[1], source, actual, expected)
                    .isTrue();
        }
    }

    @Test
    void castsStridedViewsLongerThanATile() {
        int[] values = new int[10_000];
        Arrays.setAll(values, i -> i * 7919);
        NDArray view = NDArray.of(values).reshape(100, 100).transpose().slice("::2, ::-3");
        NDArray cast = view.astype(DType.FLOAT64);
        assertThat(cast.isDense()).isTrue();
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < 34; j++) {
                assertThat(cast.doubleAt(i, j)).isEqualTo(view.longAt(i, j));
            }
        }
    }

    @Test
    void castToTheSameDtypeIsTheBlockItself() {
        NDArray block = NDArray.of(1.5, 2.5);
        assertThat(block.astype(DType.FLOAT64)).isSameAs(block);
    }
}
