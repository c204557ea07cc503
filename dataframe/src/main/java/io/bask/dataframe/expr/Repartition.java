package io.bask.dataframe.expr;

import io.bask.dataframe.column.Column;
import io.bask.expr.Token;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a table, in their order and under their labels, in other partitions: so many, or by bounds of the labels. */
public final class Repartition extends Derived {
    private static final long serialVersionUID = 1L;

    private final @Nullable Column divisions;

    private Repartition(FrameExpr input, int partitions, @Nullable Column divisions) {
        super(token(input, partitions, divisions), input.schema(), partitions, input.labels(), List.of(input));
        this.divisions = divisions;
    }

    private static Token token(FrameExpr input, int partitions, @Nullable Column divisions) {
        Token.Builder token = Token.of("repartition").with(input.token()).with((long) partitions);
        for (int i = 0; divisions != null && i < divisions.length(); i++) {
            token.with(String.valueOf(divisions.valueAt(i)));
        }
        return token.build();
    }

    /** That many partitions: neighbours joined where they become fewer, else all of about equal length. */
    public static Repartition into(FrameExpr input, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("%d partitions asked for; give at least one".formatted(partitions));
        }
        return new Repartition(input, partitions, null);
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
        return new Repartition(input, divisions.length() - 1, divisions);
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
        return new Repartition(only(inputs), partitions(), divisions);
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
