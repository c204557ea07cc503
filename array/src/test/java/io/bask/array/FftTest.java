package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** Fourier transforms of arrays cut in all ways, against NumPy, and lengths of all kinds against their definition. */
class FftTest {
    @Test
    void transformsAreNumPysHoweverTheArraysAreCut() {
        new Oracle(FftTest.class, "fft.tsv.gz").check("fft", 2, FftTest::run);
    }

    @Test
    void frequenciesAreNumPys() {
        new Oracle(FftTest.class, "fft.tsv.gz").check("frequencies", 2, FftTest::frequencies);
    }

    private static Array frequencies(String[] words, Array[] x) {
        return switch (words[0]) {
            case "fftfreq" -> Fft.fftfreq(Long.parseLong(words[1]), Double.parseDouble(words[2]), Chunks.of(3));
            case "rfftfreq" -> Fft.rfftfreq(Long.parseLong(words[1]), Double.parseDouble(words[2]));
            case "fftshift" -> Fft.fftshift(x[0], ints(words[1]));
            default -> Fft.ifftshift(x[0], ints(words[1]));
        };
    }

    private static int[] ints(String word) {
        return word.equals("-")
                ? new int[0]
                : Arrays.stream(word.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private static Array run(String[] words, Array[] x) {
        FftOptions how = words[1].equals("-") ? FftOptions.standard() : FftOptions.axes(ints(words[1]));
        if (!words[2].equals("-")) {
            how = how.lengths(Arrays.stream(ints(words[2])).asLongStream().toArray());
        }
        if (!words[3].equals("-")) {
            how = how.norm(FftNorm.valueOf(words[3].toUpperCase(Locale.ROOT)));
        }
        boolean isPlain = words[1].equals("-") && words[2].equals("-") && words[3].equals("-");
        return isPlain ? plain(words[0], x[0]) : transform(words[0]).apply(x[0], how);
    }

    private static Array plain(String name, Array x) {
        return switch (name) {
            case "fft" -> Fft.fft(x);
            case "ifft" -> Fft.ifft(x);
            case "fft2" -> Fft.fft2(x);
            case "ifft2" -> Fft.ifft2(x);
            case "fftn" -> Fft.fftn(x);
            case "ifftn" -> Fft.ifftn(x);
            case "rfft" -> Fft.rfft(x);
            case "irfft" -> Fft.irfft(x);
            case "rfft2" -> Fft.rfft2(x);
            case "irfft2" -> Fft.irfft2(x);
            case "rfftn" -> Fft.rfftn(x);
            case "irfftn" -> Fft.irfftn(x);
            case "hfft" -> Fft.hfft(x);
            default -> Fft.ihfft(x);
        };
    }

    private static BiFunction<Array, FftOptions, Array> transform(String name) {
        return switch (name) {
            case "fft" -> Fft::fft;
            case "ifft" -> Fft::ifft;
            case "fft2" -> Fft::fft2;
            case "ifft2" -> Fft::ifft2;
            case "fftn" -> Fft::fftn;
            case "ifftn" -> Fft::ifftn;
            case "rfft" -> Fft::rfft;
            case "irfft" -> Fft::irfft;
            case "rfft2" -> Fft::rfft2;
            case "irfft2" -> Fft::irfft2;
            case "rfftn" -> Fft::rfftn;
            case "irfftn" -> Fft::irfftn;
            case "hfft" -> Fft::hfft;
            default -> Fft::ihfft;
        };
    }

    @Test
    void everyLengthUpToTwoHundredComesBack() {
        for (int n = 1; n <= 200; n++) {
            Array x = Array.random(n).normal(Shape.of(2, n), Chunks.of(1, 7)).persist();
            Array there = Fft.rfft(x);
            FftOptions length = FftOptions.axes(-1).lengths(n);
            assertThat(Fft.irfft(there, length).sub(x).abs().max().compute().doubleAt())
                    .as("length %d", n)
                    .isLessThan(1e-14);
            Array both = Fft.fft(x).get(":, :" + (n / 2 + 1)).sub(there);
            assertThat(both.abs().max().compute().doubleAt()).as("length %d", n).isLessThan(1e-14 * n);
        }
    }

    @Test
    void aFunctionOfBlocksBecomesOneOfArrays() {
        Fft.ArrayTransform doubled = Fft.wrap(
                (block, n, axis) -> Array.of(block).mul(2).get(":, :" + n).compute(), DType.FLOAT64);
        Array x = Array.ones(Shape.of(3, 5), Chunks.of(2, 2));
        NDArray result = doubled.apply(x, 4, -1).compute();
        assertThat(result.shape()).isEqualTo(Shape.of(3, 4));
        assertThat(result.doubleAt(2, 3)).isEqualTo(2);
    }

    @Test
    void wrongArgumentsAreRefusedAtTheCall() {
        Array x = Array.ones(Shape.of(3, 5));
        assertThatThrownBy(() -> Fft.fft(x, FftOptions.axes(2))).hasMessageContaining("axis 2");
        assertThatThrownBy(() -> Fft.fft(x, FftOptions.axes(0, 1))).hasMessageContaining("give 1 axis");
        assertThatThrownBy(() -> Fft.fft(x, FftOptions.standard().lengths(0))).hasMessageContaining("length 0");
        assertThatThrownBy(() -> Fft.fft2(x, FftOptions.standard().lengths(4)))
                .hasMessageContaining("fft2 along 2 axes with 1 lengths");
        assertThatThrownBy(() -> Fft.fftfreq(0, 1)).hasMessageContaining("0 samples");
        assertThatThrownBy(() -> Fft.fft(null)).hasMessageContaining("fft: the array is null");
    }

    @Test
    void spectraOfRealNumbersHaveNoNegativeZeros() {
        Array wave = Array.of(1.0, 0, -1, 0, 1, 0, -1, 0);
        assertThat(Fft.fft(wave).compute().repr()).doesNotContain("-0.j");
        assertThat(Fft.fft(wave.astype(DType.COMPLEX128))
                        .compute()
                        .contentEquals(Fft.fft(wave).compute()))
                .isTrue();
    }
}
