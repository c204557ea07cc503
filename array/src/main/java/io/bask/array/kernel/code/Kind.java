package io.bask.array.kernel.code;

/** What a value in {@link Code} is to the JVM. Whole numbers narrower than {@code int} are INT, kept in range. */
public enum Kind {
    /** 0 or 1. */
    BOOL("Z", 1),
    /** A whole number of up to 32 bits. */
    INT("I", 1),
    /** A whole number of 64 bits. */
    LONG("J", 2),
    /** A 32-bit floating-point number. */
    FLOAT("F", 1),
    /** A 64-bit floating-point number. */
    DOUBLE("D", 2);

    final String descriptor;
    final int localSlots;

    Kind(String descriptor, int localSlots) {
        this.descriptor = descriptor;
        this.localSlots = localSlots;
    }

    /** Whether arguments of this kind travel as {@code double}; the others travel as {@code long}. */
    public boolean isFloating() {
        return this == FLOAT || this == DOUBLE;
    }

    /** What values of this kind are stored as between two loops. */
    public Element tileElement() {
        return switch (this) {
            case BOOL -> Element.BOOL;
            case INT -> Element.INT32;
            case LONG -> Element.INT64;
            case FLOAT -> Element.FLOAT32;
            case DOUBLE -> Element.FLOAT64;
        };
    }
}
