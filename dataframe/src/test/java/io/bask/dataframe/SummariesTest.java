package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.expr.ExpandingMethods;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.CountOptions;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Keep;
import io.bask.dataframe.schema.RankOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Summaries, distinct values and reshaping against pandas; names of cases say what is done, see {@code group_fixtures.py}. */
class SummariesTest extends VerbContract {
    SummariesTest() {
        super("summaries.tsv", verbs());
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
        for (String name : VerbFixtures.read("summaries.tsv").printed().keySet()) {
            verbs.put(name, cut -> run(name, cut.left()));
        }
        return verbs;
    }

    private static Object run(String name, DataFrame table) {
        String[] parts = name.split("\\|", -1);
        String[] subset = parts.length < 2 || parts[1].isEmpty() ? new String[0] : parts[1].split(" ");
        if (parts.length == 1) {
            return ofTable(name, table.select("f", "k", "n"), table);
        }
        String[] verb = parts[0].split(" ");
        return switch (verb[0]) {
            case "duplicated" -> narrow(table, subset).duplicated(keep(verb), subset);
            case "dropDuplicates" -> narrow(table, subset).dropDuplicates(keep(verb), subset);
            case "frame" -> table.valueCounts(subset);
            case "pivot" -> table.pivotTable(parts[1], List.of(parts[2].split(" ")), parts[3], Aggregation.of(verb[1]));
            case "crosstab" -> table.crosstab(parts[1], parts[2]);
            case "melt" -> table.melt(List.of(subset), List.of(parts[2].split(" ")));
            case "dummies" -> table.select("id", parts[1]).getDummies(parts[1]);
            default -> ofSeries(parts[0], table, subset);
        };
    }

    private static DataFrame narrow(DataFrame table, String... subset) {
        return subset.length == 0 ? table.select("b", "c") : table;
    }

    private static Keep keep(String... verb) {
        return Keep.valueOf(verb[1].toUpperCase(Locale.ROOT));
    }

    private static Object ofTable(String name, DataFrame numbers, DataFrame table) {
        DataFrame floats = numbers.assign("k", col("k").cast(DType.FLOAT64)).assign("n", col("n").cast(DType.FLOAT64));
        return switch (name) {
            case "prod" -> floats.prod();
            case "median" -> numbers.median();
            case "sem" -> numbers.sem();
            case "skew" -> numbers.skew();
            case "kurt" -> numbers.kurt();
            case "var 0" -> numbers.var(0);
            case "std 2" -> numbers.std(2);
            case "any" -> table.select("f", "b", "k").any();
            case "all" -> table.select("f", "b", "k").all();
            case "idxmin" -> numbers.idxmin();
            case "idxmax" -> numbers.idxmax();
            case "cov" -> numbers.cov();
            case "corr" -> numbers.corr();
            default ->
                table.select("id", "f", "k").fillNull(Map.of("f", col("k"))).select("id", "f");
        };
    }

    private static Object ofSeries(String verb, DataFrame table, String... names) {
        Series series = table.col(names[0]);
        if (verb.startsWith("counts")) {
            CountOptions options = new CountOptions(
                    verb.contains("normalize"),
                    !verb.contains("unsorted"),
                    verb.contains("ascending"),
                    !verb.contains("withNull"));
            return series.valueCounts(options);
        }
        if (verb.startsWith("expanding")) {
            String[] words = verb.split(" ");
            return words[1].equals("over")
                    ? expanding(series.expanding().over("b"), words[2])
                    : expanding(series.expanding().minPeriods(Integer.parseInt(words[2])), words[1]);
        }
        return switch (verb) {
            case "unique" -> series.unique();
            case "mode" -> series.mode();
            case "series dropDuplicates" -> series.dropDuplicates();
            case "nlargest" -> series.nlargest(5);
            case "nsmallest" -> series.nsmallest(60);
            case "rank" -> series.rank();
            case "rank max" ->
                series.rank(RankOptions.DEFAULT
                        .withTies(RankOptions.Ties.MAX)
                        .descending()
                        .asPercent());
            case "series corr" -> fixed(series.corr(table.col(names[1])));
            case "series cov" -> fixed(series.cov(table.col(names[1])));
            default -> fixed(series.spearman(table.col(names[1])));
        };
    }

    private static Series expanding(ExpandingMethods<Series> window, String op) {
        return switch (op) {
            case "count" -> window.count();
            case "sum" -> window.sum();
            case "mean" -> window.mean();
            case "min" -> window.min();
            case "max" -> window.max();
            case "std" -> window.std();
            default -> window.var();
        };
    }

    private static String fixed(Scalar<Double> number) {
        return String.format(Locale.ROOT, "%.12f", number.compute());
    }

    @Test
    void valuesOfSeriesAreThoseOfTables() {
        for (Cut cut : cuts()) {
            DataFrame table = cut.left();
            NamedColumn skew = table.select("f").skew().compute();
            assertThat(table.col("f").skew().compute()).as(cut.name()).isEqualTo(skew.valueAt(0));
            assertThat(table.col("b").any().compute()).isTrue();
            assertThat(table.col("b").all().compute()).isFalse();
            assertThat(table.col("k").idxmax().compute().orElseThrow()).isEqualTo(0L);
            assertThat(table.memoryUsage().compute().length()).isEqualTo(8);
        }
    }

    @Test
    void wrongArgumentsAreErrorsAtTheCall() {
        DataFrame table = fixtures().cuts().get(1).left();
        assertThatThrownBy(() -> table.select("g").median()).hasMessageContaining("needs a numeric column");
        assertThatThrownBy(() -> table.dropDuplicates("gg")).hasMessageContaining("gg");
        assertThatThrownBy(() -> table.duplicated((Keep) null)).hasMessageContaining("keep");
        assertThatThrownBy(() -> table.melt(List.of("id"), List.of()))
                .hasMessageContaining("no columns to make rows of");
        assertThatThrownBy(() -> table.pivotTable("g", "k", "b", Aggregation.MEAN))
                .hasMessageContaining("not defined for column 'g'");
        assertThatThrownBy(() -> table.getDummies("zz")).hasMessageContaining("zz");
        assertThatThrownBy(() -> table.col("g").skew()).hasMessageContaining("skew is not defined");
    }

    @Test
    void zerosOfBothSignsAreOneColumnAndOneRow() {
        for (int npartitions : new int[] {1, 4}) {
            DataFrame table = DataFrame.of(
                    Map.of(
                            "head", DoubleColumn.of(0.0, -0.0, 1.5, -0.0),
                            "key", DoubleColumn.of(-0.0, 0.0, 0.0, 2.0),
                            "value", IntColumn.of(1, 2, 4, 8)),
                    npartitions);
            DataFrame wide = table.pivotTable("value", List.of("key"), "head", Aggregation.SUM);
            assertThat(wide.columns()).containsExactly("0.0", "1.5");
            assertThat(wide.compute()
                            .toString()
                            .lines()
                            .skip(2)
                            .map(line -> line.strip().replaceAll(" +", " ")))
                    .containsExactly("-0.0 3 4", "2.0 8 <NA>");
        }
    }
}
