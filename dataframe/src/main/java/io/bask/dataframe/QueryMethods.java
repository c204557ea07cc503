package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnFormula;
import io.bask.dataframe.expr.LabelRef;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.function.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Filters and columns written as text, in the grammar of pandas' {@code query} and {@code eval}.
 *
 * <pre>{@code
 * df.query("weight > 10 and species in ['DM', 'NL'] and year <= @last", Map.of("last", 1999));
 * df.eval("weight / 1000");
 * df.assignEval("kilos = weight / 1000");
 * }</pre>
 *
 * <p>Names are columns; in backticks they may hold blanks. {@code &} and {@code |} bind as {@code and} and {@code or}, comparisons
 * may be chained, {@code ==} with a list is {@code in}. {@code index} stands for the labels of rows. There are functions of numbers
 * ({@code sqrt(a)}) and methods of columns ({@code a.isnull()}, {@code s.str.lower()}, {@code t.dt.year}, {@code a.mean()}). An error
 * shows the formula and points at the word.
 */
public sealed interface QueryMethods permits DataFrame {
    private DataFrame self() {
        return (DataFrame) this;
    }

    /** The rows for which a formula is true. */
    default DataFrame query(String formula) {
        return query(formula, Map.of());
    }

    /** The rows for which a formula is true; variables are called {@code @name} in it: plain values, lists or expressions. */
    default DataFrame query(String formula, Map<String, ?> variables) {
        Given.notNull(formula, "formula");
        Given.notNull(variables, "variables");
        return self().filter(ColumnFormula.of(formula, self().schema(), variables, labels()));
    }

    /** What names stand for that mean labels of rows: {@code index}, and the names of levels. */
    private Map<String, ColumnExpr> labels() {
        List<Field> labels = self().expr().labels();
        Map<String, ColumnExpr> names = new HashMap<>();
        if (labels.size() <= 1) {
            names.put(
                    "index",
                    new LabelRef(
                            0, labels.isEmpty() ? DType.INT64 : labels.get(0).dtype()));
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!labels.get(i).name().isEmpty()) {
                names.putIfAbsent(
                        labels.get(i).name(), new LabelRef(i, labels.get(i).dtype()));
            }
        }
        return names;
    }

    /** The series that a formula describes. */
    default Series eval(String formula) {
        return eval(formula, Map.of());
    }

    /** The series that a formula describes, with variables called {@code @name} in it. */
    default Series eval(String formula, Map<String, ?> variables) {
        Given.notNull(formula, "formula");
        Given.notNull(variables, "variables");
        return new Series(self().expr(), ColumnFormula.of(formula, self().schema(), variables, labels()), "");
    }

    /** This table with the columns that formulas {@code c = a + b} describe, one a line; later ones see those of earlier ones. */
    default DataFrame assignEval(String formulas) {
        return assignEval(formulas, Map.of());
    }

    /** The same with variables called {@code @name} in the formulas. */
    default DataFrame assignEval(String formulas, Map<String, ?> variables) {
        Given.notNull(formulas, "formulas");
        Given.notNull(variables, "variables");
        DataFrame result = self();
        boolean isAny = false;
        for (String line : ColumnFormula.statements(formulas)) {
            ColumnFormula.Assignment next = ColumnFormula.assignment(line, result.schema(), variables, labels());
            result = result.assign(next.name(), next.value());
            isAny = true;
        }
        if (!isAny) {
            throw new IllegalArgumentException("there is no formula; write one such as c = a + b");
        }
        return result;
    }
}
