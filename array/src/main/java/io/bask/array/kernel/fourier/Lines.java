package io.bask.array.kernel.fourier;

import io.bask.array.block.NDArray;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.FourierKind;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Transforms the lines of a block along an axis, in float64.
 *
 * <p>Lines are cut, or filled with zeros, to what the transform reads. Lengths of any factors take O(n log n).
 */
public final class Lines {
    static {
        // tasks are what runs at once; the library must not start threads of its own
        ConcurrencyUtils.setNumberOfThreads(1);
    }

    private final FourierKind kind;
    private final int length;
    private final double scale;
    private final DoubleFFT_1D plan;
    private final @Nullable Chirp chirp;

    /** Makes the tables; {@code scale} is what results of a transform without any scale are multiplied by. */
    public Lines(FourierKind kind, int length, double scale) {
        this.kind = kind;
        this.length = length;
        this.scale = scale;
        chirp = Chirp.isNeededFor(length) ? new Chirp(length) : null;
        plan = new DoubleFFT_1D(chirp == null ? length : 1);
    }

    /** Transforms all lines along an axis. */
    public NDArray transform(NDArray block, int axis) {
        return transform(block, axis, double[]::new);
    }

    /**
     * Transforms all lines along an axis.
     *
     * @param room the storage of the results, of a length that is asked for; what is in it does not matter
     */
    public NDArray transform(NDArray block, int axis, IntFunction<double[]> room) {
        int ndim = block.ndim();
        int[] last = IntStream.range(0, ndim)
                .map(i -> i == ndim - 1 ? axis : i < axis ? i : i + 1)
                .toArray();
        int[] back = IntStream.range(0, ndim)
                .map(i -> i == axis ? ndim - 1 : i < axis ? i : i - 1)
                .toArray();
        boolean mirrors = kind == FourierKind.FORWARD && !block.dtype().isComplex();
        FourierKind half = mirrors ? FourierKind.REAL_FORWARD : kind;
        NDArray lines = block.transpose(last)
                .astype(half.readsComplex() ? DType.COMPLEX128 : DType.FLOAT64)
                .contiguous();
        int from = (int) lines.shape().length(ndim - 1);
        int made = (int) kind.makes(length);
        Shape shape = lines.shape().with(ndim - 1, made);
        double[] source = (double[]) lines.storageShared();
        int slots = kind.makesComplex() ? 2 : 1;
        double[] target = room.apply(Math.multiplyExact(slots, Math.toIntExact(shape.size())));
        int count = target.length / (slots * made);
        double[] line = new double[2 * length + 2];
        for (int i = 0; i < count; i++) {
            read(half, source, lines.offset() + i * from, from, line);
            run(half, line);
            if (mirrors) {
                mirror(line);
            }
            write(line, target, i * made * slots);
        }
        DType dtype = kind.makesComplex() ? DType.COMPLEX128 : DType.FLOAT64;
        return NDArray.wrap(dtype, shape, target).transpose(back);
    }

    private void read(FourierKind kind, double[] source, int first, int from, double[] line) {
        int slots = kind.readsComplex() ? 2 : 1;
        int taken = slots * (int) Math.min(from, kind.reads(length));
        System.arraycopy(source, slots * first, line, 0, taken);
        java.util.Arrays.fill(line, taken, line.length, 0);
    }

    private void run(FourierKind kind, double[] line) {
        if (chirp != null) {
            run(kind, chirp, line);
            return;
        }
        switch (kind) {
            case FORWARD -> plan.complexForward(line);
            case INVERSE -> plan.complexInverse(line, true);
            case REAL_FORWARD -> {
                if (length > 1) {
                    plan.realForward(line);
                }
                unpack(line);
            }
            case REAL_INVERSE -> {
                pack(line);
                if (length > 1) {
                    plan.realInverse(line, true);
                }
            }
        }
    }

    private static void run(FourierKind kind, Chirp transform, double[] line) {
        switch (kind) {
            case FORWARD -> transform.forward(line);
            case INVERSE -> transform.inverse(line);
            case REAL_FORWARD -> transform.realForward(line);
            case REAL_INVERSE -> transform.realInverse(line);
        }
    }

    /** From what the library makes, with one part of the last number in the place of the first's imaginary part. */
    private void unpack(double[] line) {
        if (length == 1) {
            line[1] = 0;
            return;
        }
        int last = length / 2;
        double moved = line[1];
        line[1] = 0;
        if (length % 2 == 0) {
            line[2 * last] = moved;
            line[2 * last + 1] = 0;
        } else {
            line[2 * last + 1] = moved;
        }
    }

    /** The second half of the transform of real numbers: the first one backwards, conjugated; no zero is negative. */
    private void mirror(double[] line) {
        for (int i = length / 2 + 1; i < length; i++) {
            int other = 2 * (length - i);
            line[2 * i] = line[other];
            double imaginary = line[other + 1];
            line[other + 1] = imaginary + 0.0;
            line[2 * i + 1] = 0.0 - imaginary;
        }
    }

    private void pack(double[] line) {
        int last = length / 2;
        if (length > 1) {
            line[1] = length % 2 == 0 ? line[2 * last] : line[2 * last + 1];
        }
    }

    private void write(double[] line, double[] target, int at) {
        boolean isScaled = kind == FourierKind.INVERSE || kind == FourierKind.REAL_INVERSE;
        double factor = isScaled && chirp == null ? scale * length : scale;
        int count = (int) kind.makes(length) * (kind.makesComplex() ? 2 : 1);
        for (int i = 0; factor != 1 && i < count; i++) {
            line[i] *= factor;
        }
        System.arraycopy(line, 0, target, at, count);
    }
}
