package io.bask.array;

import io.bask.array.expr.Contract;
import io.bask.array.expr.Rechunk;
import io.bask.array.shape.Axis;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.array.shape.UnknownLengthException;
import io.bask.array.ufunc.Ufunc;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/** Makes products of two arrays: all of them are one contraction of axes with names. */
final class Products {
    private Products() {}

    static Array require(String operation, String name, Array array) {
        return Objects.requireNonNull(array, () -> "%s: %s is null; give an array".formatted(operation, name));
    }

    /**
     * Two arrays multiplied, added up along axes whose names are not kept; {@code kept} is the order of the result.
     *
     * <p>Axes of one name have one length, or length 1 where they stretch.
     */
    static Labelled contract(Labelled a, Labelled b, int[] kept) {
        DType dtype = DType.promote(a.array().dtype(), b.array().dtype());
        Labelled one = new Labelled(a.array().astype(dtype), a.names());
        Labelled other = new Labelled(b.array().astype(dtype), b.names());
        Labelled left = one.withoutStretched(other);
        Labelled right = other.withoutStretched(one);
        Labelled first = left.keeping(name -> contains(kept, name) || right.has(name));
        Labelled second = right.keeping(name -> contains(kept, name) || left.has(name));
        int[] stack = first.where(name -> second.has(name) && contains(kept, name));
        int[] depth = first.where(name -> second.has(name) && !contains(kept, name));
        if (depth.length == 0) {
            return new Labelled(Apply.ufunc(Ufunc.MULTIPLY, first.spread(kept), second.spread(kept)), kept.clone());
        }
        int[] rows = first.where(name -> !second.has(name));
        int[] columns = second.where(name -> !first.has(name));
        Labelled product = new Labelled(
                multiply(
                        first.ordered(joined(stack, rows, depth)).array(),
                        second.ordered(joined(stack, depth, columns)).array(),
                        stack.length,
                        depth.length),
                joined(stack, rows, columns));
        return product.ordered(kept);
    }

    private static boolean contains(int[] names, int name) {
        return Arrays.stream(names).anyMatch(one -> one == name);
    }

    private static int[] joined(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }

    private static Array multiply(Array left, Array right, int stack, int depth) {
        ChunkGrid a = left.chunks();
        ChunkGrid b = right.chunks();
        for (int i = 0; i < stack + depth; i++) {
            int own = i < stack ? i : left.ndim() - depth + i - stack;
            ChunkLengths common = ChunkGrid.unify(ChunkGrid.of(a.axis(own)), ChunkGrid.of(b.axis(i)))
                    .axis(0);
            a = a.withAxis(own, common);
            b = b.withAxis(i, common);
        }
        Contract product = new Contract(Rechunk.of(left.expr(), a), Rechunk.of(right.expr(), b), stack, depth);
        Assembly.requireBlocks(product.chunks(), product.dtype());
        return new Array(product);
    }

    static Array matmul(Array a, Array b) {
        require("matmul", "the right array", b);
        requireAxes("matmul", a, b);
        int row = -1;
        int depth = -2;
        int column = -3;
        int[] left = matrixNames(a.ndim(), row, depth);
        int[] right = matrixNames(b.ndim(), depth, column);
        if (b.ndim() == 1) {
            right[0] = depth;
        }
        if (a.ndim() == 1) {
            left[0] = depth;
        }
        requireAlike("matmul", a, a.ndim() - 1, b, Math.max(0, b.ndim() - 2));
        int stack = Math.max(a.ndim(), b.ndim()) - 2;
        requireStacks(a, b);
        int[] kept = joined(
                IntStream.range(0, Math.max(0, stack)).map(i -> stack - i).toArray(),
                a.ndim() > 1 ? new int[] {row} : new int[0],
                b.ndim() > 1 ? new int[] {column} : new int[0]);
        return contract(new Labelled(a, left), new Labelled(b, right), kept).array();
    }

    private static void requireAxes(String operation, Array a, Array b) {
        if (a.ndim() == 0 || b.ndim() == 0) {
            throw new IllegalArgumentException(
                    "%s takes arrays with axes but got shapes %s and %s; multiply a scalar with mul"
                            .formatted(operation, a.shape(), b.shape()));
        }
    }

    private static void requireStacks(Array a, Array b) {
        if (a.ndim() > 2 && b.ndim() > 2) {
            ChunkGrid.unify(stack(a), stack(b));
        }
    }

    private static ChunkGrid stack(Array x) {
        return ChunkGrid.of(x.chunks().axes().subList(0, x.ndim() - 2));
    }

    /** Names of the axes of stacked matrices: those of the stack count from the last one. */
    private static int[] matrixNames(int ndim, int rows, int columns) {
        int[] names = new int[ndim];
        for (int axis = 0; axis < ndim; axis++) {
            int fromEnd = ndim - axis;
            names[axis] = fromEnd == 1 ? columns : fromEnd == 2 ? rows : fromEnd - 2;
        }
        return names;
    }

