package io.bask.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Apache's Avro for Python wrote, {@code avro_fixture.py}. */
@Timeout(600)
class AvroFixtureTest {
    private static final int PEOPLE = 200;

    enum Mood {
        GOOD,
        BAD
    }

    record Home(String street, short zip) {}

    record Person(
            long id,
            Optional<String> name,
            Set<String> tags,
            Map<String, Double> scores,
            Mood mood,
            byte[] raw,
            byte[] hash,
            Home home,
            LocalDate born,
            Instant seen,
            BigDecimal owes,
            double height,
            Person self,
            boolean ok,
            String notInTheFile) {}

    private static String file(String codec) {
        try {
            return Path.of(AvroFixtureTest.class
                            .getResource("people-%s.avro".formatted(codec))
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> expected(int i, boolean nested) {
        Map<String, Object> person = new LinkedHashMap<>();
        person.put("id", i * 1_000_000_007L * (i % 2 == 0 ? 1 : -1));
        person.put("name", i % 5 == 0 ? null : "näme " + i);
        person.put("tags", IntStream.range(0, i % 4).mapToObj(t -> "t" + t).toList());
        person.put("scores", i % 2 == 1 ? Map.of("a", i / 3.0, "b", (double) i) : Map.of());
        person.put("mood", i % 2 == 1 ? "GOOD" : "BAD");
        person.put("raw", List.of((byte) i, (byte) 0, (byte) 255));
        person.put("hash", List.of((byte) 1, (byte) 2, (byte) 3, (byte) i));
        person.put("home", i % 3 == 0 ? null : Map.of("street", "Way " + i, "zip", i));
        person.put("born", LocalDate.EPOCH.plusDays(i * 37L - 900));
        person.put("seen", Instant.parse("2020-01-01T00:00:00Z").plus(i * 123_457L, ChronoUnit.MICROS));
        person.put("owes", BigDecimal.valueOf(i * 7L - 50, 2));
        person.put("height", i * 0.25f);
        person.put("self", nested && i % 10 == 0 ? expected(i + 1, false) : null);
        person.put("ok", i % 2 == 0);
        return person;
    }

    /** Arrays of bytes as lists, which can be compared. */
    private static Map<String, Object> comparable(Map<String, Object> person) {
        Map<String, Object> same = new LinkedHashMap<>(person);
        for (String name : List.of("raw", "hash")) {
            byte[] bytes = (byte[]) person.get(name);
            same.put(
                    name,
                    IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList());
        }
        @SuppressWarnings("unchecked")
        Map<String, Object> self = (Map<String, Object>) person.get("self");
        same.put("self", self == null ? null : comparable(self));
        return same;
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "bzip2"})
    void mapsHoldWhatPythonWroteHoweverTheFileIsCut(String codec) {
        List<Map<String, Object>> expected =
                IntStream.range(0, PEOPLE).mapToObj(i -> expected(i, true)).toList();
        for (String size : List.of("none", "1", "100", "777", "5 kB", "1 MB")) {
            if (size.equals("1") && !codec.equals("deflate")) {
                continue;
            }
            List<Map<String, Object>> read = Avro.read(
                            file(codec), AvroRecords.maps().withBlockSize(size))
                    .compute();
            assertThat(read.stream().map(AvroFixtureTest::comparable).toList())
                    .as("blocks of %s", size)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "bzip2"})
    void recordsOfJavaTakeWhatTheyHaveComponentsFor(String codec) {
        List<Person> people =
                Avro.read(file(codec), AvroRecords.of(Person.class)).compute();
        assertThat(people).hasSize(PEOPLE);
        for (int i = 0; i < PEOPLE; i++) {
            Person person = people.get(i);
            Map<String, Object> expected = expected(i, true);
            assertThat(person.id()).isEqualTo(expected.get("id"));
            assertThat(person.name()).isEqualTo(Optional.ofNullable((String) expected.get("name")));
            assertThat(person.tags()).containsExactlyElementsOf((List<String>) expected.get("tags"));
            assertThat(person.scores()).isEqualTo(expected.get("scores"));
            assertThat(person.mood()).isEqualTo(i % 2 == 1 ? Mood.GOOD : Mood.BAD);
            assertThat(person.home()).isEqualTo(i % 3 == 0 ? null : new Home("Way " + i, (short) i));
            assertThat(person.born()).isEqualTo(expected.get("born"));
            assertThat(person.seen()).isEqualTo(expected.get("seen"));
            assertThat(person.owes()).isEqualTo(expected.get("owes"));
            assertThat(person.height()).isEqualTo(i * 0.25);
            assertThat(person.self() == null).isEqualTo(i % 10 != 0);
            assertThat(person.notInTheFile()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "deflate", "bzip2"})
    void genericRecordsAreAvrosOwnWithFieldsInTheOrderAskedFor(String codec) {
        List<GenericRecord> people = Avro.read(
                        file(codec), AvroRecords.generic().withFields("ok", "name"))
                .compute();
        assertThat(people).hasSize(PEOPLE);
        assertThat(people.get(3).toString()).isEqualTo("{\"ok\": false, \"name\": \"näme 3\"}");
        assertThat(people.get(3).get("name")).isEqualTo("näme 3");
    }
}
