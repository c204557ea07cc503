package io.bask.array;

import io.bask.array.block.BlockFunction;
import io.bask.array.block.BlockInfo;
import io.bask.array.block.NDArray;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Full;
import io.bask.array.expr.ReduceSpec;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.shape.UnknownLengthException;
import io.bask.array.ufunc.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reductions made of plain ones and elementwise functions, which are fused into them. */
final class NanReducing {
    private NanReducing() {}

    /** The elements with a number for NaN. */
    static Array filled(Array x, double number) {
        if (!x.dtype().isInexact()) {
            return x;
        }
        Array other = new Array(Full.scalar(x.dtype(), number));
        return Array.where(x.isnan(), other, x);
    }

    static Array moments(Array x, Reduction kind, Reduce how) {
        how.withoutInitial("nan" + kind.numpyName());
        if (!x.dtype().isInexact()) {
            return Reducing.reduce(x, kind, how);
        }
        requireInexact(x, kind, how.dtype());
        Array notNaN = x.notnull();
        Array own = how.where();
        Array mask = own == null ? notNaN : notNaN.logicalAnd(own);
        Array result = Reducing.reduce(x, kind, how.where(mask));
        if (kind == Reduction.MEAN) {
            return result;
        }
        Array enough = mask.sum(how.plain()).gt(how.ddof());
        return Array.where(enough, result.real(), Double.NaN);
    }

    private static void requireInexact(Array x, Reduction kind, @Nullable DType dtype) {
        if (dtype != null && !dtype.isInexact()) {
            throw new IllegalArgumentException(
                    "nan%s of %s as %s, which cannot hold the NaN of a slice without numbers; ask for a floating-point dtype"
                            .formatted(kind, x.dtype(), dtype));
        }
    }

    /** The place of an extreme among what is not NaN; fails where all are, when it is computed. */
    static Array place(Array x, Reduction kind, Reduce how) {
        if (!x.dtype().isInexact()) {
            return Reducing.reduce(x, kind, how);
        }
        String name = "nan" + kind.numpyName();
        how.withoutDType(name).withoutInitial(name).withoutWhere(name, Reducing.CHOOSE_FIRST);
        double last = kind == Reduction.ARGMIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        Array place = Reducing.reduce(filled(x, last), kind, how);
        Array none = x.isnan().all(how.plain());
        int[] axes = IntStream.range(0, place.ndim()).toArray();
        return new Array(BlockCall.of(
                name,
                new RequireNumber(kind.numpyName()),
                List.of(place.expr(), none.expr()),
                List.of(axes, axes),
                place.chunks(),
                place.dtype()));
    }

    /** Hands on places unless some of them have nothing but NaN to choose from. */
    record RequireNumber(String name) implements BlockFunction {
        @Override
        public NDArray apply(List<NDArray> blocks, BlockInfo info) {
            boolean[] none = blocks.get(1).toBooleanArray();
            for (boolean isNone : none) {
                if (isNone) {
                    throw new IllegalArgumentException(
                            "nan%s met a slice of nothing but NaN in %s; fill it with nanToNum first"
                                    .formatted(name, info.output()));
                }
            }
            return blocks.get(0);
        }
    }

    static ArrayPair average(Array x, Array weights, Reduce how) {
        how.withoutDType("average").withoutInitial("average").withoutWhere("average", "give weights of 0 there");
        int[] axes = ReduceSpec.axes(x.ndim(), how.axes());
        Array each = weights;
        if (!weights.shape().equals(x.shape())) {
            boolean isLine = weights.ndim() == 1 && axes.length == 1;
            if (!isLine || !weights.shape().isAlike(0, x.shape(), axes[0])) {
                boolean unsure = weights.shape().canEqual(x.shape())
                        || isLine && !(weights.shape().isKnown() && x.shape().isKnown(axes[0]));
                throw new IllegalArgumentException(
                        "weights of shape %s do not suit an array of shape %s along axes %s; %s"
                                .formatted(
                                        weights.shape(),
                                        x.shape(),
                                        Arrays.toString(axes),
                                        UnknownLengthException.wayOut(
                                                unsure, "give one an element, or one a position of one axis")));
            }
            int[] after = IntStream.range(1, x.ndim() - axes[0]).toArray();
            each = after.length == 0 ? weights : weights.expandDims(after);
        }
        DType common = DType.promote(x.dtype(), weights.dtype());
        DType dtype = x.dtype().isInexact() ? common : DType.promote(common, DType.FLOAT64);
        Array spread =
                new Array(io.bask.array.expr.BroadcastTo.of(each.astype(dtype).expr(), x.chunks()));
        Array total = spread.sum(how);
        return new ArrayPair(x.astype(dtype).mul(spread).sum(how).div(total), total);
    }

    static Array moment(Array of, int order, Reduce how) {
        if (order < 0) {
            throw new IllegalArgumentException("the moment of order %d is not defined; use 0 or more".formatted(order));
        }
        how.withoutInitial("moment").withoutWhere("moment", "compress the array first");
        DType dtype = how.dtype();
        if (dtype != null) {
            return moment(of.astype(dtype), order, how.plain().ddof(how.ddof())).astype(dtype);
        }
        Array x = of;
        Array mean = x.mean(how.plain().keepdims());
        Array sum = x.sub(mean).pow(order).sum(how.plain());
        Shape shape = x.shape();
        long count = 1;
        for (int axis : ReduceSpec.axes(x.ndim(), how.axes())) {
            count *= shape.length(axis);
        }
        Array divisor = Array.full(Shape.SCALAR, (double) (count - how.ddof()), Chunks.whole(), sum.dtype());
        return sum.div(divisor);
    }
}
