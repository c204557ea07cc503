package io.bask.dataframe.expr;

import io.bask.dataframe.schema.CategoryChange;
import io.bask.dataframe.schema.CategoryFunction;
import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.DateFunction;
import io.bask.dataframe.schema.FiniteNumber;
import io.bask.dataframe.schema.MathFunction;
import io.bask.dataframe.schema.OwnFunction;
import io.bask.dataframe.schema.PeriodFunction;
import io.bask.dataframe.schema.RowFunction;
import io.bask.dataframe.schema.TextFunction;
import io.bask.dataframe.schema.ZoneFunction;
import io.bask.expr.Token;
import java.util.List;

/** A function of one value, with its parameters. */
public final class Applied extends ColumnExpr {
    private static final long serialVersionUID = 1L;

    private final RowFunction function;
    private final ColumnExpr operand;

    Applied(RowFunction function, ColumnExpr operand) {
        super(mix(Token.of("apply").with(operand.token()), function).build());
        this.function = function;
        this.operand = operand;
    }

    private static Token.Builder mix(Token.Builder token, RowFunction function) {
        if (function instanceof TextFunction text) {
            token.with("text").with(text.op().name()).with((long) text.texts().size());
            text.texts().forEach(token::with);
            text.numbers().forEach(number -> token.with((long) number));
        } else if (function instanceof DateFunction date) {
            token.with("date").with(date.op().name()).with(date.argument());
            token.with(date.ambiguous().name()).with(date.nonexistent().toString());
        } else if (function instanceof ZoneFunction zone) {
            token.with("zone").with(zone.op().name()).with(zone.zone().getId());
            token.with(zone.ambiguous().name()).with(zone.nonexistent().toString());
        } else if (function instanceof MathFunction math) {
            token.with("math").with(math.op().name());
        } else if (function instanceof FiniteNumber finite) {
            token.with("finite").with(finite.purpose());
        } else if (function instanceof PeriodFunction period) {
            token.with("period")
                    .with(period.frequency().rule())
                    .with(period.op().name())
                    .with(period.steps());
        } else if (function instanceof CategoryFunction category) {
            token.with("category").with(category.op().name()).with((long)
                    category.categories().size());
            category.categories().forEach(token::with);
        } else if (function instanceof CategoryChange change) {
            token.with("category change").with(change.op().name()).with((long)
                    change.names().size());
            change.names().forEach(token::with);
        } else if (function instanceof OwnFunction own) {
            token.with("own").with(own.identity());
        } else {
            CutFunction cut = (CutFunction) function;
            token.with("cut").with(cut.right()).with(cut.lowest()).with((long)
                    cut.labels().size());
            cut.edges().forEach(edge -> token.with(edge.doubleValue()));
            cut.labels().forEach(token::with);
        }
        return token;
    }

    /** What is done. */
    public RowFunction function() {
        return function;
    }

    @Override
    public List<ColumnExpr> inputs() {
        return List.of(operand);
    }

    @Override
    public ColumnExpr withInputs(List<ColumnExpr> inputs) {
        return new Applied(function, inputs.get(0));
    }

    @Override
    public String operation() {
        return function.toString();
    }
}
