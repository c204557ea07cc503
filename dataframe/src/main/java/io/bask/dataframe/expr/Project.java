package io.bask.dataframe.expr;

import io.bask.expr.Token;
import java.util.List;

/** Some columns of a table, in the order given. */
public final class Project extends RowWise {
    private static final long serialVersionUID = 1L;

    /** Only these columns of the input; each must exist. */
    public Project(FrameExpr input, List<String> columns) {
        super(token(input, columns), input.schema().select(columns), input);
    }

    private static Token token(FrameExpr input, List<String> columns) {
        Token.Builder token = Token.of("project").with(input.token()).with((long) columns.size());
        columns.forEach(token::with);
        return token.build();
    }

    /** The columns kept, in order. */
    public List<String> columns() {
        return schema().names();
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Project(only(inputs), columns());
    }

    @Override
    public String operation() {
        return "project";
    }

    @Override
    public String describe() {
        return "project " + columns();
    }
}
