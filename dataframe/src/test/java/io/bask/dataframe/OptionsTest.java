package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.RollingMethods;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Decay;
import io.bask.dataframe.schema.Interpolation;
import io.bask.dataframe.schema.Intervals;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.RankOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Options of verbs against pandas; names of cases say what is done, see {@code option_fixtures.py}. */
class OptionsTest extends VerbContract {
    OptionsTest() {
        super("options.tsv", verbs());
    }

    /** Not hundreds of partitions, which are slow on a busy machine. */
    @Override
    List<Cut> cuts() {
        return fixtures().cuts().stream()
                .filter(cut -> cut.left().npartitions() < 200)
                .toList();
    }

    private static Map<String, Function<Cut, Object>> verbs() {
        Map<String, Function<Cut, Object>> verbs = new LinkedHashMap<>();
        for (String name : VerbFixtures.read("options.tsv").printed().keySet()) {
            verbs.put(name, cut -> run(name, cut));
        }
        return verbs;
    }

    private static Object run(String name, Cut cut) {
        String[] words = name.split(" ");
        String last = words[words.length - 1];
        DataFrame table = cut.left();
        return switch (words[0]) {
            case "dropna", "ffill", "bfill", "shift" -> missing(name, last, table);
            case "where", "mask", "frame", "filter", "between" -> sameRows(name, last, table);
            case "nlargest", "nsmallest" -> largest(words[0], last, table).select("id", "k");
            case "rename", "round", "astype", "map", "pct_change", "rank", "rolling", "expanding", "ewm" ->
                columns(name, last, table);
            case "quantile" ->
                table.select("f", "k", "n")
                        .quantile(Interpolation.valueOf(last.toUpperCase(Locale.ROOT)), 0.1, 0.3, 0.5, 0.75);
            case "series" -> series(name, last, table);
            case "sum", "prod", "sem", "table", "corr", "cov", "mode", "value_counts" -> summary(name, table);
            case "cut" -> cut(last, table);
            case "split", "rsplit", "partition", "extract" -> texts(words[0], last, table);
            case "dummies" -> table.select("id", "g", "c").getDummies(dummies(last), "g", "c");
            case "groupby", "cumcount" -> groups(name, table);
            default -> others(name, last, cut);
        };
    }

    private static Object missing(String name, String last, DataFrame table) {
        DataFrame filled = table.select("f", "g", "t");
        return switch (name) {
            case "dropna thresh" -> table.dropNull(7);
            case "dropna thresh subset" -> table.dropNull(2, "g", "f", "t");
            case "dropna all" -> table.dropNull(1, "g", "f");
            case "dropna axis" -> table.dropNullColumns();
            case "dropna axis thresh" -> table.dropNullColumns(23);
            case "shift fill text" -> table.col("c").astype(DType.STRING).shiftFilling(2, "none");
            default -> {
                int number = Integer.parseInt(last);
                yield name.startsWith("ffill")
                        ? filled.ffillWithin(number)
                        : name.startsWith("bfill")
                                ? filled.bfillWithin(number)
                                : name.startsWith("shift fill group")
                                        ? table.groupBy("b").shiftFilling(number, 7, "k", "n")
                                        : table.select("k", "n").shiftFilling(number, -1);
            }
        };
    }

    private static Object sameRows(String name, String last, DataFrame table) {
        return switch (name) {
            case "where frame" -> floats(table).where(floats(table).gt(0), null);
            case "where frame value" -> floats(table).where(floats(table).gt(0), -1.0);
            case "where frame frame" ->
                floats(table).where(floats(table).gt(0), floats(table).mul(-1));
            case "mask frame" -> floats(table).mask(floats(table).gt(0), 0.0);
            case "mask series" -> floats(table).mask(table.col("k").gt(4), -9.0);
            case "where other columns" ->
                table.select("k", "n").where(table.select("k").gt(4), 0);
            case "where series of other columns" -> table.select("k", "n").where(table.col("b"), table.col("id"));
            case "frame frame repeated" -> {
                DataFrame two = repeated(table).select("k", "n");
                yield two.mul(two.add(1));
            }
            case "frame series repeated" ->
                repeated(table)
                        .select("k", "n")
                        .mul(repeated(table)
                                .select("k", "n")
                                .assign("z", col("k").add(1))
                                .col("z"));
            case "filter other" ->
                table.filter(table.assign("z", col("k").mul(2)).col("z").gt(8)).select("id", "k");
            default -> table.col("k").between(3, 7, Closed.valueOf(last.toUpperCase(Locale.ROOT)));
        };
    }

