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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    void objectsInObjectsAreColumnsOnRequest() throws IOException {
        String path = file(
                "o.jsonl",
                "{\"id\": 1, \"user\": {\"name\": \"ann\", \"at\": {\"city\": \"Rome\"}}, \"tags\": [1, 2]}\n{\"id\": 2, \"user\": null}\n");
        assertThatThrownBy(() -> DataFrame.readJsonLines(path))
                .hasMessageContaining("o.jsonl, column 'user' holds objects or arrays")
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
}
