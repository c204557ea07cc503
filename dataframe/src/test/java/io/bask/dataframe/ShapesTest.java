package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.CrosstabOptions.Shares;
import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Labels, pivots, pairs of columns and replaced texts against pandas; names of cases say what is done, see {@code shape_fixtures.py}. */
class ShapesTest extends VerbContract {
    private static final double[] TENTHS = {0.1, 0.5, 0.9};

    ShapesTest() {
        super("shapes.tsv", verbs());
    }

    private static Map<String, Function<Cut, Object>> verbs() {
        Map<String, Function<Cut, Object>> verbs = new LinkedHashMap<>();
        for (String name : VerbFixtures.read("shapes.tsv").printed().keySet()) {
            verbs.put(name, cut -> run(name, cut.left()));
        }
        return verbs;
    }

    private static Object run(String name, DataFrame table) {
        String[] words = name.split(" ");
        return switch (words[0]) {
            case "replace" -> replaced(words, table);
            case "kendall", "spearman" -> pairs(name, table);
            case "quantiles" -> quantiles(name, table);
            case "index" -> labelled(name, table);
            case "explode" -> exploded(table);
            case "crosstab" -> counted(words, table.assign("w", yes()));
            case "pivot" -> pivoted(name, table.assign("w", yes()));
            case "wide" -> spread(name, table.assign("w", yes()));
            default -> mapped(words[1], table);
        };
    }

    private static ColumnExpr yes() {
        return col("b").cast(DType.STRING).replace(Map.of("True", "yes", "False", "no"));
    }

    private static Object replaced(String[] words, DataFrame table) {
        Series text = table.col("g");
        String last = words[words.length - 1];
        Map<String, @Nullable String> patterns = new LinkedHashMap<>();
        switch (last) {
            case "frame" -> {
                patterns.put("^(.)M$", "$1-$1");
                patterns.put("N|T", "*");
                return table.select("g", "k", "f").replaceRegex(patterns);
            }
            case "missing" -> {
                patterns.put("D", null);
                patterns.put("L$", "l");
                return text.replaceRegex(patterns);
            }
            case "one" -> {
                return text.replaceRegex("^.", "_");
            }
            default -> {
                int most = Integer.parseInt(last);
                return words.length == 2
                        ? text.str().replace("N", "<n>", most)
                        : text.str().replaceRegex("[A-Z日]", "x", most);
            }
        }
    }

    private static Object pairs(String name, DataFrame table) {
        DataFrame numbers = table.select("k", "f", "n", "b");
        Series k = table.col("k");
        Series f = table.col("f");
        return switch (name) {
            case "kendall" -> numbers.kendall();
            case "kendall min" -> numbers.kendall(60);
            case "spearman min" -> numbers.spearman(60);
            case "kendall series" ->
                String.format(Locale.ROOT, "%.9f", k.kendall(f).compute());
            case "kendall few" -> k.kendall(f, 65);
            default -> k.spearman(f, 65);
        };
    }

    private static Object quantiles(String name, DataFrame table) {
        return switch (name) {
            case "quantiles" -> table.groupBy("g").quantile(TENTHS, "f", "k");
            case "quantiles two keys" -> table.groupBy("b", "g").quantile(new double[] {0.25, 1}, "n");
            default -> table.groupBy("g").dropNull(false).sort(false).quantile(new double[] {0.3}, "k");
        };
    }

    private static Object labelled(String name, DataFrame table) {
        IndexOptions kept = IndexOptions.DEFAULT.keepingColumns();
        IndexOptions more = IndexOptions.DEFAULT.appended().unsorted();
        return switch (name) {
            case "index kept" -> table.setIndex(kept.unsorted(), "g").select("id", "g", "k");
            case "index kept sorted" -> table.dropNull("g").setIndex(kept, "k").select("id", "k", "g");
            case "index appended" ->
                table.setIndexUnsorted("g").setIndex(more, "k").select("id", "f");
            case "index numbered appended" ->
                table.resetIndex(true).setIndex(more, "k").select("id", "f");
            case "index kept appended" ->
                table.setIndexUnsorted("b")
                        .setIndex(more.keepingColumns(), "k", "n")
                        .select("id", "k", "n");
            case "index several sorted" ->
                table.setIndex(IndexOptions.DEFAULT, "b", "k").select("id", "f");
            case "index kept loc" -> table.setIndex(kept.unsorted(), "k").loc(3).select("id", "k");
            case "index kept sort_index" ->
                table.setIndex(kept.unsorted(), "n").sortIndex().select("id", "n");
            default ->
                table.setIndex(IndexOptions.DEFAULT.checked().unsorted(), "id").select("k");
        };
    }

