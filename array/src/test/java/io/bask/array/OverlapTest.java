package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.testkit.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class OverlapTest {
    /** Of each element, the sum of what lies in reach in both arrays; the function of a whole, padded array. */
    private static NDArray reach(NDArray a, NDArray b, int up, int down, int left, int right) {
        long rows = a.shape().length(0);
        long columns = a.shape().length(1);
        double[] sums = new double[(int) (rows * columns)];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double sum = 0;
                for (int r = Math.max(0, row - up); r <= Math.min(rows - 1, row + down); r++) {
                    for (int c = Math.max(0, column - left); c <= Math.min(columns - 1, column + right); c++) {
                        sum += a.doubleAt(r, c) * 3 + b.doubleAt(b.shape().length(0) == 1 ? 0 : r, c);
                    }
                }
                sums[(int) (row * columns + column)] = sum;
            }
        }
        return NDArray.of(sums).reshape(rows, columns);
    }

    @Test
    void severalArraysOverlapAlikeWithBoundariesForEachAxis() {
        for (int trial = 0; trial < 60; trial++) {
            Random random = Seeds.random(trial);
            Shape shape = Shape.of(3 + random.nextInt(5), 3 + random.nextInt(6));
            int[] reach = random.ints(4, 0, 3).toArray();
            Array a = cut(shape, random);
            Array b = cut(random.nextBoolean() ? shape : Shape.of(1, shape.length(1)), random);
            Pad rows = random.nextBoolean() ? Overlap.reflect() : Overlap.periodic();
            Pad columns = random.nextBoolean() ? Overlap.nearest() : Pad.constant(7);
            Overlap how = Overlap.depths(new long[] {reach[0], reach[2]}, new long[] {reach[1], reach[3]})
                    .boundary(0, rows)
                    .boundary(-1, columns);
            BlockFunction function =
                    (blocks, info) -> reach(blocks.get(0), blocks.get(1), reach[0], reach[1], reach[2], reach[3]);
            NDArray got = a.mapOverlap(function, how, DType.FLOAT64, b).compute();
            NDArray expected = reach(
                    padded(a, reach, rows, columns, true),
                    padded(b, reach, rows, columns, b.shape().length(0) > 1),
                    reach[0],
                    reach[1],
                    reach[2],
                    reach[3]);
            String inner = "%d:%d, %d:%d"
                    .formatted(reach[0], reach[0] + shape.length(0), reach[2], reach[2] + shape.length(1));
            assertThat(got.contentEquals(expected.slice(inner), true))
                    .as("trial %d", trial)
                    .isTrue();
        }
    }

    private static NDArray padded(Array x, int[] reach, Pad rows, Pad columns, boolean tall) {
        Array wide = tall ? x.pad(new long[][] {{reach[0], reach[1]}, {0, 0}}, rows) : x;
        return wide.pad(new long[][] {{0, 0}, {reach[2], reach[3]}}, columns).compute();
    }

    private static Array cut(Shape shape, Random random) {
        NDArray data = NDArray.of(random.doubles(shape.size()).toArray()).reshape(shape);
        return Array.of(data, Chunks.of(Recorded.cut(shape, random)));
    }

    @Test
    void rimsStayWhereTheyAreNotTrimmed() {
        Array x = Array.arange(6L).rechunk(Chunks.of(3));
        Array rims = x.mapOverlapUntrimmed((blocks, info) -> blocks.get(1), Overlap.depth(1), DType.INT64, x.mul(10));
        assertThat(rims.compute().toLongArray()).containsExactly(0, 10, 20, 30, 20, 30, 40, 50);
    }

    @Test
    void depthsMustSuitTheArrayWithTheMostAxes() {
        Array x = Array.zeros(Shape.of(4, 4));
        BlockFunction first = (blocks, info) -> blocks.get(0);
        assertThatThrownBy(() -> x.mapOverlap(first, Overlap.depth(1), DType.FLOAT64, x))
                .hasMessageContaining("give one depth an axis");
        Array column = Array.zeros(Shape.of(4, 1));
        assertThatThrownBy(
                        () -> column.mapOverlap(first, Overlap.depth(1, 1), DType.FLOAT64, Array.zeros(Shape.of(1, 4))))
                .hasMessageContaining("broadcastTo");
    }
}
