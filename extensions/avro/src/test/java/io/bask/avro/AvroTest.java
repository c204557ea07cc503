package io.bask.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.Bag;
import io.bask.schedule.TaskFailedException;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(600)
class AvroTest {
    enum Kind {
        SMALL,
        LARGE
    }

    record Part(String name, int count) {}

    record Order(
            long id,
            Optional<String> note,
            Kind kind,
            List<Part> parts,
            Map<String, Double> prices,
            LocalDate day,
            LocalTime hour,
            Instant at,
            LocalDateTime there,
            UUID key,
            Float weight,
            Integer missing,
            Order before) {}

    record Row(int k, String v) {}

    @TempDir
    private Path folder;

    private static Order order(int i) {
        return new Order(
                i,
                i % 3 == 0 ? Optional.empty() : Optional.of("note " + i),
                Kind.values()[i % 2],
                IntStream.range(0, i % 4).mapToObj(k -> new Part("p" + k, k)).toList(),
                Map.of("p", i / 7.0),
                LocalDate.of(1969, 12, 1).plusDays(i),
                LocalTime.ofNanoOfDay(i * 1_000L),
                Instant.ofEpochSecond(-5, 1_000L * i),
                LocalDateTime.of(1960, 1, 1, 0, 0).plusNanos(1_000L * i),
                new UUID(i, -i),
                i % 5 == 0 ? null : i * 0.5f,
                null,
                i % 10 == 9 ? order(i - 1) : null);
    }

    private static List<Order> orders(int count) {
        return IntStream.range(0, count).mapToObj(AvroTest::order).toList();
    }

