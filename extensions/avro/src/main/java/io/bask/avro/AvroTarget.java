package io.bask.avro;

import io.bask.bag.partition.Target;
import io.bask.dataframe.io.StagedFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.jspecify.annotations.Nullable;

/**
 * Avro files, one a partition, staged until all are whole.
 *
 * @param files where they lie
 * @param names what they are called
 * @param schema of the records, as JSON
 * @param options how they are written
 */
record AvroTarget(StagedFiles files, AvroNames names, String schema, AvroOutput options) implements Target {
    @Override
    public Writing begin(int partition) throws IOException {
        String name = names.name(partition);
        return new Records(name, files.staged(name), Avro.parse(schema), options);
    }

    private static final class Records implements Writing {
        private final String name;
        private final Schema schema;
        private final DataFileWriter<Object> writer;
        private final OutputStream out;

        Records(String name, Path file, Schema schema, AvroOutput options) throws IOException {
            this.name = name;
            this.schema = schema;
            this.out = new BufferedOutputStream(Files.newOutputStream(file));
            try {
                writer = new DataFileWriter<>(new GenericDatumWriter<>(schema, new GenericData()));
                writer.setCodec(Codecs.factory(options.compression())).setSyncInterval(options.blockBytes());
                writer.create(schema, out);
            } catch (Throwable failure) {
                out.close();
                throw failure;
            }
        }

        @Override
        public void write(@Nullable Object element) throws IOException {
            writer.append(ToAvro.record(element, schema));
        }

        @Override
        public String end() throws IOException {
            writer.close();
            return name;
        }

        @Override
        public void abandon() {
            try {
                out.close();
            } catch (IOException alsoFailed) {
                // the failure that made us give up is the one to be told
            }
        }
    }
}