    static void requireAlike(String operation, Array a, int axisOfA, Array b, int axisOfB) {
        if (!a.shape().isAlike(axisOfA, b.shape(), axisOfB)) {
            boolean unsure = !a.shape().isKnown(axisOfA) || !b.shape().isKnown(axisOfB);
            throw new IllegalArgumentException(
                    "%s of shapes %s and %s: axis %d of the first and axis %d of the second must have one length; %s"
                            .formatted(
                                    operation,
                                    a.shape(),
                                    b.shape(),
                                    axisOfA,
                                    axisOfB,
                                    UnknownLengthException.wayOut(unsure, "transpose, cut or reshape one")));
        }
    }

    static Array dot(Array a, Array b) {
        require("dot", "the right array", b);
        if (a.ndim() == 0 || b.ndim() == 0) {
            return Apply.ufunc(Ufunc.MULTIPLY, a, b);
        }
        int axis = Math.max(0, b.ndim() - 2);
        return tensordot("dot", a, b, new int[][] {{a.ndim() - 1}, {axis}});
    }

    static Array inner(Array a, Array b) {
        require("inner", "the other array", b);
        if (a.ndim() == 0 || b.ndim() == 0) {
            return Apply.ufunc(Ufunc.MULTIPLY, a, b);
        }
        return tensordot("inner", a, b, new int[][] {{a.ndim() - 1}, {b.ndim() - 1}});
    }

    static Array outer(Array a, Array b) {
        require("outer", "the other array", b);
        return Apply.ufunc(Ufunc.MULTIPLY, a.ravel().expandDims(1), b.ravel().expandDims(0));
    }

    static Array vdot(Array a, Array b) {
        require("vdot", "the other array", b);
        Array one = a.dtype().isComplex() ? a.conj() : a;
        if (a.shape().equals(b.shape())) {
            int[] all = IntStream.range(0, a.ndim()).toArray();
            return tensordot("vdot", one, b, new int[][] {all, all});
        }
        if (a.size() != b.size()) {
            throw new IllegalArgumentException(
                    "vdot of shapes %s and %s; both must have as many elements".formatted(a.shape(), b.shape()));
        }
        return tensordot("vdot", one.reshape(-1), b.reshape(-1), new int[][] {{0}, {0}});
    }

    /** Contracts {@code axes[0]} of one with {@code axes[1]} of the other, pair by pair. */
    static Array tensordot(String operation, Array a, Array b, int[][] axes) {
        int[] ofA = Axis.normalizeAll(axes[0], a.ndim());
        int[] ofB = Axis.normalizeAll(axes[1], b.ndim());
        if (ofA.length != ofB.length) {
            throw new IllegalArgumentException("%s along axes %s and %s; name as many of one array as of the other"
                    .formatted(operation, Arrays.toString(axes[0]), Arrays.toString(axes[1])));
        }
        int[] left = IntStream.range(0, a.ndim()).toArray();
        int[] right = IntStream.range(a.ndim(), a.ndim() + b.ndim()).toArray();
        for (int i = 0; i < ofA.length; i++) {
            requireAlike(operation, a, ofA[i], b, ofB[i]);
            right[ofB[i]] = left[ofA[i]];
        }
        int[] kept = joined(
                Arrays.stream(left).filter(name -> !contains(right, name)).toArray(),
                Arrays.stream(right).filter(name -> !contains(left, name)).toArray());
        return contract(new Labelled(a, left), new Labelled(b, right), kept).array();
    }

    static Array kron(Array a, Array b) {
        require("kron", "the other array", b);
        int ndim = Math.max(a.ndim(), b.ndim());
        long[] product = new long[ndim];
        Array one = leading(a, ndim);
        Array other = leading(b, ndim);
        for (int axis = 0; axis < ndim; axis++) {
            long length = one.shape().length(axis);
            long times = other.shape().length(axis);
            if (times > 0 && length > Long.MAX_VALUE / times) {
                throw new IllegalArgumentException(
                        "kron of shapes %s and %s has %d times %d positions along axis %d, more than 2^63 - 1; use smaller arrays"
                                .formatted(a.shape(), b.shape(), length, times, axis));
            }
            product[axis] = length * times;
        }
        int[] odd = IntStream.range(0, ndim).map(axis -> 2 * axis + 1).toArray();
        int[] even = IntStream.range(0, ndim).map(axis -> 2 * axis).toArray();
        Array each = Apply.ufunc(Ufunc.MULTIPLY, one.expandDims(odd), other.expandDims(even));
        return each.reshape(Shape.of(product).lengths());
    }

    private static Array leading(Array x, int ndim) {
        return x.ndim() == ndim
                ? x
                : x.expandDims(IntStream.range(0, ndim - x.ndim()).toArray());
    }
}
