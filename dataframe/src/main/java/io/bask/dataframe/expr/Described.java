package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Token;
import java.util.List;

/** Count, mean, deviation, extremes and quartiles of every numeric column of a table: one row a statistic. */
public final class Described extends FrameExpr {
    private static final long serialVersionUID = 1L;

    private final FrameExpr input;

    /** The statistics of the input's numeric columns; without any it is an error. */
    public Described(FrameExpr input) {
        super(
                Token.of("describe").with(input.token()).build(),
                schema(input.schema()),
                1,
                List.of(new Field("", DType.STRING)));
        this.input = input;
    }

    private static Schema schema(Schema input) {
        List<Field> numeric = input.fields().stream()
                .filter(field -> field.dtype().isNumeric())
                .map(field -> field.withDtype(DType.FLOAT64))
                .toList();
        if (numeric.isEmpty()) {
            throw new IllegalArgumentException(
                    "describe needs a numeric column; the columns are %s; cast one with astype".formatted(input));
        }
        return Schema.of(numeric);
    }

    /** The table. */
    public FrameExpr input() {
        return input;
    }

    @Override
    public List<FrameExpr> inputs() {
        return List.of(input);
    }

    @Override
    public FrameExpr withInputs(List<FrameExpr> inputs) {
        return new Described(only(inputs));
    }

    @Override
    public String operation() {
        return "describe";
    }

    @Override
    public String describe() {
        return "describe " + schema().names();
    }
}
