package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.kernel.json.JsonWriter;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Files of JSON objects, one a line, one a row: one file, or one a partition. Row labels are not written.
 *
 * @param path a file, or a pattern whose star is the number of the partition
 * @param datesAsMillis whether moments are milliseconds since 1970; else text in ISO 8601's form
 * @param appends whether rows are added behind those of a file that is there
 */
public record JsonLinesTarget(String path, boolean datesAsMillis, boolean appends) implements FrameTarget<List<Path>> {
    /** Checks that there is a path. */
    public JsonLinesTarget {
        Given.notNull(path, "path");
    }

    /** Dates as text, files replaced. */
    public static JsonLinesTarget of(String path) {
        return new JsonLinesTarget(path, false, false);
    }

    /** Moments as milliseconds since 1970, as pandas writes them. */
    public JsonLinesTarget withDatesAsMillis() {
        return new JsonLinesTarget(path, true, appends);
    }

    /** Adds rows behind those of a file that is there, instead of replacing it. */
    public JsonLinesTarget withAppending() {
        return new JsonLinesTarget(path, datesAsMillis, true);
    }

    @Override
    public String operation() {
        return "to-json-lines";
    }

    @Override
    public Transfer<List<Path>> begin(Schema columns, List<Field> labels, int partitions) throws IOException {
        Given.notNull(columns, "columns");
        Given.notNull(labels, "labels");
        columns.fields().forEach(JsonLinesTarget::check);
        return new Lines(PartitionFiles.of(path, partitions, appends), datesAsMillis);
    }

    /** Refuses columns that JSON cannot hold. */
    static void check(Field column) {
        DType dtype = column.dtype();
        while (dtype.kind() == DType.Kind.LIST) {
            dtype = dtype.item();
        }
        if (dtype == DType.BINARY) {
            throw new IllegalArgumentException(
                    "column '%s' holds bytes, and JSON has none; decode them with str().decode(), or drop the column"
                            .formatted(column.name()));
        }
    }

    /** Lines on their way. */
    private record Lines(PartitionFiles files, boolean asMillis) implements Transfer<List<Path>> {
        private static final long serialVersionUID = 1L;

        @Override
        public String write(int partition, Frame rows) throws IOException {
            try (OutputStream out = files.open(partition)) {
                JsonWriter.write(rows, out, asMillis);
            }
            return files.name(partition);
        }

        @Override
        public List<Path> finish(List<String> notes) throws IOException {
            return files.publish(notes);
        }

        @Override
        public void abandon() {
            files.abandon();
        }
    }
}
