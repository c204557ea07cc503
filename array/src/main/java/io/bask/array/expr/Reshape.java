package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.Shape;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The same elements, in row-major order, in another shape.
 *
 * <p>Each block is the reshape of one block of the input: both are cut along one axis only, at the same elements.
 */
public final class Reshape extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;

    private Reshape(ArrayExpr input, ChunkGrid chunks) {
        super(with(Token.of("reshape").with(input.token()), chunks).build(), new ArrayMeta(chunks, input.dtype()));
        this.input = input;
    }

    /**
     * {@code input} in another shape of as many elements.
     *
     * <p>The input is rechunked so that only its first axis of more than one element is cut, and there only where a row
     * of the result begins too; its cuts are kept if they are like that already.
     */
    public static ArrayExpr of(ArrayExpr input, Shape shape) {
        if (shape.equals(input.shape())) {
            return input;
        }
        int from = cutAxis(input.shape());
        int to = cutAxis(shape);
        if (shape.isEmpty() || from < 0 || to < 0) {
            return new Reshape(Rechunk.of(input, ChunkGrid.single(input.shape())), ChunkGrid.single(shape));
        }
        long innerFrom = inner(input.shape(), from);
        long innerTo = inner(shape, to);
        long[] elements = elements(input.chunks(), from, innerFrom, innerTo);
        return new Reshape(
                Rechunk.of(input, cut(input.shape(), from, innerFrom, elements)), cut(shape, to, innerTo, elements));
    }

    /** The first axis of more than one element, or -1. */
    private static int cutAxis(Shape shape) {
        for (int axis = 0; axis < shape.ndim(); axis++) {
            if (shape.length(axis) > 1) {
                return axis;
            }
        }
        return -1;
    }

    private static long inner(Shape shape, int axis) {
        return shape.size() / shape.length(axis);
    }

    /** How many elements each block gets. */
    private static long[] elements(ChunkGrid chunks, int axis, long innerFrom, long innerTo) {
        ChunkLengths lengths = chunks.axis(axis);
        boolean keeps = chunks.numBlocks() == lengths.count();
        long[] result = lengths.lengths();
        for (int i = 0; i < result.length; i++) {
            result[i] *= innerFrom;
            keeps &= result[i] % innerTo == 0;
        }
        if (keeps) {
            return result;
        }
        long size = chunks.shape().size();
        long unit = commonMultiple(innerFrom, innerTo, size);
        long units = Math.max(1, chunks.maxBlockShape().size() / unit);
        return ChunkLengths.regular(size, Math.min(size, units * unit)).lengths();
    }

    /** The least common multiple, or {@code size} if that is less. */
    private static long commonMultiple(long a, long b, long size) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        long factor = a / x;
        return factor > size / b ? size : factor * b;
    }

    private static ChunkGrid cut(Shape shape, int axis, long inner, long[] elements) {
        List<ChunkLengths> axes = new ArrayList<>();
        for (long length : shape.lengths()) {
            axes.add(ChunkLengths.single(length));
        }
        long[] lengths = new long[elements.length];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = elements[i] / inner;
        }
        axes.set(axis, ChunkLengths.of(lengths));
        return ChunkGrid.of(axes);
    }

    /** What is reshaped. */
    public ArrayExpr input() {
        return input;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Reshape(only(inputs), chunks());
    }

    @Override
    public String operation() {
        return "reshape";
    }
}
