package io.bask.dataframe.expr;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ValueRange;
import io.bask.dataframe.schema.DType;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table, in their order and under their labels, in other partitions: so many, by bounds of the labels, or by a
 * plan of what becomes of each.
 */
public final class Repartition extends Derived {
    private static final long serialVersionUID = 1L;

    private final @Nullable Column divisions;
    private final @Nullable Pieces pieces;

    /**
     * What becomes of each partition.
     *
     * @param splits into how many pieces, of about equally many rows, each old partition is cut
     * @param joins how many pieces in a row make each new one
     */
    public record Pieces(List<Integer> splits, List<Integer> joins) implements Serializable {
        /** Checks that all pieces are used. */
        public Pieces {
            splits = List.copyOf(splits);
            joins = List.copyOf(joins);
            int made = splits.stream().mapToInt(Math::toIntExact).sum();
            int used = joins.stream().mapToInt(Math::toIntExact).sum();
            if (made != used) {
                throw new IllegalArgumentException("%d pieces are made, and %d are used".formatted(made, used));
            }
        }
    }

    private Repartition(FrameExpr input, int partitions, @Nullable Column divisions, @Nullable Pieces pieces) {
        super(token(input, partitions, divisions, pieces), input.schema(), partitions, input.labels(), List.of(input));
        this.divisions = divisions;
        this.pieces = pieces;
    }

    private static Token token(FrameExpr input, int partitions, @Nullable Column divisions, @Nullable Pieces pieces) {
        Token.Builder token = Token.of("repartition").with(input.token()).with((long) partitions);
        for (int i = 0; divisions != null && i < divisions.length(); i++) {
            token.with(String.valueOf(divisions.valueAt(i)));
        }
        if (pieces != null) {
            token.with("pieces " + pieces.splits() + pieces.joins());
        }
        return token.build();
    }

    /** Each partition cut into pieces, and pieces joined, as a plan for the table's partitions says. */
    public static Repartition by(FrameExpr input, Pieces pieces) {
        if (pieces.splits().size() != input.partitions()) {
            throw new IllegalArgumentException("a plan for %d partitions, and there are %d"
                    .formatted(pieces.splits().size(), input.partitions()));
        }
        return new Repartition(input, pieces.joins().size(), null, pieces);
    }

    /** That many partitions: neighbours joined where they become fewer, else all of about equal length. */
    public static Repartition into(FrameExpr input, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("%d partitions asked for; give at least one".formatted(partitions));
        }
        return new Repartition(input, partitions, null, null);
    }

    /** One partition between each two neighbouring bounds of the labels, which are in order; the last bound is included. */
    public static Repartition at(FrameExpr input, Column divisions) {
        if (input.labels().size() != 1) {
            throw new IllegalArgumentException(
                    "divisions need rows labelled by one column, not by %s; call setIndex(column) first"
                            .formatted(input.labels()));
        }
        if (divisions.length() < 2) {
            throw new IllegalArgumentException(
                    "%d divisions given; n partitions need n + 1, so give at least two".formatted(divisions.length()));
        }
        checkOrder(divisions);
        return new Repartition(input, divisions.length() - 1, divisions, null);
    }

    private static void checkOrder(Column divisions) {
        for (int i = 0; i < divisions.length(); i++) {
            Object bound = divisions.valueAt(i);
            if (bound == null) {
                throw new IllegalArgumentException(
                        "division %d is missing, and rows without a label lie between no divisions; give a value"
                                .formatted(i));
            }
            if (i > 0 && isLess(bound, divisions.valueAt(i - 1), divisions.dtype())) {
                throw new IllegalArgumentException("divisions descend from %s to %s; give them in ascending order"
                        .formatted(divisions.valueAt(i - 1), bound));
            }
        }
    }

    private static boolean isLess(Object bound, @Nullable Object before, DType dtype) {
        if (before == null || dtype == DType.CATEGORICAL || bound instanceof byte[]) {
            return false;
        }
        Integer order =
                ValueRange.compare(Literals.present(bound, "give a value"), Literals.present(before, "give a value"));
        return order != null && order < 0;
    }

    /** What becomes of each partition, or null where no plan was made. */
    public @Nullable Pieces pieces() {
        return pieces;
    }

    /** Bounds of the labels, or null where only the number of partitions counts. */
    public @Nullable Column divisions() {
        return divisions;
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        return own;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        FrameExpr input = only(inputs);
        boolean fits = pieces != null && pieces.splits().size() == input.partitions();
        return new Repartition(input, partitions(), divisions, fits ? pieces : null);
    }

    @Override
    public String operation() {
        return "repartition";
    }

    @Override
    public String describe() {
        return "repartition into %d%s".formatted(partitions(), divisions == null ? "" : " by divisions " + divisions);
    }
}
