package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnFormula;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.schema.Field;
import io.bask.function.Given;
import java.util.ArrayList;
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
        List<String> levels = readLevels(formula);
        if (levels.isEmpty()) {
            return self().filter(ColumnFormula.of(formula, self().schema(), variables));
        }
        FrameExpr open = Relabel.toColumns(self().expr(), levels);
        ColumnExpr predicate = ColumnFormula.of(formula, open.schema(), variables);
        FrameExpr kept = new DataFrame(open).filter(predicate).expr();
        return new DataFrame(closed(kept, levels));
    }

    /** Names for the levels of the labels as columns, if a formula reads one of them; else none. */
    private List<String> readLevels(String formula) {
        List<Field> labels = self().expr().labels();
        List<String> names = new ArrayList<>();
        boolean isRead = false;
        for (int i = 0; i < Math.max(1, labels.size()); i++) {
            String own = labels.isEmpty() ? "" : labels.get(i).name();
            boolean isOwn = !own.isEmpty() && !self().schema().contains(own) && ColumnFormula.reads(formula, own);
            boolean isIndex =
                    labels.size() <= 1 && !self().schema().contains("index") && ColumnFormula.reads(formula, "index");
            names.add(isIndex ? "index" : isOwn ? own : "\u0000level" + i);
            isRead |= isOwn || isIndex;
        }
        return isRead ? names : List.of();
    }

    private FrameExpr closed(FrameExpr kept, List<String> levels) {
        List<Field> labels = self().expr().labels();
        Map<String, String> own = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            String name = labels.isEmpty() ? "" : labels.get(i).name();
            if (self().schema().contains(name)) {
                throw new IllegalArgumentException(
                        "row labels and a column are both called '%s'; rename the column first".formatted(name));
            }
            own.put(levels.get(i), name);
            names.add(name);
        }
        return Relabel.fromColumns(new Rename(kept, own), names);
    }

    /** The series that a formula describes. */
    default Series eval(String formula) {
        return eval(formula, Map.of());
    }

    /** The series that a formula describes, with variables called {@code @name} in it. */
    default Series eval(String formula, Map<String, ?> variables) {
        Given.notNull(formula, "formula");
        Given.notNull(variables, "variables");
        return new Series(self().expr(), ColumnFormula.of(formula, self().schema(), variables), "");
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
        for (String line : formulas.split("[\n;]")) {
            if (!line.isBlank()) {
                ColumnFormula.Assignment next = ColumnFormula.assignment(line, result.schema(), variables);
                result = result.assign(next.name(), next.value());
                isAny = true;
            }
        }
        if (!isAny) {
            throw new IllegalArgumentException("there is no formula; write one such as c = a + b");
        }
        return result;
    }
}
