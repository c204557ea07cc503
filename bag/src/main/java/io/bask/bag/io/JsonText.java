package io.bask.bag.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.bask.bag.partition.TypeName;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes values as JSON. */
final class JsonText {
    private static final int DEEPEST = 1000;

    private final JsonGenerator out;

    private JsonText(JsonGenerator out) {
        this.out = out;
    }

    static String of(JsonFactory factory, @Nullable Object value) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = factory.createGenerator(text)) {
            new JsonText(out).write(value, 0);
        }
        return text.toString();
    }

    private void write(@Nullable Object value, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "a value is nested more than %d deep; does a list contain itself?".formatted(DEEPEST));
        }
        if (value == null) {
            out.writeNull();
        } else if (value instanceof CharSequence || value instanceof Character) {
            out.writeString(value.toString());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Number number) {
            writeNumber(number);
        } else if (value instanceof Optional<?> optional) {
            write(optional.orElse(null), depth + 1);
        } else if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), depth + 1);
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> iterable) {
            writeArray(iterable, depth);
        } else if (value instanceof Object[] array) {
            writeArray(java.util.Arrays.asList(array), depth);
        } else if (value instanceof Record record) {
            writeRecord(record, depth);
        } else if (isText(value)) {
            out.writeString(value instanceof Enum<?> constant ? constant.name() : value.toString());
        } else {
            throw new IllegalArgumentException(
                    "%s cannot be written as JSON; map it to a record, map, list, number or text first"
                            .formatted(TypeName.withArticle(value.getClass().getTypeName())));
        }
    }

    private static boolean isText(Object value) {
        return value instanceof Enum<?>
                || value instanceof TemporalAccessor
                || value instanceof TemporalAmount
                || value instanceof UUID;
    }

    private void writeNumber(Number number) throws IOException {
        if (number instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else if (number instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("%s is no number of JSON; map it to null first".formatted(value));
            }
            out.writeNumber(number.toString());
        } else {
            out.writeNumber(number.longValue());
        }
    }

    private void writeArray(Iterable<?> elements, int depth) throws IOException {
        out.writeStartArray();
        for (Object element : elements) {
            write(element, depth + 1);
        }
        out.writeEndArray();
    }

    private void writeRecord(Record record, int depth) throws IOException {
        out.writeStartObject();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            out.writeFieldName(component.getName());
            component.getAccessor().trySetAccessible();
            try {
                write(component.getAccessor().invoke(record), depth + 1);
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException(
                        "%s.%s cannot be read; is its package open to io.bask.bag?"
                                .formatted(record.getClass().getName(), component.getName()),
                        e);
            }
        }
        out.writeEndObject();
    }
}
