package io.bask.array.kernel.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class LoopsTest {
    /** {@code out[i] = a[i] * (count + 1)}, by adding again and again. */
    private static Code additions(int count) {
        CodeBuilder code = new CodeBuilder();
        int a = code.load(0, Element.FLOAT64);
        int value = a;
        for (int i = 0; i < count; i++) {
            value = code.binary(Op.ADD, value, a);
        }
        code.store(value, 1, Element.FLOAT64);
        return code.build();
    }

    @Test
    void equalCodesShareOneLoop() {
        assertThat(Loops.fused(additions(3))).isEqualTo(Loops.fused(additions(3)));
        assertThat(Loops.fused(additions(3))).isNotEqualTo(Loops.fused(additions(4)));
    }

    @Test
    void codeTooLongForTheCompilerIsNotFusedButRunsInParts() {
        assertThat(Loops.fused(additions(500))).isPresent();
        Code code = additions(1999);
        assertThat(Loops.fused(code)).isEmpty();
        double[] in = {1, 3};
        for (boolean generate : new boolean[] {true, false}) {
            double[] out = new double[2];
            Object[] arrays = {in, out};
            Loops.tiled(code, generate, arrays, new long[0], new double[0], 2).run(2);
            assertThat(out).containsExactly(2000, 6000);
        }
    }

    @Test
    void bitsOfComputedValuesAreReadAsDoubles() {
        CodeBuilder code = new CodeBuilder();
        int bits = code.binary(Op.XOR, code.load(0, Element.INT64), code.arg(Kind.LONG, 0));
        int number = code.bitsAsDouble(bits);
        code.store(code.negate(number), 1, Element.FLOAT64);
        code.store(number, 2, Element.FLOAT64);
        code.store(bits, 3, Element.INT64);
        code.store(code.bitsAsDouble(code.binary(Op.ADD, bits, bits)), 4, Element.FLOAT64);
        assertThat(Loops.fused(code.build())).isEmpty();
        for (int length : new int[] {1, 511, 512, 513, 1024}) {
            for (boolean generate : new boolean[] {true, false}) {
                long[] in = Seeds.random().longs(length).map(z -> z >>> 3).toArray();
                double[][] out = new double[5][length];
                long[] same = new long[length];
                Object[] arrays = {in, out[1], out[2], same, out[4]};
                Loops.tiled(code.build(), generate, arrays, new long[] {77}, new double[0], length)
                        .run(length);
                for (int i = 0; i < length; i++) {
                    long expected = in[i] ^ 77;
                    assertThat(same[i]).isEqualTo(expected);
                    assertThat(out[1][i]).isEqualTo(-Double.longBitsToDouble(expected));
                    assertThat(out[2][i]).isEqualTo(Double.longBitsToDouble(expected));
                    assertThat(out[4][i]).isEqualTo(Double.longBitsToDouble(2 * expected));
                }
            }
        }
    }

    @Test
    void bitsOfLoadedValuesAndScalarsAreReadAsDoubles() {
        CodeBuilder code = new CodeBuilder();
        code.store(code.bitsAsDouble(code.load(0, Element.INT64)), 1, Element.FLOAT64);
        code.store(code.bitsAsDouble(code.arg(Kind.LONG, 0)), 2, Element.FLOAT64);
        for (boolean generate : new boolean[] {true, false}) {
            double[][] out = new double[3][2];
            Object[] arrays = {new long[] {Double.doubleToRawLongBits(1.5), 1}, out[1], out[2]};
            long[] longs = {Double.doubleToRawLongBits(-7)};
            Loops.tiled(code.build(), generate, arrays, longs, new double[0], 2).run(2);
            assertThat(out[1]).containsExactly(1.5, Double.MIN_VALUE);
            assertThat(out[2]).containsExactly(-7, -7);
        }
    }

    @Test
    void anArrayMayBeReadAndWritten() {
        CodeBuilder code = new CodeBuilder();
        int a = code.load(0, Element.INT64);
        int b = code.load(1, Element.INT64);
        code.store(code.binary(Op.ADD, a, b), 0, Element.INT64);
        code.store(code.binary(Op.SUB, a, b), 1, Element.INT64);
        Code swap = code.build();
        for (boolean generate : new boolean[] {true, false}) {
            long[] x = {10, 20};
            long[] y = {1, 2};
            Loops.tiled(swap, generate, new Object[] {x, y}, new long[0], new double[0], 2)
                    .run(2);
            assertThat(x).containsExactly(11, 22);
            assertThat(y).containsExactly(9, 18);
        }
    }

    @Test
    void exchangedArraysAreReadBeforeTheyAreWritten() {
        CodeBuilder code = new CodeBuilder();
        int a = code.load(0, Element.FLOAT32);
        code.store(
                code.binary(Op.MUL, code.load(1, Element.FLOAT32), code.literal(Kind.FLOAT, 2.0)), 0, Element.FLOAT32);
        code.store(a, 1, Element.FLOAT32);
        for (boolean generate : new boolean[] {true, false}) {
            float[] x = {1};
            float[] y = {5};
            Loops.tiled(code.build(), generate, new Object[] {x, y}, new long[0], new double[0], 1)
                    .run(1);
            assertThat(x).containsExactly(10);
            assertThat(y).containsExactly(1);
        }
    }

    @Test
    void oneCodeIsGeneratedOnceHoweverManyThreadsAsk() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Loop> ask = () -> Loops.fused(additions(77)).orElseThrow();
            List<Loop> loops = new ArrayList<>();
            for (Future<Loop> future : pool.invokeAll(List.of(ask, ask, ask, ask, ask, ask))) {
                loops.add(future.get());
            }
            assertThat(loops).allMatch(loop -> loop == loops.get(0));
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void valuesAreStoredOnlyAsTheirOwnKind() {
        CodeBuilder code = new CodeBuilder();
        int value = code.load(0, Element.FLOAT64);
        assertThatThrownBy(() -> code.store(value, 1, Element.INT64)).hasMessageContaining("convert it to LONG first");
        assertThatThrownBy(() -> code.convert(value, Kind.INT)).hasMessageContaining("RealMath.toLong");
    }

    @Test
    void nanIsUnordered() {
        CodeBuilder code = new CodeBuilder();
        int a = code.load(0, Element.FLOAT64);
        int zero = code.literal(Kind.DOUBLE, 0.0);
        Op[] ops = {Op.LT, Op.LE, Op.GT, Op.GE, Op.EQ, Op.NE};
        for (int i = 0; i < ops.length; i++) {
            code.store(code.binary(ops[i], a, zero), 1 + i, Element.BOOL);
        }
        Object[] arrays = new Object[1 + ops.length];
        arrays[0] = new double[] {Double.NaN, -1, 0, 1};
        for (int i = 0; i < ops.length; i++) {
            arrays[1 + i] = new byte[4];
        }
        Loops.fused(code.build()).orElseThrow().run(arrays, new long[0], new double[0], 0, 4);
        assertThat((byte[]) arrays[1]).containsExactly(0, 1, 0, 0);
        assertThat((byte[]) arrays[2]).containsExactly(0, 1, 1, 0);
        assertThat((byte[]) arrays[3]).containsExactly(0, 0, 0, 1);
        assertThat((byte[]) arrays[4]).containsExactly(0, 0, 1, 1);
        assertThat((byte[]) arrays[5]).containsExactly(0, 0, 1, 0);
        assertThat((byte[]) arrays[6]).containsExactly(1, 1, 0, 1);
    }
}
