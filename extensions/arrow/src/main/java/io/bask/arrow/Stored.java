package io.bask.arrow;

import io.bask.dataframe.schema.DType;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are laid out, and what becomes of them.
 *
 * @param form the layout
 * @param dtype what they become
 * @param width bytes of one value; 0 for bits and text
 * @param unit nanoseconds in one, of moments and spans of time; else 1
 * @param scale digits behind the point of decimals; else 0
 * @param item what lists hold; else null
 */
record Stored(
        Form form,
        DType dtype,
        int width,
        long unit,
        int scale,
        @Nullable Stored item) implements Serializable {
    /** Layouts. */
    enum Form {
        /** All are missing; nothing is stored. */
        NOTHING,
        /** A bit each. */
        BITS,
        /** Whole numbers with a sign. */
        SIGNED,
        /** Whole numbers without one. */
        UNSIGNED,
        /** Floats of 2, 4 or 8 bytes. */
        FLOATS,
        /** Whole numbers of up to 32 bytes with a point in them. */
        DECIMALS,
        /** UTF-8, and where each begins in ints. */
        TEXT,
        /** UTF-8, and where each begins in longs. */
        LONG_TEXT,
        /** UTF-8 in several places, or in the view itself. */
        TEXT_VIEWS,
        /** Lists, and where each begins in ints. */
        LISTS,
        /** Lists, and where each begins in longs. */
        LONG_LISTS,
        /** Lists of as many items each as the width says. */
        EVEN_LISTS
    }

    static Stored of(Form form, DType dtype, int width) {
        return new Stored(form, dtype, width, 1, 0, null);
    }

    static Stored text(Form form) {
        return of(form, DType.STRING, 0);
    }

    static Stored time(DType dtype, int width, long unit) {
        return new Stored(Form.SIGNED, dtype, width, unit, 0, null);
    }

    static Stored lists(Form form, Stored item, int width) {
        return new Stored(form, DType.list(item.dtype), width, 1, 0, item);
    }

    boolean isText() {
        return dtype == DType.STRING && (form == Form.TEXT || form == Form.LONG_TEXT || form == Form.TEXT_VIEWS);
    }
}
