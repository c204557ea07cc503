package io.bask.dataframe;

import static io.bask.dataframe.Expressions.asc;
import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.desc;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.DateMethods;
import io.bask.dataframe.expr.RollingMethods;
import io.bask.dataframe.expr.TextMethods;
import io.bask.dataframe.expr.WeightedMethods;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.CountOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decay;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.SortKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups, merges, texts and dates of random tables against pandas, in several partitionings; see {@code more_name_fixtures.py}. */
@Timeout(600)
class MoreNamesTest {
    private static final List<Call> CALLS = NameFixtures.read("more_names.tsv");

    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2, 7, 0})
    void answersAsPandas(int partitions) {
        NameFixtures.assertAsPandas(CALLS, partitions, MoreNamesTest::run);
        assertThat(CALLS).hasSizeGreaterThan(500);
    }

    private static Object run(String name, DataFrame d, DataFrame o, List<String> a) {
        if (name.startsWith("gb_")) {
            return grouped(name, d, a);
        }
        if (name.startsWith("str_")) {
            return texts(name, d.col("x").str(), a);
        }
        if (name.startsWith("dt_") || name.equals("span")) {
            return dates(name, d, a);
        }
        return switch (name) {
            case "rank_all" -> d.col(a.get(4)).rank(ranking(a));
            case "merge_all" -> merged(d, a);
            case "join_index" ->
                d.select("f", "x")
                        .join(o.select("z"), JoinKind.valueOf(upper(a.get(0))))
                        .sortIndex();
            case "sort_two" -> d.sortValues(List.of(key(a, 0), key(a, 1))).select("h", a.get(0), a.get(1));
            case "counts" -> counts(d, a);
            case "loc_slice" -> sliced(d, whole(a, 0));
            case "replace_regex" -> d.select("x", "s", "f").replaceRegex(Map.of(a.get(0), a.get(1)));
            case "resampled" -> resampled(d, a);
            case "ewm" -> weighted(d.col("f"), a);
            case "rolling_time" -> windowOfTime(d, a);
            case "rolling_options" -> window(d, a);
            case "describe_mixed" -> d.select(a.get(0).split(",")).describe();
            case "explode" ->
                d.assign("p", col("x").str().splitToList(a.get(0)))
                        .select("h", "p")
                        .explode("p");
            case "kendall" -> d.select("i", "f", "u").kendall(whole(a, 0));
            case "clip_frame" -> d.select("f").clip(Double.parseDouble(a.get(0)), Double.parseDouble(a.get(1)));
            case "qcut" -> d.col("f").qcut(whole(a, 0)).astype(DType.STRING);
            case "where_chain" ->
                d.col(a.get(0)).mask(d.col("b"), null).where(d.col("i").gt(0), null);
            case "pct_change" -> d.col("f").abs().add(1).pctChange(whole(a, 0));
            case "nlargest_two" -> d.nlargest(whole(a, 0), "i", "h").select("i", "h");
            case "drop_dup" -> d.dropDuplicates(keep(a.get(1)), a.get(0)).select("h", a.get(0));
            case "isin" -> d.col(a.get(0)).isIn(Arrays.asList("abc", "a", null));
            case "map_dict" -> d.col("s").map(Map.of("a", "1", "B", "2", "", "3"));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static int whole(List<String> arguments, int at) {
        return Integer.parseInt(arguments.get(at));
    }

    private static boolean yes(List<String> arguments, int at) {
        return arguments.get(at).equals("1");
    }

    private static Keep keep(String name) {
        return name.equals("False") ? Keep.NONE : Keep.valueOf(upper(name));
    }

    private static SortKey key(List<String> a, int at) {
        SortKey key = yes(a, at + 2) ? asc(a.get(at)) : desc(a.get(at));
        return a.get(4).equals("first") ? key.withNullsFirst() : key;
    }

    private static RankOptions ranking(List<String> a) {
        RankOptions options = RankOptions.DEFAULT
                .withTies(RankOptions.Ties.valueOf(upper(a.get(0))))
                .withMissing(RankOptions.Missing.valueOf(upper(a.get(1))));
        RankOptions ordered = yes(a, 2) ? options : options.descending();
        return yes(a, 3) ? ordered.asPercent() : ordered;
    }

    private static Object grouped(String name, DataFrame d, List<String> a) {
        return switch (name) {
            case "gb_transform" ->
                d.groupBy(a.get(1)).dropNull(yes(a, 3)).transform(Aggregation.of(a.get(0)), a.get(2));
            case "gb_rank" -> d.dropNull(a.get(4)).groupBy(a.get(4)).rank(ranking(a), a.get(5));
            case "gb_shift" -> d.groupBy(a.get(1)).dropNull(yes(a, 3)).shift(whole(a, 0), a.get(2));
            case "gb_running" -> running(d.groupBy(a.get(1)).dropNull(yes(a, 3)), a);
            case "gb_fill" -> {
                GroupBy groups = d.groupBy(a.get(1)).dropNull(yes(a, 3));
                yield a.get(0).equals("ffill") ? groups.ffill(a.get(2)) : groups.bfill(a.get(2));
            }
            case "gb_diff" -> d.dropNull(a.get(1)).groupBy(a.get(1)).diff(whole(a, 0), a.get(2));
            case "gb_nth" -> {
                List<String> columns = new ArrayList<>(List.of("h", "f", "x"));
                columns.remove(a.get(1));
                yield d.groupBy(a.get(1)).sort(yes(a, 2)).nth(whole(a, 0)).select(columns);
            }
            case "gb_head" -> {
                GroupBy groups = d.groupBy(a.get(2)).dropNull(yes(a, 3));
                int rows = whole(a, 1);
                yield (a.get(0).equals("head") ? groups.head(rows) : groups.tail(rows)).select("h", "x");
            }
            case "gb_agg2" ->
                d.groupBy(a.get(2), a.get(3))
                        .sort(yes(a, 4))
                        .dropNull(yes(a, 5))
                        .each(Aggregation.of(a.get(0)), AggregateOptions.DEFAULT, a.get(1));
            case "gb_observed" ->
                d.groupBy("c").observed(false).each(Aggregation.of(a.get(0)), AggregateOptions.DEFAULT, a.get(1));
            case "gb_size" ->
                d.groupBy(a.get(0)).sort(yes(a, 1)).dropNull(yes(a, 2)).size();
            case "gb_ngroup" ->
                d.dropNull(a.get(0)).groupBy(a.get(0)).sort(yes(a, 1)).ngroup();
            case "gb_cumcount" -> d.dropNull(a.get(0)).groupBy(a.get(0)).cumcount(yes(a, 1));
            case "gb_quantiles" -> d.groupBy(a.get(0)).quantile(new double[] {0.1, 0.5, 1}, a.get(1));
            case "gb_rolling" -> {
                RollingMethods<ColumnExpr> windows =
                        col("f").rolling(whole(a, 1)).minPeriods(1).over(a.get(2));
                ColumnExpr value = switch (a.get(0)) {
                    case "sum" -> windows.sum();
                    case "mean" -> windows.mean();
                    case "max" -> windows.max();
                    default -> windows.count();
                };
                yield d.resetIndex(true).assign("f", value).col("f");
            }
            case "gb_value_counts" -> d.groupBy(a.get(0)).valueCounts(a.get(1)).sortIndex();
            case "gb_frame_filter" -> {
                int least = whole(a, 1);
                yield d.dropNull(a.get(0))
                        .groupBy(a.get(0))
                        .filter(g -> g.rows() > least)
                        .select("h", "x");
            }
            default -> d.groupBy(a.get(1)).each(Aggregation.of(a.get(0)), AggregateOptions.DEFAULT, a.get(2));
        };
    }

    private static DataFrame running(GroupBy groups, List<String> a) {
        return switch (a.get(0)) {
            case "cumsum" -> groups.cumsum(a.get(2));
            case "cumprod" -> groups.cumprod(a.get(2));
            case "cummin" -> groups.cummin(a.get(2));
            default -> groups.cummax(a.get(2));
        };
    }

    private static DataFrame merged(DataFrame d, List<String> a) {
        String key = a.get(1);
        DataFrame numbered = d.resetIndex(true);
        DataFrame left = numbered.assign("l", numbered.index()).select(key, "h", "l");
        DataFrame right = numbered.assign("l", numbered.index())
                .sortValues(List.of(desc("l")))
                .resetIndex(true);
        DataFrame every =
                right.assign("p", right.index()).filter(col("p").mod(2).eq(0));
        DataFrame partners = every.assign("r", col("p").floorDiv(2)).select(key, "h", "w", "r");
        MergeOptions options = (yes(a, 2) ? MergeOptions.on(key, "h") : MergeOptions.on(key))
                .how(JoinKind.valueOf(upper(a.get(0))))
                .suffixes("", "_r");
        options = yes(a, 3) ? options.withIndicator() : options;
        DataFrame both = left.merge(partners, options).sortValues("l", "r").resetIndex(true);
        for (String whole : List.of("h", "h_r", "w")) {
            both = both.columns().contains(whole) ? both.astype(whole, DType.INT64) : both;
        }
        return yes(a, 3) ? both.assign("_merge", both.col("_merge").astype(DType.STRING)) : both;
    }

    private static Object counts(DataFrame d, List<String> a) {
        CountOptions options = yes(a, 1) ? CountOptions.DEFAULT.asShares() : CountOptions.DEFAULT;
        return d.col(a.get(0))
                .valueCounts(yes(a, 2) ? options : options.withNull())
                .sortIndex();
    }

    private static DataFrame sliced(DataFrame table, int row) {
        DataFrame sorted = table.sortIndex();
        return sorted.loc(sorted.divisions().get(0), table.iloc(row).divisions().get(0));
    }

    private static Object texts(String name, TextMethods<Series> text, List<String> a) {
        return switch (name) {
            case "str_plain" -> plain(text, a.get(0));
            case "str_pattern" ->
                switch (a.get(0)) {
                    case "contains" -> text.containsRegex(a.get(1));
                    case "match" -> text.match(a.get(1));
                    case "fullmatch" -> text.fullmatch(a.get(1));
                    default -> text.count(a.get(1));
                };
            case "str_plain_text" ->
                switch (a.get(0)) {
                    case "startswith" -> text.startsWith(a.get(1));
                    case "endswith" -> text.endsWith(a.get(1));
                    case "find" -> text.find(a.get(1));
                    case "rfind" -> text.rfind(a.get(1));
                    case "removeprefix" -> text.removePrefix(a.get(1));
                    case "removesuffix" -> text.removeSuffix(a.get(1));
                    default -> text.join(a.get(1));
                };
            case "str_replace" -> text.replace(a.get(0), a.get(1), whole(a, 2));
            case "str_regex" -> text.replaceRegex(a.get(0), a.get(1), whole(a, 2));
            case "str_cut" -> cut(text, a.get(0), whole(a, 1));
            case "str_slice" -> text.slice(whole(a, 0), whole(a, 1));
            case "str_split" ->
                a.get(3).equals("split")
                        ? text.split(a.get(0), whole(a, 1), whole(a, 2))
                        : text.rsplit(a.get(0), whole(a, 1), whole(a, 2));
            case "str_partition" ->
                a.get(2).equals("partition")
                        ? text.partition(a.get(0), whole(a, 1))
                        : text.rpartition(a.get(0), whole(a, 1));
            case "str_extract" -> text.extract(a.get(0), 1);
            case "str_findall" -> text.findall(a.get(0), whole(a, 1));
            case "str_cat" -> text.cat(col("s"), a.get(0));
            default -> text.toNumericOrNull();
        };
    }

    private static Series plain(TextMethods<Series> text, String name) {
        return switch (name) {
            case "lower" -> text.lower();
            case "upper" -> text.upper();
            case "title" -> text.title();
            case "capitalize" -> text.capitalize();
            case "swapcase" -> text.swapcase();
            case "len" -> text.len();
            case "strip" -> text.strip();
            case "lstrip" -> text.lstrip();
            case "rstrip" -> text.rstrip();
            case "isalpha" -> text.isalpha();
            case "isdigit" -> text.isdigit();
            case "isalnum" -> text.isalnum();
            case "isspace" -> text.isspace();
            case "islower" -> text.islower();
            case "isupper" -> text.isupper();
            case "istitle" -> text.istitle();
            case "isnumeric" -> text.isnumeric();
            case "isdecimal" -> text.isdecimal();
            default -> text.casefold();
        };
    }

    private static Series cut(TextMethods<Series> text, String name, int number) {
        return switch (name) {
            case "slice" -> text.slice(number);
            case "get" -> text.get(number);
            case "zfill" -> text.zfill(number);
            case "center" -> text.center(number, ' ');
            case "rjust" -> text.rjust(number, ' ');
            case "ljust" -> text.ljust(number, ' ');
            default -> text.repeat(number);
        };
    }

    private static Object dates(String name, DataFrame d, List<String> a) {
        if (name.equals("span")) {
            DateMethods<Series> span = d.col("d").dt();
            return switch (a.get(0)) {
                case "days" -> span.days();
                case "seconds" -> span.seconds();
                case "microseconds" -> span.microseconds();
                default -> span.totalSeconds();
            };
        }
        if (name.equals("dt_text")) {
            return d.col("t").dt().strftime(a.get(0));
        }
        String zone = a.get(a.size() - 1);
        Series moments = zone.isEmpty()
                ? d.col("t")
                : d.col("t").dt().tzLocalize("UTC").dt().tzConvert(zone);
        if (name.equals("dt_round")) {
            DateMethods<Series> date = moments.dt();
            Series rounded = switch (a.get(0)) {
                case "floor" -> date.floor(a.get(1));
                case "ceil" -> date.ceil(a.get(1));
                default -> date.round(a.get(1));
            };
            return zone.isEmpty() ? rounded : rounded.dt().tzLocalize((String) null);
        }
        DateMethods<Series> date = moments.dt();
        return switch (a.get(0)) {
            case "year" -> date.year();
            case "month" -> date.month();
            case "day" -> date.day();
            case "hour" -> date.hour();
            case "dayofweek" -> date.dayofweek();
            case "dayofyear" -> date.dayofyear();
            case "quarter" -> date.quarter();
            case "days_in_month" -> date.daysInMonth();
            case "is_month_start" -> date.isMonthStart();
            case "is_month_end" -> date.isMonthEnd();
            case "is_year_start" -> date.isYearStart();
            case "is_quarter_end" -> date.isQuarterEnd();
            default -> date.isLeapYear();
        };
    }

    private static DataFrame resampled(DataFrame d, List<String> a) {
        Resampler steps = d.resample(a.get(0), "t").closedRight(yes(a, 2)).labelRight(yes(a, 3));
        return steps.each(Aggregation.of(a.get(1)), AggregateOptions.DEFAULT, "f");
    }

    private static Series weighted(Series values, List<String> a) {
        String[] words = a.get(1).split(":");
        double number = Double.parseDouble(words[1]);
        Decay decay = switch (words[0]) {
            case "com" -> Decay.com(number);
            case "span" -> Decay.span(number);
            case "halflife" -> Decay.halflife(number);
            default -> Decay.alpha(number);
        };
        WeightedMethods<Series> weights =
                values.ewm(decay).adjust(yes(a, 2)).ignoreNull(yes(a, 3)).minPeriods(whole(a, 4));
        return switch (a.get(0)) {
            case "mean" -> weights.mean();
            case "var" -> weights.var();
            default -> weights.std();
        };
    }

    private static Series windowOfTime(DataFrame d, List<String> a) {
        DataFrame timed = d.dropNull("t").sortValues("t").resetIndex(true).select("t", "f");
        RollingMethods<Series> windows = timed.col("f").rolling(a.get(0), "t").closed(Closed.valueOf(upper(a.get(2))));
        return switch (a.get(1)) {
            case "sum" -> windows.sum();
            case "mean" -> windows.mean();
            case "count" -> windows.count();
            default -> windows.max();
        };
    }

    private static Series window(DataFrame d, List<String> a) {
        int rows = whole(a, 0);
        RollingMethods<Series> sized = d.col("f").rolling(rows).minPeriods(Math.min(whole(a, 2), rows));
        RollingMethods<Series> windows = yes(a, 1) ? sized.center() : sized;
        return switch (a.get(3)) {
            case "sum" -> windows.sum();
            case "mean" -> windows.mean();
            case "var" -> windows.var();
            case "quantile" -> windows.quantile(0.3);
            default -> windows.skew();
        };
    }
}
