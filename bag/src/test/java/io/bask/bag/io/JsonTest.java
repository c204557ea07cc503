package io.bask.bag.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.Bag;
import io.bask.schedule.TaskFailedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
    @TempDir
    private Path folder;

    private enum Level {
        INFO,
        ERROR
    }

    private record Place(String city, double x) {}

    private record Event(
            long id,
            Level level,
            Place place,
            List<Integer> codes,
            Optional<String> note,
            Map<String, Double> scores,
            Set<String> tags,
            LocalDate day,
            BigDecimal price,
            Object anything,
            Integer perhaps) {}

    private record Small(int age, String name) {}

    private record Strict(int age) {
        Strict {
            if (age < 0) {
                throw new IllegalArgumentException("age %d is negative".formatted(age));
            }
        }
    }

    private record Tree(String name, List<Tree> children) {}

    private record Unreadable(Thread thread) {}

    private String write(String... lines) throws IOException {
        Path file = folder.resolve("lines.jsonl");
        Files.writeString(file, String.join("\n", lines));
        return file.toString();
    }

    @Test
    void objectsBecomeMapsInTheirOrder() throws Exception {
        String path = write(
                "{\"b\": 1, \"a\": [1.5, null, \"x\", true], \"c\": {\"d\": 12345678901234567890}}", "", "  ", "{}");
        List<Map<String, Object>> maps = Bag.readJson(path).compute();
        assertThat(maps).hasSize(2);
        assertThat(List.copyOf(maps.get(0).keySet())).containsExactly("b", "a", "c");
        assertThat(maps.get(0))
                .containsEntry("b", 1L)
                .containsEntry("a", Arrays.asList(1.5, null, "x", true))
                .containsEntry("c", Map.of("d", new BigInteger("12345678901234567890")));
        assertThat(Bag.readJson(write("1", "null", "\"\\u00e9\""), Json.values())
                        .compute())
                .containsExactly(1L, null, "é");
    }

    @Test
    void objectsBecomeRecords() throws Exception {
        String path = write(
                "{\"id\": 7, \"skipped\": {\"a\": [1, {\"b\": 2}]}, \"level\": \"ERROR\", \"place\": {\"x\": 1, \"city\": \"Bern\"},"
                        + " \"codes\": [1, null, 3], \"note\": \"n\", \"scores\": {\"a\": 1}, \"tags\": [\"t\", \"t\"],"
                        + " \"day\": \"2024-02-29\", \"price\": 1.10, \"anything\": {\"k\": [1]}}",
                "{\"id\": 8, \"note\": null}");
        List<Event> events = Bag.readJson(path, Json.records(Event.class)).compute();
        assertThat(events.get(0))
                .isEqualTo(new Event(
                        7,
                        Level.ERROR,
                        new Place("Bern", 1),
                        Arrays.asList(1, null, 3),
                        Optional.of("n"),
                        Map.of("a", 1.0),
                        Set.of("t"),
                        LocalDate.of(2024, 2, 29),
                        new BigDecimal("1.10"),
                        Map.of("k", List.of(1L)),
                        null));
        assertThat(events.get(1).note()).isEmpty();
        assertThat(events.get(1).place()).isNull();
        Tree tree = Json.records(Tree.class).apply("{\"name\": \"a\", \"children\": [{\"name\": \"b\"}]}");
        assertThat(tree).isEqualTo(new Tree("a", List.of(new Tree("b", null))));
    }

    @Test
    void pathsPickValuesOutOfObjects() throws Exception {
        String path = write(
                "{\"user\": {\"name\": \"Ann\", \"tags\": [\"a\", {\"b\": 5}]}, \"n\": 1}",
                "{\"n\": [1, 2]}",
                "[[1, 2], 3]");
        assertThat(Bag.readJson(path, Json.paths("n", "user.name", "user.tags[1].b", "[0][1]"))
                        .compute())
                .containsExactly(
                        Arrays.asList(1L, "Ann", 5L, null),
                        Arrays.asList(List.of(1L, 2L), null, null, null),
                        Arrays.asList(null, null, null, 2L));
        assertThatThrownBy(() -> Json.paths()).hasMessageContaining("no paths");
        assertThatThrownBy(() -> Json.paths("a..b")).hasMessageContaining("cannot be read from character 3");
        assertThatThrownBy(() -> Json.paths("a[x]")).hasMessageContaining("\"a[x]\"");
        assertThatThrownBy(() -> Json.paths("")).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> Json.paths("a", "a.b")).hasMessageContaining("path \"a\" picks");
        assertThatThrownBy(() -> Json.paths("a.b", "a")).hasMessageContaining("path \"a\" picks");
    }

    @Test
    void badRecordsFailWithFileLineAndReason() throws Exception {
        String path = write("{\"age\": 1}", "{\"age\": \"old\"}");
        assertThatThrownBy(() -> Bag.readJson(path, Json.records(Small.class)).compute())
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("lines.jsonl, line 2: Small.age is a text, not a number: \"{\"age\": \"old\"}\"");
        assertThatThrownBy(() ->
                        Bag.readJson(write("{\"age\": 1", ""), Json.maps()).compute())
                .hasMessageContaining("line 1: not JSON");
        assertThatThrownBy(() -> Bag.readJson(write("{} {}"), Json.maps()).compute())
                .hasMessageContaining("more text behind the value");
        assertThatThrownBy(() -> Bag.readJson(write("[1]"), Json.maps()).compute())
                .hasMessageContaining("the value is an array, not an object");
        assertThatThrownBy(() -> Bag.readJson(write("{\"name\": \"x\"}"), Json.records(Small.class))
                        .compute())
                .hasMessageContaining("Small.age is missing or null, but must be an int");
        assertThatThrownBy(() -> Bag.readJson(write("{\"age\": 99999999999}"), Json.records(Small.class))
                        .compute())
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> Bag.readJson(write("{\"age\": -1}"), Json.records(Strict.class))
                        .compute())
                .hasMessageContaining("Strict refuses [-1]")
                .hasMessageContaining("age -1 is negative");
        assertThatThrownBy(() -> Json.records(Unreadable.class)).hasMessageContaining("Unreadable.thread is a Thread");
    }

    @Test
    void badRecordsAreSkippedOrCollectedAsAsked() throws Exception {
        String path = write("{\"age\": 1}", "{", "{\"age\": null}", "{\"age\": 4}");
        assertThat(Bag.readJson(path, Json.records(Small.class).skippingBad())
                        .map(Small::age)
                        .compute())
                .containsExactly(1, 4);
        List<Parsed<Small>> all =
                Bag.readJson(path, Json.records(Small.class).collectingBad()).compute();
        assertThat(all.stream()
                        .filter(Parsed::isGood)
                        .map(parsed -> parsed.value().age()))
                .containsExactly(1, 4);
        assertThat(all.get(1).bad().line()).isEqualTo(2);
        assertThat(all.get(1).bad().text()).isEqualTo("{");
        assertThat(all.get(2).bad().reason()).contains("Small.age is missing");
    }

    @Test
    void linesNeverGetLostOrDoubledHoweverFilesAreCut() throws Exception {
        String[] lines = IntStream.range(0, 50)
                .mapToObj(i -> "{\"age\": %d, \"name\": \"%s\"}".formatted(i, "é".repeat(i % 7)))
                .toArray(String[]::new);
        String path = write(lines);
        for (long bytes = 1; bytes < 90; bytes += 3) {
            Bag<Small> bag = Bag.readJson(List.of(path), Json.records(Small.class), TextOptions.blockSize(bytes));
            assertThat(bag.map(Small::age).compute())
                    .isEqualTo(IntStream.range(0, 50).boxed().toList());
        }
        lines[37] = "{";
        String broken = write(lines);
        assertThatThrownBy(() -> Bag.readJson(List.of(broken), Json.maps(), TextOptions.blockSize(20))
                        .compute())
                .hasMessageContaining("line 38");
    }

    @Test
    void nestedNullsAndDeepNestingAreMet() throws Exception {
        assertThat(Json.maps()
                        .apply("{\"a\": {\"b\": null, \"c\": [null, {\"d\": null}]}}")
                        .toString())
                .isEqualTo("{a={b=null, c=[null, {d=null}]}}");
        String deep = "[".repeat(5000) + "]".repeat(5000);
        assertThatThrownBy(() -> Json.values().apply(deep)).hasMessageContaining("too deep or long");
        assertThatThrownBy(() -> Json.maps().apply(" ")).hasMessageContaining("holds no JSON");
    }

    @Test
    void textsAreReadAndWrittenByMapping() throws Exception {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("n", null);
        map.put("x", List.of(1, 2.5, "q\"", true, Optional.empty(), Level.INFO, LocalDate.of(2024, 1, 2)));
        map.put("r", new Place("Bern", 0.1));
        String text = Json.text(map);
        assertThat(text)
                .isEqualTo(
                        "{\"n\":null,\"x\":[1,2.5,\"q\\\"\",true,null,\"INFO\",\"2024-01-02\"],\"r\":{\"city\":\"Bern\",\"x\":0.1}}");
        assertThat(Bag.of(List.of(text), 1)
                        .map(Json.maps())
                        .<Map<String, Object>>pluck("r")
                        .compute())
                .containsExactly(Map.of("city", "Bern", "x", 0.1));
        assertThatThrownBy(() -> Json.text(Double.NaN)).hasMessageContaining("NaN is no number of JSON");
        assertThatThrownBy(() -> Json.text(new Object())).hasMessageContaining("java.lang.Object cannot be written");
        assertThatThrownBy(() -> Bag.of(List.of("{"), 1).map(Json.maps()).compute())
                .hasMessageContaining("json(maps) failed on \"{\"");
    }

    @Test
    void veryLongLinesAreReadWhole() throws Exception {
        String text = "x".repeat(30_000_000);
        Path file = folder.resolve("long.jsonl");
        Files.writeString(file, "{\"name\": \"" + text + "\", \"age\": 1}\n{\"age\": 2}\n");
        assertThat(Bag.readJson(List.of(file.toString()), Json.records(Small.class), TextOptions.blockSize("4 MB"))
                        .map(small -> small.name() == null ? 0 : small.name().length())
                        .compute())
                .containsExactly(30_000_000, 0);
    }

    @Test
    void bytesThatAreNoTextFailAreReplacedOrLeftOut() throws Exception {
        Path file = folder.resolve("bad.jsonl");
        Files.write(
                file, "{\"a\": \"x\u00ffy\"}\n{\"a\": \"z\"}\n".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        List<String> path = List.of(file.toString());
        TextOptions fail = TextOptions.defaults();
        assertThatThrownBy(() -> Bag.readJson(path, Json.maps(), fail).compute())
                .hasMessageContaining("bad.jsonl");
        assertThat(Bag.readJson(path, Json.maps(), fail.withMalformed(Malformed.REPLACE))
                        .pluck("a")
                        .compute())
                .isEqualTo(List.of("x\uFFFDy", "z"));
        assertThat(Bag.readJson(path, Json.maps(), fail.withMalformed(Malformed.IGNORE))
                        .pluck("a")
                        .compute())
                .isEqualTo(List.of("xy", "z"));
        assertThat(Bag.readJson(path, Json.maps(), fail.withEncoding("ISO-8859-1"))
                        .pluck("a")
                        .compute())
                .isEqualTo(List.of("x\u00ffy", "z"));
    }

    @Test
    void otherEncodingsOfUnicodeAreRead() throws Exception {
        Path wide = folder.resolve("wide.jsonl");
        Files.writeString(wide, "{\"a\": \"é\"}\n{\"a\": 2}", java.nio.charset.StandardCharsets.UTF_16);
        assertThat(Bag.readJson(
                                List.of(wide.toString()),
                                Json.maps(),
                                TextOptions.defaults().withEncoding("UTF-16"))
                        .compute())
                .containsExactly(Map.of("a", "é"), Map.of("a", 2L));
    }
}
