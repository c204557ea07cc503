package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.expr.ExpandingMethods;
import io.bask.dataframe.expr.RollingMethods;
import io.bask.dataframe.expr.ShapedMethods;
import io.bask.dataframe.expr.WeightedMethods;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.Decay;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.WindowShape;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows of rows, of times and of all rows before against pandas; see {@code window_name_fixtures.py}. */
@Timeout(600)
class WindowNamesTest {
    private static final List<Call> CALLS = NameFixtures.read("window_names.tsv");

    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2, 7, 0})
    void answersAsPandas(int partitions) {
        NameFixtures.assertAsPandas(CALLS, partitions, (name, table, other, arguments) -> run(name, table, arguments));
        assertThat(CALLS).hasSizeGreaterThan(300);
    }

    @Test
    void argumentsThatDoNotGoTogetherAreErrorsAtTheCall() {
        RollingMethods<?> windows = col("x").rolling(3);
        assertThatThrownBy(() -> windows.rank(RankOptions.DEFAULT.withTies(RankOptions.Ties.DENSE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("DENSE");
        assertThatThrownBy(() -> col("x").rolling("2D", "t").weighted(WindowShape.of("hann")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hann");
        assertThatThrownBy(() -> WindowShape.of("triangle")).hasMessageContaining("triang,");
        assertThatThrownBy(() -> WindowShape.gaussian(0)).hasMessageContaining("0.0");
        assertThatThrownBy(() -> col("x").ewm(Decay.com(1)).adjust(false).sum()).hasMessageContaining("adjust(false)");
        assertThatThrownBy(() -> col("x").ewm(Duration.ofDays(1), "t").var()).hasMessageContaining("ewm var");
        assertThatThrownBy(() -> col("x").ewm(Duration.ofDays(1), "t").adjust(false))
                .hasMessageContaining("adjust(false)");
        assertThatThrownBy(() -> windows.corr(null)).hasMessageContaining("other");
    }

    @Test
    void whatOneValueForEachRowCannotHoldIsAnErrorAtTheCall() {
        RollingMethods<?> windows = col("x").rolling(3);
        assertThatThrownBy(() -> windows.step(0)).hasMessageContaining("every 0-th row");
        assertThatThrownBy(() -> windows.step(2).mean()).hasMessageContaining("every 2-th row");
        assertThatThrownBy(() -> windows.agg("mean", "max")).hasMessageContaining("[mean, max]");
        assertThatThrownBy(() -> windows.agg("mean", "mean")).hasMessageContaining("each once");
        assertThatThrownBy(() -> windows.agg(new String[0])).hasMessageContaining("at least one");
        assertThatThrownBy(() -> windows.agg("first")).hasMessageContaining("'first' is not defined for windows");
        assertThatThrownBy(() -> col("x").ewm(Decay.com(1)).agg("min")).hasMessageContaining("[sum, mean, std, var]");
        assertThatThrownBy(windows::corr).hasMessageContaining("one column only");
        DataFrame table = NameFixtures.cut(CALLS.get(0).table(), 2);
        assertThatThrownBy(() -> table.rolling(3).step(2).corr()).hasMessageContaining("step");
        assertThatThrownBy(() -> table.groupBy("i").rolling(3).step(2).sum()).hasMessageContaining("over [i]");
        assertThatThrownBy(() -> table.rolling(3).agg(Map.of("nope", List.of(Aggregation.MEAN))))
                .hasMessageContaining("nope");
        assertThatThrownBy(() -> table.col("f").rolling(3).agg(Map.of("f", List.of(Aggregation.MEAN))))
                .hasMessageContaining("'f'");
    }

    @Test
    void oneAggregationOfOneColumnIsCalledAsTheColumn() {
        assertThat(col("x").rolling(3).agg("mean"))
                .isEqualTo(col("x").rolling(3).mean());
        DataFrame table = NameFixtures.cut(CALLS.get(0).table(), 2);
        assertThat(table.col("f").rolling(3).agg(Aggregation.MAX).name()).isEqualTo("f");
        assertThat(table.groupBy("i").rolling(2).agg("sum", "min").columns())
                .startsWith("i", "f_sum", "f_min", "g_sum");
        assertThat(table.groupBy("i").rolling(2).corr().indexNames()).containsExactly("i", "", "");
    }

    private static Object run(String name, DataFrame d, List<String> a) {
        return switch (name) {
            case "windowed" ->
                a.get(1).equals("all") ? reduced(expanding(d, a), a.get(0)) : reduced(rolling(d, a), a.get(0));
            case "pairs" ->
                a.get(1).equals("all") ? paired(expanding(d, a), a.get(0)) : paired(rolling(d, a), a.get(0));
            case "agg" -> aggregated(d, a);
            case "agg_by" -> aggregatedByColumn(d, a);
            case "step" -> stepped(d, a);
            case "of_pairs" -> ofPairs(d, a);
            case "weighted" -> shaped(d, a);
            case "ewm_more" -> weighted(d, a);
            case "ewm_times" ->
                d.col("f")
                        .ewm(Duration.ofHours(Long.parseLong(a.get(0))), "t")
                        .ignoreNull(a.get(1).equals("1"))
                        .minPeriods(Integer.parseInt(a.get(2)))
                        .mean();
            default -> grouped(d, a);
        };
    }

    private static RollingMethods<Series> rolling(DataFrame d, List<String> a) {
        return spread(
                a.get(1).equals("time")
                        ? d.col("f").rolling(a.get(2), "t")
                        : d.col("f").rolling(Integer.parseInt(a.get(2))),
                a);
    }

    private static RollingMethods<DataFrame> several(DataFrame d, List<String> a) {
        RollingMethods<DataFrame> windows = spread(
                a.get(1).equals("time")
                        ? d.select("t", "f", "g", "i").rolling(a.get(2), "t")
                        : d.select("f", "g", "i").rolling(Integer.parseInt(a.get(2))),
                a);
        return a.get(0).matches("cov|corr|cov0") ? windows : windows.step(Integer.parseInt(a.get(6)));
    }

    private static ExpandingMethods<DataFrame> severalSoFar(DataFrame d, List<String> a) {
        return d.select("f", "g", "i").expanding().minPeriods(Math.max(1, Integer.parseInt(a.get(3))));
    }

    /** Without the moments, which stay beside windows of a time. */
    private static DataFrame plain(DataFrame found) {
        return found.columns().contains("t") ? found.drop("t") : found;
    }

    private static DataFrame aggregated(DataFrame d, List<String> a) {
        String[] names = a.get(0).split(",");
        return plain(
                a.get(1).equals("all")
                        ? severalSoFar(d, a).agg(names)
                        : several(d, a).agg(names));
    }

    private static DataFrame aggregatedByColumn(DataFrame d, List<String> a) {
        Map<String, List<Aggregation>> byColumn = new LinkedHashMap<>();
        byColumn.put(
                "g", Arrays.stream(a.get(0).split(",")).map(Aggregation::of).toList());
        byColumn.put("f", List.of(Aggregation.MAX));
        return plain(
                a.get(1).equals("all")
                        ? severalSoFar(d, a).agg(byColumn)
                        : several(d, a).agg(byColumn));
    }

    private static DataFrame stepped(DataFrame d, List<String> a) {
        return plain(reduced(several(d, a), a.get(0)));
    }

    private static DataFrame ofPairs(DataFrame d, List<String> a) {
        int least = Integer.parseInt(a.get(3));
        if (a.get(1).equals("ewm")) {
            WeightedMethods<DataFrame> weights = d.select("f", "g", "i")
                    .ewm(Decay.com(Double.parseDouble(a.get(2))))
                    .adjust(a.get(6).equals("1"))
                    .minPeriods(Math.max(2, least));
            return a.get(0).equals("corr")
                    ? weights.corr()
                    : a.get(0).equals("cov") ? weights.cov() : weights.cov(true);
        }
        if (a.get(1).equals("all")) {
            ExpandingMethods<DataFrame> windows = severalSoFar(d, a);
            return a.get(0).equals("corr") ? windows.corr() : a.get(0).equals("cov") ? windows.cov() : windows.cov(0);
        }
        RollingMethods<DataFrame> windows = several(d, a);
        return a.get(0).equals("corr") ? windows.corr() : a.get(0).equals("cov") ? windows.cov() : windows.cov(0);
    }

    private static <T> RollingMethods<T> spread(RollingMethods<T> given, List<String> a) {
        RollingMethods<T> windows = given;
        int least = Integer.parseInt(a.get(3));
        windows = least < 0 ? windows : windows.minPeriods(least);
        windows = a.get(4).equals("1") ? windows.center() : windows;
        return a.get(5).isEmpty()
                ? windows
                : windows.closed(Closed.valueOf(a.get(5).toUpperCase(Locale.ROOT)));
    }

    private static ExpandingMethods<Series> expanding(DataFrame d, List<String> a) {
        return d.col("f").expanding().minPeriods(Math.max(1, Integer.parseInt(a.get(3))));
    }

    private static RankOptions ranking(String name) {
        String[] words = name.split(":");
        RankOptions options = RankOptions.DEFAULT.withTies(RankOptions.Ties.valueOf(words[1].toUpperCase(Locale.ROOT)));
        options = words[2].equals("1") ? options : options.descending();
        return words[3].equals("1") ? options.asPercent() : options;
    }

    private static double sumAndLength(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sum() + values.length;
    }

    private static <T> T reduced(RollingMethods<T> windows, String name) {
        return switch (name) {
            case "sum" -> windows.sum();
            case "mean" -> windows.mean();
            case "min" -> windows.min();
            case "max" -> windows.max();
            case "count" -> windows.count();
            case "std" -> windows.std();
            case "var" -> windows.var();
            case "std0" -> windows.std(0);
            case "var0" -> windows.var(0);
            case "sem" -> windows.sem();
            case "median" -> windows.median();
            case "quantile" -> windows.quantile(0.3);
            case "skew" -> windows.skew();
            case "kurt" -> windows.kurt();
            case "apply" -> windows.apply(WindowNamesTest::sumAndLength);
            default -> windows.rank(ranking(name));
        };
    }

    private static Series reduced(ExpandingMethods<Series> windows, String name) {
        return switch (name) {
            case "sum" -> windows.sum();
            case "mean" -> windows.mean();
            case "min" -> windows.min();
            case "max" -> windows.max();
            case "std" -> windows.std();
            case "var" -> windows.var();
            case "std0" -> windows.std(0);
            case "var0" -> windows.var(0);
            case "sem" -> windows.sem();
            case "median" -> windows.median();
            case "quantile" -> windows.quantile(0.3);
            case "skew" -> windows.skew();
            case "kurt" -> windows.kurt();
            default -> windows.rank(ranking(name));
        };
    }

    private static Series paired(RollingMethods<Series> windows, String name) {
        return name.equals("corr")
                ? windows.corr(col("g"))
                : name.equals("cov") ? windows.cov(col("g")) : windows.cov(col("g"), 0);
    }

    private static Series paired(ExpandingMethods<Series> windows, String name) {
        return name.equals("corr")
                ? windows.corr(col("g"))
                : name.equals("cov") ? windows.cov(col("g")) : windows.cov(col("g"), 0);
    }

    private static Series shaped(DataFrame d, List<String> a) {
        int rows = Integer.parseInt(a.get(2));
        RollingMethods<Series> windows = d.col("f").rolling(rows).minPeriods(Math.max(1, rows - 1));
        windows = a.get(3).equals("1") ? windows.center() : windows;
        WindowShape shape = switch (a.get(1)) {
            case "gaussian" -> WindowShape.gaussian(1.5);
            case "exponential" -> WindowShape.exponential(2);
            default -> WindowShape.of(a.get(1));
        };
        ShapedMethods<Series> weighted = windows.weighted(shape);
        return a.get(0).equals("sum") ? weighted.sum() : weighted.mean();
    }

    private static Series weighted(DataFrame d, List<String> a) {
        int least = Integer.parseInt(a.get(4));
        WeightedMethods<Series> weights = d.col("f")
                .ewm(Decay.com(Double.parseDouble(a.get(1))))
                .adjust(a.get(2).equals("1"))
                .ignoreNull(a.get(3).equals("1"))
                .minPeriods(a.get(0).equals("corr") ? Math.max(2, least) : least);
        return switch (a.get(0)) {
            case "sum" -> weights.sum();
            case "corr" -> weights.corr(col("g"));
            default -> weights.cov(col("g"), a.get(0).equals("cov_biased"));
        };
    }

    private static DataFrame grouped(DataFrame d, List<String> a) {
        GroupBy groups = d.select("i", "f", "g").groupBy("i");
        int rows = Integer.parseInt(a.get(1));
        DataFrame found;
        if (a.get(2).equals("rolling")) {
            RollingMethods<DataFrame> windows = groups.rolling(rows).minPeriods(1);
            found = a.get(0).equals("sum") ? windows.sum() : a.get(0).equals("max") ? windows.max() : windows.std();
        } else if (a.get(2).equals("expanding")) {
            ExpandingMethods<DataFrame> windows = groups.expanding();
            found = a.get(0).equals("sum") ? windows.sum() : a.get(0).equals("max") ? windows.max() : windows.std();
        } else {
            found = groups.ewm(Decay.com(rows)).mean();
        }
        return found.select("f", "g");
    }
}
