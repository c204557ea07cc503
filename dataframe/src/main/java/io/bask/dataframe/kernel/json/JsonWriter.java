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
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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

    private static void write(JsonGenerator json, Column column, int row, boolean asMillis) throws IOException {
        if (column.isNull(row)) {
            json.writeNull();
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
                DateTimeFormatter form = moments.dtype() == DType.DATETIME
                        ? DateTimeFormatter.ISO_LOCAL_DATE_TIME
                        : DateTimeFormatter.ISO_OFFSET_DATE_TIME;
                json.writeString(form.format(Objects.requireNonNull(moments.valueAt(row))));
            }
        } else if (column.dtype().isInteger()) {
            // Of uint64 there are values beyond long.
            json.writeNumber(String.valueOf(column.valueAt(row)));
        } else if (column instanceof LongColumn spans && column.dtype() == DType.TIMEDELTA) {
            json.writeString(Spans.text(spans.at(row)));
        } else {
            json.writeString(String.valueOf(column.valueAt(row)));
        }
    }
}
