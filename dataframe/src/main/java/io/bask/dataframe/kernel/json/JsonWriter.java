package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.bask.array.shape.ShortestDecimal;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.Spans;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a frame as JSON objects, one a line. */
public final class JsonWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonWriter() {}

    /**
     * Writes all rows to a stream, which stays open.
     *
     * @param asMillis whether moments are milliseconds since 1970, rounded down; else text in ISO 8601's form
     */
    public static void write(Frame frame, OutputStream out, boolean asMillis) throws IOException {
        List<SerializableString> names = new ArrayList<>();
        frame.schema().names().forEach(name -> names.add(new SerializedString(name)));
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            for (int row = 0; row < frame.rows(); row++) {
                json.writeStartObject();
                for (int i = 0; i < names.size(); i++) {
                    json.writeFieldName(names.get(i));
                    write(json, frame.column(i), row, asMillis);
                }
                json.writeEndObject();
            }
            if (frame.rows() > 0) {
                json.writeRaw('\n');
            }
        }
    }

    private static String number(double value, DType dtype) {
        return dtype == DType.FLOAT32 ? ShortestDecimal.text((float) value) : ShortestDecimal.text(value);
    }

    /** Writes the value of one row. */
    static void write(JsonGenerator json, Column column, int row, boolean asMillis) throws IOException {
        if (column.isNull(row)) {
            json.writeNull();
        } else if (column.dtype().kind() == DType.Kind.LIST) {
            write(json, Objects.requireNonNull(column.valueAt(row)), asMillis);
        } else if (column.dtype().isInteger() || column.dtype().isDecimal()) {
            // Of uint64 there are values beyond long, of decimals digits beyond double.
            Object number = Objects.requireNonNull(column.valueAt(row));
            json.writeNumber(number instanceof BigDecimal digits ? digits.toPlainString() : String.valueOf(number));
        } else if (column instanceof TextColumn texts) {
            StringColumn plain = texts.plain();
            int slot = texts.slot(row);
            int start = plain.start(slot);
            json.writeUTF8String(plain.sharedBytes(), start, plain.end(slot) - start);
        } else if (column instanceof DoubleColumn doubles) {
            double value = doubles.at(row);
            // JSON has no infinity.
            json.writeRawValue(Double.isInfinite(value) ? "null" : number(value, doubles.dtype()));
        } else if (column instanceof BoolColumn bools) {
            json.writeBoolean(bools.at(row));
        } else if (column instanceof DateTimeColumn moments) {
            if (asMillis) {
                json.writeNumber(Math.floorDiv(moments.at(row), 1_000_000L));
            } else {
                json.writeString(moment(Objects.requireNonNull(moments.valueAt(row))));
            }
        } else if (column instanceof LongColumn spans && column.dtype() == DType.TIMEDELTA) {
            json.writeString(Spans.text(spans.at(row)));
        } else {
            json.writeString(String.valueOf(column.valueAt(row)));
        }
    }

    private static String moment(Temporal moment) {
        return moment instanceof LocalDateTime
                ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment)
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
    }

    /** A value of a list, or a list of such. */
    private static void write(JsonGenerator json, @Nullable Object value, boolean asMillis) throws IOException {
        if (value instanceof List<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(json, item, asMillis);
            }
            json.writeEndArray();
        } else if (value == null || value instanceof Double real && !Double.isFinite(real)) {
            json.writeNull();
        } else if (value instanceof Float single) {
            json.writeRawValue(Float.isFinite(single) ? ShortestDecimal.text(single) : "null");
        } else if (value instanceof Double real) {
            json.writeRawValue(ShortestDecimal.text(real));
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof BigDecimal digits) {
            json.writeNumber(digits.toPlainString());
        } else if (value instanceof Number number) {
            json.writeNumber(String.valueOf(number));
        } else if (value instanceof Temporal moment) {
            if (asMillis) {
                Instant instant =
                        moment instanceof LocalDateTime local ? local.toInstant(ZoneOffset.UTC) : Instant.from(moment);
                json.writeNumber(instant.toEpochMilli());
            } else {
                json.writeString(moment(moment));
            }
        } else {
            json.writeString(
                    value instanceof Duration span ? Spans.text(Spans.nanoseconds(span)) : String.valueOf(value));
        }
    }
}
