package io.bask.dataframe.schema;

import org.jspecify.annotations.Nullable;

/**
 * What can be done with two columns, or a column and a constant, and the dtype it gives.
 *
 * <p>Numbers follow pandas: other arithmetic than division computes in the dtype that {@link Promotion} finds, whole numbers wrap
 * at its width, and division gives floats; two booleans count as int64. Missing values make arithmetic missing, comparisons false and {@code !=} true; a missing truth value is one that
 * is not known.
 */
public enum BinaryOp {
    /** Sum of numbers, or two texts joined. */
    ADD("+", "add", Family.ARITHMETIC),
    /** Difference. */
    SUB("-", "sub", Family.ARITHMETIC),
    /** Product. */
    MUL("*", "mul", Family.ARITHMETIC),
    /** Quotient as float64, also of whole numbers; float32 of float32 and narrower numbers. */
    DIV("/", "div", Family.ARITHMETIC),
    /** Quotient rounded down; of whole numbers by zero it is missing. */
    FLOORDIV("//", "floordiv", Family.ARITHMETIC),
    /** Remainder with the sign of the divisor; of whole numbers by zero it is missing. */
    MOD("%", "mod", Family.ARITHMETIC),
    /** Power; whole numbers to a negative power are an error when computing, use a float base. */
    POW("**", "pow", Family.ARITHMETIC),
    /** Equal. */
    EQ("==", "eq", Family.COMPARISON),
    /** Not equal; true where a value is missing. */
    NE("!=", "ne", Family.COMPARISON),
    /** Less than. */
    LT("<", "lt", Family.COMPARISON),
    /** At most. */
    LE("<=", "le", Family.COMPARISON),
    /** Greater than. */
    GT(">", "gt", Family.COMPARISON),
    /** At least. */
    GE(">=", "ge", Family.COMPARISON),
    /** Both true; missing where a side is missing, unless the other is false. */
    AND("&", "and", Family.LOGIC),
    /** One of them true; missing where a side is missing, unless the other is true. */
    OR("|", "or", Family.LOGIC),
    /** Exactly one of them true; missing where a side is missing. */
    XOR("^", "xor", Family.LOGIC);

    /** Which dtypes an operation takes. */
    public enum Family {
        /** Numbers to numbers. */
        ARITHMETIC,
        /** Any two values of one kind to a truth value. */
        COMPARISON,
        /** Truth values to a truth value. */
        LOGIC
    }

    private static final String NO_ZONE =
            "one side has a time zone and the other has none; use dt().tzLocalize(zone) to give it one, or dt().tzLocalize(null) to take it off";

    private final String symbol;
    private final String verb;
    private final Family family;

    BinaryOp(String symbol, String verb, Family family) {
        this.symbol = symbol;
        this.verb = verb;
        this.family = family;
    }

    /** How the operation is written between its operands. */
    public String symbol() {
        return symbol;
    }

    /** Which dtypes it takes. */
    public Family family() {
        return family;
    }

    /** The dtype of the result; operands that do not go together are an error that names both. */
    public DType result(DType left, DType right) {
        return switch (family) {
            case ARITHMETIC -> arithmetic(left, right);
            case COMPARISON -> comparison(left, right);
            case LOGIC -> {
                if (left != DType.BOOL || right != DType.BOOL) {
                    throw mismatch(left, right, "both sides must be bool; compare first, for example col(\"x\").gt(0)");
                }
                yield DType.BOOL;
            }
        };
    }

    /** The operation with its operands exchanged; only for comparisons. */
    public BinaryOp flipped() {
        return switch (this) {
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
            case EQ, NE -> this;
            default -> throw new IllegalStateException("only comparisons can be turned round, not " + verb);
        };
    }

    private DType arithmetic(DType left, DType right) {
        if (this == ADD && left.isText() && right.isText()) {
            return DType.STRING;
        }
        if (left.isTime() || right.isTime()) {
            return time(left, right);
        }
        if (left.isDecimal() || right.isDecimal()) {
            if (!DType.areAlike(left, right)) {
                throw mismatch(left, right, "decimals compute with decimals and numbers; cast one side with astype");
            }
            return Decimals.result(this, left, right);
        }
        if (!left.isSummable() || !right.isSummable()) {
            throw mismatch(left, right, "arithmetic needs numbers; cast one side with astype");
        }
        return this == DIV ? Promotion.ofQuotient(left, right) : Promotion.of(left, right);
    }

    /** Moments differ by spans, spans add up and can be multiplied, divided and counted in each other. */
    private DType time(DType left, DType right) {
        boolean areSpans = left == DType.TIMEDELTA && right == DType.TIMEDELTA;
        boolean isScaled = left == DType.TIMEDELTA && right.isNumeric();
        @Nullable
        DType result = switch (this) {
            case ADD -> areSpans ? left : left == DType.TIMEDELTA ? right : right == DType.TIMEDELTA ? left : null;
            case SUB -> areSpans || areMoments(left, right) ? DType.TIMEDELTA : right == DType.TIMEDELTA ? left : null;
            case MUL -> isScaled || left.isNumeric() && right == DType.TIMEDELTA ? DType.TIMEDELTA : null;
            case DIV -> areSpans ? DType.FLOAT64 : isScaled ? left : null;
            case FLOORDIV -> areSpans ? DType.INT64 : isScaled ? left : null;
            case MOD -> areSpans ? left : null;
            default -> null;
        };
        if (left.isMoment() && right.isMoment() && this == SUB && result == null) {
            throw mismatch(left, right, NO_ZONE);
        }
        if (result == null || (this == ADD || this == SUB) && !(left.isTime() && right.isTime())) {
            throw mismatch(
                    left,
                    right,
                    "dates differ by timedeltas, which add to dates and to each other and scale by numbers; cast one side with astype");
        }
        return result;
    }

    /** True for moments that both have a time zone, or both none. */
    private static boolean areMoments(DType left, DType right) {
        return left.isMoment() && left.kind() == right.kind();
    }

    private DType comparison(DType left, DType right) {
        if (left.kind() == DType.Kind.LIST && this != EQ && this != NE) {
            throw mismatch(left, right, "lists have no order; compare what is in them");
        }
        boolean comparable = left == right
                || left.isSummable() && right.isSummable()
                || left.isText() && right.isText()
                || areMoments(left, right)
                || (left.isDecimal() || right.isDecimal()) && DType.areAlike(left, right);
        if (left.isMoment() && right.isMoment() && !comparable) {
            throw mismatch(left, right, NO_ZONE);
        }
        if (!comparable) {
            throw mismatch(
                    left,
                    right,
                    "a comparison needs two numbers, two texts, two dates or two timedeltas; cast one side with astype");
        }
        return DType.BOOL;
    }

    private IllegalArgumentException mismatch(DType left, DType right, String wayOut) {
        return new IllegalArgumentException("%s %s %s is not defined: %s".formatted(left, symbol, right, wayOut));
    }

    /** The operation as a word, as methods are called. */
    @Override
    public String toString() {
        return verb;
    }
}
