package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.schema.AggregateOptions;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.BinaryOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of tables and series on random tables in 1, 2 and 7 partitions and one row each (0), against what pandas answers. */
@Timeout(120)
class NamesTest {
    private static final List<Call> CALLS = NameFixtures.read();

    /** A call of Bask for one of pandas. */
    interface Name {
        Object of(DataFrame table, DataFrame other, List<String> arguments);
    }

    private static final Map<String, Name> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("iloc", (d, o, a) -> d.iloc(whole(a, 0), whole(a, 1)));
        NAMES.put("iloc_one", (d, o, a) -> d.iloc(whole(a, 0)));
        NAMES.put("iloc_list", (d, o, a) -> d.iloc(
                Arrays.stream(a.get(0).split(",")).mapToLong(Long::parseLong).toArray()));
        NAMES.put("iloc_columns", (d, o, a) -> d.ilocColumns(whole(a, 0), whole(a, 1)));
        NAMES.put("sort_index", (d, o, a) -> d.sortIndex(a.get(0).equals("1")));
        NAMES.put("index", (d, o, a) -> d.assign("i", d.index()).col("i").rename(d.index().name()));
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
                "series_series",
                (d, o, a) -> d.col(a.get(1)).filled(op(a.get(0)), o.col(a.get(1)), number(a.get(2))));
        NAMES.put("frame_series", (d, o, a) -> d.select("f", "i").filled(op(a.get(0)), o.col("f"), null));
        NAMES.put("frame_summary", (d, o, a) -> {
            DataFrame two = d.select("f", "i");
            return two.filled(op(a.get(0)), a.get(1).equals("mean") ? two.mean() : two.min(), null);
        });
        NAMES.put("reversed", (d, o, a) -> d.select("f", "i", "u").reversed(op(a.get(0).substring(1)), 7));
        NAMES.put("across", (d, o, a) -> d.select("i", "f", "u", "g")
                .across()
                .skipNull(a.get(1).equals("1") || List.of("count", "nunique").contains(a.get(0)))
                .value(Aggregation.of(a.get(0))));
        NAMES.put("across_idx", (d, o, a) -> d.select("i", "f", "u", "g").across().value(Aggregation.of(a.get(0))));
        NAMES.put(
                "across_quantile",
                (d, o, a) -> d.select("i", "f", "u").across().quantile(Double.parseDouble(a.get(0))));
        NAMES.put("series_agg", (d, o, a) -> d.col(a.get(1)).value(Aggregation.of(a.get(0))));
        NAMES.put("clip", (d, o, a) -> d.col(a.get(0)).clip(number(a.get(1)), number(a.get(2))));
        NAMES.put("isocalendar", (d, o, a) -> d.col("t").isocalendar());
        NAMES.put("nlargest", (d, o, a) -> d.col(a.get(0)).nlargest(whole(a, 1)));
        NAMES.put("cut", (d, o, a) -> d.col(a.get(1)).cut(
                Arrays.stream(a.get(0).split(",")).mapToDouble(Double::parseDouble).toArray()));
        NAMES.put("cut_into", (d, o, a) -> d.col(a.get(1)).cutInto(whole(a, 0)));
        NAMES.put("round", (d, o, a) -> d.col(a.get(0)).round(whole(a, 1)));
        NAMES.put(
                "isin_map",
                (d, o, a) -> d.select("i", "s", "f").isIn(Map.of("i", List.of(0, 1, 2), "s", List.of("a"))));
        NAMES.put("squeeze", (d, o, a) -> d.select("f").squeeze());
        NAMES.put("groupby_series", (d, o, a) -> d.col(a.get(1)).groupBy("b").each(
                Aggregation.of(a.get(0)), AggregateOptions.DEFAULT));
        NAMES.put("concat", (d, o, a) -> DataFrame.concat(
                d.select("f", "i").resetIndex(true), o.resetIndex(true)));
        NAMES.put("combine_first", (d, o, a) -> d.col("f").combineFirst(o.col("f")));
        NAMES.put("where", (d, o, a) -> d.col(a.get(0)).where(d.col("b"), null));
        NAMES.put("eval", (d, o, a) -> d.eval(a.get(0)));
        NAMES.put("query_index", (d, o, a) -> d.query("index == @first", Map.of("first", first(d))));
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
        List<String> different = new ArrayList<>();
        Map<String, Integer> failures = new LinkedHashMap<>();
        for (Call call : CALLS) {
            Name name = NAMES.get(call.name());
            if (name == null) {
                continue;
            }
            String found = check(call, name, partitions);
            if (!found.isEmpty() && failures.merge(call.name(), 1, Integer::sum) <= 2) {
                different.add(found);
            }
        }
        assertThat(different).as(failures.toString()).isEmpty();
    }

    private static String check(Call call, Name name, int partitions) {
        String what = "%s%s of%n%s%nother%n%s%n".formatted(call.name(), call.arguments(), call.table(), call.other());
        try {
            DataFrame table = NameFixtures.cut(call.table(), partitions);
            DataFrame other = NameFixtures.cut(call.other(), Math.max(1, partitions - 1));
            Optional<String> difference =
                    NameFixtures.difference(call, name.of(table, other, call.arguments()));
            return difference.map(text -> what + text).orElse("");
        } catch (RuntimeException failed) {
            return what + failed;
        }
    }

    @Test
    void nothingIsLeftOut() {
        assertThat(CALLS).hasSizeGreaterThan(500);
    }
}
