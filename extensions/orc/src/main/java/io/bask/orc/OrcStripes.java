package io.bask.orc;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.ValueRange;
import io.bask.dataframe.io.StripedFile;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import org.jspecify.annotations.Nullable;

/**
 * The stripes of an ORC file.
 *
 * @param foot what is known of the file
 * @param schema the columns of the table
 */
record OrcStripes(OrcFoot foot, Schema schema) implements StripedFile {
    private static final int BATCH = 4096;
    /** Room for so many values at first: the number of rows is only what a perhaps damaged file says. */
    private static final int MOST_AT_ONCE = 1 << 16;

    @Override
    public Path path() {
        return foot.path();
    }

    @Override
    public String identity() {
        return "%s@%d %d".formatted(foot.uri(), foot.modified(), foot.size());
    }

    @Override
    public int stripes() {
        return foot.stripes().size();
    }

    @Override
    public long rows(int stripe) {
        return foot.stripes().get(stripe).rows();
    }

    @Override
    public long bytes(int stripe) {
        return foot.stripes().get(stripe).length();
    }

    @Override
    public @Nullable ValueRange range(int stripe, String column) {
        return foot.stripes().get(stripe).ranges().get(column);
    }

    @Override
    public OpenStripes open() throws IOException {
        return new Opened(foot.open(), foot, schema);
    }

    /** The file, open. */
    private record Opened(Reader file, OrcFoot foot, Schema schema) implements OpenStripes {
        /** Each failure names file, stripe and columns. */
        @Override
        public Map<String, Column> read(int stripe, List<String> names, int rows) {
            Map<String, Column> columns = new LinkedHashMap<>();
            if (names.isEmpty()) {
                return columns;
            }
            try {
                Map<String, ColumnBuilder> builders = new LinkedHashMap<>();
                names.forEach(
                        name -> builders.put(name, ColumnBuilder.of(schema.dtype(name), Math.min(rows, MOST_AT_ONCE))));
                decode(foot.stripes().get(stripe), builders, rows);
                builders.forEach((name, builder) -> columns.put(name, builder.build()));
                return columns;
            } catch (IOException | RuntimeException | OutOfMemoryError damaged) {
                throw new OrcFormatException(
                        "%s, stripe %d, columns %s cannot be read: %s"
                                .formatted(foot.path(), stripe, names, OrcFoot.reason(damaged)),
                        damaged);
            }
        }

        private void decode(OrcFoot.Stripe stripe, Map<String, ColumnBuilder> builders, int rows) throws IOException {
            TypeDescription type = file.getSchema();
            Reader.Options wanted = file.options()
                    .include(types(type, builders.keySet()))
                    .range(stripe.at(), stripe.length())
                    .dataReader(new Ranges(foot, file.getCompressionKind(), file.getCompressionSize()));
            VectorizedRowBatch batch = type.createRowBatch(Math.min(BATCH, Math.max(1, rows)));
            int done = 0;
            try (RecordReader values = file.rows(wanted)) {
                while (done < rows && values.nextBatch(batch)) {
                    int count = Math.min(batch.size, rows - done);
                    for (Map.Entry<String, ColumnBuilder> entry : builders.entrySet()) {
                        int position = column(entry.getKey()).position();
                        DType dtype = schema.dtype(entry.getKey());
                        TypeDescription its = type.getChildren().get(position);
                        Decode.append(batch.cols[position], its, dtype, count, entry.getValue());
                    }
                    done += count;
                }
            }
            if (done < rows) {
                throw new IOException("it has %d rows of %d".formatted(done, rows));
            }
        }

        /** True for all types of the file that these columns are made of, and for the row. */
        private boolean[] types(TypeDescription row, Iterable<String> names) {
            boolean[] include = new boolean[row.getMaximumId() + 1];
            include[0] = true;
            for (String name : names) {
                OrcColumn column = column(name);
                for (int id = column.first(); id <= column.last(); id++) {
                    include[id] = true;
                }
            }
            return include;
        }

        private OrcColumn column(String name) {
            return Objects.requireNonNull(foot.columns().get(name));
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
