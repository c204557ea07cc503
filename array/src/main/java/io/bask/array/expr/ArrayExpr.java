package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import io.bask.expr.Expr;
import io.bask.expr.Token;
import java.util.List;

/**
 * A node of a lazy array expression.
 *
 * <p>Shape, chunks and dtype are known when the node is made, and wrong parameters are refused then. A rule may put
 * another node in the place of this one as long as these three stay the same.
 */
public abstract sealed class ArrayExpr extends Expr<ArrayExpr>
        permits Creation,
                FromNDArray,
                FromLazy,
                Blocks,
                Later,
                SelectedReduce,
                Elementwise,
                Reduce,
                SliceBasic,
                Transpose,
                BroadcastTo,
                Rechunk,
                Reshape,
                Concatenate,
                AssignSlice,
                Diagonal,
                Scan,
                Windows,
                BlockCall,
                Contract,
                Factor,
                Fourier,
                TreeReduce,
                SampleSort,
                Quantiles,
                Repeat,
                Shuffle,
                Compress,
                Gather,
                Scatter,
                BlockCounts,
                Sized,
                Settle,
                Place,
                Guard,
                Partitions,
                Fused,
                FusedReduce {
    private static final long serialVersionUID = 1L;

    private final ArrayMeta meta;

    ArrayExpr(Token token, ArrayMeta meta) {
        super(token);
        this.meta = meta;
    }

    /** Chunks and dtype together. */
    public final ArrayMeta meta() {
        return meta;
    }

    /** The lengths along the axes. */
    public final Shape shape() {
        return meta.shape();
    }

    /** How the array is cut into blocks. */
    public final ChunkGrid chunks() {
        return meta.chunks();
    }

    /** The type of the elements. */
    public final DType dtype() {
        return meta.dtype();
    }

    /** Number of axes. */
    public final int ndim() {
        return meta.chunks().ndim();
    }

    /** How many tasks this node becomes when it is lowered, its inputs not counted. */
    public long taskCount() {
        return meta.chunks().numBlocks();
    }

    /** The operation, what matters of its parameters, then shape, dtype and the longest chunks. */
    @Override
    public final String describe() {
        String parameters = parameters();
        return "%s%s  %s %s, chunks %s"
                .formatted(
                        operation(),
                        parameters.isEmpty() ? "" : "(" + parameters + ")",
                        dtype(),
                        shape(),
                        chunks().maxBlockShape());
    }

    /** What {@link #describe} writes between parentheses; empty where there is nothing to say. */
    String parameters() {
        return "";
    }

    /** The only input of a node that has one. */
    static ArrayExpr only(List<ArrayExpr> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(
                    "this node reads one array but got %d; give exactly one".formatted(inputs.size()));
        }
        return inputs.get(0);
    }

    /** Adds a grid to a token; regular chunks cost O(1) an axis. */
    static Token.Builder with(Token.Builder token, ChunkGrid grid) {
        token.with((long) grid.ndim());
        for (ChunkLengths axis : grid.axes()) {
            if (!axis.isKnown()) {
                token.with(axis.origin()).with(axis.count());
                continue;
            }
            token.with(axis.total());
            if (axis.isRegular()) {
                token.with(axis.max());
            } else {
                token.with(axis.lengths());
            }
        }
        return token;
    }
}