    private static DataFrame floats(DataFrame table) {
        return table.assign("h", col("f").mul(2).add(col("n"))).select("f", "h");
    }

    private static DataFrame repeated(DataFrame table) {
        return table.assign("r", col("k").mod(3)).setIndexUnsorted("r");
    }

    private static DataFrame largest(String verb, String keep, DataFrame table) {
        boolean isLargest = verb.equals("nlargest");
        if (keep.equals("all")) {
            return isLargest ? table.nlargestWithTies(4, "k") : table.nsmallestWithTies(4, "k");
        }
        Keep kept = Keep.valueOf(keep.toUpperCase(Locale.ROOT));
        return isLargest ? table.nlargest(4, kept, "k") : table.nsmallest(4, kept, "k");
    }

    private static Object columns(String name, String last, DataFrame table) {
        RollingMethods<DataFrame> windows =
                table.select("g", "f", "k", "n").rolling(3).minPeriods(1);
        return switch (name) {
            case "rename function" -> table.select("id", "k").rename(text -> text.toUpperCase(Locale.ROOT));
            case "round map" -> floats(table).div(3).round(Map.of("f", 1, "h", 2));
            case "astype map" ->
                table.select("k", "n", "b").astype(Map.of("k", DType.FLOAT64, "n", DType.INT64, "b", DType.INT8));
            case "astype all" -> table.select("k", "n").astype(DType.FLOAT32);
            case "map" -> table.select("k", "n").map(value -> ((Number) value).longValue() * 3 + 1, DType.INT64);
            case "pct_change" -> table.select("k").pctChange(2);
            case "rank" -> table.select("f", "g", "k", "n").rank();
            case "rank dense" ->
                table.select("f", "k")
                        .rank(RankOptions.DEFAULT
                                .withTies(RankOptions.Ties.DENSE)
                                .descending()
                                .asPercent());
            case "expanding" ->
                table.select("f", "k", "n").expanding().minPeriods(2).sum();
            case "ewm" -> table.select("k", "n").ewm(Decay.com(2)).mean();
            case "rolling center" -> table.select("k", "n").rolling(4).center().mean();
            case "rolling time" ->
                table.dropNull("t")
                        .sortValues("t")
                        .select("t", "k", "g")
                        .rolling("36h", "t")
                        .sum();
            default ->
                switch (last) {
                    case "mean" -> windows.mean();
                    case "sum" -> windows.sum();
                    case "min" -> windows.min();
                    case "max" -> windows.max();
                    case "count" -> windows.count();
                    default -> windows.std();
                };
        };
    }

    private static Object series(String name, String last, DataFrame table) {
        String[] words = name.split(" ");
        return switch (words[1]) {
            case "where" ->
                table.col("f")
                        .where(
                                table.assign("z", col("k").add(col("n")))
                                        .col("z")
                                        .gt(2),
                                0.0);
            case "series" -> {
                DataFrame again = repeated(table);
                yield again.col("k").mul(again.assign("k", col("n").add(1)).col("k"));
            }
            case "nlargest" ->
                last.equals("all")
                        ? table.col("k").nlargestWithTies(4)
                        : table.col("k").nlargest(4, Keep.valueOf(last.toUpperCase(Locale.ROOT)));
            case "nsmallest" ->
                last.equals("all")
                        ? table.col("n").nsmallestWithTies(6)
                        : table.col("n").nsmallest(6, Keep.valueOf(last.toUpperCase(Locale.ROOT)));
            case "quantiles" ->
                table.col("k").quantiles(Interpolation.valueOf(last.toUpperCase(Locale.ROOT)), 0, 0.33, 0.5, 1);
            case "describe" -> table.col("f").describe(0.1, 0.9);
            case "sort" -> table.col("f").sortValues(words[2].equals("True"), last.equals("True"));
            default -> table.col("k").sortIndex(false);
        };
    }

    private static Object summary(String name, DataFrame table) {
        Series f = table.col("f");
        Series k = table.col("k");
        return switch (name) {
            case "sum min_count" -> digits(f.sum(3));
            case "sum min_count nan" -> f.sum(100);
            case "prod min_count" -> digits(f.replace(0.0, 1.0).prod(3));
            case "sem ddof" -> digits(f.sem(0));
            case "table sem ddof" -> table.select("f", "k").sem(0);
            case "corr min_periods" -> digits(f.corr(k, 5));
            case "corr min_periods nan" -> f.corr(k, 50);
            case "cov ddof" -> digits(f.cov(k, 5, 0));
            case "mode dropna" -> table.col("g").mode(false);
            case "mode floats" -> f.mode(false);
            default -> k.valueCounts(3).sortIndex();
        };
    }

