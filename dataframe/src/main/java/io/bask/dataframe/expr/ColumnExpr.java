package io.bask.dataframe.expr;

import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.ChangeOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.RowFunction;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.UnaryOp;
import io.bask.dataframe.schema.WindowFunction;
import io.bask.dataframe.schema.WindowOp;
import io.bask.expr.Expr;
import io.bask.expr.Token;
import io.bask.expr.Walk;
import io.bask.function.Given;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A value for every row, computed from the row's columns: {@code col("weight").gt(10).and(col("sex").eq("F"))}.
 *
 * <p>Knows names, not dtypes: the same expression fits every frame that has its columns, and its dtype is found when it
 * meets one, see {@link #dtype(Schema)}. An operand may be another expression or a plain value (Boolean, whole number,
 * BigInteger, double, String, char, LocalDate, LocalDateTime, Duration).
 */
public abstract sealed class ColumnExpr extends Expr<ColumnExpr> implements ColumnVerbs<ColumnExpr>
        permits ColumnRef,
                LabelRef,
                Literal,
                Binary,
                Unary,
                IsIn,
                FillNull,
                Cast,
                Round,
                Choose,
                Across,
                Applied,
                Window,
                Grouped {
    private static final long serialVersionUID = 1L;

    ColumnExpr(Token token) {
        super(token);
    }

    /** The column of that name. */
    public static ColumnExpr column(String name) {
        Given.notNull(name, "name");
        return new ColumnRef(name);
    }

    /** The same value for every row; an expression is taken as it is. */
    public static ColumnExpr of(@Nullable Object value) {
        return value instanceof ColumnExpr expr ? expr : new Literal(Literals.dtype(value), Literals.stored(value));
    }

    /** {@code yes} in the rows where the condition is true, else, also where it is missing, {@code no}. */
    public static ColumnExpr where(ColumnExpr condition, @Nullable Object yes, @Nullable Object no) {
        Given.notNull(condition, "condition");
        return new Choose(condition, of(yes), of(no));
    }

    /** An operation on two operands. */
    public static ColumnExpr binary(BinaryOp op, ColumnExpr left, ColumnExpr right) {
        Given.notNull(op, "op");
        Given.notNull(left, "left");
        Given.notNull(right, "right");
        return Constants.binary(op, left, right);
    }

    /** The dtype it has over a frame of that schema; unknown columns and dtypes that do not go together are errors. */
    public final DType dtype(Schema schema) {
        Given.notNull(schema, "schema");
        return Objects.requireNonNull(dtypes(schema).get(this));
    }

    /** The dtypes of this and of every expression in it over a frame of that schema. */
    public final Map<ColumnExpr, DType> dtypes(Schema schema) {
        Given.notNull(schema, "schema");
        return ColumnTypes.dtypes(this, schema);
    }

    /** Names of the columns it reads, each once. */
    public final Set<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        for (ColumnExpr node : Walk.postOrder(List.of(this))) {
            if (node instanceof ColumnRef ref) {
                names.add(ref.name());
            }
        }
        return names;
    }

    /** True when no value of any row can make it fail, so that it may run on rows that a filter would have dropped. */
    public final boolean isTotal() {
        return Walk.postOrder(List.of(this)).stream()
                .noneMatch(node -> node instanceof Cast
                        || node instanceof Window
                        || node instanceof Grouped
                        || node instanceof Applied applied
                                && !applied.function().isTotal()
                        || node instanceof Binary binary && binary.op() == BinaryOp.POW);
    }

    /** Sum, or two texts joined. */
    public final ColumnExpr add(@Nullable Object other) {
        return Constants.binary(BinaryOp.ADD, this, of(other));
    }

    /** Difference. */
    public final ColumnExpr sub(@Nullable Object other) {
        return Constants.binary(BinaryOp.SUB, this, of(other));
    }

    /** Product. */
    public final ColumnExpr mul(@Nullable Object other) {
        return Constants.binary(BinaryOp.MUL, this, of(other));
    }

    /** Quotient as float64. */
    public final ColumnExpr div(@Nullable Object other) {
        return Constants.binary(BinaryOp.DIV, this, of(other));
    }

    /** Quotient rounded down. */
    public final ColumnExpr floorDiv(@Nullable Object other) {
        return new Binary(BinaryOp.FLOORDIV, this, of(other));
    }

    /** Remainder with the sign of the divisor. */
    public final ColumnExpr mod(@Nullable Object other) {
        return new Binary(BinaryOp.MOD, this, of(other));
    }

    /** Power. */
    public final ColumnExpr pow(@Nullable Object other) {
        return new Binary(BinaryOp.POW, this, of(other));
    }

    /** True where equal. */
    public final ColumnExpr eq(@Nullable Object other) {
        return new Binary(BinaryOp.EQ, this, of(other));
    }

    /** True where not equal, or where a value is missing. */
    public final ColumnExpr ne(@Nullable Object other) {
        return new Binary(BinaryOp.NE, this, of(other));
    }

    /** True where less. */
    public final ColumnExpr lt(@Nullable Object other) {
        return new Binary(BinaryOp.LT, this, of(other));
    }

    /** True where less or equal. */
    public final ColumnExpr le(@Nullable Object other) {
        return new Binary(BinaryOp.LE, this, of(other));
    }

    /** True where greater. */
    public final ColumnExpr gt(@Nullable Object other) {
        return new Binary(BinaryOp.GT, this, of(other));
    }

    /** True where greater or equal. */
    public final ColumnExpr ge(@Nullable Object other) {
        return new Binary(BinaryOp.GE, this, of(other));
    }

    /** True where both bounds hold, ends included. */
    public final ColumnExpr between(@Nullable Object low, @Nullable Object high) {
        return ge(low).and(le(high));
    }

    /** True where both are true; missing where one is missing and the other not false. */
    public final ColumnExpr and(@Nullable Object other) {
        return new Binary(BinaryOp.AND, this, of(other));
    }

    /** True where one of them is true; missing where one is missing and the other not true. */
    public final ColumnExpr or(@Nullable Object other) {
        return new Binary(BinaryOp.OR, this, of(other));
    }

    /** True where exactly one of them is true; missing where one is missing. */
    public final ColumnExpr xor(@Nullable Object other) {
        return new Binary(BinaryOp.XOR, this, of(other));
    }

    /** True where false, and the other way round; missing where missing. */
    public final ColumnExpr not() {
        return apply(UnaryOp.NOT);
    }

    /** The number with its sign turned round. */
    public final ColumnExpr neg() {
        Literal constant = Constants.negative(this);
        return constant == null ? apply(UnaryOp.NEG) : constant;
    }

    /** The number without its sign. */
    public final ColumnExpr abs() {
        return apply(UnaryOp.ABS);
    }

    /** A whole number in int64, so that differences of unsigned ones have a sign; what is none as it is. */
    final ColumnExpr widen() {
        return apply(UnaryOp.WIDEN);
    }

    /** True where the value is missing. */
    public final ColumnExpr isNull() {
        return apply(UnaryOp.ISNULL);
    }

    /** True where there is a value. */
    public final ColumnExpr notNull() {
        return apply(UnaryOp.NOTNULL);
    }

    /** An operation on one column by its name in {@link UnaryOp}. */
    public final ColumnExpr apply(UnaryOp op) {
        Given.notNull(op, "op");
        return new Unary(op, this);
    }

    /** True where the value is one of these; null among them stands for missing values. */
    public final ColumnExpr isIn(Collection<?> values) {
        Given.notNull(values, "values");
        ColumnExpr found = IsIn.of(this, values);
        return values.stream().anyMatch(Objects::isNull) ? isNull().or(found) : found;
    }

    /** True where the value is one of these; null among them stands for missing values. */
    public final ColumnExpr isIn(@Nullable Object... values) {
        Given.notNull(values, "values");
        return isIn(Arrays.asList(values));
    }

    /** The value, or this one where it is missing; it must fit the column's dtype. */
    public final ColumnExpr fillNull(Object value) {
        return new FillNull(
                this, Literals.dtype(value), Literals.present(value, "give the one to put in place of missing ones"));
    }

    /** The value in another dtype; one that does not fit is an error when computing. */
    public final ColumnExpr cast(DType dtype) {
        Given.notNull(dtype, "dtype");
        return new Cast(this, dtype);
    }

    /** The number rounded half to even at that many decimals; of a negative number, at tens, hundreds and so on. */
    public final ColumnExpr round(int decimals) {
        return new Round(this, decimals);
    }

    @Override
    public final ColumnExpr then(UnaryOperator<ColumnExpr> change) {
        Given.notNull(change, "change");
        return change.apply(this);
    }

    /** A function of the value, see {@link #str()} and {@link #dt()}. */
    public final ColumnExpr apply(RowFunction function) {
        Given.notNull(function, "function");
        return new Applied(function, this);
    }

    /** A value computed from rows before and after, of those with equal values in these columns, or of all without any. */
    public final ColumnExpr window(WindowFunction function, String... over) {
        Given.notNull(function, "function");
        Given.noneNull(over, "over");
        return new Window(function, this, Arrays.asList(over));
    }

    /** The value, or what counts in place of a missing one, of those with equal values in these columns, or of all without any. */
    public final ColumnExpr filled(ChangeOptions options, String... over) {
        Given.notNull(options, "options");
        Given.noneNull(over, "over");
        int limit = options.limit() == 0 ? WindowFunction.ALL : options.limit();
        return switch (options.fill()) {
            case FORWARD -> window(WindowFunction.of(WindowOp.FFILL, limit), over);
            case BACKWARD -> window(WindowFunction.of(WindowOp.BFILL, limit), over);
            case NONE -> this;
        };
    }

    /** What can be done with texts. */
    public final TextMethods<ColumnExpr> str() {
        return new TextMethods<>(this, value -> value);
    }

    /** What can be done with categories. */
    public final CategoryVerbs cat() {
        return new CategoryVerbs(this);
    }

    /** What can be done with lists. */
    public final ListMethods<ColumnExpr> list() {
        return new ListMethods<>(this, value -> value);
    }

    /** What can be done with dates. */
    public final DateMethods<ColumnExpr> dt() {
        return new DateMethods<>(this, value -> value);
    }

    @Override
    public final String describe() {
        return ColumnText.of(this);
    }
}
