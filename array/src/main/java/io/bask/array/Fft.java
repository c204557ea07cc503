package io.bask.array;

import io.bask.array.block.NDArray;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Fourier transforms: NumPy's {@code fft}.
 *
 * <p>Results are complex128 or float64 whatever the dtype, as in NumPy before 2. Arrays may be cut in any way: each axis that
 * is transformed is put into one block first. Any length takes O(n log n). {@link FftOptions} name other axes than the
 * last one, lengths and scales.
 */
public final class Fft {
    private Fft() {}

    /** The transform along the last axis. */
    public static Array fft(Array x) {
        return Transform.FFT.of(x);
    }

    /** The transform along one axis. */
    public static Array fft(Array x, FftOptions how) {
        return Transform.FFT.of(x, how);
    }

    /** The way back of {@link #fft(Array)}. */
    public static Array ifft(Array x) {
        return Transform.IFFT.of(x);
    }

    /** The way back of {@link #fft(Array, FftOptions)}. */
    public static Array ifft(Array x, FftOptions how) {
        return Transform.IFFT.of(x, how);
    }

    /** The transform along the last two axes. */
    public static Array fft2(Array x) {
        return Transform.FFT2.of(x);
    }

    /** The transform along the named axes, or the last two. */
    public static Array fft2(Array x, FftOptions how) {
        return Transform.FFT2.of(x, how);
    }

    /** The way back of {@link #fft2(Array)}. */
    public static Array ifft2(Array x) {
        return Transform.IFFT2.of(x);
    }

    /** The way back of {@link #fft2(Array, FftOptions)}. */
    public static Array ifft2(Array x, FftOptions how) {
        return Transform.IFFT2.of(x, how);
    }

    /** The transform along all axes. */
    public static Array fftn(Array x) {
        return Transform.FFTN.of(x);
    }

    /** The transform along some axes; along as many of the last ones as there are lengths, if there are but lengths. */
    public static Array fftn(Array x, FftOptions how) {
        return Transform.FFTN.of(x, how);
    }

    /** The way back of {@link #fftn(Array)}. */
    public static Array ifftn(Array x) {
        return Transform.IFFTN.of(x);
    }

    /** The way back of {@link #fftn(Array, FftOptions)}. */
    public static Array ifftn(Array x, FftOptions how) {
        return Transform.IFFTN.of(x, how);
    }

    /** The transform of real parts along the last axis, without the half that is a mirror image. */
    public static Array rfft(Array x) {
        return Transform.RFFT.of(x);
    }

    /** {@link #rfft(Array)} along one axis. */
    public static Array rfft(Array x, FftOptions how) {
        return Transform.RFFT.of(x, how);
    }

    /** The way back of {@link #rfft(Array)} to an even number of elements. */
    public static Array irfft(Array x) {
        return Transform.IRFFT.of(x);
    }

    /** The way back of {@link #rfft(Array, FftOptions)}; name the length where it is odd. */
    public static Array irfft(Array x, FftOptions how) {
        return Transform.IRFFT.of(x, how);
    }

    /** The transform of real numbers along the last two axes. */
    public static Array rfft2(Array x) {
        return Transform.RFFT2.of(x);
    }

    /** The transform of real numbers along the named axes, or the last two; the last one is halved. */
    public static Array rfft2(Array x, FftOptions how) {
        return Transform.RFFT2.of(x, how);
    }

    /** The way back of {@link #rfft2(Array)}. */
    public static Array irfft2(Array x) {
        return Transform.IRFFT2.of(x);
    }

    /** The way back of {@link #rfft2(Array, FftOptions)}. */
    public static Array irfft2(Array x, FftOptions how) {
        return Transform.IRFFT2.of(x, how);
    }

    /** The transform of real numbers along all axes. */
    public static Array rfftn(Array x) {
        return Transform.RFFTN.of(x);
    }

    /** The transform of real numbers along some axes, the last named of which is halved. */
    public static Array rfftn(Array x, FftOptions how) {
        return Transform.RFFTN.of(x, how);
    }

    /** The way back of {@link #rfftn(Array)}. */
    public static Array irfftn(Array x) {
        return Transform.IRFFTN.of(x);
    }

    /** The way back of {@link #rfftn(Array, FftOptions)}. */
    public static Array irfftn(Array x, FftOptions how) {
        return Transform.IRFFTN.of(x, how);
    }

    /** The real spectrum of a signal whose second half is the mirror image of the first; along the last axis. */
    public static Array hfft(Array x) {
        return Transform.HFFT.of(x);
    }

    /** {@link #hfft(Array)} along one axis. */
    public static Array hfft(Array x, FftOptions how) {
        return Transform.HFFT.of(x, how);
    }

