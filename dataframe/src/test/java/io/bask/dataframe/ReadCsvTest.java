package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables out of files, through everything from the API to the bytes, at many block sizes. */
class ReadCsvTest {
    @TempDir
    private Path folder;

    private Path write(String name, List<String> lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    private List<String> lines(int rows) {
        Random random = Seeds.random();
        List<String> lines = new ArrayList<>(List.of("id,species,weight,note"));
        for (int i = 0; i < rows; i++) {
            String note = i % 10 == 0 ? "\"two\nlines, \"\"quoted\"\"\"" : "n" + i % 7;
            String weight = random.nextInt(5) == 0 ? "" : Double.toString(random.nextInt(400) / 4.0);
            lines.add("%d,%s,%s,%s".formatted(i, i % 3 == 0 ? "" : "S" + random.nextInt(4), weight, note));
        }
        return lines;
    }

    @Test
    void everyBlockSizeGivesTheSameResults() throws IOException {
        Path file = write("table.csv", lines(500));
        DataFrame whole = DataFrame.readCsv(file);
        assertThat(whole.npartitions()).isEqualTo(1);
        for (int bytes : new int[] {50, 333, 1000, 5000}) {
            DataFrame df = DataFrame.readCsv(file, CsvOptions.blockSize(bytes));
            assertThat(df.npartitions()).isGreaterThan(1);
            assertThat(df.compute()).hasToString(whole.compute().toString());
            assertThat(df.compute().info()).isEqualTo(whole.compute().info());
            assertThat(df.head(30)).hasToString(whole.head(30).toString());
            assertThat(df.tail(30)).hasToString(whole.tail(30).toString());
            assertThat(df.len()).isEqualTo(500);
            assertThat(df.describe().compute())
                    .hasToString(whole.describe().compute().toString());
            assertThat(query(df)).hasToString(query(whole).toString());
            assertThat(df.col("weight").max().compute())
                    .isEqualTo(whole.col("weight").max().compute());
            assertThat(df.filter(col("note").eq("n3")).tail(2))
                    .hasToString(whole.filter(col("note").eq("n3")).tail(2).toString());
        }
    }

    private static Frame query(DataFrame df) {
        return df.filter(col("weight").gt(20).and(col("species").ne("S1")))
                .assign("double", col("weight").mul(2))
                .groupBy("species")
                .agg(mean("double"), count())
                .compute();
    }

    @Test
    void dtypesWidenWhenALaterBlockNeedsIt() throws IOException {
        List<String> lines = new ArrayList<>(List.of("a,b"));
        int rows = 400_000;
        for (int i = 0; i < rows; i++) {
            boolean isOdd = i == 123_457;
            lines.add(isOdd ? "2.5,x" : i + "," + i % 7);
        }
        Path file = write("late.csv", lines);
        DataFrame df = DataFrame.readCsv(file, CsvOptions.blockSize("100 kB"));
        Frame all = df.compute();
        assertThat(all.schema().dtype("a")).isEqualTo(DType.FLOAT64);
        assertThat(all.schema().dtype("b")).isEqualTo(DType.STRING);
        assertThat(all.valueAt(123_457, "b")).isEqualTo("x");
        assertThat(df.filter(col("a").eq(2.5)).col("a").count().compute()).isEqualTo(1);
        assertThat(df.col("a").min().compute()).isZero();
    }

    @Test
    void whatCannotBeDoneWithTextThatNoSampleHadSaysWhereItIs() throws IOException {
        List<String> lines = new ArrayList<>(List.of("a"));
        for (int i = 0; i < 2_000_000; i++) {
            lines.add(i == 1_234_567 ? "x" : Integer.toString(i));
        }
        DataFrame df = DataFrame.readCsv(write("unread.csv", lines));
        assertThat(df.schema().dtype("a")).isEqualTo(DType.INT64);
        assertThatThrownBy(() -> df.col("a").sum().compute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "unread.csv, line 1234569, column 'a': 'x' is no int64, as a sample of the column suggested")
                .hasMessageContaining("sum is not defined for column 'a' of dtype object");
    }

    @Test
    void patternsReadAllFilesInOrder() throws IOException {
        write("part.0.csv", List.of("x,y", "1,a", "2,b"));
        write("part.1.csv", List.of("x,y", "3,c"));
        DataFrame df = DataFrame.readCsv(folder + "/part.*.csv");
        assertThat(df.compute()).hasToString("   x  y\n0  1  a\n1  2  b\n2  3  c");
        assertThat(df.tail(1)).hasToString("   x  y\n2  3  c");
    }

    @Test
    void wrongFilesFailAtOnce() throws IOException {
        assertThatThrownBy(() -> DataFrame.readCsv(folder.resolve("none.csv"))).hasMessageContaining("none.csv");
        assertThatThrownBy(() -> DataFrame.readCsv(folder + "/none.*.csv")).hasMessageContaining("none.*.csv");
        Path ragged = write("ragged.csv", List.of("x,y", "1,2", "3,4,5"));
        DataFrame df = DataFrame.readCsv(write("fine.csv", List.of("x,y", "1,2")));
        assertThatThrownBy(() -> df.select("z")).hasMessageContaining("'z'");
        assertThatThrownBy(() -> DataFrame.readCsv(ragged).compute()).hasStackTraceContaining("ragged.csv");
    }
}
