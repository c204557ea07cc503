package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table with columns of a second one, of one partition, whose rows are labelled by keys: each row gets the values of its
 * key, missing where there is no such key. Rows stay where they are.
 */
public final class Lookup extends Derived {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Step> steps;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keys;

    /**
     * One added column.
     *
     * @param name what it is called
     * @param source the column of the second table; an empty text for the number of its row
     */
    public record Step(String name, String source) implements Serializable {}

    /** The input with these columns at the end; without keys all rows get the values of the only row. */
    public Lookup(FrameExpr input, FrameExpr groups, List<Step> steps, List<String> keys) {
        super(
                token(input, groups, steps, keys),
                schema(input.schema(), groups.schema(), steps),
                input.partitions(),
                input.labels(),
                List.of(input, groups));
        keys.forEach(input.schema()::indexOf);
        if (groups.partitions() != 1) {
            throw new IllegalArgumentException(
                    "values are looked up in %d partitions; one is needed".formatted(groups.partitions()));
        }
        this.steps = List.copyOf(steps);
        this.keys = List.copyOf(keys);
    }

    private static Token token(FrameExpr input, FrameExpr groups, List<Step> steps, List<String> keys) {
        Token.Builder token =
                Token.of("lookup").with(input.token()).with(groups.token()).with((long) steps.size());
        steps.forEach(step -> token.with(step.name()).with(step.source()));
        keys.forEach(token::with);
        return token.build();
    }

    private static Schema schema(Schema input, Schema groups, List<Step> steps) {
        Schema result = input;
        for (Step step : steps) {
            DType dtype = step.source().isEmpty() ? DType.INT64 : groups.dtype(step.source());
            result = result.with(new Field(step.name(), dtype));
        }
        return result;
    }

    /** The added columns. */
    public List<Step> steps() {
        return steps;
    }

    /** The columns that are looked up. */
    public List<String> keys() {
        return keys;
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        if (input == 1) {
            return new LinkedHashSet<>(inputs().get(1).schema().names());
        }
        Set<String> needed = new LinkedHashSet<>(own);
        steps.forEach(step -> needed.remove(step.name()));
        needed.addAll(keys);
        return needed;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Lookup(inputs.get(0), inputs.get(1), steps, keys);
    }

    @Override
    public String operation() {
        return "lookup";
    }

    @Override
    public String describe() {
        return "lookup by " + keys;
    }
}