    private static String digits(Scalar<Double> value) {
        return String.format(Locale.ROOT, "%.6f", value.compute());
    }

    private static Object cut(String last, DataFrame table) {
        Series k = table.col("k");
        return switch (last) {
            case "left" ->
                table.col("f").cut(Intervals.closedLeft(-3.0, 0.0, 2.5)).astype(DType.STRING);
            case "whole" -> k.cut(Intervals.closedLeft(0, 4, 10)).astype(DType.STRING);
            case "lowest" -> k.cut(Intervals.of(new double[] {1, 4, 9}, true)).astype(DType.STRING);
            default ->
                k.cut(0, 3, 6, 9)
                        .cat()
                        .renameCategories(List.of("low", "mid", "high"))
                        .astype(DType.STRING);
        };
    }

    private static Object texts(String verb, String last, DataFrame table) {
        ColumnExpr dash = ColumnExpr.of("-");
        ColumnExpr text =
                col("c").cast(DType.STRING).add(dash).add(col("g")).add(dash).add(col("k").cast(DType.STRING));
        Series texts = table.assign("text", text).col("text");
        return switch (verb) {
            case "split" -> texts.splitColumns("-", Integer.parseInt(last));
            case "rsplit" -> texts.rsplitColumns("-", Integer.parseInt(last));
            case "partition" -> texts.partitionColumns("-");
            default -> texts.extractColumns("([a-z])(?<last>[a-z])-(?:.*)-(\\d)[(]?");
        };
    }

    private static DummyOptions dummies(String name) {
        return switch (name) {
            case "first" -> DummyOptions.DEFAULT.withoutFirst();
            case "nan" -> DummyOptions.DEFAULT.withMissing();
            case "sep" -> DummyOptions.DEFAULT.separatedBy("=");
            default -> DummyOptions.DEFAULT;
        };
    }

    private static Object groups(String name, DataFrame table) {
        Series big = table.col("k").gt(4).rename("big");
        return switch (name) {
            case "groupby series" -> table.groupBy(table.col("k").mod(2)).sum("n");
            case "groupby series named" -> table.groupBy(big).mean("n", "f");
            case "groupby two series" ->
                table.groupBy(big, table.col("b").rename("yes")).max("n");
            default -> table.groupBy("b").cumcount(false);
        };
    }

    private static Object others(String name, String last, Cut cut) {
        DataFrame table = cut.left();
        DataFrame labelled = cut.small().setIndexUnsorted("key").renameAxis("");
        if (name.startsWith("align")) {
            DataFrame part = table.iloc(3, 9).select("f", "n");
            AlignMethods.Aligned both = table.select("k", "f")
                    .align(
                            part,
                            AlignOptions.DEFAULT
                                    .how(JoinKind.valueOf(last.toUpperCase(Locale.ROOT)))
                                    .axis(AlignOptions.Axis.ROWS));
            return name.startsWith("align left")
                    ? both.left().select("k", "f")
                    : both.right().select("f", "n");
        }
        return switch (name) {
            case "join on" -> table.joinOn("k", labelled).select("id", "k", "label");
            case "join on labelled" ->
                table.setIndexUnsorted("g").joinOn("k", labelled).select("id", "k", "label");
            case "isin table" ->
                table.select("k", "f", "g")
                        .isIn(table.iloc(2, 20).select("k", "f").assign("k", col("k").where(col("k").gt(4), 0)));
            case "pivot several" ->
                table.assign("g2", col("b").cast(DType.STRING).replace(Map.of("True", "y", "False", "n")))
                        .pivotTable(List.of("f", "n"), "k", "g2", List.of(Aggregation.MEAN, Aggregation.MAX));
            case "to_datetime unit" -> table.col("k").toDatetime("D");
            default -> table.col("n").toTimedelta("h");
        };
    }

    @Test
    void conditionsOfOtherTablesAreRefused() {
        DataFrame table = cuts().get(1).left();
        DataFrame other = table.filter(col("k").gt(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.select("k").where(other.select("k").gt(1), 0))
                .withMessageStartingWith("where and mask need conditions and values of the rows of this table");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.nlargest(2, Keep.NONE, "k"))
                .withMessageContaining("nlargestWithTies");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.col("g").extractColumns("ab"))
                .withMessage("the pattern 'ab' has no groups; put what is to be extracted in parentheses");
    }

    @Test
    void rowsOfOneTableNeedNoJoin() {
        DataFrame table = cuts().get(0).left();
        DataFrame sum = table.select("k").add(table.select("k", "n").mul(2).select("k"));
        assertThat(sum.explain()).doesNotContain("join").doesNotContain("merge");
    }
}
