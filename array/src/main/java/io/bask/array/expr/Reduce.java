package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.expr.Token;
import java.util.List;

/** Axes reduced: partial results a block, then combined in a tree. */
public final class Reduce extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final ArrayExpr input;
    private final ReduceSpec spec;

    /**
     * {@code input} with axes reduced.
     *
     * @throws IllegalArgumentException if a smallest or largest of no elements is asked, or a place along some axes but
     *     not all
     */
    public Reduce(ArrayExpr input, ReduceSpec spec) {
        super(
                spec.with(Token.of("reduce")).with(checked(input, spec).token()).build(),
                new ArrayMeta(spec.result(input.chunks()), spec.kind().resultDType(input.dtype())));
        this.input = input;
        this.spec = spec;
    }

    /**
     * {@code input} with axes reduced, where the elements lie: neither cut anew nor brought in order, which answers that are
     * no places do not depend on.
     *
     * <p>Elements are cut anew all the same where that makes more blocks, because it may be there to let more threads work.
     */
    public static ArrayExpr of(ArrayExpr input, ReduceSpec spec) {
        Reduce asked = new Reduce(input, spec);
        if (spec.kind().isArg()) {
            return asked;
        }
        if (input instanceof Compress selection) {
            return SelectedReduce.of(selection, spec).orElse(asked);
        }
        if (input instanceof Rechunk rechunk && asked.chunks().isKnown()) {
            ChunkGrid from = rechunk.input().chunks();
            if (from.isKnown() && from.numBlocks() >= input.chunks().numBlocks()) {
                return Rechunk.of(new Reduce(rechunk.input(), spec), asked.chunks(), rechunk.limits());
            }
        }
        return asked;
    }

    private static ArrayExpr checked(ArrayExpr input, ReduceSpec spec) {
        String name = spec.kind().numpyName();
        int[] axes = spec.axes();
        if (spec.kind().isArg() && axes.length != 1 && axes.length != input.ndim()) {
            throw new IllegalArgumentException(
                    "%s works along one axis or over the whole array, not along %d of %d axes"
                            .formatted(name, axes.length, input.ndim()));
        }
        for (int axis : axes) {
            if (input.shape().extent(axis) == 0 && !spec.kind().hasIdentity()) {
                throw new IllegalArgumentException(
                        "%s of no elements is not defined; the array has shape %s, give every reduced axis a length above 0"
                                .formatted(name, input.shape()));
            }
        }
        return input;
    }

    /** What is reduced. */
    public ArrayExpr input() {
        return input;
    }

    /** How. */
    public ReduceSpec spec() {
        return spec;
    }

    @Override
    public long taskCount() {
        return input.chunks().numBlocks() + spec.combineTasks(input.chunks());
    }

    @Override
    public List<ArrayExpr> inputs() {
        return List.of(input);
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> inputs) {
        return new Reduce(only(inputs), spec);
    }

    @Override
    public String operation() {
        return spec.kind().numpyName();
    }

    @Override
    String parameters() {
        return spec.toString();
    }
}
