package io.bask.array;

import io.bask.array.shape.Axis;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.ufunc.Ufunc;
import java.util.ArrayList;
import java.util.List;

/** Makes the expressions of convolutions, of angles without jumps, and of interpolation on a circle. */
final class Signals {
    private Signals() {}

    static Array convolve(Array a, Array v, Convolution mode) {
        Array first = a.ndim() == 0 ? a.ravel() : a;
        Array second = v.ndim() == 0 ? v.ravel() : v;
        require("convolve", first, second);
        return first.size() >= second.size() ? moved(first, second.flip(0), mode) : moved(second, first.flip(0), mode);
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
        Array line = longer.astype(dtype);
        Array weights = shorter.astype(dtype);
        long count = shorter.size();
        long before = mode == Convolution.VALID ? 0 : mode == Convolution.SAME ? count / 2 : count - 1;
        long after = mode == Convolution.VALID ? 0 : count - 1 - (mode == Convolution.SAME ? before : 0);
        if (!dtype.isInexact()) {
            Array wide = count == 1 ? line : line.pad(new long[][] {{before, after}}, Pad.constant(0));
            return wide.slidingWindowView(count).matmul(weights);
        }
        Array within = line.slidingWindowView(count).matmul(weights);
        List<Array> parts = new ArrayList<>(List.of(within));
        if (before > 0) {
            Array head = Cutting.range(line, 0, 0, count - 1).pad(new long[][] {{before, 0}}, Pad.constant(0));
            Array beyond =
                    Array.tri(before, count, 0, Chunks.auto(), DType.BOOL).not();
            parts.add(0, overhanging(head, weights, beyond.flip(0)));
        }
        if (after > 0) {
            Array tail = Cutting.range(line, 0, longer.size() - count + 1, longer.size())
                    .pad(new long[][] {{0, after}}, Pad.constant(0));
            Array beyond = Array.tri(after, count, count - 1 - after, Chunks.auto(), DType.BOOL);
            parts.add(overhanging(tail, weights, beyond.flip(0)));
        }
        return parts.size() == 1 ? within : Array.concatenate(0, parts.toArray(Array[]::new));
    }

    /** Places where the weights hang over an end: what lies beyond is left out, as 0 times NaN or infinity is NaN. */
    private static Array overhanging(Array padded, Array weights, Array inside) {
        Array products = padded.slidingWindowView(weights.size()).mul(weights);
        Array nothing = Array.full(Shape.SCALAR, 0L, Chunks.whole(), products.dtype());
        return Array.where(inside, products, nothing).sum(1);
    }

    static Array unwrap(Array x, double period, int axis) {
        int along = Axis.normalize(axis, x.ndim());
        if (!(period > 0) || Double.isInfinite(period)) {
            throw new IllegalArgumentException(
                    "unwrap: the period is %s; it must be above 0 and finite".formatted(period));
        }
        if (x.dtype().isComplex()) {
            throw new IllegalArgumentException(
                    "unwrap takes angles, which are real, but got dtype %s; take angle() first".formatted(x.dtype()));
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
