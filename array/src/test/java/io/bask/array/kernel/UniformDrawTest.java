package io.bask.array.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.array.kernel.code.CodeBuilder;
import io.bask.array.kernel.code.Element;
import io.bask.array.kernel.code.Loops;
import io.bask.array.kernel.math.RandomMath;
import io.bask.array.shape.DType;
import io.bask.testkit.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UniformDrawTest {
    private static final int TILE = 1024;

    /** The numbers that a way of drawing makes of mixed bits, a tile at a time. */
    private static double[] numbers(UniformDraw draw, long[] bits, boolean generate) {
        CodeBuilder code = new CodeBuilder();
        code.store(draw.write(code, code.load(0, Element.INT64)), 1, Element.FLOAT64);
        double[] tile = new double[TILE];
        long[] in = new long[TILE];
        Loops.Bound loop =
                Loops.tiled(code.build(), generate, new Object[] {in, tile}, new long[0], new double[0], TILE);
        double[] numbers = new double[bits.length];
        for (int start = 0; start < bits.length; start += TILE) {
            int count = Math.min(TILE, bits.length - start);
            System.arraycopy(bits, start, in, 0, count);
            loop.run(count);
            System.arraycopy(tile, 0, numbers, start, count);
        }
        return numbers;
    }

    private static void assertUpper53Bits(UniformDraw draw, long[] bits) {
        long[] expected = Arrays.stream(bits)
                .map(z -> Double.doubleToRawLongBits((z >>> 11) * 0x1p-53))
                .toArray();
        for (boolean generate : new boolean[] {true, false}) {
            long[] actual = Arrays.stream(numbers(draw, bits, generate))
                    .mapToLong(Double::doubleToRawLongBits)
                    .toArray();
            assertThat(actual).as("%s, generated %s", draw, generate).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "DOUBLE_FROM_BITS"})
    void bothWaysGiveTheUpper53BitsOfExtremes(UniformDraw draw) {
        long[] extremes = new long[4 * 64 + 2];
        for (int i = 0; i < 64; i++) {
            extremes[4 * i] = 1L << i;
            extremes[4 * i + 1] = ~(1L << i);
            extremes[4 * i + 2] = -1L << i;
            extremes[4 * i + 3] = -1L >>> i;
        }
        extremes[extremes.length - 1] = 0x7FFFFFFFFFFFF800L;
        assertUpper53Bits(draw, extremes);
    }

    @ParameterizedTest
    @EnumSource(names = {"DOUBLE", "DOUBLE_FROM_BITS"})
    void bothWaysGiveTheUpper53BitsOfAMillionDraws(UniformDraw draw) {
        Random random = Seeds.random();
        long start = random.nextLong() | 1;
        long[] bits = new long[1_000_000];
        Arrays.setAll(bits, i -> RandomMath.mix(start + i * RandomMath.GOLDEN));
        assertUpper53Bits(draw, bits);
    }

    @Test
    void conversionIsAvoidedWhereItIsSlow() {
        UniformDraw fast = Runtime.version().feature() < 21 ? UniformDraw.DOUBLE_FROM_BITS : UniformDraw.DOUBLE;
        assertThat(UniformDraw.of(DType.FLOAT64)).isEqualTo(fast);
        assertThat(UniformDraw.of(DType.FLOAT32)).isEqualTo(UniformDraw.FLOAT);
    }
}
