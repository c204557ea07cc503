package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table with other names for some columns. */
public final class Rename extends RowWise {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // an immutable map of strings
    private final Map<String, String> newNames;

    /** The input with new names for old ones. */
    public Rename(FrameExpr input, Map<String, String> newNames) {
        super(token(input, newNames), input.schema().rename(newNames), input);
        this.newNames = Map.copyOf(newNames);
    }

    private static Token token(FrameExpr input, Map<String, String> newNames) {
        Token.Builder token = Token.of("rename").with(input.token());
        new TreeMap<>(newNames).forEach((from, to) -> token.with(from).with(to));
        return token.build();
    }

    /** New names by old ones. */
    public Map<String, String> newNames() {
        return newNames;
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Rename(only(inputs), newNames);
    }

    @Override
    public String operation() {
        return "rename";
    }

    @Override
    public String describe() {
        return "rename " + new TreeMap<>(newNames);
    }
}
