package io.bask.dataframe;

import static io.bask.dataframe.Expressions.asc;
import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.desc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.ChangeOptions;
import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.JoinKind;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows by labels, levels, tables stacked and put side by side against pandas; see {@code label_name_fixtures.py}. */
@Timeout(600)
class LabelNamesTest {
    private static final List<Call> CALLS = NameFixtures.read("label_names.tsv");

    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2, 7, 0})
    void answersAsPandas(int partitions) {
        NameFixtures.assertAsPandas(CALLS, partitions, LabelNamesTest::run);
        assertThat(CALLS).hasSizeGreaterThan(150);
    }

    @Test
    void wrongLevelsTimesAndColumnsAreErrorsAtTheCall() {
        DataFrame table = DataFrame.of(
                Map.of("a", Column.of(DType.STRING, List.of("x", "x")), "b", Column.of(DType.INT64, List.of(1, 2))), 2);
        assertThatThrownBy(() -> table.atTime(LocalTime.NOON)).hasMessageContaining("numbers");
        assertThatThrownBy(() -> table.xs("x", "a")).hasMessageContaining("no level 'a'");
        assertThatThrownBy(() -> table.unstack("a")).hasMessageContaining("'a'");
        assertThatThrownBy(() -> table.pivot(List.of("a"), "a", List.of("b")))
                .hasMessageContaining("'a' appears twice");
        assertThatThrownBy(() -> table.assign("c", col("b").mul(0)).pivot(List.of("a"), "c", List.of("b")))
                .hasMessageContaining("2 rows have [a, c] = [x, 0]");
        assertThatThrownBy(() -> table.wideToLong(List.of("z"), List.of("a"), "j", "", "[0-9]"))
                .hasMessageContaining("[z]");
        assertThatThrownBy(() -> table.wideToLong(List.of("z"), List.of("a"), "j", "", "["))
                .hasMessageContaining("'['");
        assertThatThrownBy(() -> table.mergeOrdered(table, JoinKind.SEMI, false, "a"))
                .hasMessageContaining("semi");
        assertThatThrownBy(() -> ReindexOptions.DEFAULT.limit(2)).hasMessageContaining("limit 2");
        assertThatThrownBy(() -> ReindexOptions.DEFAULT.tolerance(2)).hasMessageContaining("tolerance 2");
        assertThatThrownBy(() -> table.setIndex("a")
                        .reindex(List.of("x"), ReindexOptions.DEFAULT.method(ReindexOptions.Method.FFILL)))
                .hasMessageContaining("object");
    }

    @Test
    void optionsThatDoNotGoTogetherAreErrorsAtTheCall() {
        assertThatThrownBy(() -> AlignOptions.DEFAULT.how(JoinKind.SEMI)).hasMessageContaining("semi");
        assertThatThrownBy(() -> AlignOptions.DEFAULT.limit(2)).hasMessageContaining("limit 2");
        assertThatThrownBy(() -> AlignOptions.DEFAULT.method(ReindexOptions.Method.NEAREST))
                .hasMessageContaining("NEAREST");
        assertThatThrownBy(() -> ChangeOptions.DEFAULT.limit(1).fill(ChangeOptions.Fill.NONE))
                .hasMessageContaining("limit 1");
        assertThatThrownBy(() -> OrderedOptions.on(new String[0])).hasMessageContaining("[]");
        assertThatThrownBy(() -> OrderedOptions.on("a").leftBy("b").rightBy("c"))
                .hasMessageContaining("[b] and [c]");
        assertThatThrownBy(() -> OrderedOptions.on("a").leftBy("a")).hasMessageContaining("'a'");
        DataFrame table = DataFrame.of(Map.of("b", Column.of(DType.INT64, List.of(1, 2))), 2);
        assertThatThrownBy(() -> table.sortValues(List.of(asc("c")), key("neg")))
                .hasMessageContaining("'c'");
        assertThatThrownBy(() -> table.pctChange(1, "D", ChangeOptions.DEFAULT)).hasMessageContaining("labelled");
        assertThatThrownBy(() -> table.mergeOrdered(table, OrderedOptions.on("c")))
                .hasMessageContaining("'c'");
    }

    @Test
    void labelsThatAreThereTwiceAreAnErrorWhereTheyAreChecked() {
        DataFrame table = DataFrame.of(
                        Map.of(
                                "b",
                                Column.of(DType.INT64, List.of(1, 2, 3, 4)),
                                "c",
                                Column.of(DType.INT64, List.of(1, 2, 3, 4))),
                        2)
                .setIndexUnsorted("b");
        ConcatOptions checked = ConcatOptions.DEFAULT.checked();
        DataFrame twice = JoinMethods.concat(List.of(table, table.iloc(2, 3)), checked);
        assertThatThrownBy(twice::compute).rootCause().hasMessageContaining("have 3");
        assertThat(JoinMethods.concat(List.of(table.iloc(0, 2), table.iloc(2, 4)), checked)
                        .compute()
                        .toString())
                .isEqualTo(table.compute().toString());
        assertThat(JoinMethods.concat(List.of(table, table), checked.withNumbers())
                        .len())
                .isEqualTo(8);
    }

    private static Object run(String name, DataFrame d, DataFrame o, List<String> a) {
        return switch (name) {
            case "between_time", "at_time", "first", "last", "truncate", "asof", "asfreq_filled" ->
                timed(name, d.setIndexUnsorted("at").select("k", "f"), a);
            case "xs", "swap", "reset_level", "sort_level" ->
                levels(
                        name,
                        d.dropDuplicates("a", "k").setIndexUnsorted("a", "k").select("f", "w"),
                        a);
            case "sort_nulls" ->
                d.dropDuplicates("s")
                        .setIndexUnsorted("s")
                        .select("f")
                        .sortIndex(a.get(0).equals("1"), a.get(1).equals("first"));
            case "unstack" -> {
                String[] names = a.get(1).split(",");
                yield d.dropDuplicates("a", "k")
                        .setIndexUnsorted("a", "k")
                        .select(names)
                        .dropNull()
                        .unstack(a.get(0));
            }
            case "pivot" -> {
                String[] names = a.get(0).split(",");
                yield d.assign("h", col("k").mul(2))
                        .dropNull(names)
                        .dropDuplicates("a", "k")
                        .pivot(a.get(1).equals("1") ? List.of("k", "h") : List.of("k"), "a", List.of(names));
            }
            case "stack" ->
                (a.get(1).equals("1") ? d.setIndexUnsorted("at") : d)
                        .select(a.get(0).split(","))
                        .stack();
            case "melt_labelled" ->
                d.setIndexUnsorted("at")
                        .meltLabelled(List.of("a"), List.of(a.get(0).split(",")), "n", "v");
            case "wide_to_long" ->
                wide(d, List.of(a.get(0).split(",")), a.get(1).equals("1"));
            case "sort_key", "sort_index_key", "sort_index_text" -> sorted(name, d, o, a);
            case "pct", "pct_freq" -> changes(name, d, a);
            case "align" -> aligned(o, a);
            case "asof_by" -> asof(d, o, a);
            default -> joined(name, d, o, a);
        };
    }

    private static Object joined(String name, DataFrame d, DataFrame o, List<String> a) {
        DataFrame second = o.filter(col("k").cumcount().mod(2).eq(0));
        return switch (name) {
            case "concat_keys" -> {
                Map<String, DataFrame> tables = new LinkedHashMap<>();
                tables.put("p", o.select("k", "f"));
                tables.put(
                        "q",
                        a.get(0).equals("1")
                                ? o.assign("\u0000n", col("k").cumcount())
                                        .sortValues(List.of(desc("\u0000n")))
                                        .select("k", "f")
                                : o.select("f", "z"));
                yield JoinMethods.concat(tables, "part");
            }
            case "merge_ordered" -> {
                List<String> on = List.of(a.get(2).split(","));
                boolean both = on.size() > 1;
                DataFrame left = both ? d.rename("a", "b").select("k", "b", "f", "w") : d.select("k", "f", "w");
                DataFrame right = both ? o.select("k", "b", "f", "z") : o.select("k", "f", "z");
                yield left.mergeOrdered(
                        right,
                        JoinKind.valueOf(a.get(0).toUpperCase(Locale.ROOT)),
                        a.get(1).equals("1"),
                        on.toArray(String[]::new));
            }
            case "ordered_by" -> orderedBy(d, o, a);
            case "concat_options" -> {
                DataFrame t = d.setIndexUnsorted("at");
                ConcatOptions options =
                        a.get(0).equals("1") ? ConcatOptions.DEFAULT.withSharedOnly() : ConcatOptions.DEFAULT;
                options = a.get(1).equals("1") ? options.withNumbers() : options;
                options = a.get(2).equals("1") ? options.withColumnsSorted() : options;
                yield JoinMethods.concat(List.of(t.select("k", "f", "x1"), t.select("x2", "k")), options);
            }
            case "update_keep" ->
                o.select("f", "z").update(second.select("f").mul(2).add(1), false);
            case "combine_filled" -> o.select("f", "z").combine(second.select("z", "f"), (x, y) -> x.add(y), 3.0);
            case "diff_across" -> d.select("f", "x1", "x2", "y1").across().diff(Integer.parseInt(a.get(0)));
            default -> d.col("f").add(5).pctChangeUnfilled(Integer.parseInt(a.get(0)));
        };
    }

    private static DataFrame orderedBy(DataFrame d, DataFrame o, List<String> a) {
        DataFrame left = d.select("k", "a", "f", "w");
        DataFrame right = o.select("k", "b", "f", "z");
        boolean isLeft = a.get(2).equals("left");
        if (a.get(3).equals("1")) {
            left = isLeft ? left : left.assign("b", col("a"));
            right = isLeft ? right.assign("a", col("b")) : right;
        }
        OrderedOptions options =
                OrderedOptions.on("k").how(JoinKind.valueOf(a.get(0).toUpperCase(Locale.ROOT)));
        options = a.get(1).equals("1") ? options.filled() : options;
        return left.mergeOrdered(right, isLeft ? options.leftBy("a") : options.rightBy("b"));
    }

    private static DataFrame aligned(DataFrame o, List<String> a) {
        DataFrame other = o.select("z", "i", "f").mul(2).iloc(1, 7);
        DataFrame second = other.filter(col("f").cumcount().mod(2).eq(0));
        AlignOptions options = AlignOptions.DEFAULT
                .how(JoinKind.valueOf(a.get(0).toUpperCase(Locale.ROOT)))
                .axis(AlignOptions.Axis.valueOf(a.get(1).toUpperCase(Locale.ROOT)));
        options = a.get(2).equals("1") ? options.filledWith(7) : options;
        options = a.get(3).isEmpty() ? options : options.method(method(a.get(3)));
        options = a.get(4).equals("0") ? options : options.limit(Integer.parseInt(a.get(4)));
        AlignMethods.Aligned both = o.select("f", "k", "z").align(second, options);
        return a.get(5).equals("1") ? both.right() : both.left();
    }

    /** pandas: {@code DataFrame({"v": [1, 2, 3]}, index=[10, 20, 30]).reindex([5, 5, 5, 12, 12, 15], method="bfill", limit=2)}. */
    @Test
    void ofEqualLabelsTheLastAreFilledFromBehind() {
        DataFrame table = DataFrame.fromFrame(Frame.of("k", LongColumn.of(10, 20, 30), "v", LongColumn.of(1, 2, 3)))
                .setIndex("k");
        ReindexOptions options =
                ReindexOptions.DEFAULT.method(ReindexOptions.Method.BFILL).limit(2);
        for (int partitions = 1; partitions <= 3; partitions++) {
            Frame filled = table.repartition(partitions)
                    .reindex(List.of(5L, 5L, 5L, 12L, 12L, 15L), options)
                    .compute();
            List<Object> values = new ArrayList<>();
            for (int row = 0; row < filled.rows(); row++) {
                values.add(filled.valueAt(row, "v"));
            }
            assertThat(values).containsExactly(null, 1L, 1L, null, 2L, 2L);
        }
    }

    private static ReindexOptions.Method method(String name) {
        return ReindexOptions.Method.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static UnaryOperator<ColumnExpr> key(String name) {
        return switch (name) {
            case "lower" -> value -> value.str().lower();
            case "len" -> value -> value.str().len();
            case "neg" -> value -> value.mul(-1);
            default -> value -> value.mod(3);
        };
    }

    private static Object sorted(String name, DataFrame d, DataFrame o, List<String> a) {
        boolean up = a.get(1).equals("1");
        if (name.equals("sort_key")) {
            return a.get(2).equals("1")
                    ? d.col("s").sortValues(up, false, key(a.get(0)))
                    : d.select("s", "k", "a").sortValues(List.of(up ? asc("s") : desc("s"), asc("a")), key(a.get(0)));
        }
        DataFrame table = name.equals("sort_index_key")
                ? o.select("f")
                : d.dropDuplicates("s").setIndexUnsorted("s").select("f");
        return table.sortIndex(up, a.get(2).equals("first"), key(a.get(0)));
    }

    private static Object changes(String name, DataFrame d, List<String> a) {
        ChangeOptions options = ChangeOptions.DEFAULT.fill(
                a.get(1).isEmpty()
                        ? ChangeOptions.Fill.NONE
                        : a.get(1).equals("ffill") ? ChangeOptions.Fill.FORWARD : ChangeOptions.Fill.BACKWARD);
        int limit = Integer.parseInt(a.get(name.equals("pct") ? 2 : 3));
        options = limit == 0 ? options : options.limit(limit);
        int rows = Integer.parseInt(a.get(0));
        if (name.equals("pct")) {
            return d.select("f", "x1").add(5).pctChange(rows, options);
        }
        return d.assign("at", col("at").dt().floor("6H"))
                .dropDuplicates("at")
                .setIndexUnsorted("at")
                .select("f", "x1")
                .add(5)
                .pctChange(rows, a.get(2), options);
    }

    private static Object timed(String name, DataFrame t, List<String> a) {
        return switch (name) {
            case "between_time" ->
                t.betweenTime(
                        LocalTime.parse(a.get(0)),
                        LocalTime.parse(a.get(1)),
                        Closed.valueOf(a.get(2).toUpperCase(Locale.ROOT)));
            case "at_time" -> t.atTime(LocalTime.parse(a.get(0)));
            case "first" -> t.first(a.get(0));
            case "last" -> t.last(a.get(0));
            case "truncate" -> t.truncate(moment(a.get(0)), moment(a.get(1)));
            case "asof" -> {
                List<Object> where = new ArrayList<>();
                for (String hours : a.subList(1, a.size())) {
                    where.add(LocalDateTime.of(2024, 1, 31, 0, 0).plusHours(Long.parseLong(hours)));
                }
                yield a.get(0).isEmpty() ? t.asof(where) : t.asof(where, a.get(0));
            }
            default -> {
                ReindexOptions options = a.get(1).isEmpty()
                        ? ReindexOptions.DEFAULT
                        : ReindexOptions.DEFAULT.method(
                                ReindexOptions.Method.valueOf(a.get(1).toUpperCase(Locale.ROOT)));
                yield t.asfreq(a.get(0), a.get(2).equals("1") ? options.filledWith(7) : options);
            }
        };
    }

    private static LocalDateTime moment(String text) {
        return text.isEmpty()
                ? null
                : LocalDateTime.parse(text.length() == 10 ? text + "T00:00" : text.replace(' ', 'T'));
    }

    private static Object levels(String name, DataFrame t, List<String> a) {
        return switch (name) {
            case "xs" -> t.xs(a.get(0).equals("a") ? "x" : (Object) 1, a.get(0));
            case "swap" -> t.swapLevels("a", "k");
            case "reset_level" -> t.resetIndex(a.get(1).equals("1"), a.get(0).split(","));
            default -> t.sortIndex(List.of(a.get(1).equals("1") ? asc(a.get(0)) : desc(a.get(0))));
        };
    }

    private static DataFrame wide(DataFrame d, List<String> stubs, boolean two) {
        List<String> kept = new ArrayList<>(two ? List.of("at", "k", "w", "x1", "x2") : List.of("at", "w", "x1", "x2"));
        if (stubs.contains("y")) {
            kept.add("y1");
        }
        return d.select(kept)
                .wideToLong(stubs, two ? List.of("at", "k") : List.of("at"), "j", "", "\\d+")
                .sortIndex();
    }

    private static DataFrame asof(DataFrame d, DataFrame o, List<String> a) {
        DataFrame left = d.select("k", "a", "f").sortValues("k").resetIndex(true);
        DataFrame right = o.select("k", "b", "f", "z").sortValues("k").dropDuplicates("k", "b");
        AsofOptions options = AsofOptions.on("k")
                .leftBy("a")
                .rightBy("b")
                .direction(AsofOptions.Direction.valueOf(a.get(0).toUpperCase(Locale.ROOT)))
                .exact(a.get(2).equals("1"));
        return left.mergeAsof(right, a.get(1).isEmpty() ? options : options.tolerance(Integer.parseInt(a.get(1))));
    }
}
