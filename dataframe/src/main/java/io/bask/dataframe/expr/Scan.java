package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.TimeSpan;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table with columns computed from rows before and after, over all partitions.
 *
 * <p>What a partition needs of those before and after it is little: the last rows, or one row a group.
 */
public final class Scan extends Derived {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Step> steps;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keys;

    /**
     * One computed column.
     *
     * @param name what it is called
     * @param operand the column it is computed from
     * @param function how
     */
    public record Step(String name, String operand, WindowFunction function) implements Serializable {}

    /** The input with these columns at the end, within groups of equal keys, or of all rows without keys. */
    public Scan(FrameExpr input, List<Step> steps, List<String> keys) {
        super(
                token(input, steps, keys),
                schema(input.schema(), steps),
                input.partitions(),
                input.labels(),
                List.of(input));
        keys.forEach(input.schema()::indexOf);
        this.steps = List.copyOf(steps);
        this.keys = List.copyOf(keys);
    }

    private static Token token(FrameExpr input, List<Step> steps, List<String> keys) {
        Token.Builder token = Token.of("scan").with(input.token()).with((long) steps.size());
        for (Step step : steps) {
            token.with(step.name())
                    .with(step.operand())
                    .with(step.function().op().name());
            token.with((long) step.function().rows())
                    .with((long) step.function().minPeriods());
            token.with(step.function().centered())
                    .with(step.function().options().text());
        }
        keys.forEach(token::with);
        return token.build();
    }

    private static Schema schema(Schema input, List<Step> steps) {
        Schema result = input;
        for (Step step : steps) {
            result = result.with(new Field(step.name(), step.function().op().result(input.dtype(step.operand()))));
        }
        return result;
    }

    /** The computed columns. */
    public List<Step> steps() {
        return steps;
    }

    /** The columns whose equal values make a group. */
    public List<String> keys() {
        return keys;
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        Set<String> needed = new LinkedHashSet<>(own);
        steps.forEach(step -> needed.remove(step.name()));
        for (Step step : steps) {
            TimeSpan span = step.function().options().span();
            needed.add(step.operand());
            if (span != null) {
                needed.add(span.on());
            }
        }
        needed.addAll(keys);
        return needed;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Scan(only(inputs), steps, keys);
    }

    @Override
    public String operation() {
        return "scan";
    }

    @Override
    public String describe() {
        return "scan %s%s"
                .formatted(
                        steps.stream().map(step -> step.function().toString()).toList(),
                        keys.isEmpty() ? "" : " over " + keys);
    }
}
