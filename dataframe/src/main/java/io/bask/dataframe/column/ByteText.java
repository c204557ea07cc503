package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.math.BigDecimal;
import java.util.Objects;

/** Writes bytes as Python does, {@code b'caf\xc3\xa9'}, and decimals without exponents. */
public final class ByteText {
    private ByteText() {}

    /** The value of a row of bytes or of decimals that is not missing. */
    public static String of(Column column, int row) {
        Object value = Objects.requireNonNull(column.valueAt(row));
        return column.dtype() == DType.BINARY ? of((byte[]) value) : ((BigDecimal) value).toPlainString();
    }

    /** These bytes as Python writes them. */
    public static String of(byte[] bytes) {
        boolean hasSingle = false;
        boolean hasDouble = false;
        for (byte one : bytes) {
            hasSingle |= one == '\'';
            hasDouble |= one == '"';
        }
        char quote = hasSingle && !hasDouble ? '"' : '\'';
        StringBuilder text = new StringBuilder(bytes.length + 3).append('b').append(quote);
        for (byte one : bytes) {
            append(text, one & 0xFF, quote);
        }
        return text.append(quote).toString();
    }

    private static void append(StringBuilder text, int one, char quote) {
        switch (one) {
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (one == quote) {
                    text.append('\\').append(quote);
                } else if (one >= ' ' && one < 0x7F) {
                    text.append((char) one);
                } else {
                    text.append("\\x%02x".formatted(one));
                }
            }
        }
    }
}
