package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.FloatDigits;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Writes bytes as Python does, {@code b'caf\xc3\xa9'}, decimals without exponents, and lists as pandas prints them. */
public final class ByteText {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private ByteText() {}

    /** The value of a row of bytes or of decimals that is not missing. */
    public static String of(Column column, int row) {
        Object value = Objects.requireNonNull(column.valueAt(row));
        return column.dtype() == DType.BINARY ? of((byte[]) value) : text(value);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof byte[] bytes) {
            return of(bytes);
        }
        if (value instanceof Boolean truth) {
            return truth ? "True" : "False";
        }
        if (value instanceof Double number) {
            return FloatDigits.of(number);
        }
        if (value instanceof Float number) {
            return FloatDigits.ofSingle(number);
        }
        if (value instanceof Duration span) {
            return Spans.text(span.toNanos());
        }
        if (value instanceof ZonedDateTime moment) {
            return Moments.text(Moments.nanoseconds(moment.toInstant()), new ZoneClock(moment.getZone()));
        }
        if (value instanceof LocalDateTime moment) {
            String whole = MOMENT.format(moment);
            int micros = moment.getNano() / 1000;
            return moment.getNano() == 0
                    ? whole
                    : moment.getNano() % 1000 == 0
                            ? whole + ".%06d".formatted(micros)
                            : whole + ".%09d".formatted(moment.getNano());
        }
        if (value instanceof List<?> items) {
            StringJoiner texts = new StringJoiner(", ", "[", "]");
            items.forEach(item -> texts.add(text(item)));
            return texts.toString();
        }
        return value == null ? "None" : value.toString();
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

    /** Whether bytes are a text in UTF-8; costs a look at each byte where all are ASCII. */
    public static boolean isUtf8(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        if (at == to) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, to - at));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
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
