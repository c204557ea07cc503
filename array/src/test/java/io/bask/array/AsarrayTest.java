package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.shape.ByteSize;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Java arrays of every primitive type and depth become arrays; what is none is refused, as other odd arguments are. */
class AsarrayTest {
    private static void check(Object data, DType dtype, Shape shape, double... values) {
        Array x = Array.asarray(data);
        assertThat(x.dtype()).isEqualTo(dtype);
        assertThat(x.shape()).isEqualTo(shape);
        assertThat(x.ravel().astype(DType.FLOAT64).compute().toDoubleArray()).containsExactly(values);
    }

    @Test
    void eachPrimitiveTypeKeepsItsDType() {
        check(new byte[] {-1, 2}, DType.INT8, Shape.of(2), -1, 2);
        check(new short[] {1, -2}, DType.INT16, Shape.of(2), 1, -2);
        check(new int[][] {{1, 2}, {3, 4}}, DType.INT32, Shape.of(2, 2), 1, 2, 3, 4);
        check(new long[][] {{5}, {6}}, DType.INT64, Shape.of(2, 1), 5, 6);
        check(new float[][] {{0.5f, 1}}, DType.FLOAT32, Shape.of(1, 2), 0.5, 1);
        check(new double[][][] {{{1, 2}}, {{3, 4}}}, DType.FLOAT64, Shape.of(2, 1, 2), 1, 2, 3, 4);
        check(new boolean[][] {{true, false}, {false, true}}, DType.BOOL, Shape.of(2, 2), 1, 0, 0, 1);
        check(new int[0][], DType.INT32, Shape.of(0, 0));
        check(new int[2][0], DType.INT32, Shape.of(2, 0));
    }

    @Test
    void theDataIsCopied() {
        int[][] data = {{1, 2}};
        Array x = Array.asarray(data);
        data[0][0] = 9;
        assertThat(x.sum().compute().longAt()).isEqualTo(3);
    }

    @Test
    void raggedRowsAndOtherThingsAreRefused() {
        assertThatThrownBy(() -> Array.asarray(new int[][] {{1}, {1, 2}}))
                .hasMessage("asarray: a row along axis 1 has 2 elements but the first has 1; give rows of one length");
        assertThatThrownBy(() -> Array.asarray(new double[][] {{1}, null})).hasMessageContaining("is null");
        List<Object> others = List.of("x", new char[] {'a'}, new Integer[] {1}, new String[][] {{"a"}});
        for (Object data : others) {
            assertThatThrownBy(() -> Array.asarray(data))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("asarray of a " + data.getClass().getSimpleName())
                    .hasMessageContaining("nested to any depth");
        }
    }

    @Test
    void errorsOfOddArgumentsSayTheWayOut() {
        Array zero = Array.scalar(3L);
        assertThatThrownBy(zero::diff).hasMessageContaining("name none, or give it one with reshape(1)");
        assertThatThrownBy(() -> Array.random(1).permutation(zero)).hasMessageContaining("reshape(1)");
        Array x = Array.arange(10);
        assertThatThrownBy(() -> x.coarsen(Array::sum, Map.of(0, 0), true))
                .hasMessage("windows of 0 along axis 0 hold nothing; use a length of 1 or more");
        assertThatThrownBy(() -> x.convolve(Array.zeros(Shape.of(2, 2))))
                .hasMessageContaining("ravel them, and leave out empty ones");
        assertThatThrownBy(() -> ByteSize.parse("0 B")).hasMessageContaining("write a number above 0");
        assertThatThrownBy(() -> Array.eval("99999999999999999999 + a", Map.of("a", x)))
                .hasMessageContaining("at column 1")
                .hasMessageContaining("below 2^63");
        assertThatThrownBy(() -> x.compress(x.gt(100)).max().compute()).hasMessageContaining("select one or more");
    }
}
