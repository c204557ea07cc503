package io.bask.dataframe;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Function1;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is done with every column of a table alike.
 *
 * <p>Operands are plain values, column expressions, series of this table, a value a column ({@code df.sub(df.mean())}, or a map by
 * name), or other tables and their series, whose rows go together with this one's by their labels: then all labels of both come
 * out, in order. A column that an operation is not defined for is an error at the call; select the others first.
 */
public sealed interface ElementMethods permits DataFrame {
    private DataFrame self() {
        return (DataFrame) this;
    }

    private DataFrame each(Predicate<DType> fits, UnaryOperator<ColumnExpr> change) {
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (Field field : self().schema().fields()) {
            if (fits.test(field.dtype())) {
                values.put(field.name(), change.apply(ColumnExpr.column(field.name())));
            }
        }
        return values.isEmpty() ? self() : self().assign(values);
    }

    private DataFrame each(UnaryOperator<ColumnExpr> change) {
        return each(dtype -> true, change);
    }

    private DataFrame with(BinaryOp op, @Nullable Object other) {
        return with(Alignment.pairing(op, null), other);
    }

    /** What a pairing makes of each value and the one that goes with it. */
    private DataFrame with(Alignment.Pairing pairing, @Nullable Object other) {
        if (other instanceof DataFrame table) {
            return Alignment.of(self(), table, pairing);
        }
        if (other instanceof Summary summary) {
            return Alignment.of(self(), summary, pairing);
        }
        if (other instanceof NamedColumn values) {
            return Alignment.of(self(), Alignment.byLabel(values), pairing);
        }
        if (other instanceof Map<?, ?> values) {
            return Alignment.of(self(), values, pairing);
        }
        if (other instanceof Series series && !series.frame().equals(self().expr())) {
            return Alignment.of(self(), series, pairing);
        }
        ColumnExpr operand = other instanceof Series series ? series.valueOver(self().expr()) : ColumnExpr.of(other);
        return each(value -> pairing.apply(value, operand));
    }

    /** An operation with {@code fill} where one of two values is missing. */
    default DataFrame filled(BinaryOp op, @Nullable Object other, @Nullable Object fill) {
        Given.notNull(op, "op");
        return with(Alignment.pairing(op, fill), other);
    }

    /** An operation with the values of this table on the right. */
    default DataFrame reversed(BinaryOp op, @Nullable Object other) {
        Given.notNull(op, "op");
        return with((own, its) -> ColumnExpr.binary(op, its, own), other);
    }

    /** Sums. */
    default DataFrame add(@Nullable Object other) {
        return with(BinaryOp.ADD, other);
    }

    /** Differences. */
    default DataFrame sub(@Nullable Object other) {
        return with(BinaryOp.SUB, other);
    }

    /** Products. */
    default DataFrame mul(@Nullable Object other) {
        return with(BinaryOp.MUL, other);
    }

    /** Quotients as float64. */
    default DataFrame div(@Nullable Object other) {
        return with(BinaryOp.DIV, other);
    }

    /** Quotients rounded down. */
    default DataFrame floorDiv(@Nullable Object other) {
        return with(BinaryOp.FLOORDIV, other);
    }

    /** Remainders with the sign of the divisor. */
    default DataFrame mod(@Nullable Object other) {
        return with(BinaryOp.MOD, other);
    }

    /** Powers. */
    default DataFrame pow(@Nullable Object other) {
        return with(BinaryOp.POW, other);
    }

    /** True where equal. */
    default DataFrame eq(@Nullable Object other) {
        return with(BinaryOp.EQ, other);
    }

    /** True where not equal, or where a value is missing. */
    default DataFrame ne(@Nullable Object other) {
        return with(BinaryOp.NE, other);
    }

    /** True where less. */
    default DataFrame lt(@Nullable Object other) {
        return with(BinaryOp.LT, other);
    }

    /** True where less or equal. */
    default DataFrame le(@Nullable Object other) {
        return with(BinaryOp.LE, other);
    }

