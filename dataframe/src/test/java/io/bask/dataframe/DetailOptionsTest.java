package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.schema.DType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rarer options refuse, and what their errors say. */
class DetailOptionsTest {
    private static final DataFrame TABLE = DataFrame.of(
            Map.of(
                    "k", Column.of(DType.STRING, List.of("a", "b", "a", "x1")),
                    "n", Column.of(DType.INT64, List.of(1, 2, 3, 4))),
            2);

    @Test
    void categoriesThatNobodyKnowsAreAnErrorWhereTheTableIsMet() {
        DataFrame unknown = TABLE.assign("c", col("k").cast(DType.CATEGORICAL));
        assertThatThrownBy(() -> unknown.assign("n", col("c").cat().codes()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("codes: the categories of c are not known")
                .hasMessageContaining("asKnown()");
        assertThatThrownBy(() -> TABLE.assign("n", col("k").cat().codes()))
                .hasMessageContaining("cat.codes needs categories, not object");
        DataFrame known = unknown.assign("c", col("c").cat().setCategories(List.of("b", "a")));
        assertThat(known.assign("n", col("c").cat().codes()).col("n").toBag().compute())
                .containsExactly(1L, 0L, 1L, -1L);
        assertThatThrownBy(() -> known.assign("n", col("c").cat().removeCategories("z")))
                .hasMessageContaining("'z' is no category; there are [b, a]");
        assertThatThrownBy(() -> known.assign("n", col("c").cat().renameCategories(List.of("z"))))
                .hasMessageContaining("1 names for 2 categories [b, a]");
        assertThat(known.col("c").then(c -> c.cat().addCategories("q")).cat().categories())
                .containsExactly("b", "a", "q");
        assertThat(known.assign("c", col("c").cat().asUnknown()).col("c").cat().known())
                .isFalse();
    }

    @Test
    void columnsToOrderByGoInPairs() {
        assertThatThrownBy(() -> OrderedOptions.leftOn("a", "b").rightOn("c"))
                .hasMessageContaining("columns [a, b] of the left table and [c] of the right one");
        assertThatThrownBy(() -> OrderedOptions.leftOn("a").rightOn("c").rightBy("c"))
                .hasMessageContaining("column 'c' was given to order by and to make groups of");
        assertThatThrownBy(() ->
                        TABLE.mergeOrdered(TABLE, OrderedOptions.leftOn("n").rightOn("z")))
                .hasMessageContaining("'z'");
    }

    @Test
    void tablesBesideEachOtherMayHaveTheSameNamesWhereColumnsAreNumbered() {
        assertThatThrownBy(() -> AlignMethods.concatColumns(List.of(TABLE, TABLE), ConcatOptions.DEFAULT))
                .hasMessageContaining("both tables have columns");
        assertThat(AlignMethods.concatColumns(List.of(TABLE, TABLE), ConcatOptions.DEFAULT.withNumbers())
                        .columns())
                .containsExactly("0", "1", "2", "3");
    }

    @Test
    void replacementsNameGroupsOfTheirPattern() {
        for (String by : List.of("$2", "$", "\\", "${x}", "a$")) {
            assertThatThrownBy(() -> TABLE.col("k").str().replaceRegex("(a)", by))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "'" + by + "', meant for the texts of k, cannot replace what '(a)' matches: ")
                    .hasMessageEndingWith("put a backslash before a $ or backslash that stands for itself");
            assertThatThrownBy(() -> col("k").str().replaceRegex("(a)", by, 1))
                    .hasMessageContaining("the pattern has 1;");
        }
        assertThatThrownBy(() -> col("k").str().replaceRegex("(a", "$1"))
                .hasMessageContaining("is no regular expression");
        for (String pattern : List.of("(?<x>a)", "(?x) (?<x>a) # the first", "^(?i)(?<x>a)$", "(?<x>a)|b")) {
            assertThat(col("k").str().replaceRegex(pattern, "\\$$1${x}\\\\").dtype(TABLE.schema()))
                    .isEqualTo(DType.STRING);
        }
    }

    @Test
    void patternsThatAreNoneSayWhereAndForWhichColumn() {
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> col("k").str().containsRegex("(a"),
                () -> col("k").str().splitRegexToList("(a"),
                () -> TABLE.col("k").str().extract("(a", 1),
                () -> TABLE.col("k").extractColumns("(a"),
                () -> TABLE.col("k").splitRegexColumns("(a"))) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(
                            "'(a', meant for the texts of k, is no regular expression: Unclosed group at character 2");
        }
    }

    @Test
    void valuesThatDoNotFitAreNamedWithTheirColumn() {
        assertThatThrownBy(() -> TABLE.astype(Map.of("k", DType.INT64)).compute())
                .hasStackTraceContaining("column 'k': 'a' in row 0 of its partition does not fit int64");
        assertThatThrownBy(() -> TABLE.assign("x", col("k").str().upper().cast(DType.FLOAT64))
                        .compute())
                .hasStackTraceContaining("upper(k): 'A' in row 0");
        assertThatThrownBy(
                        () -> TABLE.assign("x", col("k").str().toDatetime("%Y")).compute())
                .hasStackTraceContaining("column 'k': ")
                .hasStackTraceContaining("'a'");
    }

    @Test
    void writingThatFailsLeavesNoFolderThatItMade(@TempDir Path folder) throws IOException {
        DataFrame broken = TABLE.assign("x", col("k").cast(DType.INT64));
        for (String path : List.of("made/inside/*.csv", "made/one.csv")) {
            assertThatThrownBy(() -> broken.toCsv(folder.resolve(path).toString()))
                    .hasStackTraceContaining("column 'k'");
            assertThat(folder).isEmptyDirectory();
        }
        Files.createDirectories(folder.resolve("there/empty"));
        assertThatThrownBy(() -> broken.toJsonLines(
                        folder.resolve("there/empty/more/*.jsonl").toString()))
                .hasStackTraceContaining("column 'k'");
        assertThat(folder.resolve("there/empty")).isEmptyDirectory();
        TABLE.toCsv(folder.resolve("there/more/*.csv").toString());
        assertThat(folder.resolve("there/more")).isNotEmptyDirectory();
    }

    @Test
    void cutOffFilesAreNamedWithTheLineUpToWhichTheyCanBeRead(@TempDir Path folder) throws IOException {
        StringBuilder csv = new StringBuilder("a,b\n");
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            csv.append(i * 7919L % 10_007).append(',').append(i).append('\n');
            json.append("{\"a\": ").append(i * 7919L % 10_007).append("}\n");
        }
        Path cutCsv = cutOff(folder.resolve("cut.csv.gz"), csv.toString());
        Path cutJson = cutOff(folder.resolve("cut.jsonl.gz"), json.toString());
        assertThatThrownBy(() -> DataFrame.readCsv(cutCsv.toString()).compute())
                .hasStackTraceContaining(
                        "%s, line %d: its compressed data end too early".formatted(cutCsv, lines(cutCsv)));
        assertThatThrownBy(() -> DataFrame.readJsonLines(cutJson.toString()).compute())
                .hasStackTraceContaining(
                        "%s, line %d: its compressed data end too early".formatted(cutJson, lines(cutJson)));
    }

    private static Path cutOff(Path file, String text) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(whole)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(file, Arrays.copyOf(whole.toByteArray(), whole.size() * 9 / 10));
    }

    /** The line on which reading fails, found byte by byte. */
    private static long lines(Path file) {
        long line = 1;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                line += next == '\n' ? 1 : 0;
            }
        } catch (IOException end) {
            return line;
        }
        return line;
    }
}
