package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.TextMethods;
import io.bask.dataframe.schema.Correlation;
import io.bask.dataframe.schema.CountOptions;
import io.bask.dataframe.schema.CutFunction;
import io.bask.dataframe.schema.CutOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Interpolation;
import io.bask.dataframe.schema.Intervals;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.WrapOptions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options of names on random tables against pandas, in several partitionings; see {@code further_name_fixtures.py}. */
@Timeout(600)
class FurtherNamesTest {
    private static final List<Call> CALLS = NameFixtures.read("further_names.tsv");

    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2, 7, 0})
    void answersAsPandas(int partitions) {
        NameFixtures.assertAsPandas(CALLS, partitions, FurtherNamesTest::run);
        assertThat(CALLS).hasSizeGreaterThan(500);
    }

    private static Object run(String name, DataFrame d, DataFrame o, List<String> a) {
        if (name.startsWith("gb_")) {
            Object more = moreGrouped(name, d, o, a);
            return more == null ? grouped(name, d, a) : more;
        }
        Object text = texts(name, d, a);
        if (text != null) {
            return text;
        }
        return switch (name) {
            case "cut" -> cut(d.col(a.get(0)), a);
            case "cut_into" -> {
                CutOptions options = options(yes(a, 2)).withPrecision(whole(a, 3));
                yield cut(d.col(a.get(0)), d.col(a.get(0)).evenIntervals(whole(a, 1), options), yes(a, 4));
            }
            case "qcut_drop" -> quantiles(d.col(a.get(0)), a);
            case "bins" ->
                d.col(a.get(0))
                        .valueCounts(whole(a, 1), counting(yes(a, 2), true, yes(a, 3), yes(a, 4)))
                        .sortIndex();
            case "frame_counts" ->
                d.valueCounts(
                                counting(yes(a, 1), yes(a, 2), yes(a, 3), true),
                                a.get(0).split(","))
                        .sortIndex();
            case "nunique" -> d.nunique(yes(a, 0));
            case "corrwith" -> d.select("f", "i", "h", "b").corrWith(d.col(a.get(0)));
            case "corrwith_other" -> d.select("f", "i", "h").corrWith(o.col(a.get(0)));
            case "corrwith_frame" -> d.select("i", "f", "h").corrWith(o.select("f", "i", "z"));
            case "corrwith_by" -> d.select("f", "i", "h", "b").corrWith(d.col(a.get(1)), method(a.get(0)));
            case "corrwith_frame_by" ->
                d.select("i", "f", "h").corrWith(o.select("f", "i", "z"), method(a.get(0)), yes(a, 1));
            case "compare" -> d.select("f", "s", "i").compare(changed(d, whole(a, 0)), yes(a, 1), yes(a, 2));
            case "equals" -> d.select("f", "s", "i").sameAs(changed(d, whole(a, 0)));
            case "equals_other" -> d.select("i", "f").sameAs(o.select("i", "f"));
            default -> values(name, d, a);
        };
    }

    private static Object values(String name, DataFrame d, List<String> a) {
        return switch (name) {
            case "interpolate" ->
                a.get(1).isEmpty() ? d.col("f").interpolate() : d.col("f").interpolateWithin(whole(a, 1));
            case "interpolate_frame" ->
                a.get(0).isEmpty()
                        ? d.select("f", "s").interpolate()
                        : d.select("f", "s").interpolateWithin(whole(a, 0));
            case "interpolate_groups" -> d.groupBy(a.get(0)).interpolate("f");
            case "replace_list" ->
                a.get(0).startsWith("f")
                        ? d.select("f").replace(List.of(1.5, 3.0), yes(a, 1) ? List.of(7.0, 8.0) : (Object) 9.0)
                        : d.select("s", "x").replace(List.of("a", ""), yes(a, 1) ? List.of("q", "r") : (Object) "w");
            case "replace_in" ->
                d.select("f", "s", "h").replaceIn(Map.of("f", Map.of(1.5, 2.5), "s", Map.of("a", "z")));
            case "replace_regex_in" ->
                d.select("x", "s").replaceRegexIn(Map.of("x", ordered("a", "Z", "^b", "Q"), "s", Map.of("B", "bb")));
            case "replace_null" -> d.col("s").replace(ordered(null, "none", "a", "A"));
            case "rename_index" -> d.select("h").renameIndex(Map.of(0, 100, 3, -3));
            case "prefix" ->
                yes(a, 1) ? d.col("f").addPrefix(a.get(0)) : d.col("f").addSuffix(a.get(0));
            case "clip_map" -> d.select("f", "i").clip(Map.of("f", -1.0, "i", 0), null);
            case "like" -> d.select("h", "i", "x").rename("h", "hi").selectLike(a.get(0));
            case "regex" -> d.select("h", "i", "x").rename("h", "hi").selectMatching(a.get(0));
            case "items" -> d.selectPresent("x", "nope", "h");
            default -> {
                RankOptions options = RankOptions.DEFAULT
                        .withTies(RankOptions.Ties.valueOf(upper(a.get(0))))
                        .withMissing(RankOptions.Missing.valueOf(upper(a.get(1))));
                RankOptions up = yes(a, 2) ? options : options.descending();
                yield d.select("f", "i", "h", "b").across().rank(yes(a, 3) ? up.asPercent() : up);
            }
        };
    }

    private static Map<String, @Nullable String> ordered(@Nullable String... pairs) {
        Map<String, @Nullable String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }

    private static @Nullable Object texts(String name, DataFrame d, List<String> a) {
        Series x = d.col("x");
        TextMethods<Series> text = x.str();
        return switch (name) {
            case "wrap" -> {
                WrapOptions options = new WrapOptions(yes(a, 1), yes(a, 2), yes(a, 3), yes(a, 4), yes(a, 5));
                yield text.wrap(whole(a, 0), options);
            }
            case "slice_step" -> text.slice(end(a, 0), end(a, 1), whole(a, 2));
            case "slice_replace" -> text.sliceReplace(end(a, 0), end(a, 1), a.get(2));
            case "find" -> {
                boolean isFirst = a.get(0).equals("find");
                Integer to = end(a, 3);
                yield to == null
                        ? isFirst ? text.find(a.get(1), whole(a, 2)) : text.rfind(a.get(1), whole(a, 2))
                        : isFirst ? text.find(a.get(1), whole(a, 2), to) : text.rfind(a.get(1), whole(a, 2), to);
            }
            case "cat_list" ->
                text.cat(List.of(d.col("s"), col("x")), a.get(0), a.get(1).isEmpty() ? null : a.get(1));
            case "extract_all" -> x.extractAll(a.get(0).replace("?P<", "?<"));
            case "dummies" -> x.dummyColumns(a.get(0));
            case "split_all" -> x.splitColumns(a.get(0));
            case "join_all" -> x.joinAll(a.get(0));
            case "findall" -> text.findallToList(a.get(0)).list().join("/");
            default -> null;
        };
    }

    private static Series cut(Series values, List<String> a) {
        double[] edges = Arrays.stream(a.get(1).split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
        CutOptions options = options(yes(a, 2)).withPrecision(whole(a, 4));
        CutOptions closed = yes(a, 3) ? options.withLowest() : options;
        return cut(
                values,
                Intervals.of(yes(a, 5) ? closed.withoutDuplicates() : closed, edges),
                !a.get(6).isEmpty());
    }

    private static CutOptions options(boolean right) {
        return right ? CutOptions.DEFAULT : CutOptions.DEFAULT.closedLeft();
    }

    private static Series cut(Series values, CutFunction intervals, boolean asCodes) {
        return asCodes ? values.cutCodes(intervals) : values.cut(intervals).astype(DType.STRING);
    }

    private static Series quantiles(Series values, List<String> a) {
        int parts = whole(a, 1);
        CutOptions options = CutOptions.DEFAULT.withPrecision(whole(a, 2)).withoutDuplicates();
        if (!yes(a, 3)) {
            return values.qcut(parts, options).astype(DType.STRING);
        }
        double[] fractions = new double[parts + 1];
        Arrays.setAll(fractions, i -> i == parts ? 1 : i * (1.0 / parts));
        return values.cutCodes(values.quantileIntervals(options, fractions));
    }

    private static CountOptions counting(boolean shares, boolean dropNull, boolean up, boolean sort) {
        return new CountOptions(shares, sort, up, dropNull);
    }

    private static DataFrame changed(DataFrame d, int from) {
        ColumnExpr place = ColumnExpr.of(1L).cumcount();
        ColumnExpr isChanged = place.ge(from).and(place.sub(from).mod(3).eq(0));
        DataFrame same = d.select("f", "s", "i").assign("f", ColumnExpr.where(isChanged, 77.5, col("f")));
        return from == 1 ? same.assign("s", ColumnExpr.where(place.eq(2), "other", col("s"))) : same;
    }

    private static Object grouped(String name, DataFrame d, List<String> a) {
        return switch (name) {
            case "gb_quantile" ->
                d.groupBy(a.get(2))
                        .quantile(Interpolation.valueOf(upper(a.get(0))), Double.parseDouble(a.get(1)), a.get(3));
            case "gb_quantiles" ->
                d.groupBy(a.get(1)).quantile(Interpolation.valueOf(upper(a.get(0))), new double[] {0.2, 0.7}, a.get(2));
            case "gb_describe" -> d.groupBy(a.get(0)).describe(new double[] {0.9, 0.1}, "f");
            case "gb_pct" ->
                d.dropNull(a.get(0))
                        .assign("f", col("f").abs().add(1))
                        .groupBy(a.get(0))
                        .pctChange(whole(a, 1), "f");
            case "gb_largest" -> {
                GroupBy groups = d.groupBy(a.get(3));
                Keep keep = Keep.valueOf(upper(a.get(1)));
                yield a.get(0).equals("nlargest")
                        ? groups.nlargest(whole(a, 2), keep, a.get(4))
                        : groups.nsmallest(whole(a, 2), keep, a.get(4));
            }
            case "gb_fill" -> {
                GroupBy groups = d.groupBy(a.get(2));
                yield a.get(0).equals("ffill")
                        ? groups.ffillWithin(whole(a, 1), a.get(3))
                        : groups.bfillWithin(whole(a, 1), a.get(3));
            }
            case "gb_ngroup" -> d.dropNull(a.get(0)).groupBy(a.get(0)).ngroup(yes(a, 1));
            case "gb_nth" -> {
                int[] numbers = Arrays.stream(a.get(0).split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                yield d.groupBy(a.get(1)).nth(numbers).select("h", "x");
            }
            case "gb_level" -> {
                GroupBy groups = d.setIndexUnsorted("s", "b").select("f").groupByLevel("b");
                yield switch (a.get(0)) {
                    case "sum" -> groups.sum();
                    case "mean" -> groups.mean();
                    default -> groups.count();
                };
            }
            case "gb_level_one" -> {
                GroupBy groups = d.setIndexUnsorted("i").select("f", "h").groupByLevel(0);
                yield a.get(0).equals("max") ? groups.max() : groups.min();
            }
            case "gb_grouper" -> {
                GroupBy groups = d.groupBy(Grouper.of("t", a.get(0)), "b").select("f");
                yield switch (a.get(1)) {
                    case "sum" -> groups.sum();
                    case "count" -> groups.count();
                    default -> groups.max();
                };
            }
            default ->
                d.groupBy(a.get(0))
                        .valueCounts(counting(yes(a, 2), true, yes(a, 3), true), a.get(1))
                        .sortIndex();
        };
    }

    private static @Nullable Object moreGrouped(String name, DataFrame d, DataFrame o, List<String> a) {
        return switch (name) {
            case "gb_skip" -> {
                GroupBy groups = d.groupBy(a.get(1)).skipNull(false);
                yield switch (a.get(0)) {
                    case "any" -> groups.any(a.get(2));
                    case "all" -> groups.all(a.get(2));
                    case "idxmin" -> groups.idxmin(a.get(2));
                    default -> groups.idxmax(a.get(2));
                };
            }
            case "gb_skip_running" -> {
                GroupBy groups = d.groupBy(a.get(1)).skipNull(false);
                yield switch (a.get(0)) {
                    case "cumsum" -> groups.cumsum(a.get(2));
                    case "cumprod" -> groups.cumprod(a.get(2));
                    case "cummin" -> groups.cummin(a.get(2));
                    default -> groups.cummax(a.get(2));
                };
            }
            case "gb_nunique" -> d.groupBy(a.get(0)).nunique(yes(a, 1), "f", "x", "t", "h", "c");
            case "gb_corrwith" -> d.groupBy(a.get(1)).corrWith(d.col(a.get(2)), method(a.get(0)), "f", "w", "u");
            case "gb_corrwith_other" ->
                d.groupBy(a.get(1)).select("f", "i").corrWith(o.select("f", "i", "z"), method(a.get(0)), yes(a, 2));
            case "gb_corr" -> d.groupBy(a.get(2)).corr(method(a.get(0)), whole(a, 1), "f", "w", "u");
            case "gb_cov" -> d.groupBy(a.get(2)).cov(whole(a, 0), whole(a, 1), "f", "w", "u");
            case "gb_fillna" ->
                yes(a, 1)
                        ? d.groupBy(a.get(0))
                                .fillNull(new LinkedHashMap<>(Map.of("f", 9.5, "x", "none")))
                                .select("f", "x")
                        : d.groupBy(a.get(0)).fillNull(-1.5, "f");
            case "gb_pct_limit" -> {
                GroupBy groups = d.assign("f", d.col("f").abs().add(1)).groupBy(a.get(0));
                yield a.get(2).isEmpty()
                        ? groups.pctChangeUnfilled(whole(a, 1), "f")
                        : groups.pctChangeWithin(whole(a, 1), whole(a, 2), "f");
            }
            default -> null;
        };
    }

    private static Correlation method(String name) {
        return Correlation.valueOf(upper(name));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static int whole(List<String> arguments, int at) {
        return Integer.parseInt(arguments.get(at));
    }

    private static @Nullable Integer end(List<String> arguments, int at) {
        return arguments.get(at).isEmpty() ? null : Integer.valueOf(arguments.get(at));
    }

    private static boolean yes(List<String> arguments, int at) {
        return arguments.get(at).equals("1");
    }
}
