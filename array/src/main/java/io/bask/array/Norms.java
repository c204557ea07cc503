package io.bask.array;

import io.bask.array.shape.Axis;
import java.util.Objects;
import java.util.stream.IntStream;

/** Norms of vectors and matrices. */
final class Norms {
    private Norms() {}

    static int[] allAxes(Array x) {
        Objects.requireNonNull(x, "norm: the array is null");
        if (x.ndim() < 1 || x.ndim() > 2) {
            throw new IllegalArgumentException(
                    "norm of an order needs a vector or a matrix but got shape %s; name one axis or two"
                            .formatted(x.shape()));
        }
        return IntStream.range(0, x.ndim()).toArray();
    }

    private static Array size(Array x) {
        return Matrices.floating(x).abs();
    }

    static Array euclidean(Array x, Reduce how) {
        Array floating = Matrices.floating(x);
        Array squares = floating.dtype().isComplex()
                ? floating.real().square().add(floating.imag().square())
                : floating.square();
        return squares.sum(how).sqrt();
    }

    private static Reduce reduce(int[] axes, boolean keepdims) {
        Reduce how = Reduce.axis(axes);
        return keepdims ? how.keepdims() : how;
    }

    private static int[] checked(Array x, int[] axes) {
        Objects.requireNonNull(x, "norm: the array is null");
        Objects.requireNonNull(axes, "norm: the axes are null");
        int[] normal = Axis.normalizeAll(axes, x.ndim());
        if (normal.length < 1 || normal.length > 2) {
            throw new IllegalArgumentException("norm along %d axes of shape %s; name one for vectors, two for matrices"
                    .formatted(axes.length, x.shape()));
        }
        return normal;
    }

    static Array along(Array x, int[] axes, boolean keepdims) {
        return euclidean(x, reduce(checked(x, axes), keepdims));
    }

    static Array of(Array x, double order, int[] axes, boolean keepdims) {
        int[] normal = checked(x, axes);
        return normal.length == 1 ? vector(x, order, reduce(normal, keepdims)) : matrix(x, order, normal, keepdims);
    }

    private static Array vector(Array x, double order, Reduce how) {
        if (order == Double.POSITIVE_INFINITY) {
            return size(x).max(how);
        }
        if (order == Double.NEGATIVE_INFINITY) {
            return size(x).min(how);
        }
        if (order == 0) {
            Array floating = Matrices.floating(x);
            return floating.ne(0).astype(floating.dtype().realPart()).sum(how);
        }
        if (order == 1) {
            return size(x).sum(how);
        }
        return order == 2 ? euclidean(x, how) : size(x).pow(order).sum(how).pow(1 / order);
    }

    private static Array matrix(Array x, double order, int[] axes, boolean keepdims) {
        if (Math.abs(order) == 2) {
            Array values = values(x, axes);
            return shown(order > 0 ? values.max(-1) : values.min(-1), axes, keepdims);
        }
        boolean addsRows = Math.abs(order) == 1;
        if (!addsRows && !Double.isInfinite(order)) {
            throw new IllegalArgumentException(
                    "norm of order %s of a matrix; use 1, -1, 2, -2, an infinity, \"fro\" or \"nuc\"".formatted(order));
        }
        Array sums = size(x).sum(Reduce.axis(addsRows ? axes[0] : axes[1]).keepdims());
        Reduce how = reduce(axes, keepdims);
        return order > 0 ? sums.max(how) : sums.min(how);
    }

    static Array of(Array x, String order, int[] axes, boolean keepdims) {
        int[] normal = checked(x, axes);
        if (normal.length != 2 || !("fro".equals(order) || "nuc".equals(order))) {
            throw new IllegalArgumentException(
                    "norm '%s' of %d axes; of two there are \"fro\" and \"nuc\", of one use a number"
                            .formatted(order, normal.length));
        }
        return order.equals("fro")
                ? euclidean(x, reduce(normal, keepdims))
                : shown(values(x, normal).sum(-1), normal, keepdims);
    }

    /** The singular values of the matrices that two axes make, along the last axis. */
    private static Array values(Array x, int[] axes) {
        int ndim = x.ndim();
        Array last = x.moveaxis(axes, new int[] {ndim - 2, ndim - 1});
        return Decomposition.singularValues("norm", last);
    }

    private static Array shown(Array reduced, int[] axes, boolean keepdims) {
        return keepdims ? reduced.expandDims(axes.clone()) : reduced;
    }
}
