package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.kernel.csv.CsvWriter;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * CSV files: one, or one a partition.
 *
 * @param path a file, or a pattern whose star is the number of the partition
 * @param options how records are written
 */
public record CsvTarget(String path, CsvOutput options) implements FrameTarget<List<Path>> {
    /** Checks that both are there, and that the options go together. */
    public CsvTarget {
        Given.notNull(path, "path");
        Given.notNull(options, "options").checked();
    }

    @Override
    public String operation() {
        return "to-csv";
    }

    @Override
    public boolean writesRowNumbers() {
        return options.hasLabels();
    }

    @Override
    public Transfer<List<Path>> begin(Schema columns, List<Field> labels, int partitions) throws IOException {
        Given.notNull(columns, "columns");
        Given.notNull(labels, "labels");
        return new Records(PartitionFiles.of(path, partitions, options.appends()), options, "");
    }

    /**
     * Records on their way.
     *
     * @param fineness how finely moments are written at least, as {@link CsvWriter#rows} has it
     */
    private record Records(PartitionFiles files, CsvOutput options, String fineness) implements Transfer<List<Path>> {
        private static final long serialVersionUID = 1L;

        @Override
        public String write(int partition, Frame rows) throws IOException {
            boolean isFirst = partition == 0 || !files.isOne();
            try (OutputStream raw = files.open(partition);
                    OutputStream out = Encoded.in(raw, options.encoding(), isFirst && !files.addsToFile())) {
                CsvWriter writer = new CsvWriter(options.layout(), out);
                if (options.hasHeader() && isFirst && !files.addsToFile()) {
                    writer.header(names(rows));
                }
                return writer.rows(rows, options.hasLabels(), fineness);
            }
        }

        /** Moments of a column are written alike in all partitions: as finely as the finest. */
        @Override
        public @Nullable Transfer<List<Path>> revised(List<String> notes) {
            char[] finest = notes.isEmpty() ? new char[0] : notes.get(0).toCharArray();
            boolean isAlike = true;
            for (String note : notes) {
                for (int i = 0; i < finest.length; i++) {
                    isAlike &= note.charAt(i) == finest[i] || note.charAt(i) == '0' || finest[i] == '0';
                    finest[i] = (char) Math.max(finest[i], note.charAt(i));
                }
            }
            return isAlike ? null : new Records(files, options, new String(finest));
        }

        private List<String> names(Frame rows) {
            List<String> names = new ArrayList<>();
            if (options.hasLabels()) {
                names.addAll(rows.index() instanceof RowIndex.Keys keys ? keys.names() : List.of(""));
            }
            names.addAll(rows.schema().names());
            return names;
        }

        @Override
        public List<Path> finish(List<String> notes) throws IOException {
            return files.publish(
                    IntStream.range(0, notes.size()).mapToObj(files::name).toList());
        }

        @Override
        public void abandon() {
            files.abandon();
        }
    }
}
