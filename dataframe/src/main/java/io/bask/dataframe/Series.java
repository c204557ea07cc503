package io.bask.dataframe;

import io.bask.Bask;
import io.bask.Family;
import io.bask.Lazy;
import io.bask.Output;
import io.bask.bag.Bag;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.expr.Aggregated;
import io.bask.dataframe.expr.Assign;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ColumnRef;
import io.bask.dataframe.expr.ColumnVerbs;
import io.bask.dataframe.expr.Described;
import io.bask.dataframe.expr.FrameExpr;
import io.bask.dataframe.expr.InMemory;
import io.bask.dataframe.expr.Length;
import io.bask.dataframe.expr.Project;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.WindowRows;
import io.bask.dataframe.expr.Windows;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.SortKey;
import io.bask.dataframe.schema.UnaryOp;
import io.bask.delayed.Delayed;
import io.bask.expr.CallSite;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One lazy column of a table, or one computed from its columns.
 *
 * <p>Operands are plain values, column expressions, or other series; rows of another table go together with this one's by their
 * labels, and all labels of both come out, in order. Numbers that come out are lazy too:
 * {@code double max = df.col("weight").max().compute();}
 */
public final class Series
        implements Lazy<NamedColumn>,
                ColumnVerbs<Series>,
                SeriesSummaries,
                SeriesCuts,
                SeriesRows,
                SeriesLabels,
                TextColumns,
                FilledArithmetic<Series> {
    private final FrameExpr frame;
    private final ColumnExpr value;
    private final String name;
    private final DType dtype;
    private final String site = CallSite.ofUser();

    Series(FrameExpr frame, ColumnExpr value, String name) {
        this.frame = frame;
        this.value = value;
        this.name = name;
        this.dtype = value.dtype(frame.schema());
    }

    FrameExpr frame() {
        return frame;
    }

    ColumnExpr value() {
        return value;
    }

    @Override
    public WindowRows<Series> windowRows() {
        return WindowRows.ofOne(this, (results, step) -> results.filter(WindowRows.isEvery(step)));
    }

    /** The series as a table of one column. */
    FrameExpr selected() {
        boolean isColumn = value instanceof ColumnRef ref && ref.name().equals(name);
        FrameExpr source = frame;
        if (!isColumn) {
            Windows.Expanded expanded = Windows.expand(frame, List.of(value));
            source = new Assign(expanded.table(), List.of(name), expanded.values());
        }
        FrameExpr selected = new Project(source, List.of(name));
        selected.noteSite(site);
        return selected;
    }

    /** The same series, the only column of a table that is made later. */
    Series later(FrameExpr table) {
        return new Series(table, ColumnExpr.column(name), name);
    }

    /** The expression over a table, which must be the one that this series belongs to. */
    ColumnExpr valueOver(FrameExpr other) {
        if (!frame.equals(other)) {
            Optional<ColumnExpr> same = SameRows.valueOver(this, other);
            if (same.isPresent()) {
                return same.get();
            }
            throw new IllegalArgumentException(
                    ("series '%s' belongs to another table (%s) than the one it is used with (%s); "
                                    + "use col(\"%s\") of the same table, or assign it first")
                            .formatted(name, frame.describe(), other.describe(), name));
        }
        return value;
    }

    Output<NamedColumn> output(int[] tasks) {
        return Output.keeping(tasks, partitions -> Computed.whole(partitions).series(name), partitions -> {
            InMemory held = Computed.held(partitions);
            return new Series(held, ColumnExpr.column(name), name);
        });
    }

    /** How the series is called. */
    public String name() {
        return name;
    }

    /** The element type. */
    public DType dtype() {
        return dtype;
    }

    /** Number of partitions. */
    public int npartitions() {
        return frame.partitions();
    }

    /** The series under another name. */
    public Series rename(String newName) {
        Given.notNull(newName, "newName");
        return new Series(frame, value, newName);
    }

    /** The series as a table of one column. */
    public DataFrame toFrame() {
        return new DataFrame(selected());
    }

    /** The values as elements of a bag, null where missing; a partition for each of the series. Row labels are left behind. */
    public Bag<Object> toBag() {
        List<Delayed<List<Object>>> partitions = new ArrayList<>();
        toFrame().toDelayed().forEach(partition -> partitions.add(partition.map(Series::values)));
        return Bag.fromDelayed(partitions);
    }

    private static List<Object> values(Frame frame) {
        Column column = frame.column(0);
        @Nullable Object[] values = new Object[column.length()];
        Arrays.setAll(values, column::valueAt);
        return Collections.unmodifiableList(Arrays.asList(values));
    }

    /** Sum, or two texts joined. */
    public Series add(@Nullable Object other) {
        return with(BinaryOp.ADD, other);
    }

    /** Difference. */
    public Series sub(@Nullable Object other) {
        return with(BinaryOp.SUB, other);
    }

    /** Product. */
    public Series mul(@Nullable Object other) {
        return with(BinaryOp.MUL, other);
    }

    /** Quotient as float64. */
    public Series div(@Nullable Object other) {
        return with(BinaryOp.DIV, other);
    }

    /** Quotient rounded down. */
    public Series floorDiv(@Nullable Object other) {
        return with(BinaryOp.FLOORDIV, other);
    }

    /** Remainder with the sign of the divisor. */
    public Series mod(@Nullable Object other) {
        return with(BinaryOp.MOD, other);
    }

    /** Power. */
    public Series pow(@Nullable Object other) {
        return with(BinaryOp.POW, other);
    }

    /** True where equal. */
    public Series eq(@Nullable Object other) {
        return with(BinaryOp.EQ, other);
    }

    /** True where not equal, or where a value is missing. */
    public Series ne(@Nullable Object other) {
        return with(BinaryOp.NE, other);
    }

    /** True where less. */
    public Series lt(@Nullable Object other) {
        return with(BinaryOp.LT, other);
    }

    /** True where less or equal. */
    public Series le(@Nullable Object other) {
        return with(BinaryOp.LE, other);
    }

    /** True where greater. */
    public Series gt(@Nullable Object other) {
        return with(BinaryOp.GT, other);
    }

    /** True where greater or equal. */
    public Series ge(@Nullable Object other) {
        return with(BinaryOp.GE, other);
    }

    /** True where both are true; missing where one is missing and the other not false. */
    public Series and(@Nullable Object other) {
        return with(BinaryOp.AND, other);
    }

    /** True where one of them is true; missing where one is missing and the other not true. */
    public Series or(@Nullable Object other) {
        return with(BinaryOp.OR, other);
    }

    /** True where exactly one of them is true; missing where one is missing. */
    public Series xor(@Nullable Object other) {
        return with(BinaryOp.XOR, other);
    }

    /** True where false, and the other way round; missing where missing. */
    public Series not() {
        return with(value.not());
    }

    /** True where both bounds hold, ends included. */
    public Series between(@Nullable Object low, @Nullable Object high) {
        return ge(low).and(le(high));
    }

    /** The series that an expression makes of this one's. */
    @Override
    public Series then(UnaryOperator<ColumnExpr> change) {
        Given.notNull(change, "change");
        return with(change.apply(value));
    }

    /** The value where the condition, an expression or a series of this table, is true, else another. */
    @Override
    public Series where(Object condition, @Nullable Object other) {
        return with(ColumnExpr.where(operand(condition), value, operand(other)));
    }

    /** Another value where the condition, an expression or a series of this table, is true, else the value. */
    @Override
    public Series mask(Object condition, @Nullable Object other) {
        return with(ColumnExpr.where(operand(condition), operand(other), value));
    }

    /** What can be done with categories; of other dtypes an error. */
    public CategoryMethods cat() {
        return new CategoryMethods(this);
    }

    /** An operation on each value by its name in {@link UnaryOp}. */
    public Series apply(UnaryOp op) {
        Given.notNull(op, "op");
        return with(value.apply(op));
    }

    /** The numbers without their signs. */
    public Series abs() {
        return with(value.abs());
    }

    /** The numbers with their signs turned round. */
    public Series neg() {
        return with(value.neg());
    }

    /** The numbers rounded half to even at that many decimals; of a negative number, at tens, hundreds and so on. */
    public Series round(int decimals) {
        return with(value.round(decimals));
    }

    /** True where the value is missing. */
    public Series isNull() {
        return with(value.isNull());
    }

    /** True where there is a value. */
    public Series notNull() {
        return with(value.notNull());
    }

    /** True where the value is one of these. */
    public Series isIn(Collection<?> values) {
        Given.notNull(values, "values");
        return with(value.isIn(values));
    }

    /** The values, with this one in place of missing ones. */
    public Series fillNull(Object filler) {
        return with(value.fillNull(filler));
    }

    /** The values in another dtype; one that does not fit is an error when computing. */
    public Series astype(DType target) {
        Given.notNull(target, "target");
        return with(value.cast(target));
    }

    /** The values that are not missing; they keep their labels. */
    public Series dropNull() {
        return toFrame().dropNull(name).col(name);
    }

    /** The sum as a double; of whole numbers beyond 2^53 use {@code sum().asLong()} or {@link #sumLong()}. */
    public Scalar<Double> sum() {
        return number(Aggregation.SUM);
    }

    /** The exact sum of whole numbers or of booleans; wraps at 64 bits. */
    public Scalar<Long> sumLong() {
        if (!dtype.isInteger() && dtype != DType.BOOL) {
            throw new IllegalArgumentException("sumLong of %s series '%s'; use sum()".formatted(dtype, name));
        }
        return scalar(Aggregation.SUM, Scalar::whole);
    }

    /** The mean; NaN of no values. */
    public Scalar<Double> mean() {
        return number(Aggregation.MEAN);
    }

    /** The least number; NaN of no values. Whole numbers beyond 2^53: {@code min().asLong()}; other dtypes: {@link #minValue()}. */
    public Scalar<Double> min() {
        return number(Aggregation.MIN);
    }

    /** The greatest number; NaN of no values. Whole numbers beyond 2^53: {@code max().asLong()}; other dtypes: {@link #maxValue()}. */
    public Scalar<Double> max() {
        return number(Aggregation.MAX);
    }

    /** The least value of any dtype, as a frame would show it; empty of no values. */
    public Scalar<Optional<Object>> minValue() {
        return scalar(Aggregation.MIN, Optional::ofNullable);
    }

    /** The greatest value of any dtype, as a frame would show it; empty of no values. */
    public Scalar<Optional<Object>> maxValue() {
        return scalar(Aggregation.MAX, Optional::ofNullable);
    }

    /** The sample standard deviation; NaN of fewer than two values. */
    public Scalar<Double> std() {
        return number(Aggregation.STD);
    }

    /** The sample variance; NaN of fewer than two values. */
    public Scalar<Double> var() {
        return number(Aggregation.VAR);
    }

    /** The exact quantile at a fraction in [0, 1], between two values in proportion; NaN of no values. */
    public Scalar<Double> quantile(double fraction) {
        FrameExpr one = new Described(selected(), List.of(fraction), true);
        return new Scalar<>(one, "quantile(%s)".formatted(name), Scalar::number);
    }

    /** The exact median; NaN of no values. */
    public Scalar<Double> median() {
        return quantile(0.5);
    }

    /** How often each value occurs, labelled by the values, the most frequent first; missing values are not counted. */
    public Series valueCounts() {
        DataFrame counts = toFrame().groupBy(name).size().sortValues(List.of(SortKey.descending("count")));
        List<String> unnamed = List.of("");
        FrameExpr labelled = Relabel.fromColumns(Relabel.toColumns(counts.expr(), unnamed), unnamed);
        return new DataFrame(labelled).col("count").rename(name);
    }

    /** The number of values that are not missing. */
    public Scalar<Long> count() {
        return scalar(Aggregation.COUNT, Scalar::whole);
    }

    /** The number of distinct values, not counting missing ones. */
    public Scalar<Long> nunique() {
        Aggregated groups = DistinctCounts.groups(selected(), name);
        return groups.partitions() == 1
                ? scalar(Aggregation.NUNIQUE, Scalar::whole)
                : new Scalar<>(new Length(groups), "nunique(%s)".formatted(name), Scalar::whole);
    }

    /** The number of rows; computes. */
    public long len() {
        return toFrame().len();
    }

    /** Count, mean, standard deviation, extremes and exact quartiles; of other dtypes what {@link DataFrame#describeAll} says. */
    public Series describe() {
        if (!dtype.isNumeric() && !dtype.isDecimal()) {
            return toFrame().describeAll().col(name);
        }
        return new Series(new Described(selected()), ColumnExpr.column(name), name);
    }

    @Override
    public Series filled(BinaryOp op, @Nullable Object other, @Nullable Object fill) {
        Given.notNull(op, "op");
        return with(Alignment.pairing(op, fill), other);
    }

    @Override
    public Series reversed(BinaryOp op, @Nullable Object other) {
        Given.notNull(op, "op");
        return with((own, its) -> ColumnExpr.binary(op, its, own), other);
    }

    private Series with(BinaryOp op, @Nullable Object other) {
        return with(Alignment.pairing(op, null), other);
    }

    private Series with(Alignment.Pairing pairing, @Nullable Object other) {
        return other instanceof Series series && !series.frame.equals(frame)
                ? Alignment.of(this, series, pairing)
                : with(pairing.apply(value, operand(other)));
    }

    ColumnExpr operand(@Nullable Object other) {
        return other instanceof Series series ? series.valueOver(frame) : ColumnExpr.of(other);
    }

    private Series with(ColumnExpr changed) {
        return new Series(frame, changed, name);
    }

    private Scalar<Double> number(Aggregation aggregation) {
        boolean isFloat = dtype.isDecimal() && aggregation.result(name, dtype).isFloat();
        if (!dtype.isSummable() && !isFloat) {
            String other = aggregation == Aggregation.MIN || aggregation == Aggregation.MAX
                    ? "use %sValue()".formatted(aggregation)
                    : dtype.isTime() || dtype.isDecimal()
                            ? "use value(Aggregation.%s)".formatted(aggregation.name())
                            : "cast it with astype";
            throw new IllegalArgumentException(
                    "%s of series '%s' is no number: it holds %s; %s".formatted(aggregation, name, dtype, other));
        }
        return scalar(aggregation, Scalar.exactly("%s(%s)".formatted(aggregation, name)));
    }

    private <T> Scalar<T> scalar(Aggregation aggregation, Scalar.Conversion<T> convert) {
        Aggregate wanted = new Aggregate(name, aggregation, name);
        FrameExpr one = new Aggregated(selected(), List.of(), List.of(wanted));
        return new Scalar<>(one, "%s(%s)".formatted(aggregation, name), convert);
    }

    @Override
    public Series persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return FrameFamily.INSTANCE;
    }

    @Override
    public Series refreshed(String source) {
        return new Series(FrameFamily.refreshed(frame, source), value, name);
    }

    /** Name, dtype, partitions and what the series comes from; computes nothing. */
    @Override
    public String toString() {
        return Structure.series(frame, name, dtype);
    }
}
