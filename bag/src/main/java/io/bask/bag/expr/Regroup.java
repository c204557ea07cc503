package io.bask.bag.expr;

import io.bask.expr.Token;
import java.io.Serializable;
import java.util.List;

/** The same elements in the same order, in other partitions. */
public final class Regroup extends BagExpr {
    private static final long serialVersionUID = 1L;

    private final BagExpr input;

    @SuppressWarnings("serial")
    private final List<List<Piece>> groups;

    /**
     * An equal piece of a partition.
     *
     * @param partition number of the partition
     * @param piece which piece of it, from 0
     * @param of how many pieces it is cut into
     */
    public record Piece(int partition, int piece, int of) implements Serializable {}

    /** One partition for each group of pieces, which follow each other and cover {@code input}. */
    public Regroup(BagExpr input, List<List<Piece>> groups) {
        super(token(input, groups), groups.size());
        this.input = input;
        this.groups = groups.stream().map(List::copyOf).toList();
    }

    private static Token token(BagExpr input, List<List<Piece>> groups) {
        Token.Builder token = Token.of("regroup").with(input.token()).with(groups.size());
        for (List<Piece> group : groups) {
            token.with(group.size());
            group.forEach(piece -> token.with(piece.partition).with(piece.piece).with(piece.of));
        }
        return token.build();
    }

    /** The pieces that partition {@code i} is made of. */
    public List<Piece> group(int i) {
        return groups.get(i);
    }

    @Override
    public List<BagExpr> inputs() {
        return List.of(input);
    }

    @Override
    public BagExpr withInputs(List<BagExpr> inputs) {
        return new Regroup(inputs.get(0), groups);
    }

    @Override
    public String operation() {
        return "repartition";
    }

    @Override
    public String describe() {
        return "repartition(%d)".formatted(npartitions());
    }
}
