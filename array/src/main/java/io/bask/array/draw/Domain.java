package io.bask.array.draw;

/** The values that a parameter of a distribution may have. NaN is in none but {@link #ANY} and {@link #NOT_ZERO}. */
public enum Domain {
    /** Every number. */
    ANY("any number"),
    /** How far apart two bounds are. */
    WIDTH("finite, and 0 or more"),
    /** Every number but 0. */
    NOT_ZERO("other than 0"),
    /** Above 0. */
    POSITIVE("above 0"),
    /** 0 or above. */
    NOT_NEGATIVE("0 or more"),
    /** Above 1. */
    ABOVE_ONE("above 1"),
    /** A chance: from 0 to 1. */
    CHANCE("from 0 to 1"),
    /** A chance that is not 0. */
    SOME_CHANCE("above 0 and at most 1"),
    /** A chance that is neither 0 nor 1. */
    UNSURE_CHANCE("above 0 and below 1"),
    /** The mean of a count that a long can hold. */
    MEAN_COUNT("from 0 to 9.22e18"),
    /** A whole number, 0 or more. */
    COUNT("a whole number, 0 or more"),
    /** Any whole number. */
    WHOLE("a whole number");

    private static final double MOST_EVENTS = Long.MAX_VALUE - 10 * Math.sqrt((double) Long.MAX_VALUE);

    private final String text;

    Domain(String text) {
        this.text = text;
    }

    /** Whether a parameter may have this value. */
    public boolean holds(double x) {
        return switch (this) {
            case ANY, WHOLE -> true;
            case WIDTH -> x >= 0 && x <= Double.MAX_VALUE;
            case NOT_ZERO -> x != 0;
            case POSITIVE -> x > 0;
            case NOT_NEGATIVE, COUNT -> x >= 0;
            case ABOVE_ONE -> x > 1;
            case CHANCE -> x >= 0 && x <= 1;
            case SOME_CHANCE -> x > 0 && x <= 1;
            case UNSURE_CHANCE -> x > 0 && x < 1;
            case MEAN_COUNT -> x >= 0 && x <= MOST_EVENTS;
        };
    }

    /** Whether only whole numbers belong to it. */
    public boolean isWhole() {
        return this == COUNT || this == WHOLE;
    }

    /** What a value that does not belong here is told. */
    public IllegalArgumentException refused(String distribution, String parameter, Object value) {
        return new IllegalArgumentException(
                "%s: %s is %s; it must be %s".formatted(distribution, parameter, value, text));
    }
}
