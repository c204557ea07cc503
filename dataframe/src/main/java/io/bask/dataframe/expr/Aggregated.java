package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Values that stand for many rows: of a whole table as one row, or of each group as one row a group.
 *
 * <p>One partition. Groups are sorted by their keys, which become the row labels; rows with a missing key are left out.
 */
public final class Aggregated extends FrameExpr {
    private static final long serialVersionUID = 1L;

    private final FrameExpr input;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keys;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Aggregate> aggregates;

    /**
     * Aggregates of the input.
     *
     * @param keys columns whose equal values make a group; empty for all rows together
     * @param aggregates the values computed, named apart
     */
    public Aggregated(FrameExpr input, List<String> keys, List<Aggregate> aggregates) {
        super(
                token(input, keys, aggregates),
                schema(input.schema(), keys, aggregates),
                1,
                input.schema().select(keys).fields());
        this.input = input;
        this.keys = List.copyOf(keys);
        this.aggregates = List.copyOf(aggregates);
    }

    private static Token token(FrameExpr input, List<String> keys, List<Aggregate> aggregates) {
        Token.Builder token = Token.of("aggregate").with(input.token()).with((long) keys.size());
        keys.forEach(token::with);
        for (Aggregate aggregate : aggregates) {
            token.with(aggregate.column()).with(aggregate.aggregation().name()).with(aggregate.name());
        }
        return token.build();
    }

    private static Schema schema(Schema input, List<String> keys, List<Aggregate> aggregates) {
        keys.forEach(input::indexOf);
        return Schema.of(
                aggregates.stream().map(aggregate -> aggregate.result(input)).toList());
    }

    /** The table. */
    public FrameExpr input() {
        return input;
    }

    /** The columns grouped by; empty when all rows are one group. */
    public List<String> keys() {
        return keys;
    }

    /** The values computed. */
    public List<Aggregate> aggregates() {
        return aggregates;
    }

    /** Every column of the input that is needed. */
    public Set<String> needed() {
        Set<String> needed = new LinkedHashSet<>(keys);
        for (Aggregate aggregate : aggregates) {
            if (aggregate.readsColumn()) {
                needed.add(aggregate.column());
            }
        }
        return needed;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of(input);
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Aggregated(only(inputs), keys, aggregates);
    }

    @Override
    public String operation() {
        return keys.isEmpty() ? "aggregate" : "groupby";
    }

    @Override
    public String describe() {
        return keys.isEmpty() ? "aggregate " + aggregates : "groupby %s %s".formatted(keys, aggregates);
    }
}
