package io.bask.hdf5;

import static io.bask.dataframe.expr.ColumnExpr.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tables that pandas wrote ({@code src/test/python/hdf5_frames.py}). */
@Timeout(600)
class Hdf5FrameFixtureTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void unpack() {
        Files5.unpack("/hdf5/frames.zip", folder);
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static DataFrame read(Expected.Case one, Hdf5FrameOptions options) {
        return Hdf5.readFrame(file(one.file()), one.key(), options);
    }

    @Test
    void readsWhatPandasWrote() {
        List<Expected.Case> cases = Expected.cases(folder);
        for (Expected.Case one : cases) {
            Expected.assertSame(
                    Expected.lines(read(one, Hdf5FrameOptions.defaults())), Expected.lines(one.text()), one.toString());
        }
        assertThat(cases).hasSizeGreaterThan(65);
    }

    @Test
    void partitionsAreThoseOfTheWhole() {
        for (Expected.Case one : Expected.cases(folder)) {
            List<String> expected = Expected.lines(one.text());
            for (int rows : new int[] {1, 3, 7, 333, 4000}) {
                if (expected.size() > 400 * rows) {
                    continue;
                }
                DataFrame table = read(one, Hdf5FrameOptions.defaults().withPartitionRows(rows));
                Expected.assertSame(Expected.lines(table), expected, one + " by " + rows);
            }
        }
    }

    @Test
    void columnsAndFiltersAreThoseOfTheWhole() {
        Random random = Seeds.random();
        for (Expected.Case one : Expected.cases(folder)) {
            Hdf5FrameOptions options = Hdf5FrameOptions.defaults().withPartitionRows(1 + random.nextInt(400));
            DataFrame table = read(one, options);
            List<String> names = new ArrayList<>(table.schema().names());
            if (names.isEmpty()) {
                continue;
            }
            Collections.shuffle(names, random);
            String[] wanted = names.subList(0, 1 + random.nextInt(Math.min(4, names.size())))
                    .toArray(String[]::new);
            List<String> expected =
                    Expected.lines(read(one, Hdf5FrameOptions.defaults()).select(wanted));
            assertThat(Expected.lines(read(one, options.withColumns(wanted))))
                    .as(one.toString())
                    .isEqualTo(expected);
            String tested = names.get(names.size() - 1);
            DataFrame whole = DataFrame.fromFrame(table.resetIndex(true).compute(), 1);
            assertThat(Expected.lines(table.filter(column(tested).isNull().not())
                            .resetIndex(true)
                            .select(wanted)))
                    .as("%s where %s", one, tested)
                    .isEqualTo(
                            Expected.lines(whole.filter(column(tested).isNull().not())
                                    .resetIndex(true)
                                    .select(wanted)));
            assertThat(table.head(3).rows())
                    .isEqualTo(Math.min(3, whole.compute().rows()));
        }
    }

    @Test
    void rowsCanBeChosen() {
        List<String> expected = Expected.lines(Hdf5.readFrame(file("appended.h5"), "x"));
        Hdf5FrameOptions some = Hdf5FrameOptions.defaults().withRows(190, 215);
        for (int rows : new int[] {1, 7, 1000}) {
            List<String> lines =
                    Expected.lines(Hdf5.readFrame(file("appended.h5"), "/x", some.withPartitionRows(rows)));
            assertThat(lines.subList(1, lines.size())).isEqualTo(expected.subList(191, 216));
        }
        assertThat(Expected.lines(Hdf5.readFrame(file("appended.h5"), "x", some.withRowsFrom(497))))
                .hasSize(4);
        assertThatThrownBy(() -> Hdf5.readFrame(file("appended.h5"), "x", some.withRows(1, 501)))
                .hasMessageContaining("appended.h5, /x has 500 rows, and rows 1 to 501 are to be read");
        assertThatThrownBy(() -> Hdf5.readFrame(file("parts.h5"), "/data*", some))
                .hasMessageContaining("rows 190 to 215 of 12 tables");
        assertThatThrownBy(() -> some.withRows(5, 5)).hasMessageContaining("rows 5 to 5 are none");
        assertThatThrownBy(() -> some.withPartitionRows(0)).hasMessageContaining("give at least one");
    }

