package io.bask.dataframe;

import static io.bask.dataframe.Expressions.asc;
import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.desc;
import static io.bask.dataframe.schema.AggregateOptions.DEFAULT;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.expr.ExpandingMethods;
import io.bask.dataframe.expr.RollingMethods;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Keep;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of tables and series on random tables in 1, 2 and 7 partitions and one row each (0), against what pandas answers. */
@Timeout(600)
class NamesTest {
    private static final List<Call> CALLS = NameFixtures.read();
    private static final List<Call> LONG_CALLS = NameFixtures.read("many_names.tsv");

    /** A call of Bask for one of pandas. */
    interface Name {
        Object of(DataFrame table, DataFrame other, List<String> arguments);
    }

    private static final Map<String, Name> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("iloc", (d, o, a) -> d.iloc(whole(a, 0), whole(a, 1)));
        NAMES.put("iloc_one", (d, o, a) -> d.iloc(whole(a, 0)));
        NAMES.put(
                "iloc_list",
                (d, o, a) -> d.iloc(Arrays.stream(a.get(0).split(","))
                        .mapToLong(Long::parseLong)
                        .toArray()));
        NAMES.put("iloc_columns", (d, o, a) -> d.ilocColumns(whole(a, 0), whole(a, 1)));
        NAMES.put("sort_index", (d, o, a) -> d.sortIndex(a.get(0).equals("1")));
        NAMES.put(
                "index",
                (d, o, a) -> d.assign("i", d.index()).col("i").rename(d.index().name()));
        NAMES.put("index_gt", (d, o, a) -> d.filter(d.index().gt(first(d))));
        NAMES.put("rename_axis", (d, o, a) -> d.renameAxis("new"));
        NAMES.put("reset_index", (d, o, a) -> d.resetIndex());
        NAMES.put("size", (d, o, a) -> d.size());
        NAMES.put("empty", (d, o, a) -> d.isEmpty());
        NAMES.put("monotonic", (d, o, a) -> d.col(a.get(0)).isMonotonicIncreasing());
        NAMES.put("monotonic_down", (d, o, a) -> d.col(a.get(0)).isMonotonicDecreasing());
        NAMES.put("is_unique", (d, o, a) -> d.col(a.get(0)).isUnique());
        NAMES.put("frame_frame", (d, o, a) -> d.select("f", "g", "i").filled(op(a.get(0)), o, number(a.get(1))));
        NAMES.put(
                "series_series", (d, o, a) -> d.col(a.get(1)).filled(op(a.get(0)), o.col(a.get(1)), number(a.get(2))));
        NAMES.put("frame_series", (d, o, a) -> d.select("f", "i").filled(op(a.get(0)), o.col("f"), null));
        NAMES.put("frame_summary", (d, o, a) -> {
            DataFrame two = d.select("f", "i");
            return two.filled(op(a.get(0)), a.get(1).equals("mean") ? two.mean() : two.min(), null);
        });
        NAMES.put(
                "reversed",
                (d, o, a) -> d.select("f", "i", "u").reversed(op(a.get(0).substring(1)), 7));
        NAMES.put(
                "across",
                (d, o, a) -> d.select("i", "f", "u", "g")
                        .across()
                        .skipNull(a.get(1).equals("1")
                                || List.of("count", "nunique").contains(a.get(0)))
                        .value(Aggregation.of(a.get(0))));
        NAMES.put(
                "across_idx", (d, o, a) -> d.select("i", "f", "u", "g").across().value(Aggregation.of(a.get(0))));
        NAMES.put(
                "across_quantile",
                (d, o, a) -> d.select("i", "f", "u").across().quantile(Double.parseDouble(a.get(0))));
        NAMES.put("series_agg", (d, o, a) -> d.col(a.get(1)).value(Aggregation.of(a.get(0))));
        NAMES.put("clip", (d, o, a) -> d.col(a.get(0)).clip(number(a.get(1)), number(a.get(2))));
        NAMES.put("isocalendar", (d, o, a) -> d.col("t").isocalendar());
        NAMES.put("nlargest", (d, o, a) -> d.col(a.get(0)).nlargest(whole(a, 1)));
        NAMES.put("cut", (d, o, a) -> {
            boolean isWhole = !a.get(0).contains(".") && !a.get(0).contains("e");
            Stream<String> edges = Arrays.stream(a.get(0).split(","));
            return isWhole
                    ? d.col(a.get(1)).cut(edges.mapToLong(Long::parseLong).toArray())
                    : d.col(a.get(1)).cut(edges.mapToDouble(Double::parseDouble).toArray());
        });
        NAMES.put("cut_into", (d, o, a) -> d.col(a.get(1)).cutInto(whole(a, 0)));
        NAMES.put("round", (d, o, a) -> d.col(a.get(0)).round(whole(a, 1)));
        NAMES.put(
                "isin_map",
                (d, o, a) -> d.select("i", "s", "f").isIn(Map.of("i", List.of(0, 1, 2), "s", List.of("a"))));
        NAMES.put("squeeze", (d, o, a) -> d.select("f").squeeze());
        NAMES.put("groupby_series", (d, o, a) -> d.col(a.get(1)).groupBy("b").each(Aggregation.of(a.get(0)), DEFAULT));
        NAMES.put("concat", (d, o, a) -> DataFrame.concat(d.select("f", "i").resetIndex(true), o.resetIndex(true)));
        NAMES.put("combine_first", (d, o, a) -> d.col("f").combineFirst(o.col("f")));
        NAMES.put("frame_tests", (d, o, a) -> d.select("f", "g", "i").filled(op(a.get(0)), o, null));
        NAMES.put("summary", (d, o, a) -> summary(d, a.get(0)));
        NAMES.put("summary_nulls", (d, o, a) -> summary(d, a.get(0)).skipNull(false));
        NAMES.put("describe", (d, o, a) -> d.col(a.get(0)).describe());
        NAMES.put("describe_all", (d, o, a) -> d.select("i", "f", "s", "b").describeAll());
        NAMES.put("value_counts", (d, o, a) -> d.col(a.get(0)).valueCounts().sortIndex());
        NAMES.put("select", (d, o, a) -> a.get(1).equals("1") ? d.selectDtypes(a.get(0)) : d.excludeDtypes(a.get(0)));
        NAMES.put("corr_min", (d, o, a) -> d.select("i", "f", "u").corr(whole(a, 0)));
        NAMES.put("cov_min", (d, o, a) -> d.select("i", "f", "u").cov(whole(a, 0), 1));
        NAMES.put("spearman", (d, o, a) -> d.select("i", "f", "u").spearman());
        NAMES.put("melt", (d, o, a) -> d.melt(a.get(0).isEmpty() ? List.of() : List.of(a.get(0)), List.of("f", "g")));
        NAMES.put("nunique_drop", (d, o, a) -> d.col(a.get(0)).nunique(false));
        NAMES.put(
                "concat_mixed",
                (d, o, a) -> DataFrame.concat(
                        d.select(a.get(0)).rename(a.get(0), "x").resetIndex(true),
                        d.select(a.get(1)).rename(a.get(1), "x").resetIndex(true)));
        NAMES.put(
                "join_mixed",
                (d, o, a) -> AlignMethods.concatColumns(d.select(a.get(0)).iloc(0, 3), o.select("z")));
        NAMES.put("agg", (d, o, a) -> d.groupBy("b").each(Aggregation.of(a.get(0)), DEFAULT, a.get(1)));
        NAMES.put("agg_float", (d, o, a) -> d.groupBy("i").each(Aggregation.of(a.get(0)), DEFAULT, a.get(1)));
        NAMES.put("shift", (d, o, a) -> d.col(a.get(0)).shift(whole(a, 1)));
        NAMES.put("rank", (d, o, a) -> d.col(a.get(0)).rank());
        NAMES.put("cumsum", (d, o, a) -> running(d.col(a.get(1)), a.get(0)));
        NAMES.put(
                "rolling",
                (d, o, a) -> rolling(d.col(a.get(1)).rolling(whole(a, 2)).minPeriods(whole(a, 3)), a.get(0)));
        NAMES.put("expanding", (d, o, a) -> expanding(d.col(a.get(1)).expanding(), a.get(0)));
        NAMES.put(
                "duplicated",
                (d, o, a) -> d.col(a.get(0))
                        .duplicated(
                                a.get(1).equals("False")
                                        ? Keep.NONE
                                        : Keep.valueOf(a.get(1).toUpperCase(Locale.ROOT))));
        NAMES.put("mode", (d, o, a) -> d.col(a.get(0)).mode());
        NAMES.put("dummies", (d, o, a) -> d.select(a.get(0), "i").getDummies(a.get(0)));
        NAMES.put("crosstab", (d, o, a) -> d.crosstab("i", "h"));
        NAMES.put("pivot", (d, o, a) -> d.pivotTable("g", "b", a.get(1), Aggregation.of(a.get(0))));
        NAMES.put("quantile", (d, o, a) -> d.col(a.get(0)).quantile(Double.parseDouble(a.get(1))));
        NAMES.put("idx", (d, o, a) -> d.col(a.get(1)).value(Aggregation.of(a.get(0))));
        NAMES.put("sort", (d, o, a) -> d.sortValues(List.of(a.get(1).equals("1") ? asc(a.get(0)) : desc(a.get(0)))));
        NAMES.put("dropna", (d, o, a) -> d.dropNull(a.get(0)));
        NAMES.put("fillna", (d, o, a) -> d.col(a.get(0)).fillNull(number(a.get(1))));
        NAMES.put(
                "ffill",
                (d, o, a) -> a.get(0).equals("ffill")
                        ? d.col(a.get(1)).ffill()
                        : d.col(a.get(1)).bfill());
        NAMES.put(
                "merge",
                (d, o, a) -> d.select("h", a.get(1), "s").merge(o.select(a.get(1), "z"), JoinKind.LEFT, a.get(1)));
        NAMES.put("asfreq", (d, o, a) -> d.select("f", "s").asfreq(a.get(0)));
        NAMES.put("asof", (d, o, a) -> asof(d, a));
        NAMES.put("where", (d, o, a) -> d.col(a.get(0)).where(d.col("b"), null));
        NAMES.put("eval", (d, o, a) -> d.eval(a.get(0)));
        NAMES.put("query_index", (d, o, a) -> d.query("index == @first", Map.of("first", first(d))));
    }

    private static Series running(Series series, String name) {
        return switch (name) {
            case "cumsum" -> series.cumsum();
            case "cummin" -> series.cummin();
            case "cummax" -> series.cummax();
            default -> series.cumprod();
        };
    }

    private static Series rolling(RollingMethods<Series> windows, String name) {
        return switch (name) {
            case "sum" -> windows.sum();
            case "mean" -> windows.mean();
            case "min" -> windows.min();
            case "max" -> windows.max();
            case "median" -> windows.median();
            default -> windows.std();
        };
    }

    private static Series expanding(ExpandingMethods<Series> windows, String name) {
        return switch (name) {
            case "sum" -> windows.sum();
            case "mean" -> windows.mean();
            case "min" -> windows.min();
            case "max" -> windows.max();
            default -> windows.std();
        };
    }

    private static Summary summary(DataFrame table, String name) {
        DataFrame numbers = table.select("i", "f", "u", "w");
        return switch (name) {
            case "sum" -> numbers.sum();
            case "mean" -> numbers.mean();
            case "min" -> numbers.min();
            case "max" -> numbers.max();
            case "std" -> numbers.std();
            case "var" -> numbers.var();
            case "count" -> numbers.count();
            case "median" -> numbers.median();
            case "prod" -> numbers.prod();
            case "sem" -> numbers.sem();
            case "skew" -> numbers.skew();
            case "kurt" -> numbers.kurt();
            case "nunique" -> numbers.nunique();
            case "any" -> numbers.any();
            default -> numbers.all();
        };
    }

    private static DataFrame asof(DataFrame table, List<String> arguments) {
        DataFrame left = table.select("t", "s", "i").dropNull().sortValues("t");
        DataFrame known = table.select("t", "s", "f").dropNull("t", "s").resetIndex(true);
        DataFrame every = known.filter(known.index().mod(2).eq(0));
        DataFrame right = every.assign("t", col("t").add(Duration.ofHours(6))).sortValues("t");
        AsofOptions options = AsofOptions.on("t")
                .direction(AsofOptions.Direction.valueOf(arguments.get(0).toUpperCase(Locale.ROOT)))
                .exact(arguments.get(2).equals("1"));
        options = arguments.get(1).isEmpty() ? options : options.by(arguments.get(1));
        options = arguments.get(3).isEmpty() ? options : options.tolerance(Duration.ofHours(12));
        return left.mergeAsof(right, options);
    }

    private static Object first(DataFrame table) {
        return table.divisions().get(0);
    }

    private static int whole(List<String> arguments, int at) {
        return Integer.parseInt(arguments.get(at));
    }

    private static Object number(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return text.contains(".") ? (Object) Double.parseDouble(text) : (Object) Integer.parseInt(text);
    }

    private static BinaryOp op(String name) {
        return Arrays.stream(BinaryOp.values())
                .filter(op -> op.toString().equalsIgnoreCase(name) || op.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyCallIsTested() {
        assertThat(CALLS.stream().map(Call::name).collect(Collectors.toSet())).isSubsetOf(NAMES.keySet());
    }

    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2, 7, 0})
    void answersAsPandas(int partitions) {
        NameFixtures.assertAsPandas(CALLS, partitions, NamesTest::answer);
    }

    /** Longer tables, in about as many partitions as make another level of the trees that merge them. */
    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {127, 128, 129, 130, 255, 256, 257})
    void answersAsPandasInManyPartitions(int partitions) {
        NameFixtures.assertAsPandas(LONG_CALLS, partitions, NamesTest::answer);
        assertThat(LONG_CALLS).hasSizeGreaterThan(30);
    }

    private static Object answer(String name, DataFrame table, DataFrame other, List<String> arguments) {
        return Objects.requireNonNull(NAMES.get(name)).of(table, other, arguments);
    }

    @Test
    void nothingIsLeftOut() {
        assertThat(CALLS).hasSizeGreaterThan(500);
    }
}