    /** True where greater. */
    default DataFrame gt(@Nullable Object other) {
        return with(BinaryOp.GT, other);
    }

    /** True where greater or equal. */
    default DataFrame ge(@Nullable Object other) {
        return with(BinaryOp.GE, other);
    }

    /** The numbers without their signs. */
    default DataFrame abs() {
        return each(ColumnExpr::abs);
    }

    /** The numbers rounded half to even at that many decimals; columns without numbers stay as they are. */
    default DataFrame round(int decimals) {
        return each(dtype -> dtype.isNumeric() || dtype.isDecimal(), value -> value.round(decimals));
    }

    /** True where values are missing. */
    default DataFrame isNull() {
        return each(ColumnExpr::isNull);
    }

    /** True where there are values. */
    default DataFrame notNull() {
        return each(ColumnExpr::notNull);
    }

    /**
     * The values where the condition is true, else another, or missing ones for null: {@code df.where(df.gt(0), 0)}.
     *
     * @param condition an expression over columns, a bool series, or a table of truth values, which is false in columns that it lacks;
     *     tables and series are computed from the rows of this one
     * @param other a plain value, an expression, a series, or a table with a value for each
     */
    default DataFrame where(Object condition, @Nullable Object other) {
        Given.notNull(condition, "condition");
        return Deciding.of(self(), condition, other, true);
    }

    /** Another value where the condition is true, or a missing one for null; else the values. See {@link #where}. */
    default DataFrame mask(Object condition, @Nullable Object other) {
        Given.notNull(condition, "condition");
        return Deciding.of(self(), condition, other, false);
    }

    /** The values, but at least {@code low} and at most {@code high}; null for no bound. */
    default DataFrame clip(@Nullable Object low, @Nullable Object high) {
        return each(value -> value.clip(low, high));
    }

    /** This value in place of missing ones, in the columns whose dtype it has; that there is none is an error. */
    default DataFrame fillNull(Object filler) {
        Given.notNull(filler, "filler");
        ColumnExpr constant = ColumnExpr.of(filler);
        DType dtype = constant.dtype(Schema.of(List.of()));
        Predicate<DType> fits = column -> fits(column, dtype);
        if (self().schema().dtypes().stream().noneMatch(fits)) {
            throw new IllegalArgumentException(
                    "no column holds values such as %s; the columns are %s".formatted(filler, self().schema()));
        }
        return each(fits, value -> ColumnExpr.where(value.notNull(), value, constant));
    }

    /** True where a value is one of these; null among them stands for missing values. */
    default DataFrame isIn(Collection<?> values) {
        Given.notNull(values, "values");
        return each(value -> value.isIn(values));
    }

    /**
     * True where another table has the same value in the row with the same label and the column of the same name; false where it has
     * none, or a missing one.
     *
     * @param values a table whose labels are all different
     */
    default DataFrame isIn(DataFrame values) {
        Given.notNull(values, "values");
        DataFrame both = LabelMerging.beside(self(), values, JoinKind.LEFT, "", Hidden.OTHER);
        Map<String, ColumnExpr> found = new LinkedHashMap<>();
        for (String name : self().columns()) {
            ColumnExpr own = ColumnExpr.column(name);
            ColumnExpr its = ColumnExpr.column(name + Hidden.OTHER);
            boolean isShared = values.schema().contains(name);
            found.put(name, isShared ? ColumnExpr.where(own.eq(its), true, false) : ColumnExpr.of(false));
        }
        return both.assign(found).select(self().columns());
    }

    /** True where a value is one of those given for its column; false in columns that nothing is given for. */
    default DataFrame isIn(Map<String, ? extends Collection<?>> values) {
        Given.notNull(values, "values");
        values.keySet().forEach(self().schema()::indexOf);
        Map<String, ColumnExpr> found = new LinkedHashMap<>();
        for (String name : self().columns()) {
            Collection<?> members = values.get(name);
            found.put(
                    name,
                    members == null
                            ? ColumnExpr.of(false)
                            : ColumnExpr.column(name).isIn(members));
        }
        return self().assign(found);
    }