    private static DataFrame exploded(DataFrame table) {
        return table.assign("p", col("g").str().splitToList("N"))
                .assign("q", col("p").map(ShapesTest::lengths, DType.list(DType.STRING)))
                .select("id", "p", "q")
                .explode(List.of("p", "q"));
    }

    private static List<String> lengths(List<String> parts) {
        return parts.stream().map(part -> String.valueOf(part.length())).toList();
    }

    private static Object counted(String[] words, DataFrame table) {
        String last = words[words.length - 1];
        List<String> two = List.of("b", "g");
        boolean hasNumbers = words.length == 4;
        CrosstabOptions totals = hasNumbers
                ? CrosstabOptions.DEFAULT.withMargins("Sum")
                : words.length == 3 ? CrosstabOptions.DEFAULT.withMargins() : CrosstabOptions.DEFAULT;
        return switch (last) {
            case "crosstab" -> table.crosstab("g", "w");
            case "margins" -> table.crosstab(totals.withMargins(), List.of("g"), "w");
            case "two" ->
                words.length == 3
                        ? table.crosstab(totals.withMargins("total"), two, "w")
                        : table.crosstab(totals, List.of("b", "k"), "g");
            case "values" -> table.crosstab("g", "w", "f", Aggregation.MEAN);
            default -> {
                Shares shares =
                        last.equals("all") ? Shares.OF_ALL : last.equals("row") ? Shares.OF_ROW : Shares.OF_COLUMN;
                yield table.crosstab(totals.asShares(shares), List.of(hasNumbers ? "k" : "g"), hasNumbers ? "g" : "w");
            }
        };
    }

    private static Object pivoted(String name, DataFrame table) {
        PivotOptions totals = PivotOptions.DEFAULT.withMargins();
        return switch (name) {
            case "pivot mean" -> table.pivotTable("f", "g", "w");
            case "pivot max margins" -> table.pivotTable(totals.with(Aggregation.MAX), "f", List.of("g"), "w");
            case "pivot mean margins" -> table.pivotTable(totals, "f", List.of("k"), "w");
            case "pivot sum margins filled" ->
                table.pivotTable(
                        totals.with(Aggregation.SUM).filledWith(0).withMargins("total"), "n", List.of("g", "b"), "k");
            default -> table.pivotTable(totals.with(Aggregation.COUNT).filledWith(0), "n", List.of("k"), "g");
        };
    }

    private static Object spread(String name, DataFrame table) {
        PivotOptions empty = PivotOptions.DEFAULT.keepingEmpty();
        CrosstabOptions counts = CrosstabOptions.DEFAULT;
        List<String> two = List.of("w", "g");
        List<String> more = List.of("b", "k");
        DataFrame some = table.filter(col("g").ne("N")
                .or(col("g").isNull())
                .or(col("b").fillNull(false).not()));
        return switch (name) {
            case "wide columns" ->
                table.pivotTable(PivotOptions.DEFAULT.with(Aggregation.MAX), "f", List.of("g"), List.of("w", "k"));
            case "wide columns count" ->
                table.pivotTable(
                        PivotOptions.DEFAULT.with(Aggregation.COUNT).filledWith(0),
                        "n",
                        List.of("b", "g"),
                        List.of("w", "k"));
            case "wide columns margins" ->
                table.pivotTable(
                        PivotOptions.DEFAULT.with(Aggregation.MAX).withMargins(), "f", List.of("g"), List.of("w", "b"));
            case "wide empty" -> some.pivotTable(empty, "f", two, "k");
            case "wide empty columns" -> some.pivotTable(empty.with(Aggregation.MAX), "f", two, List.of("k", "b"));
            case "wide empty none" ->
                some.assign("f", ColumnExpr.where(col("g").ne("L"), col("f"), null))
                        .pivotTable(empty.with(Aggregation.MIN), "f", List.of("g"), "w");
            case "wide counts" -> table.crosstab(counts, List.of("g"), List.of("w", "k"));
            case "wide counts empty" -> some.crosstab(counts.keepingEmpty(), two, more);
            default -> some.crosstab(counts.keepingEmpty().asShares(Shares.OF_ROW), two, more);
        };
    }