    /** The way back of {@link #hfft(Array)}. */
    public static Array ihfft(Array x) {
        return Transform.IHFFT.of(x);
    }

    /** The way back of {@link #hfft(Array, FftOptions)}. */
    public static Array ihfft(Array x, FftOptions how) {
        return Transform.IHFFT.of(x, how);
    }

    /** {@link #fftfreq(long, double, Chunks)} in chunks of a good size. */
    public static Array fftfreq(long n, double spacing) {
        return fftfreq(n, spacing, Chunks.auto());
    }

    /** The frequencies of {@link #fft} of {@code n} samples that are {@code spacing} apart: rising from 0, then negative ones. */
    public static Array fftfreq(long n, double spacing, Chunks chunks) {
        requireSpacing("fftfreq", n, spacing);
        Array numbers = Array.arange(n, chunks);
        Array signed = Array.where(numbers.lt((n - 1) / 2 + 1), numbers, numbers.sub(n));
        return signed.mul(1.0 / (n * spacing));
    }

    /** {@link #rfftfreq(long, double, Chunks)} in chunks of a good size. */
    public static Array rfftfreq(long n, double spacing) {
        return rfftfreq(n, spacing, Chunks.auto());
    }

    /** The frequencies of {@link #rfft} of {@code n} samples. */
    public static Array rfftfreq(long n, double spacing, Chunks chunks) {
        requireSpacing("rfftfreq", n, spacing);
        return Array.arange(n / 2 + 1, chunks).mul(1.0 / (n * spacing));
    }

    private static void requireSpacing(String operation, long n, double spacing) {
        requireSamples(operation, n);
        if (spacing == 0 || Double.isNaN(spacing)) {
            throw new IllegalArgumentException(
                    "%s of samples that are %s apart; use a spacing other than 0".formatted(operation, spacing));
        }
    }

    private static void requireSamples(String operation, long n) {
        if (n < 1) {
            throw new IllegalArgumentException("%s of %d samples; use 1 or more".formatted(operation, n));
        }
    }

    /** Moves frequency 0 to the middle, along some axes; along all without any. */
    public static Array fftshift(Array x, int... axes) {
        Given.notNull(axes, "axes");
        return shifted("fftshift", x, axes, 1);
    }

    /** The way back of {@link #fftshift}. */
    public static Array ifftshift(Array x, int... axes) {
        Given.notNull(axes, "axes");
        return shifted("ifftshift", x, axes, -1);
    }

    private static Array shifted(String operation, Array x, int[] axes, int sign) {
        Objects.requireNonNull(x, () -> operation + ": the array is null");
        int[] along = axes.length == 0 ? IntStream.range(0, x.ndim()).toArray() : axes;
        long[] shifts = IntStream.of(along)
                .mapToLong(axis -> sign * (x.shape().length(Axis.normalize(axis, x.ndim())) / 2))
                .toArray();
        return x.roll(shifts, along);
    }

    /** A transform of blocks by some other library; see {@link #wrap}. */
    @FunctionalInterface
    public interface BlockTransform extends Serializable {
        /** Transforms the lines of a block along an axis, which is whole, to lines of length {@code n}. */
        NDArray apply(NDArray block, int n, int axis) throws Exception;
    }

    /** A transform of arrays; see {@link #wrap}. */
    @FunctionalInterface
    public interface ArrayTransform {
        /** Transforms the lines of an array along an axis to lines of length {@code n}. */
        Array apply(Array x, int n, int axis);
    }

    /**
     * Makes a transform of blocks, as another library has it, one of arrays: Dask's {@code fft_wrap}.
     *
     * @param dtype of what the function answers
     */
    public static ArrayTransform wrap(BlockTransform function, DType dtype) {
        Objects.requireNonNull(function, "fft_wrap: the function is null");
        Objects.requireNonNull(dtype, "fft_wrap: the dtype is null");
        return (x, n, axis) -> wrapped(function, dtype, x, new int[] {n, Axis.normalize(axis, x.ndim())});
    }

    private static Array wrapped(BlockTransform function, DType dtype, Array x, int[] place) {
        int n = place[0];
        int axis = place[1];
        requireSamples("fft_wrap", n);
        ChunkGrid whole =
                x.chunks().withAxis(axis, ChunkLengths.single(x.shape().length(axis)));
        return new Array(BlockCall.of(
                "fftwrap",
                (blocks, info) -> function.apply(blocks.get(0), n, axis),
                List.of(Rechunk.of(x.expr(), whole)),
                List.of(IntStream.range(0, x.ndim()).toArray()),
                whole.withAxis(axis, ChunkLengths.single(n)),
                dtype));
    }
}
