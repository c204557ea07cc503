package io.bask.array.kernel.code;

/** What one {@link Node} of {@link Code} does. */
public enum Op {
    /** Reads element {@code i} of an array. */
    LOAD,
    /** A scalar given when the loop is run. */
    ARG,
    /** A scalar known when the code is built. */
    LITERAL,
    ADD,
    SUB,
    MUL,
    /** Floating point only; whole numbers are divided by a {@link #CALL}. */
    DIV,
    /** Floating point only, with the sign of the dividend. */
    REM,
    NEG,
    AND,
    OR,
    XOR,
    SHL,
    /** Keeps the sign. */
    SHR,
    /** Brings in zeros. */
    USHR,
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE,
    /** The second operand where the first is true, else the third. */
    SELECT,
    /** Java's widening or rounding change of kind; floating point becomes a whole number only by a {@link #CALL}. */
    CONVERT,
    /** Wraps an INT to the range of a narrower {@link Element}. */
    NARROW,
    /** Calls a static method. */
    CALL;

    /** Whether the value needs no computing. */
    public boolean isLeaf() {
        return this == LOAD || this == ARG || this == LITERAL;
    }

    /** Whether the operands may change places. */
    boolean isCommutative() {
        return switch (this) {
            case ADD, MUL, AND, OR, XOR, EQ, NE -> true;
            default -> false;
        };
    }

    /** Whether the value is BOOL whatever the operands are. */
    boolean isComparison() {
        return compareTo(EQ) >= 0 && compareTo(GE) <= 0;
    }
}