    /** Other values in place of some, in the columns that hold such values; the rest stay. */
    default DataFrame replace(Map<?, ?> values) {
        Given.notNull(values, "values");
        Map<String, ColumnExpr> replaced = new LinkedHashMap<>();
        for (Field field : self().schema().fields()) {
            Map<Object, Object> fitting = new LinkedHashMap<>();
            values.forEach((from, to) -> {
                if (fits(field.dtype(), ColumnExpr.of(from).dtype(Schema.of(List.of())))) {
                    fitting.put(from, to);
                }
            });
            if (!fitting.isEmpty()) {
                replaced.put(field.name(), ColumnExpr.column(field.name()).replace(fitting));
            }
        }
        return replaced.isEmpty() ? self() : self().assign(replaced);
    }

    /** What matches patterns replaced in every column of texts, see {@link io.bask.dataframe.expr.ColumnVerbs#replaceRegex(Map)}. */
    default DataFrame replaceRegex(Map<String, ? extends @Nullable Object> replacements) {
        Given.notNull(replacements, "replacements");
        return each(dtype -> dtype == DType.STRING, value -> value.replaceRegex(replacements));
    }

    /** True where a column may hold such a value. */
    static boolean fits(DType column, DType value) {
        return DType.areAlike(column, value);
    }

    /** Running sums of every column. */
    default DataFrame cumsum() {
        return each(value -> value.cumsum());
    }

    /** Running products of every column. */
    default DataFrame cumprod() {
        return each(value -> value.cumprod());
    }

    /** Running least values of every column. */
    default DataFrame cummin() {
        return each(value -> value.cummin());
    }

    /** Running greatest values of every column. */
    default DataFrame cummax() {
        return each(value -> value.cummax());
    }

    /** The values that many rows before, or after for a negative number. */
    default DataFrame shift(int rows) {
        return each(value -> value.shift(rows));
    }

    /** The differences to the values that many rows before. */
    default DataFrame diff(int rows) {
        return each(value -> value.diff(rows));
    }

    /** The last values that are not missing. */
    default DataFrame ffill() {
        return each(value -> value.ffill());
    }

    /** The next values that are not missing. */
    default DataFrame bfill() {
        return each(value -> value.bfill());
    }

    /** The last values that are not missing, at most that many rows before. */
    default DataFrame ffillWithin(int rows) {
        return each(value -> value.ffillWithin(rows));
    }

    /** The next values that are not missing, at most that many rows after. */
    default DataFrame bfillWithin(int rows) {
        return each(value -> value.bfillWithin(rows));
    }

    /** The values that many rows before, or after for a negative number, and this value where there is no such row. */
    default DataFrame shiftFilling(int rows, Object filler) {
        return each(value -> value.shiftFilling(rows, filler));
    }

    /** The numbers of these columns rounded half to even, each at so many decimals. */
    default DataFrame round(Map<String, Integer> decimals) {
        Given.notNull(decimals, "decimals");
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        decimals.forEach(
                (name, places) -> values.put(name, ColumnExpr.column(name).round(places)));
        return values.isEmpty() ? self() : self().assign(values);
    }

    /** This table with these columns in other dtypes; a value that does not fit is an error when computing. */
    default DataFrame astype(Map<String, DType> dtypes) {
        Given.notNull(dtypes, "dtypes");
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        dtypes.forEach((name, dtype) -> values.put(name, ColumnExpr.column(name).cast(dtype)));
        return values.isEmpty() ? self() : self().assign(values);
    }

    /** This table with all columns in one dtype; a value that does not fit is an error when computing. */
    default DataFrame astype(DType dtype) {
        Given.notNull(dtype, "dtype");
        return each(value -> value.cast(dtype));
    }

    /** This table with other names of columns, which a function makes of those they have. */
    default DataFrame rename(UnaryOperator<String> change) {
        Given.notNull(change, "change");
        return renamed(change);
    }

