package io.bask.array;

import io.bask.array.shape.Axis;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;

/** Makes the expressions of convolutions, of angles without jumps, and of interpolation on a circle. */
final class Signals {
    private Signals() {}

    static Array convolve(Array a, Array v, Convolution mode) {
        require("convolve", a, v);
        return a.size() >= v.size() ? moved(a, v.flip(0), mode) : moved(v, a.flip(0), mode);
    }

    static Array correlate(Array a, Array v, Convolution mode) {
        require("correlate", a, v);
        Array other = v.dtype().isComplex() ? v.conj() : v;
        if (a.size() >= v.size()) {
            return moved(a, other, mode);
        }
        return moved(other, a, mode).flip(0);
    }

    private static void require(String operation, Array a, Array v) {
        if (a.ndim() != 1 || v.ndim() != 1 || a.size() == 0 || v.size() == 0) {
            throw new IllegalArgumentException(
                    "%s takes two signals of one axis with elements but got shapes %s and %s; ravel them, and leave out empty ones"
                            .formatted(operation, a.shape(), v.shape()));
        }
    }

    /** The shorter signal moved along the longer one; products added up at each place. */
    private static Array moved(Array longer, Array shorter, Convolution mode) {
        DType dtype = DType.promote(longer.dtype(), shorter.dtype());
        if (dtype.isBool()) {
            return moved(longer.astype(DType.INT64), shorter, mode).ne(0);
        }
        long count = shorter.size();
        long[] widths = {count - 1, count - 1};
        if (mode == Convolution.VALID) {
            widths = new long[] {0, 0};
        } else if (mode == Convolution.SAME) {
            widths = new long[] {count / 2, count - 1 - count / 2};
        }
        Array wide = count == 1 ? longer : longer.astype(dtype).pad(new long[][] {widths}, Pad.constant(0));
        return wide.slidingWindowView(count).astype(dtype).matmul(shorter.astype(dtype));
    }

    static Array unwrap(Array x, double period, int axis) {
        int along = Axis.normalize(axis, x.ndim());
        if (!(period > 0) || Double.isInfinite(period)) {
            throw new IllegalArgumentException(
                    "unwrap: the period is %s; it must be above 0 and finite".formatted(period));
        }
        DType dtype = x.dtype() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT64;
        Array real = x.astype(dtype);
        if (x.shape().length(along) < 2) {
            return real;
        }
        Array steps = real.diff(1, along);
        double half = period / 2;
        Array turned = steps.add(half).mod(period).sub(half);
        Array kept = Array.where(turned.eq(-half).and(steps.gt(0)), half, turned);
        Array more = Array.where(steps.abs().lt(half), 0.0, kept.sub(steps)).astype(dtype);
        Array first = Cutting.range(real, along, 0, 1);
        Array rest = Cutting.range(real, along, 1, x.shape().length(along));
        return Array.concatenate(along, first, rest.add(more.cumsum(along)));
    }

    static Array interpolated(Array x, Array at, Array values, double period) {
        if (period == 0 || Double.isNaN(period) || Double.isInfinite(period)) {
            throw new IllegalArgumentException(
                    "interp: the period is %s; it must be finite and not 0".formatted(period));
        }
        if (at.ndim() != 1 || !at.shape().equals(values.shape()) || at.size() == 0) {
            throw new IllegalArgumentException(
                    "interp: coordinates of shape %s and values of shape %s do not suit each other; give one axis of points"
                            .formatted(at.shape(), values.shape()));
        }
        double around = Math.abs(period);
        Array turned = at.astype(DType.FLOAT64).mod(around);
        Array order = turned.argsort(0);
        Array places = turned.take(order, 0);
        Array sorted = values.take(order, 0);
        Array last = Array.concatenate(
                0, places.get("-1:").sub(around), places, places.get(":1").add(around));
        Array wide = Array.concatenate(0, sorted.get("-1:"), sorted, sorted.get(":1"));
        return Apply.ufunc(Ufunc.MOD, x.astype(DType.FLOAT64), around).interp(last, wide);
    }
}
