package io.bask.dataframe.kernel.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.Moments;
import io.bask.dataframe.column.Spans;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Appends values that are no lists to a column. One thread. */
final class JsonValues implements JsonCells {
    private final JsonColumn column;
    private final ColumnBuilder builder;

    JsonValues(JsonColumn column) {
        this.column = column;
        this.builder = ColumnBuilder.of(column.dtype(), 64);
    }

    @Override
    public JsonColumn column() {
        return column;
    }

    @Override
    public int length() {
        return builder.length();
    }

    @Override
    public void appendNull() {
        builder.appendNull();
    }

    @Override
    public Column build() {
        return builder.build();
    }

    @Override
    public boolean append(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            builder.appendNull();
            return true;
        }
        if (token == JsonToken.FIELD_NAME) {
            return appendName(json.currentName());
        }
        if (builder instanceof LongColumn.Builder longs && column.dtype() == DType.INT64) {
            boolean fits = token == JsonToken.VALUE_NUMBER_INT && JsonKinds.isLong(json);
            if (fits) {
                longs.append(json.getLongValue());
            }
            return fits;
        }
        if (builder instanceof DoubleColumn.Builder doubles) {
            boolean fits = token.isNumeric();
            if (fits) {
                doubles.append(json.getDoubleValue());
            }
            return fits;
        }
        if (builder instanceof BoolColumn.Builder bools) {
            boolean fits = token.isBoolean();
            if (fits) {
                bools.append(json.getBooleanValue());
            }
            return fits;
        }
        return other(json, token);
    }

    /** A label of a row, which is text also where it is a number. */
    private boolean appendName(String name) {
        if (builder instanceof TextBuilder texts) {
            byte[] text = whole(name).getBytes(StandardCharsets.UTF_8);
            texts.append(text, 0, text.length);
            return true;
        }
        if (builder instanceof DoubleColumn.Builder doubles && JsonNames.isNumber(name)) {
            doubles.append(Double.parseDouble(name));
            return true;
        }
        boolean fits = builder instanceof LongColumn.Builder && JsonNames.isLong(name);
        if (fits) {
            append(Long.parseLong(name));
        }
        return fits;
    }

    /** The number of a row as its label. */
    void append(long number) {
        if (builder instanceof LongColumn.Builder longs) {
            longs.append(number);
        } else if (builder instanceof DoubleColumn.Builder doubles) {
            doubles.append(number);
        } else {
            builder.appendValue(String.valueOf(number));
        }
    }

    private boolean other(JsonParser json, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            return false;
        }
        if (builder instanceof TextBuilder texts) {
            byte[] text = whole(json.getText()).getBytes(StandardCharsets.UTF_8);
            texts.append(text, 0, text.length);
            return true;
        }
        if (builder instanceof DateTimeColumn.Builder moments) {
            return token == JsonToken.VALUE_STRING && append(moments, json.getText());
        }
        if (builder instanceof LongColumn.Builder spans && column.dtype() == DType.TIMEDELTA) {
            return token == JsonToken.VALUE_STRING && appendSpan(spans, json.getText());
        }
        if (column.dtype().isInteger() && token != JsonToken.VALUE_NUMBER_INT) {
            return false;
        }
        try {
            Object number = column.dtype().isDecimal() && token.isNumeric() ? json.getDecimalValue() : null;
            Object value = token.isNumeric() ? json.getNumberValue() : json.getText();
            builder.appendValue(number == null ? value : number);
            return true;
        } catch (IllegalArgumentException doesNotFit) {
            return false;
        }
    }

    /** A text that is no half of a character, which UTF-8 could not write. */
    private String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean isPair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!isPair) {
                    throw new JsonRows.Mismatch(
                            "column '%s': \\u%04x is half of a surrogate pair; write both halves, or leave the column out"
                                    .formatted(column.path(), (int) text.charAt(i)));
                }
                i++;
            }
        }
        return text;
    }

    private boolean append(DateTimeColumn.Builder moments, String text) {
        try {
            boolean isPlain = column.dtype() == DType.DATETIME;
            String shown = isPlain && text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
            moments.append(Moments.parse(shown, column.dtype()));
            return true;
        } catch (IllegalArgumentException noDate) {
            return false;
        }
    }

    private static boolean appendSpan(LongColumn.Builder spans, String text) {
        try {
            spans.append(Spans.parse(text));
            return true;
        } catch (IllegalArgumentException noSpan) {
            return false;
        }
    }
}
