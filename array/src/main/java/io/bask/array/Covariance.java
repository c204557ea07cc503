package io.bask.array;

import io.bask.array.draw.Domain;
import io.bask.array.shape.DType;
import org.jspecify.annotations.Nullable;

/** Makes the expressions of covariances and correlations. */
final class Covariance {
    private Covariance() {}

    static Array cov(Array x, Cov how) {
        Array variables = variables(x, how.isRows());
        Array other = how.other();
        if (other != null) {
            Array more = variables(other, how.isRows());
            if (more.shape().length(1) != variables.shape().length(1)) {
                throw new IllegalArgumentException(
                        "variables of %d and of %d observations have no covariance; give as many"
                                .formatted(
                                        variables.shape().length(1),
                                        more.shape().length(1)));
            }
            DType common = DType.promote(variables.dtype(), more.dtype());
            variables = Array.concatenate(0, Sets.cast(variables, common), Sets.cast(more, common));
        }
        Array f = weights(how.frequencies(), variables, true);
        Array a = weights(how.weights(), variables, false);
        Array w = f == null ? a : a == null ? f : f.mul(a);
        Array mean = w == null
                ? variables.mean(Reduce.axis(1).keepdims())
                : variables.mul(w).sum(Reduce.axis(1).keepdims()).div(w.sum());
        Array distances = variables.sub(mean);
        Array weighted = w == null ? distances : distances.mul(w);
        Array products = distances.matmul(weighted.transpose().conj());
        return products.mul(factor(variables, w, a, how)).squeeze(single(products));
    }

    private static int[] single(Array products) {
        return products.shape().length(0) == 1 ? new int[] {0, 1} : new int[0];
    }

    /** One by the number of observations, less the degrees of freedom; none left is a division by zero. */
    private static Array factor(Array variables, @Nullable Array w, @Nullable Array a, Cov how) {
        if (w == null) {
            double left = variables.shape().length(1) - (double) how.ddof();
            return Array.scalar(left <= 0 ? Double.POSITIVE_INFINITY : 1 / left);
        }
        Array sum = w.sum().astype(DType.FLOAT64);
        if (how.ddof() != 0) {
            Array less = a == null
                    ? Array.scalar((double) how.ddof())
                    : w.mul(a).sum().div(sum).mul((double) how.ddof());
            sum = sum.sub(less);
        }
        return Array.scalar(1.0).div(Array.where(sum.gt(0.0), sum, 0.0));
    }

    private static Array variables(Array x, boolean rows) {
        if (x.ndim() > 2) {
            throw new IllegalArgumentException(
                    "covariances are taken of one or two axes but the shape is %s; reshape it".formatted(x.shape()));
        }
        Array table = x.ndim() == 0 ? x.reshape(1, 1) : x.ndim() == 1 ? x.expandDims(0) : x;
        table = table.dtype().isComplex() ? table : Sets.cast(table, DType.FLOAT64);
        table = table.dtype().isComplex() ? Sets.cast(table, DType.COMPLEX128) : table;
        return rows || table.shape().length(0) == 1 ? table : table.transpose();
    }

    private static @Nullable Array weights(@Nullable Array weights, Array variables, boolean whole) {
        if (weights == null) {
            return null;
        }
        boolean suits =
                weights.ndim() == 1 && weights.size() == variables.shape().length(1);
        if (!suits || weights.dtype().isComplex() || whole && weights.dtype().isInexact()) {
            throw new IllegalArgumentException(
                    "%s of shape %s and dtype %s do not suit %d observations; give one %s each"
                            .formatted(
                                    whole ? "frequencies" : "weights",
                                    weights.shape(),
                                    weights.dtype(),
                                    variables.shape().length(1),
                                    whole ? "whole number" : "real number"));
        }
        return Bounded.in(
                Domain.NOT_NEGATIVE, weights.astype(DType.FLOAT64), "cov", whole ? "a frequency" : "a weight");
    }

    static Array correlation(Array x, Cov how) {
        Array cov = cov(x, how);
        if (cov.ndim() == 0) {
            return cov.div(cov);
        }
        Array deviation = cov.diagonal().real().sqrt();
        Array result = cov.div(deviation.expandDims(1)).div(deviation.expandDims(0));
        return result.dtype().isComplex()
                ? result.real().clip(-1.0, 1.0).complexWith(result.imag().clip(-1.0, 1.0))
                : result.clip(-1.0, 1.0);
    }
}
