package io.bask.array;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a Fourier transform is made: {@code FftOptions.axes(0).lengths(64).norm(FftNorm.ORTHO)}.
 *
 * <p>Immutable; each method answers a changed copy.
 */
public final class FftOptions {
    private final int @Nullable [] axes;
    private final long @Nullable [] lengths;
    private final FftNorm norm;

    private FftOptions(int @Nullable [] axes, long @Nullable [] lengths, FftNorm norm) {
        this.axes = axes;
        this.lengths = lengths;
        this.norm = norm;
    }

    /** Along the axes, at the lengths and with the scale that the transform has by itself. */
    public static FftOptions standard() {
        return new FftOptions(null, null, FftNorm.BACKWARD);
    }

    /** Along some axes; negative ones count from the end. */
    public static FftOptions axes(int... axes) {
        return new FftOptions(
                Objects.requireNonNull(axes, "fft: the axes are null").clone(), null, FftNorm.BACKWARD);
    }

    /** With transforms of these lengths, one an axis: lines are cut, or filled with zeros. */
    public FftOptions lengths(long... newLengths) {
        return new FftOptions(
                axes,
                Objects.requireNonNull(newLengths, "fft: the lengths are null").clone(),
                norm);
    }

    /** With another scale. */
    public FftOptions norm(FftNorm newNorm) {
        return new FftOptions(axes, lengths, Objects.requireNonNull(newNorm, "fft: the norm is null"));
    }

    int @Nullable [] axes() {
        return axes;
    }

    long @Nullable [] lengths() {
        return lengths;
    }

    FftNorm norm() {
        return norm;
    }
}
