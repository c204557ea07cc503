package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.FrameTarget;
import io.bask.dataframe.kernel.json.JsonDocumentWriter;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.JsonOrient;
import io.bask.dataframe.schema.Schema;
import io.bask.function.Given;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that are one JSON document each: one of all rows, or one a partition.
 *
 * @param path a file, or a pattern whose star is the number of the partition
 * @param orient how a document holds a table
 * @param datesAsMillis whether moments are milliseconds since 1970; else text in ISO 8601's form
 */
public record JsonTarget(String path, JsonOrient orient, boolean datesAsMillis) implements FrameTarget<List<Path>> {
    /** Checks that there are a path and an orient. */
    public JsonTarget {
        Given.notNull(path, "path");
        Given.notNull(orient, "orient");
    }

    /** Dates as text. */
    public static JsonTarget of(String path, JsonOrient orient) {
        return new JsonTarget(path, orient, false);
    }

    /** Moments as milliseconds since 1970, as pandas writes them. */
    public JsonTarget withDatesAsMillis() {
        return new JsonTarget(path, orient, true);
    }

    /** Whether the table has to be one partition: where values are by columns, or labels that are not numbers of rows may come twice. */
    public boolean needsWhole(List<Field> labels) {
        boolean isOne = path.indexOf('*') < 0;
        return isOne
                && (orient == JsonOrient.COLUMNS
                        || (orient == JsonOrient.INDEX
                                && !Given.notNull(labels, "labels").isEmpty()));
    }

    @Override
    public String operation() {
        return "to-json";
    }

    @Override
    public boolean writesRowNumbers() {
        return orient.hasLabels();
    }

    @Override
    public Transfer<List<Path>> begin(Schema columns, List<Field> labels, int partitions) throws IOException {
        Given.notNull(columns, "columns");
        Given.notNull(labels, "labels");
        columns.fields().forEach(JsonLinesTarget::check);
        if (orient.hasLabels() && labels.size() > 1) {
            throw new IllegalArgumentException(
                    "labels have %d levels, %s, and a document by %s has one; call resetIndex() first"
                            .formatted(
                                    labels.size(),
                                    labels.stream().map(Field::name).toList(),
                                    orient));
        }
        if (partitions > 1 && needsWhole(labels)) {
            throw new IllegalArgumentException(
                    "%d partitions do not go to one document by %s one after the other; call repartition(1) first, or write a document a partition with * in '%s'"
                            .formatted(partitions, orient, path));
        }
        JsonDocumentWriter writer = new JsonDocumentWriter(orient, datesAsMillis);
        return new Documents(
                PartitionFiles.of(path, partitions, false), writer.frames(columns), orient, datesAsMillis, partitions);
    }

    /**
     * Documents on their way.
     *
     * @param frames what stands before, between and behind the parts of a document
     */
    private record Documents(
            PartitionFiles files, List<String> frames, JsonOrient orient, boolean asMillis, int partitions)
            implements Transfer<List<Path>> {
        private static final long serialVersionUID = 1L;

        @Override
        public String write(int partition, Frame rows) throws IOException {
            JsonDocumentWriter writer = new JsonDocumentWriter(orient, asMillis);
            int parts = frames.size() - 1;
            if (files.isOne()) {
                for (int part = 0; part < parts; part++) {
                    try (OutputStream out = files.open(piece(part, partition))) {
                        writer.write(rows, part, out);
                    }
                }
                return rows.rows() == 0 && orient != JsonOrient.COLUMNS ? "" : String.valueOf(partition);
            }
            try (OutputStream out = files.open(partition)) {
                for (int part = 0; part < parts; part++) {
                    out.write(frames.get(part).getBytes(StandardCharsets.UTF_8));
                    writer.write(rows, part, out);
                }
                out.write(frames.get(parts).getBytes(StandardCharsets.UTF_8));
            }
            return files.name(partition);
        }

        private int piece(int part, int partition) {
            return Math.addExact(Math.multiplyExact(part, partitions), partition);
        }

        @Override
        public List<Path> finish(List<String> notes) throws IOException {
            return files.publish(files.isOne() ? pieces(notes) : notes);
        }

        /** The pieces of the one document in order, with what goes between them written now. */
        private List<String> pieces(List<String> notes) throws IOException {
            int parts = frames.size() - 1;
            int next = piece(parts, 0);
            String comma = literal(next++, ",");
            List<String> pieces = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                pieces.add(literal(next++, frames.get(part)));
                boolean isFirst = true;
                for (String note : notes) {
                    if (!note.isEmpty()) {
                        if (!isFirst) {
                            pieces.add(comma);
                        }
                        pieces.add(files.name(piece(part, Integer.parseInt(note))));
                        isFirst = false;
                    }
                }
            }
            pieces.add(literal(next, frames.get(parts)));
            return pieces;
        }

        private String literal(int number, String text) throws IOException {
            try (OutputStream out = files.open(number)) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return files.name(number);
        }

        @Override
        public void abandon() {
            files.abandon();
        }
    }
}