    private static List<Row> rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> new Row(i, "v" + i)).toList();
    }

    @ParameterizedTest
    @EnumSource(AvroOutput.Compression.class)
    void recordsComeBackAsTheyWereWithEveryCompressionAndCut(AvroOutput.Compression compression) {
        List<Order> orders = orders(500);
        AvroOutput options = AvroOutput.defaults().withCompression(compression).withBlockBytes(400);
        List<Path> files = Avro.write(Bag.of(orders, 3), Avro.schema(Order.class), folder + "/o-*.avro", options);
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("o-0.avro", "o-1.avro", "o-2.avro");
        for (String size : List.of("none", "500", "3 kB")) {
            Bag<Order> read =
                    Avro.read(folder + "/o-*.avro", AvroRecords.of(Order.class).withBlockSize(size));
            assertThat(read.compute()).as("blocks of %s", size).isEqualTo(orders);
        }
        assertThat(Avro.read(files.get(1), AvroRecords.of(Order.class)).count().compute())
                .isEqualTo(167);
    }

    @ParameterizedTest
    @EnumSource(
            value = AvroOutput.Compression.class,
            names = {"NONE", "DEFLATE", "BZIP2"})
    void avrosOwnReaderReadsWhatIsWritten(AvroOutput.Compression compression) throws IOException {
        List<Path> files = Avro.write(
                Bag.of(rows(1000), 1),
                Avro.schema(Row.class),
                folder.toString(),
                AvroOutput.defaults().withCompression(compression).withBlockBytes(1000));
        List<String> read = new ArrayList<>();
        try (DataFileReader<GenericRecord> reader =
                new DataFileReader<>(new File(files.get(0).toString()), new GenericDatumReader<>())) {
            reader.forEach(row -> read.add(row.get("k") + "=" + row.get("v")));
        }
        assertThat(read)
                .isEqualTo(IntStream.range(0, 1000).mapToObj(i -> i + "=v" + i).toList());
    }

    @Test
    void eachRecordIsReadOnceWhereverBlocksAndFilesAreCut() {
        List<Row> rows = rows(300);
        for (int blockBytes : new int[] {32, 33, 100, 1 << 20}) {
            Path file = Avro.write(
                            Bag.of(rows, 1),
                            Avro.schema(Row.class),
                            folder.toString(),
                            AvroOutput.defaults()
                                    .withCompression(AvroOutput.Compression.NONE)
                                    .withBlockBytes(blockBytes))
                    .get(0);
            for (int size : new int[] {7, 15, 16, 17, 18, 31, 32, 33, 64, 100, 1000}) {
                List<Row> read = Avro.read(file, AvroRecords.of(Row.class).withBlockSize(String.valueOf(size)))
                        .compute();
                assertThat(read)
                        .as("blocks of %d, cut every %d", blockBytes, size)
                        .isEqualTo(rows);
            }
        }
    }

    @Test
    void emptyBagsAndEmptyPartitionsAreFilesWithoutRecords() {
        List<Path> files = Avro.write(Bag.of(rows(4), 2).filter(row -> row.k() > 2), Row.class, folder.toString());
        assertThat(files).hasSize(2);
        assertThat(Avro.read(files.get(0), AvroRecords.of(Row.class)).compute()).isEmpty();
        assertThat(Avro.read(folder + "/*.avro", AvroRecords.of(Row.class)).compute())
                .containsExactly(new Row(3, "v3"));
    }

    @Test
    void anotherSchemaGivesDefaultsAndAliases() {
        Avro.write(Bag.of(rows(2), 1), Row.class, folder.toString());
        Schema wanted = SchemaBuilder.record("Row")
                .namespace("io.bask.avro")
                .fields()
                .name("more")
                .type()
                .intType()
                .intDefault(7)
                .name("value")
                .aliases("v")
                .type()
                .nullable()
                .stringType()
                .noDefault()
                .name("k")
                .type()
                .doubleType()
                .noDefault()
                .endRecord();
        assertThat(Avro.read(folder + "/*", AvroRecords.maps().withSchema(wanted))
                        .compute()
                        .toString())
                .isEqualTo("[{more=7, value=v0, k=0.0}, {more=7, value=v1, k=1.0}]");
        Schema impossible =
                SchemaBuilder.record("Row").fields().requiredString("k").endRecord();
        assertThatThrownBy(() -> Avro.read(folder + "/*", AvroRecords.maps().withSchema(impossible)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read in the schema that was given")
                .hasMessageContaining("0.avro");
        Schema more =
                SchemaBuilder.record("Row").fields().requiredString("other").endRecord();
        assertThatThrownBy(() -> Avro.read(folder + "/*", AvroRecords.maps().withSchema(more)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other");
    }

    @Test
    void fieldsThatAreNotThereAreNamedAtOnce() {
        Avro.write(Bag.of(rows(2), 1), Row.class, folder.toString());
        record Wrong(int k, long z) {}
        assertThatThrownBy(() -> Avro.read(folder + "/*", AvroRecords.of(Wrong.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no field 'z'")
                .hasMessageContaining("Wrong")
                .hasMessageContaining("[k, v]");
        assertThatThrownBy(() -> Avro.read(folder + "/*", AvroRecords.maps().withFields("v", "w")))
                .hasMessageContaining("no field 'w'");
        assertThatThrownBy(() -> AvroRecords.maps().withFields("v", "v")).hasMessageContaining("each once");
        assertThatThrownBy(() -> AvroRecords.maps().withFields()).hasMessageContaining("name one at least");
        record Odd(Thread thread) {}
        assertThatThrownBy(() -> AvroRecords.of(Odd.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Odd.thread is a java.lang.Thread");
    }

    @Test
    void numbersThatDoNotFitTheComponentNameIt() {
        record Narrow(byte k) {}
        Avro.write(Bag.of(rows(200), 1), Row.class, folder.toString());
        assertThatThrownBy(() ->
                        Avro.read(folder + "/*", AvroRecords.of(Narrow.class)).compute())
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining("record 129 of 200: Narrow.k is 128, an Integer, which is no byte");
    }

    @Test
    void mapsAreWrittenByTheirSchema() {
        Schema schema = SchemaBuilder.record("R")
                .fields()
                .name("n")
                .type()
                .unionOf()
                .nullType()
                .and()
                .longType()
                .and()
                .stringType()
                .endUnion()
                .noDefault()
                .name("d")
                .type()
                .doubleType()
                .doubleDefault(1.5)
                .name("f")
                .type()
                .fixed("F")
                .size(2)
                .noDefault()
                .name("money")
                .type(org.apache.avro.LogicalTypes.decimal(5, 2).addToSchema(Schema.create(Schema.Type.BYTES)))
                .noDefault()
                .endRecord();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object n : new Object[] {1, "x", null, 5L}) {
            Map<String, Object> row = new HashMap<>();
            row.put("n", n);
            row.put("f", new byte[] {1, 2});
            row.put("money", new BigDecimal("1.5"));
            row.put("ignored", "x");
            rows.add(row);
        }
        Avro.write(Bag.of(rows, 2), schema, folder.toString(), AvroOutput.defaults());
        List<Map<String, Object>> read = Avro.read(folder + "/*").compute();
        assertThat(read).extracting(row -> row.get("n")).containsExactly(1L, "x", null, 5L);
        assertThat(read).extracting(row -> row.get("money")).containsOnly(new BigDecimal("1.50"));
        assertThat(read).extracting(row -> row.get("d")).containsOnly(1.5);
        assertThat(read.get(0)).doesNotContainKey("ignored");
    }

    @Test
    void elementsThatDoNotFitNameTheFieldAndLeaveNothing() throws IOException {
        Schema schema = Avro.schema(Order.class);
        assertFails(Map.of("id", "one"), schema, "field 'id' is \"one\", a String, where the schema has \"long\"");
        assertFails(Map.of("note", "x"), schema, "field 'id' is missing in {note=x}");
        assertFails(Map.of("id", 1, "kind", "HUGE"), schema, "field 'kind' is \"HUGE\"");
        assertFails(
                Map.of(
                        "id",
                        1,
                        "parts",
                        List.of(Map.of("name", "a", "count", 1), Map.of("name", "b", "count", 1L << 40))),
                schema,
                "field 'parts[1].count' is 1099511627776, a Long");
        assertFails("text", schema, "an element is \"text\", a String");
        assertFails(Map.of("id", 1, "prices", Map.of(1, 2.0)), schema, "keys of Avro's maps are texts");
        try (Stream<Path> left = Files.walk(folder)) {
            assertThat(left.filter(path -> !path.equals(folder)).toList()).isEmpty();
        }
    }

    private void assertFails(Object element, Schema schema, String message) {
        Bag<Object> bag = Bag.of(
                List.<Object>of(
                        new Order(
                                1, Optional.empty(), null, null, null, null, null, null, null, null, null, null, null),
                        element),
                2);
        assertThatThrownBy(() -> Avro.write(bag, schema, folder.toString(), AvroOutput.defaults()))
                .isInstanceOf(TaskFailedException.class)
                .hasStackTraceContaining(message);
    }

    @Test
    void aFailureLeavesTheFilesThatWereThereBefore() {
        Avro.write(Bag.of(rows(10), 2), Row.class, folder.toString());
        Bag<Row> failing = Bag.of(rows(20), 2).map(row -> {
            if (row.k() == 15) {
                throw new IllegalStateException("no");
            }
            return row;
        });
        assertThatThrownBy(() -> Avro.write(failing, Row.class, folder.toString()))
                .isInstanceOf(TaskFailedException.class);
        assertThat(Avro.read(folder + "/*", AvroRecords.of(Row.class)).compute())
                .isEqualTo(rows(10));
        assertThatThrownBy(() -> Avro.write(
                        Bag.of(rows(3), 2),
                        Avro.schema(Row.class),
                        folder.toString(),
                        AvroOutput.defaults().withoutReplacing()))
                .hasMessageContaining("0.avro is there already");
    }

    @Test
    void wrongNamesAndSchemasAreRefusedAtOnce() {
        Bag<Row> bag = Bag.of(rows(2), 1);
        assertThatThrownBy(() -> Avro.write(bag, Row.class, "a*/b*.avro")).hasMessageContaining("must have one *");
        assertThatThrownBy(() -> Avro.write(bag, Row.class, " ")).hasMessageContaining("the path is blank");
        assertThatThrownBy(() -> Avro.write(bag, Schema.create(Schema.Type.INT), "x", AvroOutput.defaults()))
                .hasMessageContaining("not of records");
        assertThatThrownBy(() -> AvroOutput.defaults().withBlockBytes(1)).hasMessageContaining("32");
        record Money(BigDecimal amount) {}
        assertThatThrownBy(() -> Avro.schema(Money.class))
                .hasMessageContaining("Money.amount is a java.math.BigDecimal");
        assertThatThrownBy(() -> Avro.read(folder + "/none-*.avro")).hasMessageContaining("no file matches");
    }

    @Test
    void itsDescriptionNamesFilesAndPartitions() {
        Avro.write(Bag.of(rows(100), 2), Row.class, folder.toString());
        Bag<Row> read = Avro.read(folder + "/*", AvroRecords.of(Row.class));
        assertThat(read.toString()).contains("read-avro").contains("0.avro and 1 more in 2 partitions");
        assertThat(read.requireSerializable()).isSameAs(read);
    }
}
