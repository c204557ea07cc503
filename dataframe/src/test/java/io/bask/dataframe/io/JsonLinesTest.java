package io.bask.dataframe.io;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class JsonLinesTest {
    @TempDir
    Path folder;

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Frame random(Random random, int rows) {
        List<Object> flags = new ArrayList<>();
        List<Object> numbers = new ArrayList<>();
        List<Object> floats = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            flags.add(random.nextInt(5) == 0 ? null : random.nextBoolean());
            numbers.add(random.nextInt(5) == 0 ? null : random.nextLong());
            floats.add(random.nextInt(5) == 0 ? null : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            texts.add(random.nextInt(5) == 0 ? null : "t\"\n\\é漢😀\u0001" + random.nextInt(100));
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("flag", Column.of(DType.BOOL, flags));
        columns.put("n", Column.of(DType.INT64, numbers));
        columns.put("x", Column.of(DType.FLOAT64, floats));
        columns.put("s", Column.of(DType.STRING, texts));
        return Frame.of(columns);
    }

    @Test
    void whatIsWrittenIsReadBackHoweverItIsCut() {
        Random random = Seeds.random();
        for (int rows : new int[] {1, 2, 127, 1000}) {
            Frame frame = random(random, rows);
            for (String name : List.of("a.jsonl", "a.jsonl.gz", "p/*.jsonl", "z.jsonl.zst")) {
                String path = folder.resolve(rows + name).toString();
                DataFrame.fromFrame(frame, 1 + random.nextInt(4)).toJsonLines(path);
                for (long block : new long[] {1, 7, 64, 1000, 1 << 20}) {
                    if (rows * 100L / block > 5000) {
                        continue;
                    }
                    JsonOptions options = JsonOptions.defaults().withBlockSize(block);
                    for (String column : frame.schema().names()) {
                        options = options.withDtype(column, frame.schema().dtype(column));
                    }
                    DataFrame back = DataFrame.readJsonLines(path, options);
                    assertThat(back.compute().toString()).isEqualTo(frame.toString());
                    assertThat(back.len()).isEqualTo(rows);
                }
            }
        }
    }

    @Test
    void columnsAreInferredAndWidened() throws IOException {
        String path = file(
                "w.jsonl",
                "{\"a\": 1, \"b\": true, \"c\": \"x\", \"d\": null}\n\n{\"a\": 2.5, \"c\": 7, \"e\": 12345678901234567890}\n");
        DataFrame table = DataFrame.readJsonLines(path);
        assertThat(table.columns()).containsExactly("a", "b", "c", "d", "e");
        assertThat(table.schema().dtypes())
                .containsExactly(DType.FLOAT64, DType.BOOL, DType.STRING, DType.FLOAT64, DType.FLOAT64);
        Frame frame = table.compute();
        assertThat(frame.valueAt(1, "c")).isEqualTo("7");
        assertThat(frame.valueAt(1, "b")).isNull();
        assertThat(frame.valueAt(1, "e")).isEqualTo(12345678901234567890.0);
        assertThat(table.filter(col("a").gt(2)).select("c").compute().rows()).isEqualTo(1);
    }

    @Test
    void whatTheSampleMissedIsFoundWhenItIsRead() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 120_000; i++) {
            text.append("{\"n\": ").append(i).append("}\n");
        }
        text.append("{\"n\": 0.5, \"late\": \"yes\"}\n");
        DataFrame table = DataFrame.readJsonLines(
                file("s.jsonl", text.toString()), JsonOptions.defaults().withBlockSize(200_000));
        assertThat(table.schema().dtype("n")).isEqualTo(DType.INT64);
        Frame tail = table.compute();
        assertThat(tail.schema().names()).containsExactly("n", "late");
        assertThat(tail.valueAt(120_000, "late")).isEqualTo("yes");
        assertThat(tail.valueAt(120_000, "n")).isEqualTo(0.5);
    }

    @Test
    void byteOrderMarksStandAtTheStartOfTheFileOnly() throws IOException {
        String mark = "\ufeff";
        assertThat(DataFrame.readJsonLines(file("m.jsonl", mark + "{\"a\": 1}\n{\"a\": 2}\n"))
                        .len())
                .isEqualTo(2);
        String inside = file("i.jsonl", "{\"a\": 1}\n" + mark + "{\"a\": 2}\n");
        assertThatThrownBy(() -> DataFrame.readJsonLines(inside).compute())
                .hasMessageContaining("i.jsonl, line 2: a byte order mark stands inside of the file");
        assertThat(DataFrame.readJsonLines(inside, JsonOptions.defaults().withBadLinesSkipped())
                        .len())
                .isEqualTo(1);
        String twice = file("t.jsonl", mark + mark + "{\"a\": 1}\n");
        assertThatThrownBy(() -> DataFrame.readJsonLines(twice).compute())
                .hasMessageContaining("t.jsonl, line 1: a byte order mark");
    }

    @Test
    void objectsInObjectsAreColumnsOnRequest() throws IOException {
        String path = file(
                "o.jsonl",
                "{\"id\": 1, \"user\": {\"name\": \"ann\", \"at\": {\"city\": \"Rome\"}}, \"tags\": [1, 2]}\n{\"id\": 2, \"user\": null}\n");
        assertThatThrownBy(() -> DataFrame.readJsonLines(path))
                .hasMessageContaining("o.jsonl, line 1, column 'user' holds objects")
                .hasMessageContaining("withFlattening()");
        Frame frame = DataFrame.readJsonLines(
                        path, JsonOptions.defaults().withFlattening().withColumns("id", "user.name", "user.at.city"))
                .compute();
        assertThat(frame.valueAt(0, "user.at.city")).isEqualTo("Rome");
        assertThat(frame.valueAt(1, "user.name")).isNull();
        assertThat(DataFrame.readJsonLines(path, JsonOptions.defaults().withColumns("id"))
                        .col("id")
                        .sum()
                        .compute())
                .isEqualTo(3L);
    }

    @Test
    void datesAreReadAndWritten() throws IOException {
        Frame frame = Frame.of(
                "t", Column.of(DType.DATETIME, Arrays.asList(LocalDateTime.of(2024, 2, 29, 1, 2, 3, 4_000_000), null)));
        Path path = folder.resolve("t.jsonl");
        DataFrame.fromFrame(frame).toJsonLines(path.toString());
        assertThat(Files.readString(path)).isEqualTo("{\"t\":\"2024-02-29T01:02:03.004\"}\n{\"t\":null}\n");
        assertThat(DataFrame.readJsonLines(
                                path.toString(), JsonOptions.defaults().withDtype("t", DType.DATETIME))
                        .compute()
                        .toString())
                .isEqualTo(frame.toString());
        DataFrame.fromFrame(frame).writeTo(JsonLinesTarget.of(path.toString()).withDatesAsMillis());
        assertThat(Files.readString(path)).isEqualTo("{\"t\":1709168523004}\n{\"t\":null}\n");
    }

    @Test
    void badLinesAreNamedOrSkipped() throws IOException {
        String path =
                file("b.jsonl", "{\"a\": 1}\n{\"a\": }\n[1]\n{\"a\": 2} {\"a\": 3}\n{\"a\": 4, \"a\": 5}\n{\"a\": 6}");
        assertThatThrownBy(() -> DataFrame.readJsonLines(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("b.jsonl, line 2: column ")
                .hasMessageContaining("withBadLinesSkipped()");
        DataFrame table = DataFrame.readJsonLines(path, JsonOptions.defaults().withBadLinesSkipped());
        assertThat(table.col("a").sum().compute()).isEqualTo(7L);
        String other = file("c.jsonl", "{\"a\": 1}\n{\"a\": \"x\"}\n");
        assertThatThrownBy(() -> DataFrame.readJsonLines(
                                other, JsonOptions.defaults().withDtype("a", DType.INT64))
                        .compute())
                .hasStackTraceContaining("c.jsonl, line 2: column 'a': x is no int64");
        assertThatThrownBy(() -> DataFrame.readJsonLines(file("e.jsonl", "\n")))
                .hasMessageContaining("its columns are unknown");
        assertThatThrownBy(() -> DataFrame.readJsonLines(file("t.jsonl", "{\"a\": 1")))
                .hasMessageContaining("t.jsonl, line 1");
    }

    private Frame read(String text, JsonOptions options) throws IOException {
        return DataFrame.readJsonLines(file("any.jsonl", text), options).compute();
    }

    private void refuses(String text, JsonOptions options, String message) {
        assertThatThrownBy(() -> read(text, options)).hasStackTraceContaining(message);
    }

    @Test
    void keysWithPointsAreToldFromObjects() throws IOException {
        JsonOptions flat = JsonOptions.defaults().withFlattening();
        Frame both = read("{\"a.b\": 1}\n{\"a\": {\"b\": 2}}\n{\"a\": {}}\n", flat);
        assertThat(both.column("a.b").valueAt(0)).isEqualTo(1L);
        assertThat(both.column("a.b").valueAt(1)).isEqualTo(2L);
        assertThat(both.rows()).isEqualTo(3);
        refuses("{\"a.b\": 1, \"a\": {\"b\": 2}}\n", flat, "line 1: a line has two values for column 'a.b'");
        Path mixed = folder.resolve("mixed.jsonl");
        Files.writeString(mixed, "{\"a\": {\"b\": 1}}\n{\"a\": \"x\"}\n");
        DataFrame table = DataFrame.readJsonLines(mixed.toString(), flat);
        assertThat(table.select("a.b").compute().column("a.b").valueAt(1)).isNull();
        refuses("{\"a\": {\"b\": 1}}\n{\"a\": 5}\n", flat.withColumns("a.b"), "line 2: column 'a': 5 is no object");
        String late = "{\"a\": {\"b\": 1}}\n".repeat(100_000) + "{\"a\": {\"b\": 1, \"c\": true}}\n";
        assertThat(read(late, flat).valueAt(100_000, "a.c")).isEqualTo(true);
    }

    @Test
    void whatOtherProgramsWriteIsReadOrNamed() throws IOException {
        JsonOptions plain = JsonOptions.defaults();
        assertThat(read("\uFEFF\n{\"a\": 1}\n", plain).rows()).isEqualTo(1);
        refuses(
                "{\"a\": \"x\"}\n{\"a\": \"x\\ud800y\"}\n",
                plain,
                "line 2: column 'a': \\ud800 is half of a surrogate");
        refuses("{\"a\": 1}\n\u0000\u0000{\u0000\n", plain, "line 2: the line begins with bytes of UTF-16");
        Path wide = Files.write(folder.resolve("wide.jsonl"), "{\"a\": 1}\n".getBytes(StandardCharsets.UTF_16LE));
        assertThatThrownBy(() -> DataFrame.readJsonLines(wide.toString()))
                .hasMessageContaining("wide.jsonl seems to be text in UTF-16 without a byte order mark; convert it");
        refuses("{\n\"a\": 1\n}\n", plain, "expected close marker for Object; mend it");
        refuses("{\"a\": NaN}\n", plain, "Non-standard token 'NaN'; mend it");
        assertThat(read("{\"a\": " + "1".repeat(2000) + "}\n", plain).valueAt(0, "a"))
                .isEqualTo(Double.POSITIVE_INFINITY);
        DType exact = DType.decimal(38, 20);
        assertThat(read("{\"a\": 0.12345678901234567890}\n", plain.withDtype("a", exact))
                        .valueAt(0, "a"))
                .isEqualTo(new BigDecimal("0.12345678901234567890"));
    }

    @Test
    void momentsOfZonesListsAndDecimalsAreWritten() throws IOException {
        DType berlin = DType.of("datetime64[ns, Europe/Berlin]");
        ZonedDateTime moment = ZonedDateTime.of(2024, 10, 27, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"));
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("t", Column.of(berlin, Arrays.asList(moment, moment.plusHours(1), null)));
        Path path = folder.resolve("z.jsonl");
        DataFrame.of(columns, 2).toJsonLines(path.toString());
        assertThat(DataFrame.readJsonLines(
                                path.toString(), JsonOptions.defaults().withDtype("t", berlin))
                        .compute()
                        .toString())
                .isEqualTo(DataFrame.of(columns, 1).compute().toString());
        DType texts = DType.list(DType.list(DType.STRING));
        columns.clear();
        columns.put("l", Column.of(texts, Arrays.asList(List.of(List.of("a\"b"), List.of()), null)));
        columns.put("n", Column.of(DType.list(DType.FLOAT64), List.of(Arrays.asList(1.5, null, 2.0), List.of())));
        columns.put(
                "t",
                Column.of(DType.list(DType.DATETIME), List.of(List.of(LocalDateTime.of(2024, 1, 1, 0, 0)), List.of())));
        columns.put("d", Column.of(DType.decimal(5, 2), Arrays.asList(new BigDecimal("1.50"), null)));
        BigDecimal wide = new BigDecimal("123456789012345678901234.50");
        columns.put("w", Column.of(DType.decimal(38, 2), Arrays.asList(wide, null)));
        DataFrame.of(columns, 1).toJsonLines(path.toString());
        assertThat(Files.readString(path))
                .isEqualTo("{\"l\":[[\"a\\\"b\"],[]],\"n\":[1.5,null,2.0],\"t\":[\"2024-01-01T00:00:00\"],"
                        + "\"d\":1.50,\"w\":123456789012345678901234.50}\n"
                        + "{\"l\":null,\"n\":[],\"t\":[],\"d\":null,\"w\":null}\n");
        DataFrame bytes = DataFrame.of(Map.of("b", Column.of(DType.BINARY, List.of(new byte[] {1}))), 1);
        assertThatThrownBy(() -> bytes.toJsonLines(path.toString()))
                .hasStackTraceContaining("column 'b' holds bytes, and JSON has none");
    }

    @Test
    void listsAreReadBackHoweverTheyAreCut() {
        Random random = Seeds.random();
        DType nested = DType.list(DType.list(DType.STRING));
        Map<String, Column> columns = new LinkedHashMap<>();
        List<Object> numbers = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        for (int row = 0; row < 500; row++) {
            numbers.add(random.nextInt(6) == 0 ? null : items(random, () -> random.nextLong()));
            texts.add(
                    random.nextInt(6) == 0
                            ? null
                            : items(random, () -> items(random, () -> "\"é\n" + random.nextInt(9))));
        }
        // What the first rows show is to be all that there is, so that dtypes are inferred from any of them.
        numbers.set(0, List.of(7L));
        texts.set(0, List.of(List.of("x")));
        columns.put("n", Column.of(DType.list(DType.INT64), numbers));
        columns.put("t", Column.of(nested, texts));
        Frame frame = Frame.of(columns);
        String path = folder.resolve("l.jsonl").toString();
        DataFrame.fromFrame(frame, 3).toJsonLines(path);
        for (long block : new long[] {50, 1000, 1 << 20}) {
            DataFrame back =
                    DataFrame.readJsonLines(path, JsonOptions.defaults().withBlockSize(block));
            assertThat(back.schema().dtypes()).containsExactly(DType.list(DType.INT64), nested);
            assertThat(back.toMaps()).isEqualTo(DataFrame.fromFrame(frame).toMaps());
        }
    }

    private static List<Object> items(Random random, Supplier<Object> item) {
        List<Object> items = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            items.add(random.nextInt(5) == 0 ? null : item.get());
        }
        return items;
    }

    @Test
    void dtypesOfListsAreThoseOfAllTheirItems() throws IOException {
        JsonOptions plain = JsonOptions.defaults();
        Frame mixed =
                read("{\"a\": [1, null], \"b\": [], \"c\": [true]}\n{\"a\": [2.5], \"c\": [\"x\", 1e2]}\n", plain);
        assertThat(mixed.schema().dtypes())
                .containsExactly(DType.list(DType.FLOAT64), DType.list(DType.FLOAT64), DType.list(DType.STRING));
        assertThat(mixed.valueAt(0, "a")).isEqualTo(Arrays.asList(1.0, null));
        assertThat(mixed.valueAt(1, "b")).isNull();
        assertThat(mixed.valueAt(1, "c")).isEqualTo(List.of("x", "1e2"));
        DType days = DType.list(DType.DATETIME);
        assertThat(read("{\"a\": [\"2024-02-29\"]}\n", plain.withDtype("a", days))
                        .valueAt(0, "a"))
                .isEqualTo(List.of(LocalDateTime.of(2024, 2, 29, 0, 0)));
        String late = "{\"a\": null, \"b\": [1]}\n".repeat(80_000) + "{\"a\": [[]], \"b\": [0.5]}\n";
        Frame found = read(late, plain);
        assertThat(found.schema().dtypes())
                .containsExactly(DType.list(DType.list(DType.FLOAT64)), DType.list(DType.FLOAT64));
        assertThat(found.valueAt(80_000, "a")).isEqualTo(List.of(List.of()));
    }

    @Test
    void arraysThatAreNoListsAreNamedWithTheirLine() {
        JsonOptions plain = JsonOptions.defaults();
        refuses("{\"a\": 1}\n{\"a\": [1]}\n", plain, "line 2, column 'a' holds an array, and in other places values");
        refuses("{\"a\": []}\n{\"a\": [[1], 2]}\n", plain, "line 2, column 'a' holds an array, and in other places");
        refuses("{\"a\": [{}]}\n", plain, "line 1, column 'a' holds objects in an array; name the columns");
        refuses(
                "{\"a\": [1]}\n",
                plain.withDtype("a", DType.INT64),
                "line 1, column 'a' holds an array, which is no int64");
        DType longs = DType.list(DType.INT64);
        refuses(
                "{\"a\": [1]}\n{\"a\": [1, 0.5]}\n",
                plain.withDtype("a", longs),
                "line 2: column 'a': 0.5 is no list[int64]");
        refuses("{\"a\": 5}\n", plain.withDtype("a", longs), "line 1: column 'a': 5 is no list[int64]");
        refuses("{\"a\": [1]}\n{\"a\": [[1]]}\n", plain.withDtype("a", longs), "an array, and in other places");
    }
}
