package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.CategoryVerbs;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.TextMethods;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.InterpolateOptions;
import io.bask.dataframe.schema.InterpolateOptions.Method;
import io.bask.dataframe.schema.JoinKind;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rarer options of names on random tables against pandas, in several partitionings; see {@code detail_name_fixtures.py}. */
@Timeout(600)
class DetailNamesTest {
    private static final List<String> FIRST = List.of("B", "a", "ab", "", "日");
    private static final Map<String, List<?>> WANTED = Map.of(
            "f", List.of(0.0, 1.5),
            "s", List.of("a", ""),
            "i", List.of(0, 1, 2),
            "b", List.of(true),
            "t", List.of(LocalDateTime.of(2023, 12, 28, 0, 0)));
    private static final List<Call> CALLS = NameFixtures.read("detail_names.tsv");

    /** In so many partitions, one row each for 0, and with empty ones everywhere for -1. */
    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 3, 0, -1})
    void answersAsPandas(int partitions) {
        NameFixtures.assertAsPandas(CALLS, call -> answer(call, partitions));
        assertThat(CALLS).hasSizeGreaterThan(60);
    }

    private static DataFrame cut(Frame frame, int partitions) {
        return partitions < 0 ? NameFixtures.cutWithEmpty(frame) : NameFixtures.cut(frame, partitions);
    }

    private static Object answer(Call call, int partitions) {
        if (call.name().equals("curve")) {
            Frame whole = Objects.requireNonNull(call.frame());
            return curve(cut(whole.select(List.of("y", "at")), partitions), call.arguments());
        }
        DataFrame other = cut(call.other(), partitions == 3 ? 2 : partitions);
        return run(call.name(), cut(call.table(), partitions), other, call.arguments());
    }

    private static Object run(String name, DataFrame d, DataFrame o, List<String> a) {
        if (name.startsWith("cat_")) {
            return categories(name, d, a);
        }
        return switch (name) {
            case "replace_fill" -> {
                Object wanted = WANTED.get(a.get(0));
                List<@Nullable Object> all = new ArrayList<>((List<?>) Objects.requireNonNull(wanted));
                if (yes(a, 3) && "fs".contains(a.get(0))) {
                    all.add(null);
                }
                int most = whole(a, 2);
                Series x = d.col(a.get(0));
                yield a.get(1).equals("ffill")
                        ? most == 0 ? x.ffillReplacing(all) : x.ffillReplacing(all, most)
                        : most == 0 ? x.bfillReplacing(all) : x.bfillReplacing(all, most);
            }
            case "replace_fill_frame" -> {
                DataFrame t = d.select("f", "g", "s");
                List<?> wanted = List.of(1.5, 0.0, "a");
                yield a.get(0).equals("ffill")
                        ? yes(a, 1) ? t.ffillReplacing(wanted, 1) : t.ffillReplacing(wanted)
                        : yes(a, 1) ? t.bfillReplacing(wanted, 1) : t.bfillReplacing(wanted);
            }
            case "ordered_on" -> {
                DataFrame right = yes(a, 2) ? o : o.rename("i", "j");
                OrderedOptions options = OrderedOptions.leftOn("i")
                        .rightOn(yes(a, 2) ? "i" : "j")
                        .how(how(a));
                yield d.select("i", "f", "s").mergeOrdered(right, filled(options, a));
            }
            case "ordered_two" -> {
                DataFrame right = o.assign("k", ColumnExpr.of(1L).cumcount()).rename("i", "j");
                OrderedOptions options =
                        OrderedOptions.leftOn("i", "h").rightOn("j", "k").how(how(a));
                yield d.select("i", "h", "s")
                        .astype(Map.of("h", DType.INT64))
                        .mergeOrdered(right.select("j", "k", "z"), filled(options, a));
            }
            case "ordered_by" -> {
                OrderedOptions options =
                        OrderedOptions.leftOn("i").rightOn("j").leftBy("b").how(how(a));
                yield d.select("i", "b", "f").mergeOrdered(o.select("i", "z").rename("i", "j"), filled(options, a));
            }
            case "concat_numbered" -> {
                List<DataFrame> tables = new ArrayList<>(List.of(d.select("f", "i"), o));
                if (yes(a, 1)) {
                    tables.add(d.select("s", "f"));
                }
                ConcatOptions options = ConcatOptions.DEFAULT.withNumbers().withColumnsSorted();
                yield AlignMethods.concatColumns(tables, a.get(0).equals("inner") ? options.withSharedOnly() : options);
            }
            case "shift_across" -> d.select("f", "g", "i", "s").across().shift(whole(a, 0));
            case "shift_across_filled" ->
                d.select("f")
                        .assign("k", col("f").add(1))
                        .assign("l", col("f").mul(2))
                        .across()
                        .shift(whole(a, 0), 7.5);
            default -> texts(name, d.col("x"), a);
        };
    }

    /** Numbers by their places, by a column of numbers, or by one of times. */
    private static DataFrame curve(DataFrame d, List<String> a) {
        Method method = switch (a.get(0)) {
            case "pchip" -> Method.PCHIP;
            case "akima" -> Method.AKIMA;
            default -> Method.SLINEAR;
        };
        InterpolateOptions places = InterpolateOptions.of(method)
                .direction(InterpolateOptions.Direction.valueOf(a.get(1).toUpperCase(Locale.ROOT)))
                .limit(whole(a, 2));
        DataFrame timed = d.assign("time", col("at").mul(7).toTimedelta("h"));
        InterpolateOptions options = switch (a.get(3)) {
            case "0" -> places;
            case "1" -> places.by("at");
            default -> places.by("time");
        };
        return timed.assign("done", col("y").interpolate(options)).select("y", "at", "done");
    }

    private static JoinKind how(List<String> a) {
        return JoinKind.valueOf(a.get(0).toUpperCase(Locale.ROOT));
    }

    private static OrderedOptions filled(OrderedOptions options, List<String> a) {
        return a.get(1).isEmpty() ? options : options.filled();
    }

    /** Of an expression that knows its categories, and of a column that has them. */
    private static Object categories(String name, DataFrame d, List<String> a) {
        boolean isKnown = d.npartitions() % 2 == 0;
        DataFrame t = isKnown ? d.assign("c", d.col("c").cat().setCategories(FIRST)) : d;
        CategoryVerbs cat =
                isKnown ? col("c").cat() : col("c").cat().setCategories(FIRST).cat();
        ColumnExpr result = switch (name) {
            case "cat_added" -> cat.addCategories("x", "y").cat().codes();
            case "cat_removed" -> cat.removeCategories("a", "日").cast(DType.STRING);
            case "cat_renamed" ->
                (yes(a, 0)
                                ? cat.renameCategories(Map.of("a", "A", "zz", "q"))
                                : cat.renameCategories(List.of("P", "Q", "R", "S", "T")))
                        .cast(DType.STRING);
            case "cat_ordered" ->
                cat.reorderCategories(List.of("日", "", "ab", "a", "B")).cat().codes();
            default -> cat.codes();
        };
        boolean isFilter = name.equals("cat_filter");
        return isFilter
                ? t.filter(result.gt(whole(a, 0))).select("i", "f")
                : t.assign("result", result).col("result").rename(name.matches("cat_(re.*ed)") ? "c" : "");
    }

    private static Object texts(String name, Series x, List<String> a) {
        TextMethods<Series> text = x.str();
        return switch (name) {
            case "split_regex" ->
                whole(a, 2) < 0
                        ? text.splitRegex(a.get(0), whole(a, 1))
                        : text.splitRegex(a.get(0), whole(a, 1), whole(a, 2));
            case "split_regex_list" ->
                shown(whole(a, 1) < 0 ? text.splitRegexToList(a.get(0)) : text.splitRegexToList(a.get(0), whole(a, 1)));
            case "split_regex_columns" -> x.splitRegexColumns(a.get(0));
            case "split_regex_some" -> x.splitRegexColumns(a.get(0), whole(a, 1));
            case "split_list" ->
                shown(whole(a, 1) < 0 ? text.splitToList(a.get(0)) : text.splitToList(a.get(0), whole(a, 1)));
            default -> shown(text.rsplitToList(a.get(0), whole(a, 1)));
        };
    }

    private static Series shown(Series lists) {
        return lists.map(
                (List<?> parts) -> parts.stream()
                        .map(part -> "[%s]".formatted(Objects.requireNonNullElse(part, "-")))
                        .collect(Collectors.joining()),
                DType.STRING);
    }

    private static boolean yes(List<String> a, int at) {
        return a.get(at).equals("1");
    }

    private static int whole(List<String> a, int at) {
        return Integer.parseInt(a.get(at));
    }
}
