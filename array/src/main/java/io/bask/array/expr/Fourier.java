package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.FourierKind;
import io.bask.expr.Token;
import java.util.List;

/** A Fourier transform of each line along an axis, which lies in one block; in float64 or complex128. */
public final class Fourier extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final FourierKind kind;
    private final ArrayExpr input;
    private final int axis;
    private final long length;
    private final double scale;

    /**
     * The transform.
     *
     * @param axis in [0, ndim); one chunk
     * @param length of the transform: lines are cut or filled with zeros to what it reads
     * @param scale what results are multiplied by, beside a transform that is not scaled in either direction
     */
    public Fourier(FourierKind kind, ArrayExpr input, int axis, long length, double scale) {
        super(
                Token.of("fourier")
                        .with((long) kind.ordinal())
                        .with(input.token())
                        .with((long) axis)
                        .with(length)
                        .with(Double.doubleToLongBits(scale))
                        .build(),
                new ArrayMeta(
                        grid(kind, input.chunks(), axis, length),
                        kind.makesComplex() ? DType.COMPLEX128 : DType.FLOAT64));
        this.kind = kind;
        this.input = input;
        this.axis = axis;
        this.length = length;
        this.scale = scale;
    }

    private static ChunkGrid grid(FourierKind kind, ChunkGrid input, int axis, long length) {
        if (input.numBlocks(axis) != 1) {
            throw new IllegalArgumentException("%s along axis %d with %d chunks; rechunk it to one"
                    .formatted(kind.numpyName(), axis, input.numBlocks(axis)));
        }
        return input.withAxis(axis, ChunkLengths.single(kind.makes(length)));
    }

    /** Which transform. */
    public FourierKind kind() {
        return kind;
    }

    /** What is transformed. */
    public ArrayExpr input() {
        return input;
    }

    /** Along which axis, in [0, ndim). */
    public int axis() {
        return axis;
    }

    /** How long the transform is. */
    public long length() {
        return length;
    }

    /** What results are multiplied by. */
    public double scale() {
        return scale;
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Fourier(kind, only(inputs), axis, length, scale);
    }

    @Override
    public String operation() {
        return kind.numpyName();
    }

    @Override
    String parameters() {
        return "axis %d, length %d".formatted(axis, length);
    }
}
