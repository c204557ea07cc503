package io.bask.dataframe;

import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.lower.Concordances;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Correlation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.JoinKind;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What two tables have in common: correlations of columns, cells that differ, whether all are equal. */
public sealed interface ComparisonMethods permits DataFrame {
    private DataFrame self() {
        return (DataFrame) this;
    }

    /** The columns of numbers or truth values. */
    static List<String> numbers(DataFrame table) {
        return table.schema().fields().stream()
                .filter(field -> field.dtype().hasSum())
                .map(Field::name)
                .toList();
    }

    /** Refuses a series without numbers. */
    static void checkNumbers(Series other) {
        if (!other.dtype().hasSum()) {
            throw new IllegalArgumentException("corrWith needs numbers, and series '%s' holds %s; cast it with astype"
                    .formatted(other.name(), other.dtype()));
        }
    }

    /** Refuses tables without a column of numbers in common. */
    static void checkShared(List<String> shared, DataFrame own, DataFrame other) {
        if (shared.isEmpty()) {
            throw new IllegalArgumentException("no numeric column is in both tables; the columns are %s and %s"
                    .formatted(own.schema(), other.schema()));
        }
    }

    /** These columns of a table with a series in a column {@link Hidden#VALUE}; of another table the rows with equal labels. */
    static DataFrame besideSeries(DataFrame table, List<String> names, Series other, JoinKind how) {
        FrameExpr all = table.expr();
        while (all instanceof Project && !all.equals(other.frame())) {
            all = all.inputs().get(0);
        }
        boolean isOwn =
                all.equals(other.frame()) || SameRows.valueOver(other, all).isPresent();
        return isOwn
                ? new DataFrame(all).assign(Hidden.VALUE, other)
                : LabelMerging.beside(table.select(names), other.toFrame(Hidden.VALUE), how, "", "");
    }

    /**
     * Pearson's correlation of every column of numbers or truth values with a series, of the rows that have both values. Rows of another
     * table go together with this one's by their labels.
     */
    default Summary corrWith(Series other) {
        return corrWith(other, Correlation.PEARSON);
    }

    /** The correlation of every column of numbers or truth values with a series, see the other method. */
    default Summary corrWith(Series other, Correlation method) {
        Given.notNull(other, "other");
        Given.notNull(method, "method");
        List<String> names = numbers(self());
        if (names.isEmpty()) {
            throw new IllegalArgumentException("there is no numeric column; the columns are " + self().schema());
        }
        checkNumbers(other);
        DataFrame both = besideSeries(self(), names, other, JoinKind.INNER);
        List<Concordances.Pair> pairs = new ArrayList<>();
        names.forEach(name -> pairs.add(new Concordances.Pair(name, Hidden.VALUE, name)));
        return new Summary(new Correlating(method, 0, pairs).whole(both).expr());
    }

    /**
     * Pearson's correlation of every column of numbers or truth values with the one of the same name in another table, of the rows with
     * equal labels that have both values; behind them, missing, columns that only one of the tables has, in order.
     */
    default Summary corrWith(DataFrame other) {
        return corrWith(other, Correlation.PEARSON, false);
    }

    /** The correlation of every column with the one of the same name in another table; columns of one table alone may be dropped. */
    default Summary corrWith(DataFrame other, Correlation method, boolean drop) {
        Given.notNull(other, "other");
        Given.notNull(method, "method");
        List<String> shared = new ArrayList<>(numbers(self()));
        TreeSet<String> alone = new TreeSet<>(numbers(self()));
        alone.addAll(numbers(other));
        shared.retainAll(numbers(other));
        shared.forEach(alone::remove);
        checkShared(shared, self(), other);
        DataFrame both =
                LabelMerging.beside(self().select(shared), other.select(shared), JoinKind.INNER, "", Hidden.OTHER);
        List<Concordances.Pair> pairs = new ArrayList<>();
        shared.forEach(name -> pairs.add(new Concordances.Pair(name, name + Hidden.OTHER, name)));
        FrameExpr found = new Correlating(method, 0, pairs).whole(both).expr();
        List<ColumnExpr> missing = alone.stream()
                .map(name -> (ColumnExpr) ColumnExpr.of(null).cast(DType.FLOAT64))
                .toList();
        return new Summary(drop || alone.isEmpty() ? found : new Assign(found, List.copyOf(alone), missing));
    }

    /** The cells that differ from those of another table, see the other method: without equal rows and columns, equal cells missing. */
    default DataFrame compare(DataFrame other) {
        return compare(other, false, false);
    }

