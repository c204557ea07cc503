package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * True or false, one bit a row.
 *
 * <p>The value bit of a missing row is 0, so that {@link #values()} is also the selection "true and not missing".
 */
public final class BoolColumn implements Column {
    private static final long serialVersionUID = 1L;

    private final Bitmap values;
    private final @Nullable Bitmap validity;

    private BoolColumn(Bitmap values, @Nullable Bitmap validity) {
        boolean complete = validity == null || validity.isAllSet();
        this.values = complete ? values : values.and(Objects.requireNonNull(validity));
        this.validity = complete ? null : validity;
    }

    /** A column of these bits; the values of missing rows are cleared. */
    public static BoolColumn of(Bitmap values, @Nullable Bitmap validity) {
        Lengths.checked(values.length(), validity);
        return new BoolColumn(values, validity);
    }

    /** A column of these values, none missing. */
    public static BoolColumn of(boolean... values) {
        return new BoolColumn(Bitmap.of(values), null);
    }

    /** One bit a row; clear where missing. */
    public Bitmap values() {
        return values;
    }

    /** The value of a row; false when missing. */
    public boolean at(int row) {
        return values.get(row);
    }

    @Override
    public DType dtype() {
        return DType.BOOL;
    }

    @Override
    public int length() {
        return values.length();
    }

    @Override
    public @Nullable Bitmap validity() {
        return validity;
    }

    @Override
    public @Nullable Boolean valueAt(int row) {
        return isNull(row) ? null : at(row);
    }

    @Override
    public BoolColumn slice(int from, int to) {
        return new BoolColumn(values.slice(from, to), validity == null ? null : validity.slice(from, to));
    }

    @Override
    public BoolColumn take(int[] rows) {
        return new BoolColumn(values.take(rows), validity == null ? null : validity.take(rows));
    }

    @Override
    public long nbytes() {
        return Lengths.bytesOf(values) + Lengths.bytesOf(validity);
    }

    /** The dtype and the first values. */
    @Override
    public String toString() {
        return Lengths.describe(this);
    }

    /** Grows a {@link BoolColumn}; spent after {@link #build()}. */
    public static final class Builder implements ColumnBuilder {
        private final BitmapBuilder values;
        private final ValidityBuilder validity = new ValidityBuilder();

        /** A builder with room for that many rows before it has to grow. */
        public Builder(int capacity) {
            values = new BitmapBuilder(capacity);
        }

        /** Adds a value. */
        public void append(boolean value) {
            values.append(value);
        }

        @Override
        public void appendNull() {
            validity.markNull(values.length());
            values.append(false);
        }

        @Override
        public void appendValue(@Nullable Object value) {
            if (value == null) {
                appendNull();
            } else {
                append(Boxed.toBool(value));
            }
        }

        @Override
        public int length() {
            return values.length();
        }

        @Override
        public BoolColumn build() {
            return of(values.build(), validity.build(values.length()));
        }
    }
}
