package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.max;
import static io.bask.dataframe.Expressions.mean;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import io.bask.Results;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.UnknownColumnException;
import io.bask.schedule.TaskFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataFrameTest {
    private static Frame table(int rows) {
        long[] ids = new long[rows];
        double[] weights = new double[rows];
        boolean[] flags = new boolean[rows];
        String[] names = new String[rows];
        for (int i = 0; i < rows; i++) {
            ids[i] = i;
            weights[i] = i % 5 == 0 ? Double.NaN : i / 2.0;
            flags[i] = i % 3 == 0;
            names[i] = "s" + i % 4;
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id", LongColumn.of(ids));
        columns.put("weight", DoubleColumn.of(weights));
        columns.put("flag", BoolColumn.of(flags));
        columns.put("name", StringColumn.of(names));
        return Frame.of(columns);
    }

    @Test
    void maximumOfAColumnIsADouble() {
        double max = DataFrame.fromFrame(table(100), 7).col("weight").max().compute();
        assertThat(max).isEqualTo(49.5);
    }

    @Test
    void onlyNeededColumnsAndRowsAreRead() {
        ListedReader reader = ListedReader.of(table(30), 2);
        DataFrame df = DataFrame.fromReader(reader);
        Frame result = df.filter(col("name").eq("s1").and(col("weight").gt(3)))
                .groupBy("flag")
                .agg(mean("weight"))
                .compute();
        assertThat(result.rows()).isEqualTo(2);
        assertThat(reader.requests())
                .containsExactlyInAnyOrder(
                        "read 0 [weight, flag] by [name, weight]", "read 1 [weight, flag] by [name, weight]");
    }

    @Test
    void whatResultsShareIsReadOnce() {
        ListedReader reader = ListedReader.of(table(30), 1);
        DataFrame df = DataFrame.fromReader(reader);
        Scalar<Double> all = df.col("weight").mean();
        Scalar<Long> some = df.filter(col("flag")).length();
        Results results = Bask.compute(all, some);
        assertThat(results.get(some)).isEqualTo(10);
        assertThat(results.get(all)).isEqualTo(15.0 / 2);
        assertThat(reader.requests()).containsExactly("read 0 [weight, flag]");
    }

    @Test
    void headReadsOnlyWhatItNeeds() {
        ListedReader reader = ListedReader.of(table(100), 20);
        DataFrame df = DataFrame.fromReader(reader);
        assertThat(df.select("id").head(3).rows()).isEqualTo(3);
        assertThat(reader.requests()).containsExactly("first 3", "read 0 [id]");
    }

    @Test
    void headGoesOnUntilItHasEnoughRows() {
        DataFrame df = DataFrame.fromReader(ListedReader.of(table(100), 20));
        assertThat(df.filter(col("id").ge(97)).head(2).column("id").valueAt(1)).isEqualTo(98L);
        assertThat(df.head(1000).rows()).isEqualTo(100);
        assertThat(df.head(0).rows()).isZero();
    }

    @Test
    void tailNumbersRowsByCountingThoseBefore() {
        ListedReader reader = ListedReader.of(table(100), 4);
        Frame tail = DataFrame.fromReader(reader).select("id").tail(2);
        assertThat(tail).hasToString("    id\n98  98\n99  99");
        assertThat(reader.requests()).containsExactlyInAnyOrder("read 3 [id]", "count 0", "count 1", "count 2");
    }

    @Test
    void tailOfAFilterKeepsRowNumbers() {
        DataFrame df = DataFrame.fromReader(ListedReader.of(table(100), 7));
        assertThat(df.filter(col("id").lt(11)).select("id").tail(3)).hasToString("    id\n8    8\n9    9\n10  10");
    }

    @Test
    void lengthIsCountedWithoutReading() {
        ListedReader reader = ListedReader.of(table(100), 3);
        DataFrame df = DataFrame.fromReader(reader);
        assertThat(df.assign("x", col("id").add(1)).select("x").len()).isEqualTo(100);
        assertThat(reader.requests()).containsExactlyInAnyOrder("count 0", "count 1", "count 2");
        assertThat(df.filter(col("flag")).len()).isEqualTo(34);
    }

    @Test
    void staleSchemasAreLookedUpAgainOnce() {
        Frame table = table(10);
        Schema promised = table.schema().with(new Field("weight", DType.INT64));
        ListedReader reader =
                new ListedReader(List.of(Frame.partition(table.schema(), table.columns(), table.rows())), promised);
        DataFrame df = DataFrame.fromReader(reader);
        assertThat(df.schema().dtype("weight")).isEqualTo(DType.INT64);
        assertThat(df.filter(col("weight").ge(2)).col("weight").min().compute()).isEqualTo(2.0);
        assertThat(df.assign("twice", col("weight").mul(2)).head(2).schema().dtype("twice"))
                .isEqualTo(DType.FLOAT64);
        assertThat(reader.requests().stream().filter("refresh"::equals)).hasSize(1);
    }

    @Test
    void persistedTablesGiveTheSameResults() {
        DataFrame df = DataFrame.fromReader(ListedReader.of(table(50), 4)).filter(col("flag"));
        DataFrame held = df.persist();
        assertThat(held.npartitions()).isEqualTo(4);
        assertThat(held.compute()).hasToString(df.compute().toString());
        assertThat(held.tail(2)).hasToString(df.tail(2).toString());
        assertThat(df.col("weight").persist().mean().compute())
                .isEqualTo(df.col("weight").mean().compute());
        assertThat(df.col("weight").max().persist().compute()).isEqualTo(24.0);
    }

    @Test
    void partitionsCanBeMapped() {
        Schema schema = Schema.of(new Field("rows", DType.INT64));
        DataFrame counts = DataFrame.fromFrame(table(10), 3)
                .mapPartitions(part -> Frame.of("rows", LongColumn.of(part.rows())), schema);
        assertThat(counts.col("rows").sumLong().compute()).isEqualTo(10);
        DataFrame broken = DataFrame.fromFrame(table(10)).mapPartitions(part -> part, schema);
        assertThatThrownBy(broken::compute)
                .isInstanceOf(TaskFailedException.class)
                .rootCause()
                .hasMessageContaining("was promised");
    }

    @Test
    void wrongRequestsFailWhereTheyAreWritten() {
        DataFrame df = DataFrame.fromFrame(table(3));
        assertThatThrownBy(() -> df.col("wieght"))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageContaining("did you mean 'weight'?");
        assertThatThrownBy(() -> df.select("id", "x")).isInstanceOf(UnknownColumnException.class);
        assertThatThrownBy(() -> df.drop("x")).isInstanceOf(UnknownColumnException.class);
        assertThatThrownBy(() -> df.groupBy("x")).isInstanceOf(UnknownColumnException.class);
        assertThatThrownBy(() -> df.groupBy("id").agg(mean("x"))).isInstanceOf(UnknownColumnException.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> df.filter(col("weight")))
                .withMessageContaining("weight is float64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> df.assign("y", col("name").mul(2)))
                .withMessageContaining("in (name * 2): object * int64 is not defined");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> df.col("name").mean())
                .withMessageContaining("holds object");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> df.col("name").max())
                .withMessageContaining("maxValue()");
        assertThatIllegalArgumentException().isThrownBy(() -> df.groupBy("name").mean("flag", "name"));
        assertThatIllegalArgumentException().isThrownBy(() -> df.groupBy().size());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> df.groupBy("name").agg(max("id"), max("id")))
                .withMessageContaining("'id_max' appears twice");
        assertThatIllegalArgumentException().isThrownBy(() -> df.head(-1)).withMessageContaining("-1 rows");
        assertThatIllegalArgumentException().isThrownBy(() -> DataFrame.fromFrame(table(3), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> df.select("name").quantile(0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> df.fillNull("id", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> col("x").add(new StringBuilder[0]));
    }

    @Test
    void seriesOfAnotherTableGoTogetherByLabelsButAreNoMask() {
        DataFrame one = DataFrame.fromFrame(table(3));
        DataFrame other = DataFrame.fromFrame(table(3));
        assertThat(one.col("id").sub(other.col("id")).eq(0).all().compute()).isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.filter(other.col("flag")))
                .withMessageContaining("belongs to another table");
    }

    @Test
    void failuresNameTheTask() {
        DataFrame df = DataFrame.fromFrame(table(3)).astype("name", DType.INT64);
        assertThatThrownBy(df::compute)
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("assign")
                .rootCause()
                .hasMessageContaining("'s0' in row 0 of its partition does not fit int64");
    }

    @Test
    void castsSeeOnlyRowsThatFiltersKeep() {
        DataFrame df = DataFrame.fromFrame(Frame.of("t", StringColumn.of("1", "x", "3")))
                .filter(col("t").ne("x"))
                .filter(col("t").cast(DType.INT64).gt(1));
        assertThat(df.compute().valueAt(0, "t")).isEqualTo("3");
    }

    @Test
    void longChainsNeedNoDeepStack() {
        ColumnExpr sum = col("id");
        for (int i = 0; i < 100_000; i++) {
            sum = sum.add(1);
        }
        DataFrame df = DataFrame.fromFrame(table(2));
        assertThat(df.assign("r", sum).col("r").sumLong().compute()).isEqualTo(200_001);
        DataFrame chain = df;
        for (int i = 0; i < 5_000; i++) {
            chain = chain.assign("id", col("id").add(1)).filter(col("id").gt(0));
        }
        assertThat(chain.col("id").sumLong().compute()).isEqualTo(10_001);
    }

    @Test
    void describesItselfWithoutComputing() {
        ListedReader reader = ListedReader.of(table(3), 2);
        DataFrame df = DataFrame.fromReader(reader);
        assertThat(df).hasToString("""
                        Bask DataFrame Structure:
                                          id   weight  flag    name
                        npartitions=2                             \s
                                       int64  float64  bool  object
                                         ...      ...   ...     ...
                        Bask Name: read-listed, 1 expression""");
        assertThat(df.col("weight").gt(1)).hasToString("""
                        Bask Series Structure:
                        npartitions=2
                            bool
                             ...
                        Name: weight, dtype: bool
                        Bask Name: read-listed, 1 expression""");
        assertThat(df.col("id").max()).hasToString("Scalar(max(id), dtype=int64)");
        assertThat(df.info())
                .isEqualTo("<class 'io.bask.dataframe.DataFrame'>\nColumns: 4 entries, id to name\n"
                        + "dtypes: bool(1), float64(1), int64(1), object(1)");
        assertThat(df.filter(col("flag")).explain("plan"))
                .isEqualTo("read-listed [id, weight, flag, name] where flag, npartitions=2\n");
        assertThat(df.groupBy("flag")).hasToString("GroupBy([flag] of [id, weight, flag, name])");
        assertThat(reader.requests()).isEmpty();
    }

    @Test
    void extremesOfAnyDtypeAreExact() {
        DataFrame df = DataFrame.fromFrame(
                Frame.of("s", StringColumn.of("b", null, "a"), "l", LongColumn.of(1, Long.MAX_VALUE - 1, 3)), 2);
        assertThat(df.col("s").minValue().compute()).contains("a");
        assertThat(df.col("l").maxValue().compute()).contains(Long.MAX_VALUE - 1);
        assertThat(df.filter(col("l").lt(0)).col("s").maxValue().compute()).isEmpty();
    }

    @Test
    void groupsWithoutRowsGiveAnEmptyFrame() {
        Frame none = DataFrame.fromFrame(table(10), 3)
                .filter(col("id").lt(0))
                .groupBy("name")
                .agg(count())
                .compute();
        assertThat(none).hasToString("Empty DataFrame\nColumns: [count]\nIndex: []");
    }
}
