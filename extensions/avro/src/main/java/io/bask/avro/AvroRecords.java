package io.bask.avro;

import io.bask.file.BlockSize;
import io.bask.function.Given;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Resolver;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * What to make of the records in Avro files, and how to read them: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without more: all fields, blocks of 64 MiB a partition, and what is broken fails the computation.
 *
 * @param <R> what a record becomes
 */
public final class AvroRecords<R> implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long USUAL_BLOCK = 64L << 20;

    private final @Nullable Class<?> record;
    private final boolean isGeneric;
    private final @Nullable String schema;

    @SuppressWarnings("serial")
    private final @Nullable List<String> fields;

    private final long blockBytes;
    private final OnBroken broken;

    /** What becomes of what cannot be read. */
    enum OnBroken {
        FAIL,
        SKIP,
        COLLECT
    }

    private AvroRecords(
            @Nullable Class<?> record,
            boolean isGeneric,
            @Nullable String schema,
            @Nullable List<String> fields,
            long blockBytes,
            OnBroken broken) {
        this.record = record;
        this.isGeneric = isGeneric;
        this.schema = schema;
        this.fields = fields;
        this.blockBytes = blockBytes;
        this.broken = broken;
    }

    /**
     * Records as maps by field, in the order of the schema.
     *
     * <p>Values are those of Java: Integer, Long, Float, Double, Boolean, String (symbols of enums too), {@code byte[]} for
     * bytes and fixed, List, maps by String, and for logical types BigDecimal, UUID, LocalDate, LocalTime, Instant and
     * LocalDateTime.
     */
    public static AvroRecords<Map<String, Object>> maps() {
        return new AvroRecords<>(null, false, null, null, USUAL_BLOCK, OnBroken.FAIL);
    }

    /**
     * Records of a class of Java: fields become the components of their names, the others are skipped and never made.
     *
     * <p>Numbers become those of the component's type where they fit exactly, symbols become constants of enums. What the
     * file has not becomes null or an empty optional; where the component is primitive, that is an error.
     *
     * @throws IllegalArgumentException where a component has a type that Avro's values cannot become
     */
    public static <R extends Record> AvroRecords<R> of(Class<R> type) {
        Components.of(Given.notNull(type, "type"));
        return new AvroRecords<>(type, false, null, null, USUAL_BLOCK, OnBroken.FAIL);
    }

    /**
     * Records as Avro's own, with texts as {@code String}, and logical types as they are stored.
     *
     * <p>They cannot be serialized, so map them to something else before they have to wait on disk or travel.
     */
    public static AvroRecords<GenericRecord> generic() {
        return new AvroRecords<>(null, true, null, null, USUAL_BLOCK, OnBroken.FAIL);
    }

    /**
     * Only these fields, in this order; the others are skipped and never made.
     *
     * @throws IllegalArgumentException where there are none, or one is named twice
     */
    public AvroRecords<R> withFields(String... names) {
        Given.noneNull(names, "names");
        if (record != null) {
            throw new IllegalArgumentException(
                    "fields %s of records of %s; the fields are its components, so use a record with fewer"
                            .formatted(List.of(names), record.getSimpleName()));
        }
        Set<String> different = new LinkedHashSet<>(List.of(names));
        if (different.size() < names.length || names.length == 0) {
            throw new IllegalArgumentException("fields %s; name one at least, and each once".formatted(List.of(names)));
        }
        return new AvroRecords<>(null, isGeneric, schema, List.of(names), blockBytes, broken);
    }

    /**
     * Records as another schema has them, by Avro's rules: fields by name or alias, with defaults where the file has none.
     *
     * @throws IllegalArgumentException where it is not the schema of a record
     */
    public AvroRecords<R> withSchema(Schema wanted) {
        Avro.recordSchema(Given.notNull(wanted, "wanted"));
        return new AvroRecords<>(record, isGeneric, wanted.toString(), fields, blockBytes, broken);
    }

    /**
     * Partitions of about so many bytes of a file.
     *
     * @param size such as {@code "16 MB"}, or {@code "none"} for one partition a file
     * @throws IllegalArgumentException where that is no size
     */
    public AvroRecords<R> withBlockSize(String size) {
        long bytes = BlockSize.parse(Given.notNull(size, "size"));
        return new AvroRecords<>(record, isGeneric, schema, fields, BlockSize.checked(bytes), broken);
    }

    /** Leaves out what cannot be read: the rest of a block, or all up to the next one that can be found. */
    public AvroRecords<R> skippingBad() {
        return new AvroRecords<>(record, isGeneric, schema, fields, blockBytes, OnBroken.SKIP);
    }

    /** The same, as {@link AvroParsed} values: with what cannot be read among them. */
    public AvroRecords<AvroParsed<R>> collectingBad() {
        return new AvroRecords<>(record, isGeneric, schema, fields, blockBytes, OnBroken.COLLECT);
    }

    long blockBytes() {
        return blockBytes;
    }

    OnBroken broken() {
        return broken;
    }

    /**
     * The schema that records of a file are read in.
     *
     * @throws IllegalArgumentException where the file has not what is asked for
     */
    Schema wanted(Schema written, String file) {
        Avro.recordSchema(written);
        Schema whole = schema == null ? written : Avro.parse(schema);
        if (schema != null) {
            checkResolves(written, whole, file);
        }
        if (record != null) {
            Components components = Components.of(record);
            for (String name : components.needed()) {
                checkField(
                        whole, name, file, "a component of %s which cannot be null".formatted(record.getSimpleName()));
            }
            List<String> names = components.names();
            return projected(
                    whole,
                    names.stream().filter(name -> whole.getField(name) != null).toList());
        }
        if (fields == null) {
            return whole;
        }
        fields.forEach(name -> checkField(whole, name, file, "which is asked for"));
        return projected(whole, fields);
    }

    private static void checkField(Schema schema, String name, String file, String why) {
        if (schema.getField(name) == null) {
            throw new IllegalArgumentException("%s has no field '%s', %s; it has %s"
                    .formatted(
                            file,
                            name,
                            why,
                            schema.getFields().stream().map(Schema.Field::name).toList()));
        }
    }

    private static void checkResolves(Schema written, Schema wanted, String file) {
        Resolver.Action action = Resolver.resolve(written, wanted);
        if (action instanceof Resolver.RecordAdjust adjust) {
            for (Resolver.Action field : adjust.fieldActions) {
                refuse(field, file);
            }
        }
        refuse(action, file);
    }

    private static void refuse(Resolver.Action action, String file) {
        if (action instanceof Resolver.ErrorAction error) {
            throw new IllegalArgumentException(
                    "%s cannot be read in the schema that was given: %s; it was written in %s"
                            .formatted(file, error, Avro.shortened(error.writer.toString())));
        }
    }

    /** The same record with some of its fields. */
    private static Schema projected(Schema schema, List<String> names) {
        List<Schema.Field> kept = new ArrayList<>();
        for (String name : names) {
            Schema.Field field = schema.getField(name);
            kept.add(new Schema.Field(field, field.schema()));
        }
        Schema projected =
                Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), schema.isError(), kept);
        schema.getAliases().forEach(projected::addAlias);
        return projected;
    }

    /** What reads records that were written in one schema. */
    Reading reading(Schema written, Schema wanted) {
        GenericDatumReader<Object> reader =
                isGeneric ? new GenericReader(written, wanted) : new PlainReader(written, wanted);
        Components components = record == null ? null : Components.of(record);
        return decoder -> {
            try {
                Object read = reader.read(null, decoder);
                return components == null ? read : components.make((Map<?, ?>) read);
            } catch (AvroRuntimeException | ArithmeticException | IllegalArgumentException e) {
                throw new IOException(String.valueOf(e.getMessage()), e);
            } catch (IndexOutOfBoundsException | NullPointerException | ClassCastException e) {
                throw new IOException("its bytes do not fit the schema: " + e, e);
            } catch (StackOverflowError e) {
                throw new IOException("a value is nested too deeply", e);
            }
        };
    }

    /** Reads one record after the other. */
    interface Reading {
        Object next(BlockDecoder decoder) throws IOException;
    }

    /** What is asked for; the same text means the same. */
    @Override
    public String toString() {
        String what = record == null ? isGeneric ? "generic" : "maps" : record.getName();
        return "AvroRecords(%s, %s fields, %s, blocks of %d bytes, broken ones %s)"
                .formatted(
                        what,
                        fields == null ? "all" : fields.toString(),
                        schema == null ? "the files' schemas" : "schema " + Avro.shortened(schema),
                        blockBytes,
                        broken.name().toLowerCase(java.util.Locale.ROOT));
    }

    /** All that matters of it, for tokens. */
    String identity() {
        return toString() + schema;
    }
}
