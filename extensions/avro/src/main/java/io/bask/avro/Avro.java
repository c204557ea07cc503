package io.bask.avro;

import io.bask.bag.Bag;
import io.bask.dataframe.io.StagedFiles;
import io.bask.file.FileGlob;
import io.bask.function.Given;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * Reads and writes bags in Avro object container files.
 *
 * <pre>{@code
 * Bag<Trip> trips = Avro.read("trips/*.avro", AvroRecords.of(Trip.class));
 * Avro.write(trips.filter(trip -> trip.year() == 2024), Trip.class, "trips-2024");
 * }</pre>
 */
public final class Avro {
    private static final int SHOWN = 200;

    private Avro() {}

    /** The records in Avro files, as maps, see {@link #read(List, AvroRecords)}. */
    public static Bag<Map<String, Object>> read(String path) {
        return read(path, AvroRecords.maps());
    }

    /** The records in Avro files, see {@link #read(List, AvroRecords)}. */
    public static <R> Bag<R> read(String path, AvroRecords<R> records) {
        return read(List.of(Given.notNull(path, "path")), records);
    }

    /** The records in one Avro file, see {@link #read(List, AvroRecords)}. */
    public static <R> Bag<R> read(Path file, AvroRecords<R> records) {
        return read(FileGlob.text(Given.notNull(file, "file")), records);
    }

    /**
     * The records in Avro files, named by paths, by patterns such as {@code data/*.avro}, or by addresses, in order.
     *
     * <p>Reads the header of the first file now, and the rest when something is computed, block by block: large files are cut at
     * the markers between blocks and read by several threads. Files on servers, named by addresses of HTTP, are one partition
     * each, fetched when they are computed. Blocks may be compressed by deflate, snappy, zstandard or bzip2, and by xz where
     * the library {@code org.tukaani:xz} is there.
     * What is broken fails the computation ({@link AvroFormatException}, with file, offset and reason), unless {@code records}
     * skips or collects it.
     *
     * @throws IllegalArgumentException where there is no such file, or its schema has not the fields that are asked for
     * @throws UncheckedIOException where the first file is no Avro file
     */
    public static <R> Bag<R> read(List<String> paths, AvroRecords<R> records) {
        Given.noneNull(paths, "paths");
        Given.notNull(records, "records");
        return Bag.fromReader(AvroReader.of(paths, records));
    }

    /**
     * The schema that a file was written in.
     *
     * @throws UncheckedIOException where it is no Avro file
     */
    public static Schema schema(Path file) {
        try (Container container = Container.open(Given.notNull(file, "file"))) {
            return container.header().schema();
        } catch (IOException e) {
            throw new UncheckedIOException("%s is no Avro file, or is broken: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * The schema of a class of records: components by name, those that may be null as unions with null whose default it is.
     *
     * <p>Enums become enums, {@code byte[]} bytes, dates, times and instants logical types in microseconds, UUIDs texts.
     *
     * @throws IllegalArgumentException where a component has a type that has no place in a schema by itself, such as
     *     BigDecimal, whose scale nobody knows
     */
    public static Schema schema(Class<? extends Record> type) {
        return RecordSchemas.of(Given.notNull(type, "type"));
    }

    /** Computes and writes a bag of records of a class, in {@link #schema(Class)}; see {@link #write(Bag, Schema, String, AvroOutput)}. */
    public static <R extends Record> List<Path> write(Bag<R> bag, Class<R> type, String pattern) {
        return write(bag, schema(type), pattern, AvroOutput.defaults());
    }

    /**
     * Computes and writes a bag to Avro files, one a partition.
     *
     * <p>Elements may be records, maps by field, or Avro's own records; keys that the schema has not are left out. The {@code *}
     * of the pattern becomes the number of the partition, with zeros in front; a pattern without is a folder. Elements are written
     * as they come. All files appear when the last is whole, in place of those of the same name; where anything fails, none.
     *
     * @return the files, in order
     * @throws IllegalArgumentException where the pattern has several stars, or one outside of the file's name, or the schema is
     *     not that of a record
     * @throws io.bask.schedule.TaskFailedException where an element does not fit the schema, with the field and its value, or
     *     writing fails
     * @throws UncheckedIOException where the files cannot be put in place
     */
    public static List<Path> write(Bag<?> bag, Schema schema, String pattern, AvroOutput options) {
        Given.notNull(bag, "bag");
        recordSchema(Given.notNull(schema, "schema"));
        Given.notNull(options, "options");
        AvroNames names = AvroNames.of(Given.notNull(pattern, "pattern"), bag.npartitions());
        try {
            checkReplacing(names, bag.npartitions(), options);
            StagedFiles staged = StagedFiles.in(names.folder());
            try {
                List<String> written =
                        bag.writeTo(new AvroTarget(staged, names, schema.toString(), options), "writeAvro");
                return staged.publish(written, List.of());
            } catch (Throwable failure) {
                staged.discard();
                throw failure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static void checkReplacing(AvroNames names, int npartitions, AvroOutput options) throws IOException {
        for (int i = 0; i < npartitions && !options.replaces(); i++) {
            Path file = names.folder().resolve(names.name(i));
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(
                        "%s is there already; remove it, or let it be replaced".formatted(file));
            }
        }
    }

    /** The schema, if it is that of a record. */
    static Schema recordSchema(Schema schema) {
        if (schema.getType() != Schema.Type.RECORD) {
            throw new IllegalArgumentException(
                    "the schema %s is that of %s, not of records; wrap the values in a record"
                            .formatted(
                                    shortened(schema.toString()),
                                    schema.getType().getName()));
        }
        return schema;
    }

    /** A schema that was checked when it was first read. */
    static Schema parse(String json) {
        try {
            return new Schema.Parser(NameValidator.NO_VALIDATION)
                    .setValidateDefaults(false)
                    .parse(json);
        } catch (AvroRuntimeException e) {
            throw new IllegalArgumentException("the schema %s cannot be read: %s".formatted(shortened(json), e), e);
        }
    }

    static String shortened(String text) {
        return text.length() <= SHOWN
                ? text
                : text.substring(0, SHOWN) + "... (%d characters)".formatted(text.length());
    }
}
