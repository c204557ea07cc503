package io.bask.avro;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.ResolvingDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Reads records as maps of values of Java's own: texts, numbers, lists, maps, {@code byte[]}, {@code java.time}.
 *
 * <p>Belongs to one thread.
 */
final class PlainReader extends GenericDatumReader<Object> {
    private static final GenericData MODEL = model();

    PlainReader(Schema written, Schema wanted) {
        super(written, wanted, MODEL);
    }

    private static GenericData model() {
        GenericData model = new GenericData();
        model.setFastReaderEnabled(false); // it makes records of its own
        model.addLogicalTypeConversion(new Conversions.DecimalConversion());
        model.addLogicalTypeConversion(new Conversions.UUIDConversion());
        model.addLogicalTypeConversion(new TimeConversions.DateConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        model.addLogicalTypeConversion(new TimeConversions.TimestampNanosConversion());
        model.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
        model.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
        model.addLogicalTypeConversion(new TimeConversions.LocalTimestampNanosConversion());
        return model;
    }

    private static boolean isConverted(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        return logical != null && MODEL.getConversionFor(logical) != null;
    }

    @Override
    protected Object readRecord(@Nullable Object old, Schema expected, ResolvingDecoder in) throws IOException {
        @Nullable Object[] values = new Object[expected.getFields().size()];
        for (Schema.Field field : in.readFieldOrder()) {
            values[field.pos()] = read(null, field.schema(), in);
        }
        Map<String, @Nullable Object> record = new LinkedHashMap<>();
        for (Schema.Field field : expected.getFields()) {
            record.put(field.name(), values[field.pos()]);
        }
        return record;
    }

    @Override
    protected Object createEnum(String symbol, Schema schema) {
        return symbol;
    }

    @Override
    protected Object newArray(@Nullable Object old, int size, Schema schema) {
        return new ArrayList<@Nullable Object>(Math.min(size, 1 << 10));
    }

    @Override
    protected Object newMap(@Nullable Object old, int size) {
        return new LinkedHashMap<String, @Nullable Object>();
    }

    @Override
    protected Object readMapKey(@Nullable Object old, Schema expected, Decoder in) throws IOException {
        return in.readString();
    }

    @Override
    protected Object readString(@Nullable Object old, Schema expected, Decoder in) throws IOException {
        return in.readString();
    }

    @Override
    protected Object readFixed(@Nullable Object old, Schema expected, Decoder in) throws IOException {
        if (isConverted(expected)) {
            return super.readFixed(null, expected, in);
        }
        byte[] bytes = new byte[expected.getFixedSize()];
        in.readFixed(bytes, 0, bytes.length);
        return bytes;
    }

    @Override
    protected Object readBytes(@Nullable Object old, Schema schema, Decoder in) throws IOException {
        ByteBuffer buffer = in.readBytes(null);
        if (isConverted(schema)) {
            return buffer;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
