package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.schema.CutOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Frequency;
import io.bask.dataframe.schema.UnknownLabelException;
import io.bask.schedule.TaskFailedException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls at the edges of what they take: large numbers, absent labels, formats, repeated fills; checked against pandas. */
class OddCallsTest {
    private static final long LARGE = (1L << 53) + 1;

    private static DataFrame table(int partitions) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("id", Column.of(DType.INT64, Arrays.asList(LARGE, 1L, 7L, null, -3L, 12L)));
        columns.put("f", Column.of(DType.FLOAT64, Arrays.asList(1.0, null, 3.0, null, 4.5, null)));
        columns.put("g", Column.of(DType.STRING, List.of("a", "a", "b", "b", "a", "b")));
        columns.put("e", Column.of(DType.INT64, Arrays.asList(null, null, null, null, null, null)));
        return DataFrame.fromFrame(Frame.of(columns), partitions);
    }

    private static List<Object> values(NamedColumn series) {
        List<Object> values = new ArrayList<>();
        for (int row = 0; row < series.values().length(); row++) {
            values.add(series.values().valueAt(row));
        }
        return values;
    }

    @Test
    void wholeNumbersBeyondDoublesAreNeverRoundedInSilence() {
        Series ids = table(3).col("id");
        assertThat(ids.max().asLong().compute()).isEqualTo(LARGE);
        assertThat(ids.sum().asLong().compute()).isEqualTo(LARGE + 17);
        assertThat(ids.min().asLong().compute()).isEqualTo(-3);
        assertThat(ids.max().asDouble().compute()).isEqualTo(0x1p53);
        double least = ids.min().compute();
        assertThat(least).isEqualTo(-3);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> ids.max().compute())
                .withMessageContainingAll("max(id) is 9007199254740993", "9007199254740992", "asLong()");
    }

    @Test
    void wholeNumbersOfNothingHaveNoValue() {
        Series none = table(2).col("e");
        assertThat(none.max().compute()).isNaN();
        assertThat(none.sum().asLong().compute()).isZero();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> none.max().asLong().compute())
                .withMessageContainingAll("max(e)", "maxValue()");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(1).col("f").mean().asLong())
                .withMessageContaining("mean(f) is no whole number but float64");
    }

    @Test
    void intervalsNeedTwoEdgesAndNumbers() {
        Series f = table(2).col("f");
        refused(() -> f.cut(1), "edges [1.0] make no interval; give two at least", "cutInto(n)");
        refused(() -> f.cut(3.0, Double.NaN), "edges [3.0, NaN] are not all numbers");
        refused(() -> f.qcut(0.5), "quantiles [0.5] make no interval");
        refused(() -> f.qcut(0.5, 0.1), "quantiles [0.5, 0.1] were to cut; give fractions that ascend in [0, 1]");
        refused(() -> f.qcut(0, Double.NaN), "give fractions that ascend");
        refused(() -> table(2).col("e").qcut(3), "the quantile 0.0 of series 'e' is NaN: it has no numbers");
        refused(() -> f.cut(CutOptions.DEFAULT.labelled("a", "b"), 1.0, 2.0), "1 intervals, and 2 labels");
    }

    @Test
    void sharesOfRowsAddUpToOneAtMost() {
        for (double[] shares : new double[][] {
            {}, {0, 0}, {-1, 2}, {Double.NaN}, {1, Double.POSITIVE_INFINITY}, {0.6, 0.6}, {1e308, 1e308}
        }) {
            refused(
                    () -> table(2).randomSplit(1, shares),
                    "shares " + Arrays.toString(shares) + " of the rows were asked for; give numbers from 0 to 1");
        }
        assertThat(table(2).randomSplit(1, 0.1, 0.2, 0.7).stream()
                        .mapToLong(DataFrame::len)
                        .sum())
                .isEqualTo(6);
        assertThat(table(2).randomSplit(1, 0, 1).get(1).len()).isEqualTo(6);
    }

    @Test
    void stepsAreNotLongerThanNanosecondsCount() {
        for (String rule : List.of(
                "293Y",
                "99999999999Y",
                "3913YS",
                "106752D",
                "99999999999D",
                "99999999999W",
                "99999999999B",
                "99999999999SM",
                "99999999999BQS",
                "999999999999999h")) {
            refused(() -> Frequency.of(rule), "frequency '" + rule + "' is longer than 292 years", "at most");
        }
        refused(() -> Frequency.of("99999999999999999999Y"), "counts 99999999999999999999");
        assertThat(Frequency.of("292Y").count()).isEqualTo(292);
        assertThat(Frequency.of("106751D").count()).isEqualTo(106_751L * 86_400_000_000_000L);
    }

    @Test
    void namesOfDtypesAreNotNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> DType.of(null))
                .withMessageContaining("name is null; give the name of a dtype");
    }

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContainingAll(parts);
    }

    @Test
    void anAbsentLabelIsAnErrorThatNamesIt() {
        for (int partitions : new int[] {1, 2, 7}) {
            DataFrame byText = table(partitions).setIndex("g");
            assertThat(byText.loc("b").compute().rows()).isEqualTo(3);
            assertThat(byText.loc("b").len()).isEqualTo(3);
            assertThat(byText.loc("b").head(1).rows()).isEqualTo(1);
            assertThat(byText.loc("x", "z").compute().rows()).isZero();
            assertThatExceptionOfType(TaskFailedException.class)
                    .isThrownBy(() -> byText.loc("x").compute())
                    .withCauseInstanceOf(UnknownLabelException.class)
                    .withMessageContaining("no row has the label 'x'");
            assertThatExceptionOfType(TaskFailedException.class)
                    .isThrownBy(() -> table(partitions).loc(6).len())
                    .withMessageContaining("no row has the label 6");
            assertThat(table(partitions).loc(5).compute().valueAt(0, "id")).isEqualTo(12L);
        }
    }

    @Test
    void changesPadMissingValuesAsPandasDoes() {
        for (int partitions : new int[] {1, 2, 7}) {
            Series f = table(partitions).col("f");
            assertThat(values(f.pctChange(1).compute())).containsExactly(null, 0.0, 2.0, 0.0, 0.5, 0.0);
            assertThat(values(f.pctChange(2).compute())).containsExactly(null, null, 2.0, 2.0, 0.5, 0.5);
            assertThat(values(f.pctChange(-1).compute()))
                    .containsExactly(0.0, -0.6666666666666667, 0.0, -0.33333333333333337, 0.0, null);
            assertThat(values(f.pctChange(1, "g").compute())).containsExactly(null, 0.0, null, 0.0, 3.5, 0.0);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%c|Sun Jan  3 00:05:09 2021|Mon Dec 31 13:02:03 2018",
                "%U %W %V %G %g %u %w|01 00 53 2020 20 7 0|52 53 01 2019 19 1 1",
                "%x %X %D %r %R|01/03/21 00:05:09 01/03/21 12:05:09 AM 00:05|12/31/18 13:02:03 12/31/18 01:02:03 PM 13:02",
                "%e %k %l %P %C %h %j|' 3  0 12 am 20 Jan 003'|31 13  1 pm 20 Dec 365",
                "%s%z%Z%%|1609632309%|1546261323%",
                "%Y-%m-%d %H:%M:%S.%f|2021-01-03 00:05:09.000123|2018-12-31 13:02:03.000000",
                "%y %b %B %a %A %I %p %F %T|21 Jan January Sun Sunday 12 AM 2021-01-03 00:05:09|18 Dec December Mon Monday 01 PM 2018-12-31 13:02:03"
            })
    void momentsAreWrittenAsPythonWritesThem(String format, String first, String second) {
        Column moments = Column.of(
                DType.DATETIME,
                Arrays.asList(
                        LocalDateTime.of(2021, 1, 3, 0, 5, 9, 123_456),
                        LocalDateTime.of(2018, 12, 31, 13, 2, 3),
                        null));
        DataFrame df = DataFrame.fromFrame(Frame.of(Map.of("t", moments)), 2);
        assertThat(values(df.col("t").dt().strftime(format).compute())).containsExactly(first, second, null);
    }

    @Test
    void whatCannotBeDoneIsRefusedByTheCall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> col("t").dt().strftime("%Y %Q"))
                .withMessageContainingAll("'%Y %Q'", "%Q");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> col("t").dt().strftime("100%"))
                .withMessageContaining("lone %");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> col("s").str().toDatetime("%U"))
                .withMessageContainingAll("%U", "cannot be read");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table(1).col("id").pow(-1))
                .withMessageContainingAll("int64 ** -1", "-1.0");
        assertThat(table(1).col("id").pow(-1.0).dtype()).isEqualTo(DType.FLOAT64);
    }

    @Test
    void textsRepeatedLessThanOnceAreEmpty() {
        assertThat(values(table(2).col("g").str().repeat(-1).compute())).containsOnly("");
    }

    @Test
    void accessorsSayWhatTheyWorkOn() {
        assertThat(col("g").str()).hasToString("g.str()");
        assertThat(col("t").dt()).hasToString("t.dt()");
        assertThat(col("f").rolling(3).center().over("g")).hasToString("rolling(3, minPeriods=3, centered, over [g])");
    }
}
