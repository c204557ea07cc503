package io.bask.orc;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.io.PandasNotes;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.orc.InMemoryKeystore;
import org.apache.orc.MemoryManager;
import org.apache.orc.OrcConf;
import org.apache.orc.OrcFile;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.impl.KeyProvider;
import org.apache.orc.impl.PhysicalFsWriter;
import org.apache.orc.impl.WriterImpl;
import org.apache.orc.impl.writer.WriterEncryptionVariant;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;

/** Writes a frame as one file. */
final class FrameFile {
    private static final int BATCH = 1024;
    private static final int BUFFER = 1 << 16;
    private static final long STRIPE_BYTES = 64L << 20;
    /** None: without, ORC asks Hadoop's settings where keys are. */
    private static final KeyProvider KEYS = new InMemoryKeystore();

    private FrameFile() {}

    /** What is stored: columns, and labels under names of their own. */
    static List<Field> stored(Schema columns, List<Field> labels) {
        List<Field> stored = PandasNotes.storedFields(columns, labels);
        stored.forEach(Encode::type);
        return stored;
    }

    static void write(Path path, Frame frame, OrcOutput options) throws IOException {
        List<Field> fields = stored(frame.schema(), frame.index().fields());
        List<Column> columns = new ArrayList<>(frame.columns());
        if (frame.index() instanceof RowIndex.Keys keys) {
            columns.addAll(keys.levels());
        }
        TypeDescription schema = TypeDescription.createStruct();
        fields.forEach(field -> schema.addField(field.name(), Encode.type(field)));
        try (FSDataOutputStream out =
                        new FSDataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), BUFFER), null);
                Writer writer = writer(out, schema, options)) {
            Map<String, String> notes =
                    PandasNotes.notes(frame.schema().fields(), frame.index().fields());
            notes.forEach((key, text) -> writer.addUserMetadata(key, StandardCharsets.UTF_8.encode(text)));
            VectorizedRowBatch batch = schema.createRowBatch(Math.min(BATCH, options.stripeRows()));
            for (int from = 0; from < frame.rows(); from += batch.getMaxSize()) {
                int to = (int) Math.min(frame.rows(), (long) from + batch.getMaxSize());
                batch.reset();
                for (int i = 0; i < columns.size(); i++) {
                    Encode.fill(columns.get(i), from, to, batch.cols[i]);
                }
                batch.size = to - from;
                writer.addRowBatch(batch);
                if (to == frame.rows()) {
                    break;
                }
            }
        }
    }

    private static Writer writer(FSDataOutputStream out, TypeDescription schema, OrcOutput options) throws IOException {
        Properties settings = new Properties();
        settings.setProperty(OrcConf.STRIPE_ROW_COUNT.getAttribute(), String.valueOf(options.stripeRows()));
        OrcFile.WriterOptions how = OrcFile.writerOptions(settings, new Configuration(false))
                .setSchema(schema)
                .compress(options.compression().kind())
                .stripeSize(STRIPE_BYTES)
                .useUTCTimestamp(true)
                .setProlepticGregorian(true)
                .setKeyProvider(KEYS)
                .memory(new Unlimited());
        how.physicalWriter(new PhysicalFsWriter(out, how, new WriterEncryptionVariant[0]));
        return new WriterImpl(null, new org.apache.hadoop.fs.Path("file.orc"), how);
    }

    /** Lets each file have its stripe in memory: how many are written at once is not for ORC to say. */
    private static final class Unlimited implements MemoryManager {
        @Override
        public void addWriter(org.apache.hadoop.fs.Path path, long bytes, Callback callback) {
            // nothing is counted
        }

        @Override
        public void removeWriter(org.apache.hadoop.fs.Path path) {
            // nothing is counted
        }

        @Override
        @Deprecated
        public void addedRow(int rows) {
            // nothing is counted
        }
    }
}
