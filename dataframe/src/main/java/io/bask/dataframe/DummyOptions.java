package io.bask.dataframe;

import io.bask.function.Given;

/**
 * How {@link ReshapeMethods#getDummies(DummyOptions, String...)} makes columns of values. Immutable; every method answers changed
 * options.
 *
 * @param separator between the name of the column and the value
 * @param dropsFirst true without a column for the least value
 * @param withNull true with a column that says where the value is missing
 */
public record DummyOptions(String separator, boolean dropsFirst, boolean withNull) {
    /** With an underscore between, a column for every value, and none for missing ones. */
    public static final DummyOptions DEFAULT = new DummyOptions("_", false, false);

    /** Checks the separator. */
    public DummyOptions {
        Given.notNull(separator, "separator");
    }

    /** With another text between the name of the column and the value. */
    public DummyOptions separatedBy(String text) {
        return new DummyOptions(text, dropsFirst, withNull);
    }

    /** Without a column for the least value, which is where all others are false. */
    public DummyOptions withoutFirst() {
        return new DummyOptions(separator, true, withNull);
    }

    /** With a column, called {@code nan}, that is true where the value is missing. */
    public DummyOptions withMissing() {
        return new DummyOptions(separator, dropsFirst, true);
    }
}
