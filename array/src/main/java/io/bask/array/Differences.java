package io.bask.array;

import io.bask.array.shape.Axis;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;

/** Differences of neighbours, made of slices. */
final class Differences {
    private Differences() {}

    /** What is joined to an end; an array without axes becomes one position. */
    static Array end(Array x, Array end, int axis) {
        if (end.ndim() > 0) {
            return end;
        }
        Shape shape = x.shape().with(axis, 1);
        return end.broadcastTo(shape);
    }

    static Array once(Array x, int axis) {
        long length = x.shape().length(axis);
        Array after = Cutting.range(x, axis, Math.min(1, length), length);
        Array before = Cutting.range(x, axis, 0, Math.max(0, length - 1));
        return x.dtype().isBool() ? after.ne(before) : after.sub(before);
    }

    static Sides sides(Array x, int axis, int edgeOrder) {
        int along = Axis.normalize(axis, x.ndim());
        if (edgeOrder != 1 && edgeOrder != 2) {
            throw new IllegalArgumentException("edges of order %d are not known; use 1 or 2".formatted(edgeOrder));
        }
        if (x.shape().length(along) < edgeOrder + 1) {
            throw new IllegalArgumentException(
                    "a gradient with edges of order %d needs %d positions but axis %d of shape %s has %d; use a longer one"
                            .formatted(
                                    edgeOrder,
                                    edgeOrder + 1,
                                    along,
                                    x.shape(),
                                    x.shape().length(along)));
        }
        if (x.dtype().isBool()) {
            throw new IllegalArgumentException("bools have no slope; cast them with astype(INT8) first");
        }
        return new Sides(x.dtype().isInexact() ? x : x.astype(DType.FLOAT64), along, edgeOrder);
    }

    /** An array whose slope is asked for. */
    record Sides(Array x, int axis, int edgeOrder) {
        private long length() {
            return x.shape().length(axis);
        }

        /** Elements from a position on, so many; negative positions count from the end. */
        private Array part(long position, long count) {
            long start = position < 0 ? position + length() : position;
            return Cutting.range(x, axis, start, start + count);
        }

        Array gradient(double spacing) {
            Array inner = part(2, length() - 2).sub(part(0, length() - 2)).div(2 * spacing);
            if (edgeOrder == 1) {
                Array first = part(1, 1).sub(part(0, 1)).div(spacing);
                return Array.concatenate(
                        axis, first, inner, part(-1, 1).sub(part(-2, 1)).div(spacing));
            }
            Array first = part(0, 1)
                    .mul(-1.5 / spacing)
                    .add(part(1, 1).mul(2 / spacing))
                    .add(part(2, 1).mul(-0.5 / spacing));
            Array last = part(-3, 1)
                    .mul(0.5 / spacing)
                    .add(part(-2, 1).mul(-2 / spacing))
                    .add(part(-1, 1).mul(1.5 / spacing));
            return Array.concatenate(axis, first, inner, last);
        }

        Array gradient(Array coordinates) {
            if (coordinates.ndim() != 1 || coordinates.size() != length()) {
                throw new IllegalArgumentException(
                        "coordinates of shape %s do not suit axis %d of length %d; give one a position"
                                .formatted(coordinates.shape(), axis, length()));
            }
            Array steps = once(coordinates, 0);
            int[] after = new int[x.ndim() - axis - 1];
            for (int i = 0; i < after.length; i++) {
                after[i] = i + 1;
            }
            Array apart = after.length == 0 ? steps : steps.expandDims(after);
            return Array.concatenate(axis, edge(apart, true), inner(apart), edge(apart, false))
                    .astype(x.dtype());
        }

        private Array inner(Array apart) {
            Array before = Cutting.range(apart, 0, 0, length() - 2);
            Array behind = Cutting.range(apart, 0, 1, length() - 1);
            Array both = before.add(behind);
            Array a = behind.neg().div(before.mul(both));
            Array b = behind.sub(before).div(before.mul(behind));
            Array c = before.div(behind.mul(both));
            long count = length() - 2;
            Array uneven = a.mul(part(0, count)).add(b.mul(part(1, count))).add(c.mul(part(2, count)));
            Array even = part(2, count).sub(part(0, count)).div(both);
            Array isEven = apart.eq(Cutting.range(apart, 0, 0, 1)).all(); // then what lies between counts for nothing
            return Array.where(isEven, even, uneven);
        }

        private Array edge(Array apart, boolean isFirst) {
            long last = length() - 1;
            if (edgeOrder == 1) {
                Array step = Cutting.range(apart, 0, isFirst ? 0 : last - 1, isFirst ? 1 : last);
                return part(isFirst ? 1 : -1, 1).sub(part(isFirst ? 0 : -2, 1)).div(step);
            }
            Array near = Cutting.range(apart, 0, isFirst ? 0 : last - 1, isFirst ? 1 : last);
            Array far = Cutting.range(apart, 0, isFirst ? 1 : last - 2, isFirst ? 2 : last - 1);
            Array both = near.add(far);
            Array a = near.mul(2).add(far).div(near.mul(both));
            Array b = both.div(near.mul(far));
            Array c = near.div(far.mul(both));
            Array slope = a.mul(part(isFirst ? 0 : -1, 1))
                    .sub(b.mul(part(isFirst ? 1 : -2, 1)))
                    .add(c.mul(part(isFirst ? 2 : -3, 1)));
            return isFirst ? slope.neg() : slope;
        }
    }
}