    @Test
    void findsTables() {
        assertThat(Hdf5.frames(folder.resolve("parts.h5"))).hasSize(12).startsWith("/data0", "/data1", "/data2");
        assertThat(Hdf5.frames(folder.resolve("other.h5"))).contains("/deep/er/down", "/series", "/lzo");
        assertThat(Hdf5.frames(folder.resolve("table.h5"))).noneMatch(key -> key.contains("meta"));
        assertThat(Hdf5.readFrame(file("parts.h5"), "/data[1-3]").npartitions()).isEqualTo(3);
        assertThat(Hdf5.readFrame(List.of(file("part0.h5"), file("part1.h5")), "x", Hdf5FrameOptions.defaults())
                        .compute()
                        .rows())
                .isEqualTo(60);
        assertThat(Hdf5.readFrame(folder.resolve("part0.h5"), "x").indexNames()).containsExactly("n");
        assertThat(FrameKeys.pattern("/a[!b]?*[").matcher("/axy/z[").matches()).isTrue();
        assertThat(FrameKeys.pattern("/a[!b]?*").matcher("/ab1").matches()).isFalse();
    }

    @Test
    void arraysOfRecordsAreTables() {
        DataFrame records = Hdf5.readFrame(file("other.h5"), "/order/table");
        assertThat(records.schema().names()).contains("index", "text");
        assertThat(records.indexNames()).isEmpty();
        assertThat(Expected.lines(records.select("text")).get(40)).isEqualTo("row 39");
    }

    @Test
    void whatATableCannotHoldIsNamed() {
        assertRefused(
                "objects.h5", "/odd", "/odd, column 'odd' holds an object of Python, datetime.date in row 1, which no");
        assertRefused("objects.h5", "/complex", "/complex, column 'c' holds CompoundDataType");
        assertRefused("other.h5", "/columns", "has columns with names of several levels; join them");
        assertRefused("other.h5", "/periods", "has labels that are periods, which no column can hold");
        assertRefused("other.h5", "/lzo", "is packed by the filter lzo (number 305)");
        assertRefused("other.h5", "/nowhere", "is not there; the file has ");
        assertRefused("other.h5", "/data*", "has no table that fits '/data*'; it has ");
        assertRefused("other.h5", "/series/values", "/series/values is no table but an array");
        assertRefused("other.h5", "/deep", "is no table but a group of which pandas noted nothing; it has er");
        assertRefused("other.h5", "/", "'/' names no table in a file");
        assertRefused("labels.h5", "/fixed/*", "tables differ: ");
        assertThatThrownBy(() -> Hdf5.readFrame(
                        file("other.h5"), "/order", Hdf5FrameOptions.defaults().withColumns("wurd")))
                .hasMessageContaining("did you mean 'word'?");
        assertThat(Expected.lines(Hdf5.readFrame(
                        file("objects.h5"), "/odd", Hdf5FrameOptions.defaults().withColumns("x"))))
                .hasSize(3);
    }

    private static void assertRefused(String file, String key, String message) {
        assertThatThrownBy(() -> Hdf5.readFrame(file(file), key).compute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aFileThatChangedIsAnError() throws IOException {
        Path copy = folder.resolve("copy.h5");
        Files.copy(folder.resolve("part1.h5"), copy);
        DataFrame table = Hdf5.readFrame(copy, "x");
        Files.write(copy, new byte[1000]);
        assertThatThrownBy(table::compute).hasStackTraceContaining("copy.h5, /x has changed since it was opened");
        Files.delete(copy);
    }
}
