package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.Bag;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.io.CsvOptions;
import io.bask.dataframe.schema.DType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Columns of lists through every verb that makes sense for them. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ListsTest {
    private static final List<@Nullable List<@Nullable Long>> VALUES =
            Arrays.asList(List.of(1L, 2L), List.of(), null, Arrays.asList(3L, null), List.of(4L), List.of(1L, 2L));

    private static List<DataFrame> tables() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("v", Column.of(DType.list(DType.INT64), VALUES));
        columns.put("k", Column.of(DType.STRING, List.of("a", "b", "a", "b", "a", "b")));
        Frame whole = Frame.of(columns);
        return List.of(
                DataFrame.fromFrames(List.of(whole)),
                DataFrame.fromFrames(List.of(
                        whole.slice(0, 2), whole.slice(2, 2), whole.slice(2, 3), whole.slice(3, whole.rows()))));
    }

    private static List<@Nullable Object> values(Column column) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int row = 0; row < column.length(); row++) {
            values.add(column.valueAt(row));
        }
        return values;
    }

    @Test
    void explodeRepeatsLabelsAndKeepsEmptyLists() {
        for (DataFrame df : tables()) {
            assertThat(df.explode("v").compute()).hasToString("""
                                  v  k
                            0     1  a
                            0     2  a
                            1  <NA>  b
                            2  <NA>  a
                            3     3  b
                            3  <NA>  b
                            4     4  a
                            5     1  b
                            5     2  b""".stripIndent());
            assertThat(df.explode("v")
                            .groupBy("k")
                            .sum("v")
                            .compute()
                            .column("v")
                            .valueAt(0))
                    .isEqualTo(7L);
        }
    }

    @Test
    void listsHaveLengthsItemsAndParts() {
        for (DataFrame df : tables()) {
            assertThat(values(df.col("v").list().len().compute().values())).containsExactly(2L, 0L, null, 2L, 1L, 2L);
            assertThat(values(df.col("v").list().get(-1).compute().values()))
                    .containsExactly(2L, null, null, null, 4L, 2L);
            assertThat(values(df.col("v").list().slice(0, 1).compute().values()))
                    .containsExactly(List.of(1L), List.of(), null, List.of(3L), List.of(4L), List.of(1L));
            assertThat(values(df.col("v").list().contains(2).compute().values()))
                    .containsExactly(true, false, null, false, false, true);
            assertThat(df.filter(col("v").list().len().gt(1)).compute().rows()).isEqualTo(3);
        }
    }

    @Test
    void listsSurviveTheVerbs() {
        for (DataFrame df : tables()) {
            assertThat(values(df.persist().repartition(2).compute().column("v")))
                    .isEqualTo(VALUES);
            assertThat(values(df.head(2).column("v"))).isEqualTo(VALUES.subList(0, 2));
            assertThat(values(df.tail(2).column("v"))).isEqualTo(VALUES.subList(4, 6));
            assertThat(values(DataFrame.concat(df, df).compute().column("v")).subList(6, 12))
                    .isEqualTo(VALUES);
            assertThat(values(df.col("v").shift(1).compute().values()).subList(1, 6))
                    .isEqualTo(VALUES.subList(0, 5));
            assertThat(df.dropNull("v").compute().rows()).isEqualTo(5);
            assertThat(df.select("v").dropDuplicates().compute().rows()).isEqualTo(5);
            assertThat(df.groupBy("v").size().compute().rows()).isEqualTo(4);
            assertThat(df.sortValues("k").compute().column("v").valueAt(0)).isEqualTo(List.of(1L, 2L));
            assertThat(values(df.col("v")
                                    .where(col("k").eq("a"), null)
                                    .compute()
                                    .values())
                            .get(5))
                    .isNull();
            assertThat(df.filter(col("v").eq(col("v"))).compute().rows()).isEqualTo(5);
            assertThat(df.info()).contains("list[int64]");
        }
    }

    @Test
    void groupsBecomeLists() {
        for (DataFrame df : tables()) {
            Frame lists =
                    df.explode("v").groupBy("k").agg(Expressions.list("v")).compute();
            assertThat(lists.schema().dtype("v_list")).isEqualTo(DType.list(DType.INT64));
            assertThat(lists.column("v_list").valueAt(0)).isEqualTo(Arrays.asList(1L, 2L, null, 4L));
            assertThat(lists.column("v_list").valueAt(1)).isEqualTo(Arrays.asList(null, 3L, null, 1L, 2L));
        }
    }

    @Test
    void textsSplitIntoListsAndJoinAgain() {
        Frame texts = Frame.of(Map.of("s", Column.of(DType.STRING, Arrays.asList("a,b,,c", "", null, "x"))));
        DataFrame df =
                DataFrame.fromFrames(List.of(texts)).assign("l", col("s").str().splitToList(","));
        Frame found = df.assign("j", col("l").list().join("-")).compute();
        assertThat(values(found.column("l")))
                .containsExactly(List.of("a", "b", "", "c"), List.of(""), null, List.of("x"));
        assertThat(values(found.column("j"))).containsExactly("a-b--c", "", null, "x");
        assertThat(found.select("l"))
                .hasToString("             l\n0  [a, b, , c]\n1           []\n2          NaN\n3          [x]");
    }

    @Test
    void listsHoldEveryDtype() {
        Map<DType, Object> items = new LinkedHashMap<>();
        items.put(DType.BOOL, true);
        items.put(DType.INT8, 5);
        items.put(DType.UINT64, new java.math.BigInteger("18446744073709551615"));
        items.put(DType.FLOAT32, 1.5f);
        items.put(DType.FLOAT64, -2.5);
        items.put(DType.STRING, "text");
        items.put(DType.DATETIME, LocalDateTime.of(2024, 2, 29, 12, 30));
        items.put(DType.TIMEDELTA, Duration.ofMinutes(90));
        items.put(DType.decimal(6, 2), new BigDecimal("1.50"));
        items.put(DType.decimal(30, 2), new BigDecimal("-1.50"));
        items.put(DType.list(DType.STRING), Arrays.asList("a", null));
        items.forEach((dtype, item) -> {
            DType list = DType.list(dtype);
            assertThat(DType.of(list.label())).isSameAs(list);
            List<Object> wanted = Arrays.asList(item, null, item);
            Column column = Column.of(list, Arrays.asList(wanted, List.of()));
            assertThat(column.valueAt(0)).as(list.label()).isEqualTo(wanted);
            assertThat(column.valueAt(1)).isEqualTo(List.of());
        });
    }

    /** A row with a list. */
    record Tagged(String name, List<String> tags) {}

    @Test
    void rowsWithListsBecomeColumnsOfLists() {
        Bag<Tagged> records = Bag.of(List.of(new Tagged("a", List.of("x", "y")), new Tagged("b", List.of())), 2);
        Frame frame = DataFrame.fromBag(records, Tagged.class).compute();
        assertThat(frame.schema().dtype("tags")).isEqualTo(DType.list(DType.STRING));
        assertThat(values(frame.column("tags"))).containsExactly(List.of("x", "y"), List.of());
    }

    @Test
    void whatListsCannotDoIsAnErrorAtTheCall() {
        DataFrame df = tables().get(0);
        assertThatThrownBy(() -> df.sortValues("v")).hasMessageContaining("lists have no order");
        assertThatThrownBy(() -> df.explode("k")).hasMessageContaining("explode needs lists");
        assertThatThrownBy(() -> df.filter(col("v").lt(col("v")))).hasMessageContaining("lists have no order");
        assertThatThrownBy(() -> df.col("v").astype(DType.STRING)).hasMessageContaining("list().join");
        assertThatThrownBy(() -> df.col("k").list().len()).hasMessageContaining("needs lists");
        assertThatThrownBy(() -> df.col("v").list().join(",")).hasMessageContaining("lists of texts");
        assertThatThrownBy(() -> DType.list(DType.CATEGORICAL)).hasMessageContaining("no categories");
        assertThatThrownBy(() -> CsvOptions.defaults().withDtype("v", DType.list(DType.INT64)))
                .hasMessageContaining("splitToList");
        assertThatThrownBy(() -> Column.of(DType.list(DType.INT64), List.of("text")))
                .hasMessageContaining("give a List");
    }
}
