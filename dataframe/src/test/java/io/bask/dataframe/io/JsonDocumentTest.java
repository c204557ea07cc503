package io.bask.dataframe.io;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.PrintedFixtures;
import io.bask.dataframe.kernel.json.JsonFormatException;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JsonOrient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents that pandas wrote, damaged ones, and those that Bask writes; see {@code json_document_fixtures.py}. */
@Timeout(600)
class JsonDocumentTest {
    private static final Pattern PLACE = Pattern.compile(", line (\\d+), place \\d+: ");

    @TempDir
    Path folder;

    /** A line of the fixture, and those that belong to it. */
    private record Case(byte[] content, String outcome, JsonOrient orient, List<String> lines) {
        Frame expected() {
            return PrintedFixtures.frame(lines.subList(0, lines.indexOf("original")));
        }

        Frame original() {
            return PrintedFixtures.frame(lines.subList(lines.indexOf("original") + 1, lines.size() - 1));
        }

        String written() {
            String last = lines.get(lines.size() - 1);
            return new String(
                    Base64.getDecoder().decode(last.substring(last.indexOf('\t') + 1)), StandardCharsets.UTF_8);
        }
    }

    private static List<Case> cases() throws IOException {
        String file = System.getProperty("json.documents");
        List<String> lines = file != null
                ? Files.readAllLines(Path.of(file))
                : new String(
                                Objects.requireNonNull(JsonDocumentTest.class.getResourceAsStream("json_documents.tsv"))
                                        .readAllBytes(),
                                StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        List<Case> cases = new ArrayList<>();
        for (int at = 0; at < lines.size(); ) {
            String[] head = lines.get(at++).split("\t", -1);
            int end = at;
            while (end < lines.size() && !lines.get(end).startsWith("file\t")) {
                end++;
            }
            JsonOrient orient = JsonOrient.valueOf(head[3].toUpperCase(Locale.ROOT));
            cases.add(new Case(Base64.getDecoder().decode(head[1]), head[2], orient, lines.subList(at, end)));
            at = end;
        }
        return cases;
    }

    private DataFrame read(String name, byte[] content, JsonOrient orient) throws IOException {
        return DataFrame.readJson(Files.write(folder.resolve(name), content).toString(), orient);
    }

    private DataFrame read(String text, JsonOrient orient) throws IOException {
        return read("one.json", text.getBytes(StandardCharsets.UTF_8), orient);
    }

    @Test
    void whatPandasWritesIsRead() throws IOException {
        int whole = 0;
        for (Case one : cases()) {
            if (one.outcome().equals("whole")) {
                DataFrame table = read(whole++ + ".json", one.content(), one.orient());
                Frame expected = one.expected();
                assertThat(table.compute().toString())
                        .as(new String(one.content(), StandardCharsets.UTF_8))
                        .isEqualTo(expected.toString());
                assertThat(table.len()).isEqualTo(expected.rows());
                if (expected.rows() > 0) {
                    assertThat(table.schema()).isEqualTo(expected.schema());
                }
            }
        }
        assertThat(whole).isGreaterThan(80);
    }

    @Test
    void whatIsWrittenIsWhatPandasWrites() throws IOException {
        int number = 0;
        for (Case one : cases()) {
            if (one.outcome().equals("whole")) {
                Frame frame = one.original();
                for (int partitions : new int[] {1, 3}) {
                    String path = folder.resolve(number++ + ".json").toString();
                    DataFrame table = DataFrame.fromFrame(frame, partitions);
                    JsonTarget target = JsonTarget.of(path, one.orient()).withDatesAsMillis();
                    boolean isWhole = target.needsWhole(frame.index().fields());
                    (isWhole ? table.repartition(1) : table).writeTo(target);
                    assertThat(Files.readString(Path.of(path))).isEqualTo(one.written());
                }
            }
        }
        assertThat(number).isGreaterThan(160);
    }

    @Test
    void damagedDocumentsAreRefusedWithLineAndPlace() throws IOException {
        List<String> wrong = new ArrayList<>();
        int number = 0;
        for (Case one : cases()) {
            if (!one.outcome().equals("whole")) {
                Path path = Files.write(folder.resolve("damaged" + number++ + ".json"), one.content());
                String found = problem(path, one);
                if (!found.isEmpty()) {
                    wrong.add(found + " in " + one.orient() + " " + new String(one.content(), StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(number).isGreaterThan(300);
    }

    private static String problem(Path path, Case one) {
        try {
            DataFrame.readJson(path.toString(), one.orient()).compute();
            return one.outcome().equals("bad") ? "read what is bad" : "";
        } catch (RuntimeException failed) {
            Throwable cause = failed;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String message = String.valueOf(cause.getMessage());
            boolean isTold = cause instanceof JsonFormatException && message.contains(path.toString());
            Matcher place = PLACE.matcher(message);
            boolean isFound = place.find();
            long lines = new String(one.content(), StandardCharsets.ISO_8859_1)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            boolean isInside = isFound && Integer.parseInt(place.group(1)) <= lines + 1;
            boolean isShape = one.outcome().equals("fine")
                    && (message.contains(", column '") || message.contains("has no columns"));
            return isTold && (isInside || isShape) ? "" : "failed: " + cause;
        }
    }

    private static Frame frame(int rows) {
        List<Object> numbers = new ArrayList<>();
        List<Object> texts = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            numbers.add(i % 7 == 3 ? null : i * 0.5);
            texts.add(i % 5 == 4 ? null : "é\"" + i);
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("n", Column.of(DType.FLOAT64, numbers));
        columns.put("t", Column.of(DType.STRING, texts));
        return Frame.of(columns);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsReadBack(JsonOrient orient) {
        for (int rows : new int[] {1, 2, 5, 100_000}) {
            Frame frame = frame(rows);
            for (String name : List.of("a.json", "b.json.gz", "p/*.json")) {
                String path = folder.resolve(rows + "-" + name).toString();
                DataFrame table = DataFrame.fromFrame(frame, name.contains("*") ? Math.min(rows, 3) : 4);
                table.toJson(path, orient);
                DataFrame back = DataFrame.readJson(path, orient);
                Frame found = back.compute();
                assertThat(found.toString())
                        .isEqualTo((orient == JsonOrient.VALUES ? table.rename(Map.of("n", "0", "t", "1")) : table)
                                .compute()
                                .toString());
                assertThat(back.len()).isEqualTo(rows);
                String text = orient == JsonOrient.VALUES ? "1" : "t";
                assertThat(back.filter(col(text).eq("é\"0"))
                                .select(text)
                                .compute()
                                .rows())
                        .isEqualTo(1);
                assertThat(back.head(1).valueAt(0, text)).isEqualTo("é\"0");
            }
        }
    }

    @Test
    void partsOfSplitMayComeInAnyOrder() throws IOException {
        DataFrame table =
                read("{\"data\": [[1, 2], [3]], \"index\": [\"p\", \"q\"], \"columns\": [\"a\", 7]}", JsonOrient.SPLIT);
        assertThat(table.compute().toString()).isEqualTo("""
                   a     7
                p  1     2
                q  3  <NA>""");
        assertThat(read("{\"data\": [[1], [3]], \"columns\": [\"a\"]}", JsonOrient.SPLIT)
                        .compute()
                        .toString())
                .isEqualTo("   a\n0  1\n1  3");
        assertThat(read("{\"data\": [[1], [3]]}", JsonOrient.SPLIT).compute().toString())
                .isEqualTo("   0\n0  1\n1  3");
    }

    @Test
    void columnsAreAlignedByTheirLabels() throws IOException {
        DataFrame table = read(
                "{\"a\": {\"x\": 1, \"y\": 2}, \"b\": {\"y\": 5, \"x\": 6, \"z\": 1}, \"c\": {}}", JsonOrient.COLUMNS);
        assertThat(table.compute().toString()).isEqualTo("""
                      a  b   c
                x     1  6 NaN
                y     2  5 NaN
                z  <NA>  1 NaN""");
        assertThat(table.select("b").compute().toString()).isEqualTo("   b\nx  6\ny  5\nz  1");
        assertThat(read("{\"a\": [1, 2], \"b\": [3]}", JsonOrient.COLUMNS)
                        .compute()
                        .toString())
                .isEqualTo("   a     b\n0  1     3\n1  2  <NA>");
    }

    @Test
    void labelsAreNumbersWhereAllOfThemAre() throws IOException {
        assertThat(read("{\"10\": {\"a\": 1}, \"-2\": {\"a\": 2}}", JsonOrient.INDEX)
                        .compute()
                        .index()
                        .dtype())
                .isEqualTo(DType.INT64);
        assertThat(read("{\"10\": {\"a\": 1}, \"2.5\": {\"a\": 2}}", JsonOrient.INDEX)
                        .compute()
                        .index()
                        .dtype())
                .isEqualTo(DType.FLOAT64);
        assertThat(read("{\"10\": {\"a\": 1}, \"01\": {\"a\": 2}}", JsonOrient.INDEX)
                        .compute()
                        .index()
                        .dtype())
                .isEqualTo(DType.STRING);
    }

    @Test
    void whatTheFirstRowsDidNotShowIsFound() throws IOException {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < 20_000; i++) {
            text.append("{\"n\": ").append(i).append("},");
        }
        DataFrame table = read(text + "{\"n\": 0.5, \"late\": true}]", JsonOrient.RECORDS);
        assertThat(table.schema().dtype("n")).isEqualTo(DType.INT64);
        Frame frame = table.compute();
        assertThat(frame.valueAt(20_000, "n")).isEqualTo(0.5);
        assertThat(frame.valueAt(20_000, "late")).isEqualTo(true);
    }

    @Test
    void optionsHoldForDocuments() throws IOException {
        String path = Files.writeString(folder.resolve("o.json"), "[{\"id\": 1, \"u\": {\"n\": \"x\"}}, {\"id\": 2}]")
                .toString();
        JsonOptions flat = JsonOptions.defaults().withFlattening().withDtype("id", DType.INT32);
        DataFrame table = DataFrame.readJson(List.of(path), JsonOrient.RECORDS, flat);
        assertThat(table.columns()).containsExactly("id", "u.n");
        assertThat(table.schema().dtype("id")).isEqualTo(DType.INT32);
        assertThatThrownBy(() -> DataFrame.readJson(List.of(path), JsonOrient.COLUMNS, flat))
                .hasMessageContaining("withFlattening() is for rows that are objects, and by COLUMNS they are none");
        assertThatThrownBy(() -> DataFrame.readJson(
                        List.of(path),
                        JsonOrient.RECORDS,
                        JsonOptions.defaults().withBadLinesSkipped()))
                .hasMessageContaining("is for lines of JSON");
        assertThatThrownBy(() -> DataFrame.readJson(path, JsonOrient.RECORDS))
                .hasMessageContaining("o.json, line 1, place 17, column 'u' holds objects");
    }

    @Test
    void wrongShapesNameTheWayOut() throws IOException {
        refused(
                "{\"a\": 1}",
                JsonOrient.RECORDS,
                "line 1, place 1: the document is an object, and a document by RECORDS is an array of objects");
        refused("[{\"a\": 1}, 5]", JsonOrient.RECORDS, "line 1, place 12: a row is 5");
        refused("[{\"a\": 1}]\n[]", JsonOrient.RECORDS, "line 2, place 1: more follows behind the document");
        refused("", JsonOrient.RECORDS, "the file holds nothing");
        refused("[]", JsonOrient.RECORDS, "has no columns in its first rows");
        refused(
                "{\"columns\": [\"a\"], \"data\": [[1, 2]]}",
                JsonOrient.SPLIT,
                "a row has more values than \"columns\" has names, which are 1");
        refused("{\"columns\": [\"a\", \"a\"], \"data\": []}", JsonOrient.SPLIT, "has the name 'a' twice");
        refused(
                "{\"columns\": [\"a\"], \"index\": [1], \"data\": [[1], [2]]}",
                JsonOrient.SPLIT,
                "\"index\" has 1 labels, and \"data\" 2 rows");
        refused("{\"columns\": [\"a\"], \"rows\": []}", JsonOrient.SPLIT, "\"rows\" is no part of it");
        refused("{\"a\": {\"x\": 1, \"x\": 2}}", JsonOrient.COLUMNS, "Duplicate field 'x'");
        refused("\ufeff\ufeff[]", JsonOrient.RECORDS, "a second byte order mark");
        refused(
                "[{\"a\": 1},{\"a\": 2]",
                JsonOrient.RECORDS,
                "Unexpected close marker ']': expected '}'; mend the file");
        assertThat(read("\ufeff[{\"a\": 1}]", JsonOrient.RECORDS).compute().rows())
                .isEqualTo(1);
    }

    @Test
    void linesAreSuggestedOnlyWhereTheFileMayHoldThem() throws IOException {
        refused("{\"a\": 1}\n{\"a\": 2}", JsonOrient.RECORDS, "or lines of objects by readJsonLines");
        refused("{\"a\": 1}\n{\"a\": 2}", JsonOrient.COLUMNS, "or lines of objects by readJsonLines");
        refused("{\"a\": 1}\n{\"a\": 2}", JsonOrient.INDEX, "or lines of objects by readJsonLines");
        refused("{\"a\": {\"0\": 1}}\n{}", JsonOrient.COLUMNS, "lines of objects are read by readJsonLines");
        for (String text :
                List.of("[{\"a\": 01}]", "[{\"a\": 1},]", "[{'a': 1}]", "[1, 2]", "5", "hello", "[{\"a\": \"x", "")) {
            assertThatThrownBy(() -> read(text, JsonOrient.RECORDS).compute())
                    .hasMessageContaining("one.json, line 1, place ")
                    .message()
                    .doesNotContain("readJsonLines");
        }
    }

    private void refused(String text, JsonOrient orient, String reason) {
        assertThatThrownBy(() -> read(text, orient).compute())
                .hasMessageContaining("one.json")
                .hasMessageContaining(reason);
    }

    @Test
    void labelsThatCannotBeNamesAreRefusedAndLeaveNoFile() {
        Frame frame = frame(4);
        DataFrame twice =
                DataFrame.fromFrame(frame, 2).assign("k", col("n").isNull()).setIndexUnsorted("k");
        String path = folder.resolve("twice.json").toString();
        for (JsonOrient orient : List.of(JsonOrient.INDEX, JsonOrient.COLUMNS)) {
            assertThatThrownBy(() -> twice.toJson(path, orient)).hasStackTraceContaining("the label false comes twice");
        }
        DataFrame missing = DataFrame.fromFrame(frame, 1).setIndexUnsorted("t").filter(col("n").isNull());
        assertThat(missing.toJson(path, JsonOrient.INDEX)).hasSize(1);
        DataFrame levels = DataFrame.fromFrame(frame, 1).setIndexUnsorted("t", "n");
        assertThatThrownBy(() -> levels.toJson(path, JsonOrient.SPLIT)).hasMessageContaining("levels");
        assertThatThrownBy(() -> DataFrame.fromFrame(frame, 2).writeTo(JsonTarget.of(path, JsonOrient.COLUMNS)))
                .hasMessageContaining("call repartition(1) first");
        assertThat(Arrays.asList(Objects.requireNonNull(folder.toFile().list())))
                .containsExactly("twice.json");
    }
}
