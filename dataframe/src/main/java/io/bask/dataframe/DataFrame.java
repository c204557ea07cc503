package io.bask.dataframe;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.Results;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Ends;
import io.bask.dataframe.expr.Filter;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.MapPartitions;
import io.bask.dataframe.expr.Overlap;
import io.bask.dataframe.expr.Partitions;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.Rename;
import io.bask.dataframe.expr.RowOffset;
import io.bask.dataframe.expr.RowWise;
import io.bask.dataframe.expr.Sort;
import io.bask.dataframe.expr.Windows;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lazy table: named, typed columns over partitions of rows.
 *
 * <p>Building one reads no values. {@link #compute} runs all of it and answers a {@link Frame}; {@link #head} and
 * {@link #tail} run as little as they need. Each method answers a new table; arguments are checked at once, so an unknown
 * column or dtypes that do not go together are errors where they are written.
 *
 * <pre>{@code
 * DataFrame df = DataFrame.readCsv("surveys.csv");
 * double max = df.col("weight").max().compute();
 * Frame byYear = df.filter(col("sex").eq("F").and(col("weight").gt(10)))
 *         .groupBy("year").agg(mean("weight"), count()).compute();
 * }</pre>
 */
public final class DataFrame extends FrameSources
        implements Lazy<Frame>,
                JoinMethods,
                OrderMethods,
                OutputMethods,
                ReshapeMethods,
                SummaryMethods,
                ElementMethods,
                FrameValues,
                ComparisonMethods,
                QueryMethods,
                WriteMethods,
                TimeMethods,
                AlignMethods,
                RowMethods,
                LabelMethods,
                StackMethods,
                WindowMethods,
                FilledArithmetic<DataFrame> {
    /** How many times more partitions are tried when the first ones held too few rows. */
    private static final int MORE_PARTITIONS = 8;

    private final FrameExpr expr;

    DataFrame(FrameExpr expr) {
        this.expr = expr;
        expr.noteSite();
    }

    FrameExpr expr() {
        return expr;
    }

    Output<Frame> output(int[] tasks) {
        return Output.keeping(tasks, Computed::whole, partitions -> new DataFrame(Computed.held(partitions)));
    }

    /** Column names in order. */
    public List<String> columns() {
        return expr.schema().names();
    }

    /** Names and dtypes of the columns. */
    public Schema schema() {
        return expr.schema();
    }

    /** The dtype of each column as text, labelled by the names. */
    public NamedColumn dtypes() {
        String[] labels = schema().dtypes().stream().map(DType::label).toArray(String[]::new);
        RowIndex names = RowIndex.Keys.of(columns().toArray(String[]::new));
        return new NamedColumn("", StringColumn.of(labels), names);
    }

    /** Number of partitions. */
    public int npartitions() {
        return expr.partitions();
    }

    /** Number of columns and their dtypes; computes nothing. {@code compute().info()} counts values too. */
    public String info() {
        return Structure.info(expr);
    }

    /** One column. */
    public Series col(String name) {
        Given.notNull(name, "name");
        schema().indexOf(name);
        return new Series(expr, ColumnExpr.column(name), name);
    }

    /** Only these columns, in this order. */
    public DataFrame select(String... columns) {
        return select(Arrays.asList(Given.noneNull(columns, "columns")));
    }

    /** Only these columns, in this order. */
    public DataFrame select(List<String> columns) {
        return new DataFrame(new Project(expr, Given.noneNull(columns, "columns")));
    }

    /** All columns but these, which must exist. */
    public DataFrame drop(String... columns) {
        Given.noneNull(columns, "columns");
        return new DataFrame(
                new Project(expr, schema().drop(Arrays.asList(columns)).names()));
    }

    /** The rows for which a bool expression is true; they keep their labels. */
    public DataFrame filter(ColumnExpr predicate) {
        Given.notNull(predicate, "predicate");
        if (!Windows.areIn(List.of(predicate))) {
            return new DataFrame(Filter.of(expr, predicate));
        }
        Windows.Expanded expanded = Windows.expand(expr, List.of(predicate));
        return new DataFrame(
                new Project(Filter.of(expanded.table(), expanded.values().get(0)), columns()));
    }

    /** The rows for which a bool series of this same table is true. */
    public DataFrame filter(Series mask) {
        return filter(Given.notNull(mask, "mask").valueOver(expr));
    }

    /** The rows that have a value in each of these columns, or in every column when none is named. */
    public DataFrame dropNull(String... columns) {
        Given.noneNull(columns, "columns");
        DataFrame result = this;
        for (String column : columns.length == 0 ? columns() : Arrays.asList(columns)) {
            result = result.filter(ColumnExpr.column(column).notNull());
        }
        return result;
    }

    /** This table with a computed column, in place of the one of that name or at the end. */
    public DataFrame assign(String name, ColumnExpr value) {
        return assigned(List.of(Given.notNull(name, "name")), List.of(Given.notNull(value, "value")));
    }

    /** This table with a series of this same table as a column. */
    public DataFrame assign(String name, Series value) {
        return assign(name, Given.notNull(value, "value").valueOver(expr));
    }

    /** This table with computed columns, all from the columns as they are now. */
    public DataFrame assign(Map<String, ColumnExpr> values) {
        Given.notNull(values, "values");
        return assigned(List.copyOf(values.keySet()), List.copyOf(values.values()));
    }

    private DataFrame assigned(List<String> names, List<ColumnExpr> values) {
        if (!Windows.areIn(values)) {
            return new DataFrame(new Assign(expr, names, values));
        }
        Windows.Expanded expanded = Windows.expand(expr, values);
        FrameExpr result = new Assign(expanded.table(), names, expanded.values());
        List<String> kept = new ArrayList<>(columns());
        names.stream().filter(name -> !kept.contains(name)).forEach(kept::add);
        return new DataFrame(new Project(result, kept));
    }

    /** This table with one column in another dtype; a value that does not fit is an error when computing. */
    public DataFrame astype(String column, DType dtype) {
        return assign(Given.notNull(column, "column"), ColumnExpr.column(column).cast(dtype));
    }

    /** This table with a value in place of the missing ones of a column. */
    public DataFrame fillNull(String column, Object value) {
        return assign(Given.notNull(column, "column"), ColumnExpr.column(column).fillNull(value));
    }

    /** This table with one column renamed. */
    public DataFrame rename(String from, String to) {
        return rename(Map.of(Given.notNull(from, "from"), Given.notNull(to, "to")));
    }

    /** This table with columns renamed, new names by old ones. */
    public DataFrame rename(Map<String, String> newNames) {
        return new DataFrame(new Rename(expr, Given.notNull(newNames, "newNames")));
    }

    /** Groups rows by equal values of these columns. */
    public GroupBy groupBy(String... keys) {
        Given.noneNull(keys, "keys");
        if (keys.length == 0) {
            throw new IllegalArgumentException("groupBy needs at least one column; the columns are " + columns());
        }
        schema().select(Arrays.asList(keys));
        return new GroupBy(expr, List.of(keys));
    }

    /** What a function makes of each partition; each result must have that schema. */
    public DataFrame mapPartitions(Function1<Frame, Frame> function, Schema schema) {
        return new DataFrame(
                MapPartitions.of(expr, Given.notNull(function, "function"), Given.notNull(schema, "schema")));
    }

    /**
     * What a function makes of each partition with some rows of those before and after it, which may come from several.
     *
     * @param function makes as many rows as it is given; those of the neighbours are dropped from its result
     * @param before how many rows before a partition it is given; fewer where there are no more
     * @param after how many rows after it
     * @param schema columns of its results
     */
    public DataFrame mapOverlap(Function1<Frame, Frame> function, int before, int after, Schema schema) {
        Given.notNull(function, "function");
        Given.notNull(schema, "schema");
        return new DataFrame(Overlap.of(expr, function, before, after, schema));
    }

    /** One partition by its number, negative ones from the end. */
    public DataFrame partition(int number) {
        int at = number < 0 ? npartitions() + number : number;
        if (at < 0 || at >= npartitions()) {
            throw new IllegalArgumentException("partition %d was asked for, and there are %d; use a number in [%d, %d]"
                    .formatted(number, npartitions(), -npartitions(), npartitions() - 1));
        }
        return new DataFrame(new Partitions(new Partitions(expr, at + 1, false), 1, true));
    }

    /** The first 5 rows; computes. */
    public Frame head() {
        return head(5);
    }

    /**
     * The first {@code n} rows; computes only as many partitions as it takes to find them. Behind {@link #sortValues} it keeps
     * {@code n} rows of each partition and sorts no others.
     */
    public Frame head(int n) {
        if (isSorted()) {
            return new DataFrame(new Ends(expr, n, false)).compute();
        }
        for (int partitions = 1; ; partitions = more(partitions)) {
            Frame rows = new DataFrame(new Ends(new Partitions(expr, partitions, false), n, false)).compute();
            if (rows.rows() == n || partitions == Integer.MAX_VALUE) {
                return rows;
            }
        }
    }

    /** The last 5 rows; computes. */
    public Frame tail() {
        return tail(5);
    }

    /**
     * The last {@code n} rows with their numbers in the whole table; computes only as many partitions as it takes to find
     * them, and of those before only their number of rows. Behind {@link #sortValues} as {@link #head(int)}.
     */
    public Frame tail(int n) {
        if (isSorted()) {
            return new DataFrame(new Ends(expr, n, true)).compute();
        }
        for (int partitions = 1; ; partitions = more(partitions)) {
            DataFrame last = new DataFrame(new Ends(new Partitions(expr, partitions, true), n, true));
            Scalar<Long> before = new Scalar<>(new RowOffset(expr, partitions), "offset", Scalar::whole);
            Results results = Bask.compute(last, before);
            Frame rows = results.get(last);
            if (rows.rows() == n || partitions == Integer.MAX_VALUE) {
                return rows.relabelled(results.get(before));
            }
        }
    }

    /** True when even one partition takes all rows of a sort or of groups, of which then only those wanted should be sorted. */
    private boolean isSorted() {
        FrameExpr node = expr;
        while (node instanceof RowWise && !(node instanceof MapPartitions) || node instanceof Relabel) {
            node = node.inputs().get(0);
        }
        return node instanceof Sort || node instanceof Aggregated && node.partitions() > 1;
    }

    private int more(int partitions) {
        return partitions < npartitions() && partitions < Integer.MAX_VALUE / MORE_PARTITIONS
                ? Math.min(partitions * MORE_PARTITIONS, npartitions())
                : Integer.MAX_VALUE;
    }

    /**
     * Computes this table and tells what every operation did: how many tasks, rows and bytes, and how long they took. What was
     * expected is shown by {@code explain("estimates")}.
     */
    public Analysis analyze() {
        return Measuring.analysis(this);
    }

    /** The number of rows; computes, and reads no values where the source can count without. */
    public long len() {
        return length().compute();
    }

    /** The number of rows. */
    public Scalar<Long> length() {
        return new Scalar<>(new Length(expr), "length", Scalar::whole);
    }

    @Override
    public DataFrame filled(BinaryOp op, @Nullable Object other, @Nullable Object fill) {
        return ElementMethods.super.filled(op, other, fill);
    }

    @Override
    public DataFrame reversed(BinaryOp op, @Nullable Object other) {
        return ElementMethods.super.reversed(op, other);
    }

    @Override
    public DataFrame persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return FrameFamily.INSTANCE;
    }

    @Override
    public DataFrame refreshed(String source) {
        return new DataFrame(FrameFamily.refreshed(expr, source));
    }

    /** Columns, dtypes, partitions and what the table comes from; computes nothing. */
    @Override
    public String toString() {
        return Structure.frame(expr);
    }

    /** The columns by name, each as a series. */
    public Map<String, Series> series() {
        Map<String, Series> all = new LinkedHashMap<>();
        columns().forEach(name -> all.put(name, col(name)));
        return all;
    }
}
