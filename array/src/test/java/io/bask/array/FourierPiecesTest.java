package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bask.array.block.NDArray;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transforms that are read a few lines at a time are those that are made whole: blocks here are of several pieces. */
class FourierPiecesTest {
    private static final Array WIDE = draw(Shape.of(300, 2048), Chunks.of(150, 2048));
    private static final Array TALL = draw(Shape.of(2048, 300), Chunks.of(2048, 170));
    private static final Array DEEP = draw(Shape.of(3, 70, 1500), Chunks.of(2, 70, 1500));
    private static final Array DEEPER = draw(Shape.of(4, 512, 3, 40), Chunks.of(3, 512, 2, 40));

    private record Of(String name, Array x, UnaryOperator<Array> transform) {
        Array made() {
            return transform.apply(x).persist();
        }

        Array read() {
            return transform.apply(x);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Array draw(Shape shape, Chunks chunks) {
        return Array.random(7).normal(shape, chunks).persist();
    }

    static List<Of> transforms() {
        Array complex = Fft.fft(WIDE).persist();
        return List.of(
                new Of("fft of lines", WIDE, x -> Fft.fft(x)),
                new Of("fft of columns", TALL, x -> Fft.fft(x, FftOptions.axes(0))),
                new Of("rfft of lines", WIDE, x -> Fft.rfft(x)),
                new Of("irfft of lines", WIDE, x -> Fft.irfft(x)),
                new Of("ifft of lines", complex, x -> Fft.ifft(x)),
                new Of("cut lines", WIDE, x -> Fft.fft(x, FftOptions.axes(1).lengths(1023))),
                new Of("filled lines", TALL, x -> Fft.fft(x, FftOptions.axes(0).lengths(3000))),
                new Of("backwards", WIDE, x -> Fft.fft(x.get("::-1, ::-1"))),
                new Of("last of three", DEEP, x -> Fft.fft(x)),
                new Of("first of three", DEEP.rechunk(Chunks.of(3, 70, 700)), x -> Fft.fft(x, FftOptions.axes(0))),
                new Of("second of four", DEEPER, x -> Fft.fft(x, FftOptions.axes(1))));
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void functionsOfPiecesAreThoseOfTheWhole(Of of) {
        NDArray whole = of.made().abs().sqrt().compute();
        assertThat(of.read().abs().sqrt().compute().contentEquals(whole)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void sumsOfPiecesAreThoseOfTheWhole(Of of) {
        double whole = (double) of.made().abs().sum().compute().item();
        assertThat((double) of.read().abs().sum().compute().item()).isCloseTo(whole, within(1e-11 * whole));
        assertThat(of.read().abs().argmax().compute().item())
                .isEqualTo(of.made().abs().argmax().compute().item());
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void otherInputsAreReadBesideThePieces(Of of) {
        Array made = of.made();
        Array line = Array.arange(made.shape().length(made.ndim() - 1));
        UnaryOperator<Array> shifted = y ->
                y.abs().add(made.real().get("::-1")).add(line).add(made.real().roll(5, 0));
        assertThat(shifted.apply(of.read())
                        .compute()
                        .contentEquals(shifted.apply(made).compute()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void transformsWithTwoReadersAreMade(Of of) {
        Array read = of.read();
        Array both = read.abs().add(read.get("::-1").abs());
        Array made = of.made();
        assertThat(both.compute()
                        .contentEquals(made.abs().add(made.get("::-1").abs()).compute()))
                .isTrue();
    }
}
