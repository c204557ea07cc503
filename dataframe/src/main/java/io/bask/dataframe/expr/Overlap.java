package io.bask.dataframe.expr;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import io.bask.function.Function1;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A table whose partitions a function of the user's makes from the input's, each with some rows of those before and after it. */
public final class Overlap extends Derived {
    private static final long serialVersionUID = 1L;

    private final Function1<Frame, Frame> function;
    private final int before;
    private final int after;
    private final Token identity;

    private Overlap(
            FrameExpr input, Function1<Frame, Frame> function, int before, int after, Schema schema, Token identity) {
        super(
                Token.of("overlap").with(input.token()).with(identity).build(),
                schema,
                input.partitions(),
                input.labels(),
                List.of(input));
        this.function = function;
        this.before = before;
        this.after = after;
        this.identity = identity;
    }

    /** The function applied to each partition with so many rows before and after it. Functions are never equal. */
    public static Overlap of(FrameExpr input, Function1<Frame, Frame> function, int before, int after, Schema schema) {
        if (before < 0 || after < 0) {
            throw new IllegalArgumentException(
                    "%d rows before and %d after were asked for; the numbers must not be negative"
                            .formatted(before, after));
        }
        return new Overlap(input, function, before, after, schema, Token.unique());
    }

    /** What is applied. */
    public Function1<Frame, Frame> function() {
        return function;
    }

    /** How many rows before a partition it is given. */
    public int before() {
        return before;
    }

    /** How many rows after a partition it is given. */
    public int after() {
        return after;
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        return new LinkedHashSet<>(input().schema().names());
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Overlap(only(inputs), function, before, after, schema(), identity);
    }

    @Override
    public String operation() {
        return "map-overlap";
    }

    @Override
    public String describe() {
        return "map-overlap %d, %d to %s".formatted(before, after, schema());
    }
}
