package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.TextMethods;
import io.bask.dataframe.schema.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rarer options of names on random tables against pandas, in several partitionings; see {@code detail_name_fixtures.py}. */
@Timeout(600)
class DetailNamesTest {
    private static final List<Call> CALLS = NameFixtures.read("detail_names.tsv");

    /** In so many partitions, one row each for 0, and with empty ones everywhere for -1. */
    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 3, 0, -1})
    void answersAsPandas(int partitions) {
        List<String> different = new ArrayList<>();
        Map<String, Integer> failures = new LinkedHashMap<>();
        for (Call call : CALLS) {
            String found = check(call, partitions);
            if (!found.isEmpty() && failures.merge(call.name(), 1, Integer::sum) <= 2) {
                different.add(found);
            }
        }
        assertThat(different).as(failures.toString()).isEmpty();
        assertThat(CALLS).hasSizeGreaterThan(60);
    }

    private static DataFrame cut(Frame frame, int partitions) {
        return partitions < 0 ? NameFixtures.cutWithEmpty(frame) : NameFixtures.cut(frame, partitions);
    }

    private static String check(Call call, int partitions) {
        String what = "%s%s of%n%s%nother%n%s%n".formatted(call.name(), call.arguments(), call.table(), call.other());
        try {
            DataFrame table = cut(call.table(), partitions);
            DataFrame other = cut(call.other(), partitions == 3 ? 2 : partitions);
            return NameFixtures.difference(call, run(call.name(), table, other, call.arguments()))
                    .map(text -> what + text)
                    .orElse("");
        } catch (RuntimeException failed) {
            return what + failed + Arrays.toString(failed.getStackTrace()).substring(0, 400);
        }
    }

    private static Object run(String name, DataFrame d, DataFrame o, List<String> a) {
        return texts(name, d.col("x"), a);
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

    private static int whole(List<String> a, int at) {
        return Integer.parseInt(a.get(at));
    }
}