    private static Object mapped(String what, DataFrame table) {
        return switch (what) {
            case "double" -> table.col("f").map((Double x) -> x * x, DType.FLOAT64);
            case "long" -> table.col("k").map((Long x) -> x * 2 + 1, DType.INT64);
            case "text" -> table.col("g").map((String x) -> x + "!", DType.STRING);
            default -> table.select("k", "id").map((Long x) -> -x, DType.INT64);
        };
    }

    @Test
    void typesThatValuesDoNotHaveAreNamed() {
        DataFrame table = fixtures().cuts().get(1).left();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.col("k").map((Double x) -> x, DType.FLOAT64))
                .withMessageContaining(
                        "the function takes Double, and values of int64 are Long; write (Long x) -> ...");
        assertThat(table.col("n")
                        .map((Number x) -> x.doubleValue() / 2, DType.FLOAT64)
                        .compute()
                        .valueAt(0))
                .isEqualTo(((Number) table.col("n").compute().valueAt(0)).doubleValue() / 2);
        assertThat(table.col("f")
                        .apply(x -> x == null ? 1 : 0, DType.INT64)
                        .sumLong()
                        .compute())
                .isEqualTo(table.col("f").isNull().sumLong().compute());
    }

    @Test
    void labelsThatAreThereTwiceAreAnErrorWhereAsked() {
        for (Cut cut : fixtures().cuts()) {
            DataFrame labelled = cut.left().setIndex(IndexOptions.DEFAULT.checked(), "b", "k");
            assertThatThrownBy(labelled::compute)
                    .rootCause()
                    .isInstanceOf(io.bask.dataframe.column.DuplicateKeyException.class)
                    .hasMessageContaining("labels made of [b, k] are to be different");
        }
        DataFrame table = fixtures().cuts().get(0).left();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.setIndex(IndexOptions.DEFAULT, "b", "b"))
                .withMessageContaining("give each column once");
        assertThatIllegalArgumentException().isThrownBy(() -> table.setIndex(IndexOptions.DEFAULT, "bb"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PivotOptions.DEFAULT.keepingEmpty().withMargins())
                .withMessageContaining("ask for one of them");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrosstabOptions.DEFAULT.withMargins("T").keepingEmpty())
                .withMessageContaining("'T'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.crosstab("g", "g"))
                .withMessageContaining("each once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.pivotTable(PivotOptions.DEFAULT.withMargins("DM"), "f", List.of("k"), "g"))
                .withMessageContaining("totals would be called 'DM'");
        assertThatIllegalArgumentException().isThrownBy(() -> table.groupBy("g").quantile(new double[0], "k"));
    }

    @Test
    void listsOfDifferentLengthsDoNotExplodeTogether() {
        DataFrame table = DataFrame.of(
                Map.of(
                        "p",
                        io.bask.dataframe.column.Column.of(
                                DType.list(DType.INT64), Arrays.asList(List.of(1L, 2L), null, List.of())),
                        "q",
                        io.bask.dataframe.column.Column.of(
                                DType.list(DType.INT64),
                                Arrays.asList(List.of(1L), Collections.singletonList(null), List.of(2L)))),
                1);
        assertThatThrownBy(() -> table.explode(List.of("p", "q")).compute())
                .rootCause()
                .hasMessage("'p' has 2 values and 'q' 1 in row 0 of its partition; explode one after the other");
        assertThat(table.iloc(1, 3).explode(List.of("p", "q")).compute().rows()).isEqualTo(2);
    }
}
