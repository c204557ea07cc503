package io.bask.dataframe.expr;

import io.bask.dataframe.schema.DType;
import io.bask.expr.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One value for all rows. */
public final class Literal extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final DType dtype;

    @SuppressWarnings("serial") // one of the boxes that Literals stores, all serializable
    private final @Nullable Object value;

    Literal(DType dtype, @Nullable Object value) {
        super(Literals.mix(Token.of("constant").with(dtype.label()), value).build());
        this.dtype = dtype;
        this.value = value;
    }

    /** Its dtype. */
    public DType dtype() {
        return dtype;
    }

    /** Boolean, Long, Double, String, or nanoseconds as Long for dates; null when missing. */
    public @Nullable Object value() {
        return value;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of();
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return this;
    }

    @Override
    public String operation() {
        return "constant";
    }
}
