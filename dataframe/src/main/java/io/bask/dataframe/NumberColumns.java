package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnVerbs;
import io.bask.dataframe.schema.Field;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What is done with one column done with all that are numbers or truth values.
 *
 * @param table the table
 * @param kept columns that stay as they are
 */
record NumberColumns(DataFrame table, List<String> kept) implements ColumnVerbs<DataFrame> {
    @Override
    public DataFrame then(UnaryOperator<ColumnExpr> change) {
        Given.notNull(change, "change");
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (Field field : table.schema().fields()) {
            boolean stays = kept.contains(field.name());
            if (!stays && field.dtype().hasSum()) {
                values.put(field.name(), change.apply(ColumnExpr.column(field.name())));
            }
            if (stays || field.dtype().hasSum()) {
                names.add(field.name());
            }
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("windows need a numeric column; the columns are " + table.schema());
        }
        return table.assign(values).select(names);
    }
}
