package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Complex;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Masked arrays cut in random ways, optimised and not, against {@code numpy.ma}. */
@Timeout(600)
class MaskedArrayTest {
    private final Array x = Array.of(1.5, 2, 10).rechunk(Chunks.of(2));

    @Test
    void answersAsNumPyHoweverTheArraysAreCut() {
        new Oracle(MaskedArrayTest.class, "masked.tsv.gz")
                .check("masked", 2, (words, arrays) -> new MaskedOperations(words, arrays).run());
    }

    private static String text(NDArray data, boolean... mask) {
        return MaskedArray.of(Array.of(data), Array.of(NDArray.of(mask).reshape(data.shape()), Chunks.whole()))
                .compute()
                .toString();
    }

    @Test
    void printsAsNumPy() {
        assertThat(text(NDArray.of(1.5, 2, 10), false, true, false)).isEqualTo("[1.5 -- 10.0]");
        assertThat(text(NDArray.of(1L, 2, 3, 40).reshape(2, 2), false, true, false, false))
                .isEqualTo("[[1 --]\n [3 40]]");
        assertThat(text(NDArray.of(0.1, 1e20, Double.NaN).astype(DType.FLOAT32), false, false, false))
                .isEqualTo("[0.10000000149011612 1.0000000200408773e+20 nan]");
        assertThat(text(NDArray.ofComplex(new Complex(1, 2), new Complex(0, 0.5)), false, true))
                .isEqualTo("[(1+2j) --]");
        assertThat(text(NDArray.of(true, false), true, false)).isEqualTo("[-- False]");
        assertThat(text(NDArray.of(new double[0]))).isEqualTo("[]");
        assertThat(MaskedArray.of(Array.scalar(2.5), Array.scalar(true)).compute())
                .hasToString("--");
        assertThat(MaskedArray.of(x).compute()).hasToString("[ 1.5  2.  10. ]");
        Array many = Array.arange(3000L);
        assertThat(MaskedArray.maskedWhere(many.mod(3).eq(0), many).compute()).hasToString("[-- 1 2 ... -- 2998 2999]");
        Array sixty = Array.arange(60L);
        assertThat(MaskedArray.maskedEqual(sixty, 7L).compute().toString())
                .isEqualTo("[0 1 2 3 4 5 6 -- 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26\n"
                        + " 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50\n"
                        + " 51 52 53 54 55 56 57 58 59]");
        Array tall = Array.arange(250L).reshape(125, 2);
        assertThat(MaskedArray.maskedLess(tall, 0L).compute().toString())
                .startsWith("[[0 1]\n [2 3]")
                .endsWith("[248 249]]")
                .hasLineCount(100);
    }

    @Test
    void fillValuesAreKeptAndCastToTheDtype() {
        MaskedArray m = MaskedArray.maskedGreater(x, 2).withFillValue(-1);
        assertThat(m.filled().compute().toDoubleArray()).containsExactly(1.5, 2, -1);
        assertThat(m.add(1).filled().compute().toDoubleArray()).containsExactly(2.5, 3, -1);
        assertThat(MaskedArray.of(x).fillValue()).isEqualTo(1e20);
        assertThat(m.filled(7L).compute().toDoubleArray()).containsExactly(1.5, 2, 7);
        assertThatThrownBy(() -> m.withFillValue("no")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void movementsMoveDataAndMaskAlike() {
        MaskedArray m = MaskedArray.maskedEqual(x, 2);
        assertThat(m.get("::-1").compute()).hasToString("[10.0 -- 1.5]");
        assertThat(m.each(part -> part.roll(1)).compute()).hasToString("[10.0 1.5 --]");
        assertThat(m.reshape(3, 1).transpose().shape()).isEqualTo(Shape.of(1, 3));
        assertThat(m.persist().compute()).hasToString("[1.5 -- 10.0]");
        assertThat(m.compute().isMasked(1)).isTrue();
    }

    @Test
    void masksOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> MaskedArray.of(x, Array.of(true, false))).isInstanceOf(IllegalArgumentException.class);
    }
}
