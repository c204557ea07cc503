package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.GroupOptions;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Values that stand for many rows: of a whole table as one row, or of each group as one row a group.
 *
 * <p>One partition, or several where the groups may be too many for one, see {@link #into}. Keys become the row labels; which groups there are and in which order say the {@link GroupOptions}.
 */
public final class Aggregated extends FrameExpr {
    private static final long serialVersionUID = 1L;

    private final FrameExpr input;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keys;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Aggregate> aggregates;

    private final GroupOptions options;
    private final Token identity;
    private final boolean inPlace;

    /** Aggregates of the input by the usual groups, see the other constructor. */
    public Aggregated(FrameExpr input, List<String> keys, List<Aggregate> aggregates) {
        this(input, keys, aggregates, GroupOptions.DEFAULT);
    }

    /**
     * Aggregates of the input.
     *
     * @param keys columns whose equal values make a group; empty for all rows together
     * @param aggregates the values computed, named apart
     * @param options which groups there are, and in which order
     */
    public Aggregated(FrameExpr input, List<String> keys, List<Aggregate> aggregates, GroupOptions options) {
        this(input, keys, aggregates, options, identity(aggregates), false, 1);
    }

    private Aggregated(
            FrameExpr input,
            List<String> keys,
            List<Aggregate> aggregates,
            GroupOptions options,
            Token identity,
            boolean inPlace,
            int partitions) {
        super(
                token(input, keys, aggregates, options, identity, inPlace, partitions),
                schema(input, keys, aggregates),
                partitions,
                input.schema().select(keys).fields());
        this.input = input;
        this.keys = List.copyOf(keys);
        this.aggregates = List.copyOf(aggregates);
        this.options = options;
        this.identity = identity;
        this.inPlace = inPlace;
    }

    /** Users' aggregations are never equal. */
    private static Token identity(List<Aggregate> aggregates) {
        boolean isOwn =
                aggregates.stream().anyMatch(aggregate -> aggregate.options().custom() != null);
        return isOwn ? Token.unique() : Token.of("aggregations").build();
    }

    private static Token token(
            FrameExpr input,
            List<String> keys,
            List<Aggregate> aggregates,
            GroupOptions options,
            Token identity,
            boolean inPlace,
            int partitions) {
        Token.Builder token = Token.of(inPlace ? "aggregate-in-place" : "aggregate")
                .with(input.token())
                .with(identity)
                .with((long) partitions)
                .with((long) keys.size());
        keys.forEach(token::with);
        token.with(options.dropNull()).with(options.sort()).with(options.observed());
        for (Aggregate aggregate : aggregates) {
            token.with(aggregate.column()).with(aggregate.aggregation().name()).with(aggregate.name());
            AggregateOptions numbers = aggregate.options();
            token.with(numbers.fraction()).with((long) numbers.ddof()).with((long) numbers.minCount());
            token.with(numbers.other()).with(numbers.interpolation().name());
        }
        return token.build();
    }

    private static Schema schema(FrameExpr input, List<String> keys, List<Aggregate> aggregates) {
        keys.forEach(input.schema()::indexOf);
        List<Field> fields = new ArrayList<>();
        for (Aggregate aggregate : aggregates) {
            Field field = aggregate.result(input.schema());
            fields.add(aggregate.aggregation().isLabel() ? field.withDtype(label(input, aggregate)) : field);
        }
        return Schema.of(fields);
    }

    private static DType label(FrameExpr input, Aggregate aggregate) {
        if (input.labels().size() > 1) {
            throw new IllegalArgumentException("%s needs rows with one label, they have %d: %s; call resetIndex() first"
                    .formatted(aggregate, input.labels().size(), input.labels()));
        }
        return input.labels().isEmpty() ? DType.INT64 : input.labels().get(0).dtype();
    }

    /** Which groups there are, and in which order. */
    public GroupOptions options() {
        return options;
    }

    /** True when labels of rows come out. */
    public boolean readsLabels() {
        return aggregates.stream().anyMatch(aggregate -> aggregate.aggregation().isLabel());
    }

    /** The same values where the rows of each group lie in one partition, so that no two partitions share a group. */
    public Aggregated inPlace() {
        return new Aggregated(input, keys, aggregates, options, identity, true, partitions());
    }

    /**
     * The same groups in their order in that many partitions: no task then has to hold all of them. Partitions that
     * would become small stay empty, at the end.
     */
    public Aggregated into(int partitions) {
        return partitions == partitions()
                ? this
                : new Aggregated(input, keys, aggregates, options, identity, inPlace, partitions);
    }

    /** True when the rows of each group lie in one partition. */
    public boolean isInPlace() {
        return inPlace;
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
            if (aggregate.readsOther()) {
                needed.add(aggregate.options().other());
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
        return new Aggregated(only(inputs), keys, aggregates, options, identity, inPlace, partitions());
    }

    @Override
    public String operation() {
        return keys.isEmpty() ? "aggregate" : "groupby";
    }

    @Override
    public String describe() {
        return keys.isEmpty()
                ? "aggregate " + aggregates
                : "groupby %s %s%s%s"
                        .formatted(
                                keys,
                                aggregates,
                                inPlace ? ", in place" : "",
                                partitions() == 1 ? "" : ", npartitions=" + partitions());
    }
}
