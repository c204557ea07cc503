package io.bask.array.draw;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.kernel.math.RandomMath;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of numbers that belong together, along a new last axis: one row for each element of a block of random bits.
 *
 * <p>Block 0 has the bits, block 1 what each row has of its own (how many are drawn), and block 2, the last axis of which
 * is that of the rows, the weights of the kinds.
 */
public enum RowDraw implements BlockFunction {
    /** How many of so many draws are of each kind, the chances of which are given: one binomial number after another. */
    MULTINOMIAL(DType.INT64) {
        @Override
        void check(double[] weights, long drawn) {
            double sum = 0;
            for (int kind = 0; kind < weights.length; kind++) {
                if (!Domain.CHANCE.holds(weights[kind])) {
                    throw Domain.CHANCE.refused("multinomial", "pvals[%d]".formatted(kind), weights[kind]);
                }
                sum += kind == weights.length - 1 ? 0 : weights[kind];
            }
            if (sum > 1 + 1e-12) {
                throw new IllegalArgumentException(
                        "multinomial: the chances %s but the last add up to %s; they must add up to 1 at most"
                                .formatted(Arrays.toString(weights), sum));
            }
        }

        @Override
        void fill(long bits, long drawn, double[] weights, Object row, int at) {
            long left = drawn;
            double rest = 1;
            for (int kind = 0; kind < weights.length; kind++) {
                boolean isLast = kind == weights.length - 1;
                double chance = isLast ? 1 : rest <= 0 ? 0 : Math.min(1, weights[kind] / rest);
                long found = isLast ? left : Counts.binomial(own(bits, kind), left, chance);
                ((long[]) row)[at + kind] = found;
                left -= found;
                rest -= weights[kind];
            }
        }
    },
    /** How many of each kind are taken, where so many of them there are: one hypergeometric number after another. */
    MULTIVARIATE_HYPERGEOMETRIC(DType.INT64) {
        @Override
        void check(double[] weights, long drawn) {
            double all = Arrays.stream(weights).sum();
            if (all > MOST_EXACT) {
                throw new IllegalArgumentException(
                        "multivariate_hypergeometric: there are %s, %s in all; at most %s can be counted"
                                .formatted(Arrays.toString(weights), all, MOST_EXACT));
            }
            if (Arrays.stream(weights).anyMatch(weight -> !(weight >= 0)) || drawn > all) {
                throw new IllegalArgumentException(
                        "multivariate_hypergeometric cannot take %d of %s; take at most their sum, of 0 or more each"
                                .formatted(drawn, Arrays.toString(weights)));
            }
        }

        @Override
        void fill(long bits, long drawn, double[] weights, Object row, int at) {
            long left = drawn;
            long others = (long) Arrays.stream(weights).sum();
            for (int kind = 0; kind < weights.length; kind++) {
                long good = (long) weights[kind];
                others -= good;
                long found = Counts.hypergeometric(own(bits, kind), good, others, left);
                ((long[]) row)[at + kind] = found;
                left -= found;
            }
        }
    },
    /** Shares that add up to 1, spread by a Dirichlet distribution. */
    DIRICHLET(DType.FLOAT64) {
        @Override
        void check(double[] weights, long drawn) {
            for (int kind = 0; kind < weights.length; kind++) {
                if (!Domain.POSITIVE.holds(weights[kind])) {
                    throw Domain.POSITIVE.refused("dirichlet", "alpha[%d]".formatted(kind), weights[kind]);
                }
            }
        }

        @Override
        void fill(long bits, long drawn, double[] weights, Object row, int at) {
            double[] shares = (double[]) row;
            double largest = Double.NEGATIVE_INFINITY;
            for (int kind = 0; kind < weights.length; kind++) {
                shares[at + kind] = Draws.logGamma(own(bits, kind), weights[kind]);
                largest = Math.max(largest, shares[at + kind]);
            }
            double sum = 0;
            for (int kind = at; kind < at + weights.length; kind++) {
                shares[kind] = Math.exp(shares[kind] - largest);
                sum += shares[kind];
            }
            for (int kind = at; kind < at + weights.length; kind++) {
                shares[kind] /= sum;
            }
        }
    };

    /** The most that doubles count without a gap. */
    private static final double MOST_EXACT = 0x1p53;

    private final DType dtype;

    RowDraw(DType dtype) {
        this.dtype = dtype;
    }

    /** The dtype of the numbers. */
    public DType dtype() {
        return dtype;
    }

    /** Refuses weights that no row can be drawn with. */
    abstract void check(double[] weights, long drawn);

    abstract void fill(long bits, long drawn, double[] weights, Object row, int at);

    /** {@link #check(double[], long)} for weights that are known before anything is drawn. */
    public void require(double[] weights, long drawn) {
        check(weights, drawn);
    }

    static long own(long bits, int kind) {
        return RandomMath.mix(bits + (kind + 1) * 0xD1342543DE82EF95L);
    }

    @Override
    public NDArray apply(List<NDArray> blocks, BlockInfo info) {
        Shape shape = info.output().shape();
        Shape rows = shape.remove(shape.ndim() - 1);
        int kinds = (int) shape.length(-1);
        long[] bits = blocks.get(0).toLongArray();
        long[] drawn = blocks.get(1).broadcastTo(rows).toLongArray();
        double[] weights = blocks.get(2).broadcastTo(shape).toDoubleArray();
        Object storage = dtype == DType.INT64 ? new long[weights.length] : new double[weights.length];
        for (int row = 0; row < bits.length; row++) {
            double[] own = Arrays.copyOfRange(weights, row * kinds, (row + 1) * kinds);
            check(own, drawn[row]);
            fill(bits[row], drawn[row], own, storage, row * kinds);
        }
        return NDArray.wrap(dtype, shape, storage);
    }
}
