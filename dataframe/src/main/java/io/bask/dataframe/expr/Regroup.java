package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table with columns for which all rows of a group must be known: keys and operands are brought together by the hash of
 * the keys, and the results go back to where the rows are. The rows themselves do not move.
 */
public final class Regroup extends Derived {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of records
    private final List<Step> steps;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> keys;

    private final boolean dropNull;
    private final boolean inPlace;

    /**
     * One computed column.
     *
     * @param name what it is called
     * @param operand the column it is computed from
     * @param beside a second column that the function reads; empty for none
     * @param function how
     */
    public record Step(String name, String operand, String beside, RowsFunction function) implements Serializable {
        /** Of one column. */
        public Step(String name, String operand, RowsFunction function) {
            this(name, operand, "", function);
        }
    }

    /** The input with these columns at the end; rows with a missing key are in no group where those are dropped. */
    public Regroup(FrameExpr input, List<Step> steps, List<String> keys, boolean dropNull) {
        this(input, steps, keys, dropNull, false);
    }

    private Regroup(FrameExpr input, List<Step> steps, List<String> keys, boolean dropNull, boolean inPlace) {
        super(
                token(input, steps, keys, dropNull, inPlace),
                schema(input.schema(), steps),
                input.partitions(),
                input.labels(),
                List.of(input));
        keys.forEach(input.schema()::indexOf);
        this.steps = List.copyOf(steps);
        this.keys = List.copyOf(keys);
        this.dropNull = dropNull;
        this.inPlace = inPlace;
    }

    private static Token token(
            FrameExpr input, List<Step> steps, List<String> keys, boolean dropNull, boolean inPlace) {
        Token.Builder token = Token.of(inPlace ? "regroup-in-place" : "regroup")
                .with(input.token())
                .with(dropNull)
                .with((long) steps.size());
        for (Step step : steps) {
            token.with(step.name())
                    .with(step.operand())
                    .with(step.beside())
                    .with(step.function().token());
        }
        keys.forEach(token::with);
        return token.build();
    }

    private static Schema schema(Schema input, List<Step> steps) {
        Schema result = input;
        for (Step step : steps) {
            result = result.with(new Field(step.name(), step.function().result(input.dtype(step.operand()))));
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

    /** True when rows with a missing key are in no group. */
    public boolean dropsNull() {
        return dropNull;
    }

    /** The same columns where the rows of each group lie in one partition, so that none has to be brought together. */
    public Regroup inPlace() {
        return new Regroup(input(), steps, keys, dropNull, true);
    }

    /** True when the rows of each group lie in one partition. */
    public boolean isInPlace() {
        return inPlace;
    }

    /** The columns that are brought together. */
    public List<String> moved() {
        Set<String> moved = new LinkedHashSet<>(keys);
        for (Step step : steps) {
            if (step.function() instanceof RowsFunction.Test) {
                moved.addAll(visible());
            }
            moved.add(step.operand());
            if (!step.beside().isEmpty()) {
                moved.add(step.beside());
            }
        }
        return List.copyOf(moved);
    }

    /** The columns of the input that users know. */
    public List<String> visible() {
        return input().schema().names().stream()
                .filter(name -> !name.startsWith("\u0000"))
                .toList();
    }

    @Override
    public Set<String> needs(int input, Set<String> own) {
        Set<String> needed = new LinkedHashSet<>(own);
        steps.forEach(step -> needed.remove(step.name()));
        needed.addAll(moved());
        return needed;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Regroup(only(inputs), steps, keys, dropNull, inPlace);
    }

    @Override
    public String operation() {
        return "regroup";
    }

    @Override
    public String describe() {
        return "regroup %s%s%s"
                .formatted(
                        steps.stream().map(step -> step.function().toString()).toList(),
                        keys.isEmpty() ? "" : " over " + keys,
                        inPlace ? ", in place" : "");
    }
}
