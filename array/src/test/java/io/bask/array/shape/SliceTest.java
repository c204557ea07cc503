package io.bask.array.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.testkit.Seeds;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTest {
    @Test
    void readsWhatNumpyWrites() {
        assertThat(Slice.parse("::2, 5000:")).isEqualTo(Slice.of(Index.every(2), Index.from(5000)));
        assertThat(Slice.parse(" -1 , ..., np.newaxis, : , 1_000:-3:-2,"))
                .isEqualTo(Slice.of(
                        Index.at(-1), Index.ellipsis(), Index.newAxis(), Index.all(), Index.range(1000, -3, -2)));
        assertThat(Slice.parse("None, None:None, ::None, 1:None:-1"))
                .isEqualTo(Slice.of(Index.newAxis(), Index.all(), Index.all(), new Index.Range(1L, null, -1)));
    }

    @Test
    void textReadsBackAsItself() {
        for (String[] row : Fixture.rows(SliceTest.class, "slices.tsv")) {
            Slice slice = Slice.parse(row[1]);
            assertThat(Slice.parse(slice.toString())).isEqualTo(slice).hasSameHashCodeAs(slice);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''      | 1 | the index is empty; write for example 0
            a       | 1 | 'a' is not known here
            1, x.y  | 4 | 'x.y' is not known here
            1 2     | 3 | expected ','
            1:2:0   | 4 | slice step cannot be zero
            1:2:3:4 | 6 | a range has three parts at most
            1, -    | 5 | expected a whole number
            99999999999999999999 | 1 | does not fit in a long
            [1]     | 1 | expected a whole number
            """)
    void wrongTextPointsAtTheColumn(String text, int column, String problem) {
        assertThatThrownBy(() -> Slice.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column %d:", column)
                .hasMessageContaining(problem);
    }

    @Test
    void positionBeyondTheAxisNamesTheRange() {
        assertThatThrownBy(() -> Slice.parse("10").resolve(Shape.of(5)))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("index 10 is out of bounds for axis 0 with size 5; use a value in [-5, 4]");
        assertThatThrownBy(() -> Slice.parse(":, 0").resolve(Shape.of(5, 0)))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("axis 1 with size 0; the axis is empty");
    }

    @Test
    void tooManyIndicesNameTheShape() {
        assertThatThrownBy(() -> Slice.parse("0, 1, None, 2").resolve(Shape.of(5, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too many indices")
                .hasMessageContaining("names 3 axes but the array has shape (5, 5) with 2");
    }

    @Test
    void twoEllipsesAreRefused() {
        assertThatThrownBy(() -> Slice.parse("..., 1, ...")).hasMessageContaining("more than one '...'");
    }

    @Test
    void zeroStepIsRefused() {
        assertThatThrownBy(() -> Index.range(0, 5, 0)).hasMessageContaining("slice step cannot be zero");
    }

    @Test
    void resultAxesSayWhereTheyComeFrom() {
        ResolvedSlice slice = Slice.parse("1, None, ..., ::-1").resolve(Shape.of(4, 5, 6));
        assertThat(slice.shape()).isEqualTo(Shape.of(1, 5, 6));
        assertThat(slice.resultAxes()).containsExactly(-1, 1, 2);
        assertThat(slice.isDropped(0)).isTrue();
        assertThat(slice.isDropped(1)).isFalse();
        assertThat(slice.ranges())
                .isEqualTo(List.of(new AxisRange(1, 1, 1), new AxisRange(0, 5, 1), new AxisRange(5, 6, -1)));
    }

    @Test
    void wholeSliceIsTheIdentity() {
        assertThat(Slice.parse("..., 0:10").resolve(Shape.of(3, 5)).isIdentity())
                .isTrue();
        assertThat(Slice.parse("::-1").resolve(Shape.of(3)).isIdentity()).isFalse();
        assertThat(Slice.parse("::-1").resolve(Shape.of(1)).isIdentity()).isTrue();
        assertThat(Slice.parse("None, :").resolve(Shape.of(3)).isIdentity()).isFalse();
    }

    @Test
    void rangeOfARangeTakesTheSamePositions() {
        Random random = Seeds.random();
        for (int round = 0; round < 2000; round++) {
            long length = random.nextInt(30);
            AxisRange outer = AxisRange.of(randomRange(random, length), length);
            AxisRange inner = AxisRange.of(randomRange(random, outer.length()), outer.length());
            AxisRange both = outer.then(inner);
            assertThat(both.length()).isEqualTo(inner.length());
            for (long i = 0; i < both.length(); i++) {
                long position = inner.start() + i * inner.step();
                assertThat(both.start() + i * both.step()).isEqualTo(outer.start() + position * outer.step());
            }
        }
    }

    private static Index.Range randomRange(Random random, long length) {
        int bound = (int) length + 3;
        Long start = random.nextInt(4) == 0 ? null : (Long) (long) (random.nextInt(2 * bound) - bound);
        Long stop = random.nextInt(4) == 0 ? null : (Long) (long) (random.nextInt(2 * bound) - bound);
        long step = random.nextInt(4) + 1;
        return new Index.Range(start, stop, random.nextBoolean() ? step : -step);
    }

    @Test
    void hugeStepsDoNotOverflow() {
        assertThat(AxisRange.of(new Index.Range(null, null, Long.MIN_VALUE), 10))
                .isEqualTo(new AxisRange(9, 1, 1));
        assertThat(AxisRange.of(new Index.Range(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE), 10))
                .isEqualTo(new AxisRange(0, 1, 1));
    }

    @Test
    void innerRangeBeyondTheOuterIsRefused() {
        assertThatThrownBy(() -> new AxisRange(0, 3, 2).then(new AxisRange(2, 2, 1)))
                .hasMessageContaining("reaches beyond the 3 positions");
    }
}
