package io.bask.array.expr;

import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.DType;
import io.bask.array.ufunc.Factorization;
import io.bask.expr.Token;
import java.util.List;

/**
 * One of the answers of a factorisation of matrices, each of which lies in one block.
 *
 * <p>Block by block: all inputs and all answers have as many blocks, in the same order, but that an input may have one block
 * that is read with each of the others. Nodes that differ in nothing but
 * in which answer they are share one task a block.
 */
public final class Factor extends ArrayExpr {
    private static final long serialVersionUID = 1L;

    private final Factorization kind;
    private final int part;
    private final List<ArrayExpr> inputs;

    /**
     * An answer.
     *
     * @param part which one
     * @param meta its chunks and dtype, as the caller knows them
     * @throws IllegalArgumentException if an input has neither as many blocks as the answer nor one
     */
    public Factor(Factorization kind, int part, List<ArrayExpr> inputs, ArrayMeta meta) {
        super(token(kind, inputs).with((long) part).build(), meta);
        this.kind = kind;
        this.part = part;
        this.inputs = List.copyOf(inputs);
        for (ArrayExpr input : inputs) {
            long blocks = input.chunks().numBlocks();
            if (blocks != 1 && blocks != meta.chunks().numBlocks()) {
                throw new IllegalArgumentException("%s: chunks %s and %s differ in number; rechunk one of them"
                        .formatted(kind.numpyName(), input.chunks(), meta.chunks()));
            }
        }
    }

    /** An answer with chunks and dtype. */
    public static Factor of(Factorization kind, int part, List<ArrayExpr> inputs, ChunkGrid chunks, DType dtype) {
        return new Factor(kind, part, inputs, new ArrayMeta(chunks, dtype));
    }

    private static Token.Builder token(Factorization kind, List<ArrayExpr> inputs) {
        return Token.of("factor").with((long) kind.ordinal()).withAll(inputs);
    }

    /** What is made. */
    public Factorization kind() {
        return kind;
    }

    /** Which of its answers this is. */
    public int part() {
        return part;
    }

    /** The name of what all answers share. */
    public String sharedName() {
        return kind.numpyName() + "-all-" + token(kind, inputs).build();
    }

    @Override
    public long taskCount() {
        return 2 * chunks().numBlocks();
    }

    @Override
    public List<ArrayExpr> inputs() {
        return inputs;
    }

    @Override
    public ArrayExpr withInputs(List<ArrayExpr> newInputs) {
        return new Factor(kind, part, newInputs, meta());
    }

    @Override
    public String operation() {
        return kind.numpyName();
    }

    @Override
    String parameters() {
        return "answer %d".formatted(part);
    }
}
