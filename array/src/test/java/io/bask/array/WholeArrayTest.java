package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Equality, views, windows and signals of arrays cut in random ways, optimised and not, against NumPy. */
@Timeout(600)
class WholeArrayTest {
    @Test
    void answersAsNumPyHoweverTheArraysAreCut() {
        new Oracle(WholeArrayTest.class, "names.tsv.gz").check("names", 2, WholeArrayTest::run);
    }

    private static Array run(String[] words, Array[] x) {
        return switch (words[0]) {
            case "convolve" -> x[0].convolve(x[1], Convolution.valueOf(words[1].toUpperCase(Locale.ROOT)));
            case "correlate" -> x[0].correlate(x[1], Convolution.valueOf(words[1].toUpperCase(Locale.ROOT)));
            case "array_equal" -> x[0].arrayEqual(x[1], words[1].equals("1"));
            case "array_equiv" -> x[0].arrayEquiv(x[1]);
            case "unwrap" -> x[0].unwrap(Double.parseDouble(words[1]), Integer.parseInt(words[2]));
            case "resize" ->
                x[0].resize(Arrays.stream(words[1].split(","))
                        .mapToLong(Long::parseLong)
                        .toArray());
            case "view" -> view(x[0], DType.of(words[1]));
            case "diagflat" -> Array.diagflat(x[0], Long.parseLong(words[1]));
            case "bartlett" -> Array.bartlett(Long.parseLong(words[1]));
            case "hanning" -> Array.hanning(Long.parseLong(words[1]));
            case "hamming" -> Array.hamming(Long.parseLong(words[1]));
            case "blackman" -> Array.blackman(Long.parseLong(words[1]));
            case "kaiser" -> Array.kaiser(Long.parseLong(words[1]), Double.parseDouble(words[2]));
            case "lexsort" -> Array.lexsort(x);
            case "interp" -> x[0].interp(x[1], x[2], Double.parseDouble(words[1]));
            default -> throw new AssertionError(words[0]);
        };
    }

    /** Chunks of the last axis must hold whole elements. */
    private static Array view(Array x, DType dtype) {
        return x.rechunk(x.ndim() == 1 ? Chunks.whole() : Chunks.of(2, x.shape().length(-1)))
                .view(dtype);
    }

    @Test
    void viewsAreCutWhereTheirElementsBegin() {
        Array x = Array.arange(8L).astype(DType.INT8).rechunk(Chunks.of(3));
        assertThat(x.view(DType.INT16).chunks().toString()).isEqualTo("((1, 2, 1),)");
        assertThat(x.view(DType.INT16).compute().toLongArray()).containsExactly(0x100, 0x302, 0x504, 0x706);
        assertThat(x.rechunk(Chunks.of(1)).view(DType.INT64).compute().toLongArray())
                .containsExactly(0x706050403020100L);
        assertThatThrownBy(() -> x.get("1:").view(DType.INT16))
                .hasMessageContaining("7 elements of int8")
                .hasMessageContaining("multiple of 2");
        assertThat(x.view(DType.UINT8).shape()).isEqualTo(Shape.of(8));
        assertThatThrownBy(() -> Array.scalar(1.0).view(DType.INT8)).hasMessageContaining("ravel");
        assertThatThrownBy(() -> Array.of(2L).view(DType.BOOL).compute())
                .rootCause()
                .hasMessageContaining("no bool");
        assertThat(Array.resultType(x, Array.of(1.5))).isEqualTo(DType.FLOAT64);
        assertThat(x.copy()).isSameAs(x);
    }
}
