package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.ArrayList;
import java.util.List;

/** A table with columns computed row by row, in place of those of the same names or added at the end. */
public final class Assign extends RowWise {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable list of strings
    private final List<String> names;

    @SuppressWarnings("serial") // an immutable list of expressions
    private final List<ColumnExpr> values;

    /**
     * The input with computed columns.
     *
     * @param names what they are called, each once
     * @param values how they are computed from the input's columns, not from each other
     */
    public Assign(FrameExpr input, List<String> names, List<ColumnExpr> values) {
        super(token(input, names, values), schema(input.schema(), names, values), input);
        this.names = List.copyOf(names);
        this.values = List.copyOf(values);
    }

    private static Token token(FrameExpr input, List<String> names, List<ColumnExpr> values) {
        Token.Builder token = Token.of("assign").with(input.token()).with((long) names.size());
        names.forEach(token::with);
        return token.withAll(values).build();
    }

    private static Schema schema(Schema input, List<String> names, List<ColumnExpr> values) {
        if (names.size() != values.size() || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "assign needs one value for each name and each name once; got names %s and %d values"
                            .formatted(names, values.size()));
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(new Field(names.get(i), values.get(i).dtype(input)));
        }
        return input.with(fields);
    }

    /** The names of the computed columns. */
    public List<String> names() {
        return names;
    }

    /** How they are computed, in the order of the names. */
    public List<ColumnExpr> values() {
        return values;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Assign(only(inputs), names, values);
    }

    @Override
    public String operation() {
        return "assign";
    }

    @Override
    public String describe() {
        StringBuilder text = new StringBuilder("assign");
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? " " : ", ")
                    .append(names.get(i))
                    .append(" = ")
                    .append(values.get(i).describe());
        }
        return text.toString();
    }
}
