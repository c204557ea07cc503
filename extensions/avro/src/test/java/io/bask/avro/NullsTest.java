package io.bask.avro;

import io.bask.bag.Bag;
import io.bask.testkit.NullContract;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;

class NullsTest extends NullContract {
    record Row(int k) {}

    @Override
    protected void prepare() {
        sample(Bag.class, Bag.of(List.of(new Row(1)), 1));
        sample(Path.class, Path.of("nowhere.avro"));
        sample(String.class, "nowhere.avro");
        sample(Class.class, Row.class);
        sample(Schema.class, Avro.schema(Row.class));
        sample(AvroRecords.class, AvroRecords.maps());
        sample(AvroOutput.class, AvroOutput.defaults());
        sample(AvroOutput.Compression.class, AvroOutput.Compression.NONE);
        types(Avro.class, AvroRecords.class, AvroOutput.class);
        subjects(AvroRecords.maps(), AvroOutput.defaults());
    }
}
