package io.bask.array;

import io.bask.array.expr.BroadcastTo;
import io.bask.array.expr.Full;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.BlockRoom;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Ufunc;
import io.bask.config.Config;
import io.bask.config.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is put around an array: {@code x.pad(2, Pad.edge())}.
 *
 * <p>Axes are padded one after the other, so corners follow from what was put along the axes before.
 */
public sealed interface Pad {
    /** What is put before and behind one axis, of the array's dtype; either part may have no positions. */
    List<Array> around(Array x, int axis, long before, long behind);

    /** Whether an axis without positions can be padded. */
    default boolean needsElements() {
        return true;
    }

    /** One number everywhere. */
    static Pad constant(double number) {
        return new Constant(number, number);
    }

    /** One number before, another behind. */
    static Pad constant(double before, double behind) {
        return new Constant(before, behind);
    }

    /** The first and last element again and again. */
    static Pad edge() {
        return new Edge();
    }

    /** Numbers that lead evenly from the edges to a number. */
    static Pad linearRamp(double end) {
        return new LinearRamp(end, end);
    }

    /** Numbers that lead evenly from the edges to one number before, and to another behind. */
    static Pad linearRamp(double before, double behind) {
        return new LinearRamp(before, behind);
    }

    /** The largest element of each line. */
    static Pad maximum() {
        return new Statistic("maximum", Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The largest of the first, and of the last, so many elements of each line. */
    static Pad maximum(long elements) {
        return new Statistic("maximum", elements, elements);
    }

    /** The largest of the first {@code before} elements of each line, and of the last {@code behind} ones. */
    static Pad maximum(long before, long behind) {
        return new Statistic("maximum", before, behind);
    }

    /** The smallest element of each line. */
    static Pad minimum() {
        return new Statistic("minimum", Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The smallest of the first, and of the last, so many elements of each line. */
    static Pad minimum(long elements) {
        return new Statistic("minimum", elements, elements);
    }

    /** The smallest of the first {@code before} elements of each line, and of the last {@code behind} ones. */
    static Pad minimum(long before, long behind) {
        return new Statistic("minimum", before, behind);
    }

    /** The mean of each line. */
    static Pad mean() {
        return new Statistic("mean", Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The mean of the first, and of the last, so many elements of each line; of none NaN, which whole numbers cannot be. */
    static Pad mean(long elements) {
        return new Statistic("mean", elements, elements);
    }

    /** The mean of the first {@code before} elements of each line, and of the last {@code behind} ones; of none NaN. */
    static Pad mean(long before, long behind) {
        return new Statistic("mean", before, behind);
    }

    /** The median of each line. */
    static Pad median() {
        return new Statistic("median", Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The median of the first, and of the last, so many elements of each line; of none NaN, which whole numbers cannot be. */
    static Pad median(long elements) {
        return new Statistic("median", elements, elements);
    }

    /** The median of the first {@code before} elements of each line, and of the last {@code behind} ones; of none NaN. */
    static Pad median(long before, long behind) {
        return new Statistic("median", before, behind);
    }

    /** The line backwards, its edges not repeated. */
    static Pad reflect() {
        return new Mirror(false, false);
    }

    /** {@link #reflect()} taken from twice the edge: NumPy's {@code reflect_type="odd"}. */
    static Pad reflectOdd() {
        return new Mirror(false, true);
    }

    /** The line backwards, its edges repeated. */
    static Pad symmetric() {
        return new Mirror(true, false);
    }

    /** {@link #symmetric()} taken from twice the edge: NumPy's {@code reflect_type="odd"}. */
    static Pad symmetricOdd() {
        return new Mirror(true, true);
    }

    /** The line again from its other end. */
    static Pad wrap() {
        return new Wrap();
    }

    /** Anything; zeros, as Java has no memory that is not cleared. */
    static Pad empty() {
        return new Constant(0, 0);
    }

    /** See {@link Pad#constant(double, double)}. */
    record Constant(double first, double last) implements Pad {
        @Override
        public boolean needsElements() {
            return false;
        }

        @Override
        public List<Array> around(Array x, int axis, long before, long behind) {
            return List.of(filled(x, axis, before, first), filled(x, axis, behind, last));
        }

        private static Array filled(Array x, int axis, long length, double number) {
            Object value = x.dtype().isInteger() ? (Object) (long) number : (Object) number;
            return new Array(new Full(grid(x, axis, length), x.dtype(), value));
        }
    }

    /** See {@link Pad#edge()}. */
    record Edge() implements Pad {
        @Override
        public List<Array> around(Array x, int axis, long before, long behind) {
            long length = x.shape().length(axis);
            return List.of(
                    stretched(Cutting.range(x, axis, 0, 1), axis, before),
                    stretched(Cutting.range(x, axis, length - 1, length), axis, behind));
        }
    }

    private static Array stretched(Array one, int axis, long length) {
        return new Array(BroadcastTo.of(one.expr(), grid(one, axis, length)));
    }

    /** The chunks of what is put around: along the axis one, unless it would be larger than blocks should be. */
    private static ChunkGrid grid(Array x, int axis, long length) {
        long limit = Config.current().value(Setting.ARRAY_CHUNK_SIZE);
        ChunkGrid one = x.chunks().withAxis(axis, ChunkLengths.single(1));
        long most = Math.max(1, limit / Math.max(1, one.maxBlockBytes(x.dtype())));
        return one.withAxis(axis, ChunkLengths.regular(length, Math.min(length, most)));
    }

    /** See {@link Pad#linearRamp}. */
    record LinearRamp(double first, double last) implements Pad {
        @Override
        public List<Array> around(Array x, int axis, long before, long behind) {
            long length = x.shape().length(axis);
            return List.of(
                    ramp(Cutting.range(x, axis, 0, 1), axis, before, first),
                    ramp(Cutting.range(x, axis, length - 1, length), axis, behind, last)
                            .flip(axis));
        }

        private static Array ramp(Array edge, int axis, long length, double end) {
            if (length == 0) {
                return stretched(edge, axis, 0);
            }
            int[] after = new int[edge.ndim() - axis - 1];
            for (int i = 0; i < after.length; i++) {
                after[i] = i + 1;
            }
            Array place = Array.arange(length);
            Array number = edge.astype(workingDtype(edge));
            Array way = number.sub(end).div((double) length);
            Array line = (after.length == 0 ? place : place.expandDims(after))
                    .astype(number.dtype().realPart());
            Array ramp = way.mul(line).add(end);
            return (edge.dtype().isInteger() ? ramp.floor() : ramp).astype(edge.dtype());
        }

        /** Of one line NumPy works in double precision, of several lines in the precision that they have. */
        private static DType workingDtype(Array edge) {
            if (edge.dtype().isInexact() && edge.ndim() > 1) {
                return edge.dtype();
            }
            return edge.dtype().isComplex() ? DType.COMPLEX128 : DType.FLOAT64;
        }
    }

    /** See {@link Pad#maximum()} and those after it. */
    record Statistic(String name, long first, long last) implements Pad {
        /** Refuses to look for the largest and smallest of no elements. */
        public Statistic {
            long fewest = Math.min(first, last);
            if (fewest < 0 || fewest == 0 && !averages(name)) {
                throw new IllegalArgumentException("%s of %d elements is not defined; look at 1 or more%s"
                        .formatted(name, fewest, averages(name) ? ", or at 0 for NaN" : ""));
            }
        }

        private static boolean averages(String name) {
            return name.equals("mean") || name.equals("median");
        }

        @Override
        public List<Array> around(Array x, int axis, long before, long behind) {
            requireNumbers(x.dtype());
            long length = x.shape().length(axis);
            long behindFrom = length - Math.min(last, length);
            return List.of(
                    stretched(of(Cutting.range(x, axis, 0, Math.min(first, length)), axis), axis, before),
                    stretched(of(Cutting.range(x, axis, behindFrom, length), axis), axis, behind));
        }

        private void requireNumbers(DType dtype) {
            if (Math.min(first, last) == 0 && dtype.isInteger()) {
                throw new IllegalArgumentException(
                        "%s of 0 elements is NaN, which %s cannot hold; look at 1 or more, or cast to float64 first"
                                .formatted(name, dtype));
            }
        }

        private Array of(Array part, int axis) {
            Reduce how = Reduce.axis(axis).keepdims();
            Array result = switch (name) {
                case "maximum" -> part.max(how);
                case "minimum" -> part.min(how);
                case "mean" -> part.mean(how);
                default -> part.median(how);
            };
            boolean rounds = part.dtype().isInteger() && result.dtype().isInexact();
            return (rounds ? result.rint() : result).astype(part.dtype());
        }
    }

    /** See {@link Pad#reflect()} and those after it. */
    record Mirror(boolean repeatsEdge, boolean odd) implements Pad {
        /** Parts of an axis that stay chunks of their own; more of them are put together. */
        private static final int MOST_PARTS = 256;

        /** So many times as many blocks as the pad has are held while it grows. */
        private static final int LAYOUTS = 8;

        @Override
        public List<Array> around(Array x, int axis, long before, long behind) {
            if (x.shape().length(axis) == 1) {
                return new Edge().around(x, axis, before, behind);
            }
            Array first = Cutting.range(grown(x, axis, before, part -> part.flip(axis)), axis, 0, before);
            Array all = grown(x.flip(axis), axis, behind, part -> part.flip(axis));
            return List.of(first, Cutting.range(all, axis, 0, behind).flip(axis));
        }

        /** The array with at least so many positions before it; it is laid out anew whenever it has doubled. */
        private Array grown(Array x, int axis, long before, UnaryOperator<Array> turn) {
            long blocks = grid(x, axis, before).numBlocks();
            BlockRoom.require(
                    LAYOUTS * blocks,
                    () -> "a mirrored pad of %d elements, laid out %d times".formatted(before, LAYOUTS));
            Array result = x;
            long missing = before;
            long skipped = repeatsEdge ? 0 : 1;
            while (missing > 0) {
                long count = Math.min(missing, result.shape().length(axis) - skipped);
                Array part = turn.apply(Cutting.range(result, axis, skipped, skipped + count));
                if (odd) {
                    Array edge = Cutting.range(result, axis, 0, 1);
                    part = Apply.ufunc(Ufunc.MULTIPLY, edge, 2L).sub(part).astype(x.dtype());
                }
                result = Array.concatenate(axis, part, result);
                missing -= count;
                if (result.chunks().numBlocks(axis) > MOST_PARTS) {
                    result = new Array(Rechunk.of(
                            result.expr(), grid(result, axis, result.shape().length(axis))));
                }
            }
            return result;
        }
    }

    /** See {@link Pad#wrap()}. */
    record Wrap() implements Pad {
        @Override
        public List<Array> around(Array x, int axis, long before, long behind) {
            return List.of(
                    repeated(x, axis, Math.floorMod(-before, x.shape().length(axis)), before),
                    repeated(x, axis, 0, behind));
        }

        private static Array repeated(Array x, int axis, long from, long count) {
            long length = x.shape().length(axis);
            long first = Math.min(count, from == 0 ? 0 : length - from);
            long whole = (count - first) / length;
            long last = (count - first) % length;
            List<Array> parts = new ArrayList<>();
            if (first > 0) {
                parts.add(Cutting.range(x, axis, from, from + first));
            }
            if (whole > 0) {
                parts.add(Cutting.tiled(x, axis, whole));
            }
            if (last > 0) {
                parts.add(Cutting.range(x, axis, 0, last));
            }
            return parts.isEmpty()
                    ? Cutting.range(x, axis, 0, 0)
                    : Array.concatenate(axis, parts.toArray(Array[]::new));
        }
    }
}