    /** The columns of these dtypes. */
    default DataFrame selectDtypes(DType... dtypes) {
        Given.noneNull(dtypes, "dtypes");
        List<String> kept = self().schema().fields().stream()
                .filter(field -> Arrays.asList(dtypes).contains(field.dtype()))
                .map(Field::name)
                .toList();
        return self().select(kept);
    }

    /**
     * The columns of these kinds: {@code number integer signed unsigned floating bool text datetime timedelta category}, or names of
     * dtypes such as {@code int8}.
     */
    default DataFrame selectDtypes(String... kinds) {
        Given.noneNull(kinds, "kinds");
        return chosen(true, kinds);
    }

    /** The columns of no such kind, see {@link #selectDtypes(String...)}. */
    default DataFrame excludeDtypes(String... kinds) {
        Given.noneNull(kinds, "kinds");
        return chosen(false, kinds);
    }

    private DataFrame chosen(boolean included, String... kinds) {
        List<Predicate<DType>> tests =
                Arrays.stream(kinds).map(ElementMethods::kind).toList();
        return self().select(self().schema().fields().stream()
                .filter(field -> included == tests.stream().anyMatch(test -> test.test(field.dtype())))
                .map(Field::name)
                .toList());
    }

    private static Predicate<DType> kind(String name) {
        return switch (name) {
            case "number" -> dtype -> dtype.isNumeric() || dtype == DType.TIMEDELTA;
            case "integer", "int" -> dtype -> dtype.isInteger() || dtype == DType.TIMEDELTA;
            case "signed" -> dtype -> dtype.isSigned() || dtype == DType.TIMEDELTA;
            case "unsigned" -> DType::isUnsigned;
            case "floating", "float" -> DType::isFloat;
            case "text" -> dtype -> dtype == DType.STRING;
            default -> {
                DType wanted = DType.of(name);
                yield dtype -> dtype == wanted;
            }
        };
    }

    /** This table with a text in front of every column's name. */
    default DataFrame addPrefix(String prefix) {
        Given.notNull(prefix, "prefix");
        return renamed(name -> prefix + name);
    }

    /** This table with a text behind every column's name. */
    default DataFrame addSuffix(String suffix) {
        Given.notNull(suffix, "suffix");
        return renamed(name -> name + suffix);
    }

    private DataFrame renamed(UnaryOperator<String> change) {
        Map<String, String> names = new LinkedHashMap<>();
        self().columns().forEach(name -> names.put(name, change.apply(name)));
        return self().rename(names);
    }

    /** What a function makes of this table: {@code df.pipe(Cleaning::dropOutliers)}. */
    default <T> T pipe(java.util.function.Function<? super DataFrame, T> function) {
        Given.notNull(function, "function");
        return function.apply(self());
    }

    /**
     * What a function makes of each row, as a series.
     *
     * @param function called from several threads
     * @param dtype the dtype of its results; one that does not fit is an error when computing
     */
    default Series apply(Function1<Row, ? extends @Nullable Object> function, DType dtype) {
        Given.notNull(function, "function");
        Given.notNull(dtype, "dtype");
        return assign("\u0000applied", function, dtype).col("\u0000applied").rename("");
    }

    /** This table with a column that a function makes of each row. */
    default DataFrame assign(String name, Function1<Row, ? extends @Nullable Object> function, DType dtype) {
        Given.notNull(name, "name");
        Given.notNull(function, "function");
        Given.notNull(dtype, "dtype");
        Schema wider = self().schema().with(new Field(name, dtype));
        return self().mapPartitions(frame -> frame.with(name, made(frame, function, dtype)), wider);
    }

    private static Column made(Frame frame, Function1<Row, ? extends @Nullable Object> function, DType dtype)
            throws Exception {
        ColumnBuilder builder = ColumnBuilder.of(dtype, frame.rows());
        for (int row = 0; row < frame.rows(); row++) {
            builder.appendValue(function.apply(new Row(frame, row)));
        }
        return builder.build();
    }
}
