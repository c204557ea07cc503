package io.bask.avro;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.Decoder;
import org.jspecify.annotations.Nullable;

/** Reads records as Avro's own, whose texts are {@code String}. Belongs to one thread. */
final class GenericReader extends GenericDatumReader<Object> {
    private static final GenericData MODEL = model();

    GenericReader(Schema written, Schema wanted) {
        super(written, wanted, MODEL);
    }

    private static GenericData model() {
        GenericData model = new GenericData();
        model.setFastReaderEnabled(false); // it makes texts of another class
        return model;
    }

    @Override
    protected Object readMapKey(@Nullable Object old, Schema expected, Decoder in) throws IOException {
        return in.readString();
    }

    @Override
    protected Object readString(@Nullable Object old, Schema expected, Decoder in) throws IOException {
        return in.readString();
    }
}
