package io.bask.arrow;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.io.StripedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record batches of an Arrow file that was looked through.
 *
 * @param file the file
 */
record ArrowBatches(OpenFile file) implements StripedFile {
    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public String identity() {
        return "%s@%d %d".formatted(file.uri(), file.modified(), file.size());
    }

    @Override
    public int stripes() {
        return file.contents().batches().size();
    }

    @Override
    public long rows(int batch) {
        return file.contents().batches().get(batch).rows();
    }

    @Override
    public long bytes(int batch) {
        return file.contents().batches().get(batch).block().body();
    }

    @Override
    public OpenStripes open() throws IOException {
        return new Opened(file);
    }

    /** The file, open; dictionaries are read once for all batches of a partition. */
    private static final class Opened implements OpenStripes {
        private final OpenFile file;
        private final ByteSource source;
        private final Map<List<Block>, Column> dictionaries = BatchReader.none();
        private @Nullable Batch current;

        Opened(OpenFile file) throws IOException {
            this.file = file;
            this.source = file.open();
        }

        @Override
        public Map<String, Column> read(int number, List<String> names, int rows) {
            Batch batch = current;
            if (batch == null || batch.number() != number) {
                ArrowFile.Batch found = file.contents().batches().get(number);
                BatchReader reader = new BatchReader(source, found, dictionaries);
                batch = new Batch(file.path().toString(), file.contents(), number, reader);
                current = batch;
            }
            Map<String, Column> columns = batch.columns(names);
            columns.replaceAll((name, column) -> column.slice(0, rows));
            return columns;
        }

        @Override
        public void close() throws IOException {
            source.close();
        }
    }

    /**
     * A record batch, whose failures name it.
     *
     * @param place the file
     * @param contents what the file has
     * @param number the batch
     * @param reader reads it
     */
    record Batch(String place, ArrowFile contents, int number, BatchReader reader) {
        Map<String, Column> columns(List<String> wanted) {
            Map<String, Column> all = new LinkedHashMap<>();
            wanted.forEach(name -> all.put(name, column(name)));
            return all;
        }

        private Column column(String name) {
            try {
                return reader.read(Objects.requireNonNull(contents.columns().get(name)));
            } catch (IOException | RuntimeException | OutOfMemoryError failed) {
                throw new ArrowFormatException(
                        "%s, record batch %d, column '%s': cannot be read: %s; write the file again, or leave the column out"
                                .formatted(place, number, name, OpenFile.reason(failed)),
                        failed);
            }
        }
    }
}
