package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.lit;
import static io.bask.dataframe.Expressions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nulls, characters, far dates and values of the wrong dtype where a user may write them. */
class OddValuesTest {
    private static DataFrame table() {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("i", LongColumn.of(3, 1, 0));
        columns.put("f", DoubleColumn.of(1.5, Double.NaN, -2));
        columns.put("s", StringColumn.of("F", null, "M"));
        columns.put("b", BoolColumn.of(true, false, true));
        columns.put("t", dates(LocalDateTime.of(2020, 1, 31, 0, 0), null, LocalDateTime.of(1960, 5, 1, 6, 0)));
        return DataFrame.of(columns, 2);
    }

    private static Column dates(@Nullable LocalDateTime... moments) {
        return Column.of(DType.DATETIME, Arrays.asList(moments));
    }

    private static List<Object> rows(ColumnExpr predicate) {
        var kept = table().filter(predicate).compute();
        List<Object> labels = new ArrayList<>();
        for (int row = 0; row < kept.rows(); row++) {
            labels.add(kept.resetIndex().valueAt(row, "index"));
        }
        return labels;
    }

    private static List<Object> values(ColumnExpr value) {
        var computed = table().assign("r", value).compute();
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < computed.rows(); row++) {
            values.add(computed.valueAt(row, "r"));
        }
        return values;
    }

    @Test
    void nothingEqualsAMissingConstantOfAnyDtype() {
        for (String column : table().columns()) {
            assertThat(rows(col(column).eq(null))).as(column).isEmpty();
            assertThat(rows(col(column).ge(null))).as(column).isEmpty();
            assertThat(rows(lit(null).lt(col(column)))).as(column).isEmpty();
            assertThat(rows(col(column).ne(null))).as(column).containsExactly(0L, 1L, 2L);
        }
        assertThat(rows(lit(null).eq(null))).isEmpty();
    }

    @Test
    void missingConstantsTakeTheDtypeOfTheOtherChoice() {
        ColumnExpr positive = col("i").gt(0);
        assertThat(values(where(positive, col("s"), lit(null)))).containsExactly("F", null, null);
        assertThat(values(where(positive, lit(null), col("b")))).containsExactly(null, null, true);
        assertThat(values(where(positive, lit(null), col("i")))).containsExactly(null, null, 0L);
        assertThat(values(where(positive, col("t"), lit(null))))
                .containsExactly(LocalDateTime.of(2020, 1, 31, 0, 0), null, null);
        assertThat(values(where(positive, "2001-02-03", col("t"))).get(0))
                .isEqualTo(LocalDateTime.of(2001, 2, 3, 0, 0));
    }

    @Test
    void membershipOfNullFindsMissingValues() {
        assertThat(rows(col("s").isIn("F", null))).containsExactly(0L, 1L);
        assertThat(rows(col("f").isIn(Arrays.asList((Object) null)))).containsExactly(1L);
        assertThat(rows(col("s").isIn(List.of()))).isEmpty();
    }

    @Test
    void membershipIsTestedAmongValuesOfTheSameKind() {
        assertThat(rows(col("i").isIn(3, 1.0, 0.5))).containsExactly(0L, 1L);
        assertThat(rows(col("t").isIn(LocalDate.of(2020, 1, 31), "1960-05-01 06:00")))
                .containsExactly(0L, 2L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table().filter(col("i").isIn(1, "a")))
                .withMessageContaining("in i.isin(1, 'a'): int64 == object is not defined");
        assertThatIllegalArgumentException().isThrownBy(() -> table().filter(col("t").isIn(5)));
        assertThatIllegalArgumentException().isThrownBy(() -> table().filter(col("s").isIn(true)));
    }

    @Test
    void charactersAreTexts() {
        assertThat(rows(col("s").eq('F'))).containsExactly(0L);
        assertThat(rows(col("s").isIn('M', 'X'))).containsExactly(2L);
        assertThat(values(col("s").fillNull('?'))).containsExactly("F", "?", "M");
    }

    @Test
    void missingValuesCannotBeFilledWithNull() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table().fillNull("f", null))
                .withMessageContaining("the value is null");
    }

    @Test
    void textsComparedWithDatesMustBeDates() {
        assertThat(rows(col("t").gt("2020-01-30"))).containsExactly(0L);
        assertThat(rows(lit("1960-05-01 06:00:00").eq(col("t")))).containsExactly(2L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table().filter(col("t").gt("31/01/2020")))
                .withMessageContaining("'31/01/2020' is no date; write 2024-02-29");
    }

    @Test
    void datesThatNanosecondsCannotHoldAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lit(LocalDate.of(9999, 12, 31)))
                .withMessageContaining("9999-12-31T00:00 is out of range")
                .withMessageContaining("from 1677-09-21 to 2262-04-11");
        assertThatIllegalArgumentException().isThrownBy(() -> dates(LocalDateTime.of(1, 1, 1, 0, 0)));
        LocalDateTime earliest = LocalDateTime.of(1677, 9, 21, 0, 12, 43, 145_224_193);
        LocalDateTime latest = LocalDateTime.of(2262, 4, 11, 23, 47, 16, 854_775_807);
        assertThat(values(where(col("b"), lit(earliest), lit(latest)))).containsExactly(earliest, latest, earliest);
    }

    @Test
    void extremesOfTruthValuesCountAsNumbersBesideNumbers() {
        assertThat(table().select("i", "b").min().compute()).hasToString("i    0\nb    0\ndtype: int64");
        assertThat(table().select("f", "b").max().compute()).hasToString("f    1.5\nb    1.0\ndtype: float64");
        assertThat(table().select("b").max().compute()).hasToString("b    True\ndtype: bool");
        assertThat(table().max().compute().toString()).contains("i    3.0");
    }

    @Test
    void textsThatAreNoNumbersAreShownInQuotes() {
        assertThat(values(lit(" -2.5e1 ").cast(DType.FLOAT64)).get(0)).isEqualTo(-25.0);
        assertThat(values(lit("-inf").cast(DType.FLOAT64)).get(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        for (String text : List.of("1f", "2d", "0x1p3", "", "1e", ".", "Infinity1", "NaN(1)")) {
            DataFrame wrong = table().assign("r", lit(text).cast(DType.FLOAT64));
            assertThatThrownBy(wrong::compute)
                    .as(text)
                    .rootCause()
                    .hasMessageContaining("'" + text + "' in row 0 of its partition does not fit float64");
        }
    }

    @Test
    void nothingToAggregateIsAnError() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table().agg())
                .withMessageContaining("nothing to aggregate");
    }

    @Test
    void mappingAPartitionToNullIsAnError() {
        DataFrame mapped = table().mapPartitions(part -> null, table().schema());
        assertThatThrownBy(mapped::compute).rootCause().hasMessageContaining("made null where a frame of [i: int64");
    }

    @Test
    void onlyNamesThatAreNearAreSuggested() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table().col("q"))
                .withMessageContaining("the columns are [i, f, s, b, t]; use one of them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table().col("S"))
                .withMessageContaining("did you mean 's'?");
    }

    /** The numbers are pandas'. */
    @Test
    void fractionsOfUnitsOfTimeAreKept() {
        Column numbers = Column.of(DType.FLOAT64, Arrays.asList(8.5, 1.25, -0.75, null, 1e-9, 0.1, 1.1));
        DataFrame table = DataFrame.of(Map.of("x", numbers), 2);
        List<@Nullable Long> days = Arrays.asList(
                734400000000000L, 108000000000000L, -64800000000000L, null, 86400L, 8640000000000L, 95040000000000L);
        List<@Nullable Long> millis = Arrays.asList(8500000L, 1250000L, -750000L, null, 0L, 100000L, 1100000L);
        List<@Nullable Long> nanos = Arrays.asList(8L, 1L, 0L, null, 0L, 0L, 1L);
        assertThat(spans(table, "D")).isEqualTo(days);
        assertThat(spans(table, "ms")).isEqualTo(millis);
        assertThat(spans(table, "ns")).isEqualTo(nanos);
        assertThat(table.col("x")
                        .toDatetime("s")
                        .dt()
                        .microsecond()
                        .compute()
                        .values()
                        .valueAt(0))
                .isEqualTo(500_000L);
    }

    private static List<@Nullable Long> spans(DataFrame table, String unit) {
        Column spans =
                table.col("x").toTimedelta(unit).astype(DType.INT64).compute().values();
        List<@Nullable Long> all = new ArrayList<>();
        for (int row = 0; row < spans.length(); row++) {
            all.add((Long) spans.valueAt(row));
        }
        return all;
    }

    /** As pandas: {@code u} has rows although the category of its only row is missing. */
    @Test
    void allCombinationsAreOfAllValuesOfEachKey() {
        DataFrame table = DataFrame.of(
                Map.of(
                        "c", Column.of(DType.CATEGORICAL, Arrays.asList("hi", "lo", null, "hi")),
                        "g", Column.of(DType.STRING, Arrays.asList("a", "b", "u", null))),
                2);
        DataFrame counted =
                table.groupBy("c", "g").observed(false).asIndex(false).size();
        assertThat(counted.compute().toString())
                .isEqualToNormalizingWhitespace("c g count 0 hi a 1 1 hi b 0 2 hi u 0 3 lo a 0 4 lo b 1 5 lo u 0");
        assertThat(table.groupBy("c", "g")
                        .observed(false)
                        .dropNull(false)
                        .size()
                        .len())
                .isEqualTo(8);
    }
}
