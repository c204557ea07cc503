package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.InterpolateOptions;
import io.bask.dataframe.schema.InterpolateOptions.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Curves through all numbers of a column or group, against pandas and SciPy; see {@code curve_fixtures.py}. */
class CurvesTest {
    private static final List<Call> CALLS = NameFixtures.read("curves.tsv");

    /** In so many partitions, one row each for 0, and with empty ones everywhere for -1. */
    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 3, 0, -1})
    void answersAsPandas(int partitions) {
        NameFixtures.assertAsPandas(CALLS, call -> {
            DataFrame table = partitions < 0
                    ? NameFixtures.cutWithEmpty(call.table())
                    : NameFixtures.cut(call.table(), partitions);
            return run(table, call);
        });
        assertThat(CALLS).hasSizeGreaterThan(150);
    }

    private static DataFrame run(DataFrame table, Call call) {
        List<String> a = call.arguments();
        InterpolateOptions options = options(a.get(0))
                .direction(InterpolateOptions.Direction.valueOf(a.get(1).toUpperCase(Locale.ROOT)))
                .limit(Integer.parseInt(a.get(2)));
        if (call.name().equals("group_curve")) {
            return table.assign("done", col("y").interpolate(options, "k")).select("y", "k", "done");
        }
        if (!a.get(3).isEmpty()) {
            options = options.area(InterpolateOptions.Area.valueOf(a.get(3).toUpperCase(Locale.ROOT)));
        }
        DataFrame timed = table.assign("time", col("at").mul(7).toTimedelta("h"));
        InterpolateOptions placed = switch (a.get(4)) {
            case "0" -> options;
            case "1" -> options.by("at");
            default -> options.by("time");
        };
        return timed.assign("done", col("y").interpolate(placed)).select("y", "at", "done");
    }

    private static InterpolateOptions options(String text) {
        String[] words = text.split(" ");
        if (words.length == 1) {
            return InterpolateOptions.of(Method.valueOf(text.toUpperCase(Locale.ROOT)));
        }
        int degree = Integer.parseInt(words[1]);
        if (words[0].equals("polynomial")) {
            return InterpolateOptions.polynomial(degree);
        }
        InterpolateOptions spline = InterpolateOptions.spline(degree);
        return words.length == 2 ? spline : spline.smoothing(Double.parseDouble(words[2]));
    }

    private static DataFrame table(double... y) {
        long[] at = new long[y.length];
        Arrays.setAll(at, i -> i);
        Frame frame = Frame.of("y", DoubleColumn.adopt(y)).with("at", LongColumn.adopt(at, null));
        return DataFrame.fromFrame(frame, 2);
    }

    @Test
    void rowsStayMissingWhereThereAreFewerNumbersThanACurveTakes() {
        DataFrame three = table(1, Double.NaN, 4, 9);
        for (InterpolateOptions options : List.of(
                InterpolateOptions.of(Method.CUBIC), InterpolateOptions.polynomial(3), InterpolateOptions.spline(3))) {
            assertThat(three.col("y").interpolate(options).compute().values().isNull(1))
                    .isTrue();
        }
        DataFrame none = table(Double.NaN, Double.NaN);
        assertThat(none.interpolate(InterpolateOptions.of(Method.KROGH))
                        .compute()
                        .column("y")
                        .nullCount())
                .isEqualTo(2);
    }

    @Test
    void placesThatDoNotAscendAreNamed() {
        DataFrame table =
                table(1, Double.NaN, 4, 9, 2, 7).assign("at", col("at").mod(3));
        assertThatThrownBy(() -> table.interpolate(
                                InterpolateOptions.of(Method.CUBIC).by("at"))
                        .compute())
                .hasStackTraceContaining("column 'at' that ascend")
                .hasStackTraceContaining("number 3 of 5")
                .hasStackTraceContaining("sort by the column");
        assertThatThrownBy(() -> table.assign("s", ColumnExpr.of("x"))
                        .interpolate(InterpolateOptions.of(Method.CUBIC).by("s")))
                .hasMessageContaining("s - transform min(s)");
    }

    @Test
    void degreesAndSmoothingAreChecked() {
        assertThatThrownBy(() -> InterpolateOptions.of(Method.POLYNOMIAL))
                .hasMessageContaining("use polynomial(degree) with 1 to 25");
        assertThatThrownBy(() -> InterpolateOptions.polynomial(26)).hasMessageContaining("degree 26");
        assertThatThrownBy(() -> InterpolateOptions.spline(6)).hasMessageContaining("use spline(degree) with 1 to 5");
        assertThatThrownBy(() -> InterpolateOptions.spline(3).smoothing(-1)).hasMessageContaining("smoothing -1.0");
        assertThatThrownBy(() -> InterpolateOptions.of(Method.CUBIC).smoothing(1))
                .hasMessageContaining("smoothing 1.0 of CUBIC");
        assertThatThrownBy(() -> new InterpolateOptions(
                        Method.CUBIC, "", 0, InterpolateOptions.Direction.BOTH, InterpolateOptions.Area.ALL, 2, 0))
                .hasMessageContaining("no degree but 3, and 2 was asked for");
    }

    @Test
    void polynomialsThroughVeryManyNumbersAreRefused() {
        double[] y = new double[1200];
        Arrays.setAll(y, i -> i % 7 == 3 ? Double.NaN : Math.sin(i));
        assertThatThrownBy(() -> table(y).interpolate(InterpolateOptions.of(Method.BARYCENTRIC))
                        .compute())
                .hasStackTraceContaining("BARYCENTRIC through 1029 numbers")
                .hasStackTraceContaining("use CUBIC");
    }

    @Test
    void cubicsAreMetWhereTheyAreSampled() {
        double[] y = new double[5000];
        Arrays.setAll(y, i -> i % 3 == 1 && i > 10 ? Double.NaN : cubic(i));
        DataFrame made = table(y).repartition(7).interpolate(InterpolateOptions.of(Method.CUBIC));
        DoubleColumn values = (DoubleColumn) made.compute().column("y");
        for (int i = 0; i + 1 < y.length; i++) {
            assertThat(values.at(i)).isCloseTo(cubic(i), org.assertj.core.data.Offset.offset(1e-6));
        }
    }

    private static double cubic(int i) {
        double x = i / 1000.0;
        return x * x * x - 2 * x * x + 3 * x - 4;
    }
}