    /**
     * The cells that differ from those in the same place of another table with the same columns and as many rows: of each column two,
     * called for example {@code weight_self} and {@code weight_other}. Rows keep the labels of this table. Missing values are equal.
     *
     * @param keepShape true for all rows and columns, false for those with a difference; then computes at the call which columns these are
     * @param keepEqual true for equal cells as they are, false for missing ones
     */
    default DataFrame compare(DataFrame other, boolean keepShape, boolean keepEqual) {
        Given.notNull(other, "other");
        List<String> names = self().columns();
        if (!names.equals(other.columns())) {
            throw new IllegalArgumentException(
                    "compare needs tables with the same columns; they are %s and %s".formatted(names, other.columns()));
        }
        List<String> levels = Labels.names(self());
        List<String> open = opened(levels.size());
        DataFrame both = paired(open, other, JoinKind.LEFT);
        List<String> shown = keepShape ? names : differing(both, names);
        ColumnExpr any = ColumnExpr.of(keepShape);
        Map<String, ColumnExpr> cells = new LinkedHashMap<>();
        for (String name : shown) {
            ColumnExpr differs = differs(name);
            any = any.or(differs);
            for (String suffix : List.of("", Hidden.OTHER)) {
                ColumnExpr value = ColumnExpr.column(name + suffix);
                String called = Hidden.VALUE + name + (suffix.isEmpty() ? "_self" : "_other");
                cells.put(called, keepEqual ? value : ColumnExpr.where(differs, value, null));
            }
        }
        if (cells.isEmpty()) {
            return self().limit(0).select(List.of());
        }
        List<String> kept = new ArrayList<>(open);
        kept.addAll(cells.keySet());
        Map<String, String> called = new LinkedHashMap<>();
        cells.keySet().forEach(name -> called.put(name, name.substring(Hidden.VALUE.length())));
        DataFrame rows = both.filter(any).assign(cells).select(kept).rename(called);
        return new DataFrame(Relabel.fromColumns(rows.expr(), open, levels));
    }

    private static List<String> opened(int levels) {
        List<String> names = new ArrayList<>();
        for (int level = 0; level < levels; level++) {
            names.add("\u0000level" + level);
        }
        return names;
    }

    /** The rows of this table, with its labels as columns, beside those in the same places of another. */
    private DataFrame paired(List<String> open, DataFrame other, JoinKind how) {
        ColumnExpr place = ColumnExpr.of(1L).cumcount();
        DataFrame left = new DataFrame(Relabel.toColumns(self().expr(), open))
                .assign(Map.of("\u0000place", place, "\u0000left", ColumnExpr.of(true)));
        DataFrame right = new DataFrame(Relabel.toColumns(
                        other.expr(), opened(Labels.names(other).size())))
                .assign(Map.of("\u0000place", place, "\u0000right", ColumnExpr.of(true)));
        MergeOptions options = MergeOptions.on("\u0000place").how(how).suffixes("", Hidden.OTHER);
        return left.merge(right, options);
    }

    /** True where two cells differ; missing ones are equal. */
    private static ColumnExpr differs(String name) {
        ColumnExpr own = ColumnExpr.column(name);
        ColumnExpr its = ColumnExpr.column(name + Hidden.OTHER);
        return ColumnExpr.where(own.ne(its).and(own.notNull().or(its.notNull())), true, false);
    }

    private static List<String> differing(DataFrame both, List<String> names) {
        Map<String, ColumnExpr> tests = new LinkedHashMap<>();
        names.forEach(name -> tests.put(name, differs(name)));
        if (tests.isEmpty()) {
            return names;
        }
        List<Aggregate> any = names.stream()
                .map(name -> new Aggregate(name, Aggregation.ANY, name))
                .toList();
        FrameExpr tested = both.assign(tests).select(names).expr();
        io.bask.dataframe.column.Frame found = new DataFrame(new Aggregated(tested, List.of(), any)).compute();
        return names.stream()
                .filter(name -> Boolean.TRUE.equals(found.valueAt(0, name)))
                .toList();
    }

    /**
     * Whether another table has the same columns of the same dtypes, and the same labels and values in as many rows: pandas'
     * {@code equals}. Missing values are equal, and so are both zeros.
     */
    default Scalar<Boolean> sameAs(DataFrame other) {
        Given.notNull(other, "other");
        List<String> levels = Labels.names(self());
        boolean isAlike =
                self().schema().equals(other.schema()) && labelTypes(self()).equals(labelTypes(other));
        if (!isAlike) {
            return new Scalar<>(self().length().expr(), "sameAs", (@Nullable Object rows) -> false);
        }
        List<String> open = opened(levels.size());
        DataFrame both = paired(open, other, JoinKind.OUTER);
        ColumnExpr any = ColumnExpr.column("\u0000left")
                .isNull()
                .or(ColumnExpr.column("\u0000right").isNull());
        List<String> names = new ArrayList<>(open);
        names.addAll(self().columns());
        for (String name : names) {
            any = any.or(differs(name));
        }
        Series different = both.assign(Hidden.VALUE, any).col(Hidden.VALUE);
        return new Scalar<>(different.any().expr(), "sameAs", found -> !Boolean.TRUE.equals(found));
    }

    private static List<DType> labelTypes(DataFrame table) {
        List<Field> labels = table.expr().labels();
        return labels.isEmpty()
                ? List.of(DType.INT64)
                : labels.stream().map(Field::dtype).toList();
    }
}
