package io.bask.array.kernel.fourier;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Transforms of lengths that have a prime factor above 5, as convolutions with a chirp (Bluestein): two transforms whose
 * length is a power of two.
 *
 * <p>The library has its own way for these, which loses three digits at lengths as 167. Angles are reduced in whole numbers
 * here, so that errors stay at a few units in the last place.
 */
final class Chirp {
    private final int length;
    private final int padded;
    private final double[] chirp;
    private final double[] spectrum;
    private final double[] work;
    private final DoubleFFT_1D plan;

    Chirp(int length) {
        this.length = length;
        int size = 1;
        while (size < 2 * length - 1) {
            size *= 2;
        }
        padded = size;
        plan = new DoubleFFT_1D(padded);
        chirp = new double[2 * length];
        spectrum = new double[2 * padded];
        work = new double[2 * padded];
        for (int k = 0; k < length; k++) {
            double angle = Math.PI * ((long) k * k % (2L * length)) / length;
            chirp[2 * k] = Math.cos(angle);
            chirp[2 * k + 1] = -Math.sin(angle);
            int mirror = (padded - k) % padded;
            spectrum[2 * k] = chirp[2 * k];
            spectrum[2 * k + 1] = -chirp[2 * k + 1];
            spectrum[2 * mirror] = chirp[2 * k];
            spectrum[2 * mirror + 1] = -chirp[2 * k + 1];
        }
        plan.complexForward(spectrum);
    }

    /** Whether the library does not transform a length well. */
    static boolean isNeededFor(int length) {
        int rest = length;
        for (int factor : new int[] {2, 3, 5}) {
            while (rest % factor == 0) {
                rest /= factor;
            }
        }
        return rest > 1;
    }

    /** Transforms pairs (re, im) in place, unscaled. */
    void forward(double[] line) {
        java.util.Arrays.fill(work, 2 * length, work.length, 0);
        multiply(line, work);
        plan.complexForward(work);
        for (int k = 0; k < padded; k++) {
            double re = work[2 * k] * spectrum[2 * k] - work[2 * k + 1] * spectrum[2 * k + 1];
            work[2 * k + 1] = work[2 * k] * spectrum[2 * k + 1] + work[2 * k + 1] * spectrum[2 * k];
            work[2 * k] = re;
        }
        plan.complexInverse(work, true);
        multiply(work, line);
    }

    private void multiply(double[] source, double[] target) {
        for (int k = 0; k < length; k++) {
            double re = source[2 * k] * chirp[2 * k] - source[2 * k + 1] * chirp[2 * k + 1];
            target[2 * k + 1] = source[2 * k] * chirp[2 * k + 1] + source[2 * k + 1] * chirp[2 * k];
            target[2 * k] = re;
        }
    }

    /** Transforms back in place, unscaled. */
    void inverse(double[] line) {
        swap(line);
        forward(line);
        swap(line);
    }

    private void swap(double[] line) {
        for (int k = 0; k < length; k++) {
            double re = line[2 * k];
            line[2 * k] = line[2 * k + 1];
            line[2 * k + 1] = re;
        }
    }

    /** Real numbers at the beginning of a line to half a spectrum. */
    void realForward(double[] line) {
        for (int k = length - 1; k >= 0; k--) {
            line[2 * k] = line[k];
            line[2 * k + 1] = 0;
        }
        forward(line);
        line[1] = 0;
        if (length % 2 == 0) {
            line[length + 1] = 0;
        }
    }

    /** Half a spectrum to real numbers at the beginning of a line, unscaled. */
    void realInverse(double[] line) {
        line[1] = 0;
        if (length % 2 == 0) {
            line[length + 1] = 0;
        }
        for (int k = length / 2 + 1; k < length; k++) {
            line[2 * k] = line[2 * (length - k)];
            line[2 * k + 1] = -line[2 * (length - k) + 1];
        }
        inverse(line);
        for (int k = 0; k < length; k++) {
            line[k] = line[2 * k];
        }
    }
}
