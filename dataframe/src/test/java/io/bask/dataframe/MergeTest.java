package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.kernel.SortKernel;
import io.bask.dataframe.schema.JoinKind;
import io.bask.dataframe.schema.Uniqueness;
import io.bask.schedule.TaskFailedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every merge against pandas, over tables cut into partitions in several ways, brought together in both ways. */
@Timeout(600)
class MergeTest {
    private static final VerbFixtures FIXTURES = VerbFixtures.read("merge.tsv");
    private static final Map<String, MergeOptions> MERGES = merges();
    private static final Map<String, Function<Cut, Object>> OTHERS = others();

    private static Map<String, MergeOptions> merges() {
        Map<String, MergeOptions> all = new LinkedHashMap<>();
        for (JoinKind kind : List.of(JoinKind.INNER, JoinKind.LEFT, JoinKind.RIGHT, JoinKind.OUTER)) {
            BiConsumer<String, MergeOptions> add =
                    (name, options) -> all.put("merge %s %s".formatted(kind, name), options.how(kind));
            add.accept("text", MergeOptions.on("g"));
            add.accept("int", MergeOptions.on("k"));
            add.accept("float", MergeOptions.on("f"));
            add.accept("date", MergeOptions.on("t"));
            add.accept("two", MergeOptions.on("g", "k"));
            add.accept("shared", MergeOptions.onShared());
            add.accept("apart", MergeOptions.leftOn("k").rightOn("rid"));
            add.accept("crossed", MergeOptions.leftOn("k").rightOn("f"));
            add.accept("indicator", MergeOptions.on("g", "k").withIndicator());
            add.accept("suffixes", MergeOptions.on("k").suffixes("", "_r"));
        }
        return all;
    }

    private static Map<String, Function<Cut, Object>> others() {
        Map<String, Function<Cut, Object>> all = new LinkedHashMap<>();
        all.put("merge semi", cut -> cut.left().merge(cut.right(), JoinKind.SEMI, "k"));
        all.put("merge anti", cut -> cut.left().merge(cut.right(), JoinKind.ANTI, "k"));
        all.put(
                "merge cross",
                cut -> cut.left().select("id", "g").filter(col("id").lt(9)).merge(cut.small(), MergeOptions.cross()));
        all.put(
                "merge small",
                cut -> cut.left()
                        .select("id", "k")
                        .merge(
                                cut.small(),
                                MergeOptions.leftOn("k").rightOn("key").how(JoinKind.LEFT)));
        all.put(
                "merge narrow key",
                cut -> cut.left().select("id", "n").merge(cut.small().rename("key", "n"), "n"));
        all.put(
                "merge self",
                cut -> cut.left()
                        .select("id", "k", "g")
                        .merge(
                                cut.left()
                                        .select("id", "k", "g")
                                        .filter(col("id").lt(20)),
                                "k"));
        all.put(
                "merge then group",
                cut -> cut.left().merge(cut.right(), "k").groupBy("g_x").sum("rid"));
        all.put(
                "concat",
                cut -> DataFrame.concat(
                        cut.left().select("id", "g", "f"), cut.right().select("g", "f", "rid")));
        all.put("concat shared", cut -> JoinMethods.concat(List.of(cut.left(), cut.right()), true));
        all.put(
                "concat wide",
                cut -> DataFrame.concat(
                        cut.left().select("n"),
                        cut.left().select("k").rename("k", "n"),
                        cut.left().select("f").rename("f", "n")));
        return all;
    }

    static Stream<Arguments> cases() {
        return FIXTURES.cuts().stream()
                .flatMap(cut -> Stream.concat(MERGES.keySet().stream(), OTHERS.keySet().stream())
                        .map(name -> Arguments.of(name, cut)));
    }

    @Test
    void everyExpectationIsTested() {
        List<String> tested = new ArrayList<>(MERGES.keySet());
        tested.addAll(OTHERS.keySet());
        assertThat(tested)
                .containsExactlyInAnyOrderElementsOf(FIXTURES.printed().keySet());
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("cases")
    void answersWhatPandasAnswers(String name, Cut cut) {
        MergeOptions options = MERGES.get(name);
        Object result = options == null
                ? OTHERS.get(name).apply(cut)
                : exchanged(name, cut.left().merge(cut.right(), options), options, cut);
        assertThat(VerbFixtures.print(result)).isEqualTo(FIXTURES.printed().get(name));
    }

    /** An outer join of several partitions, whose rows lie in the order of the exchange, in the order of the ids. */
    private static Object exchanged(String name, DataFrame result, MergeOptions options, Cut cut) {
        boolean isOne = cut.left().npartitions() == 1 && cut.right().npartitions() == 1;
        return options.kind() == JoinKind.OUTER && !isOne ? byId(name, result.compute()) : result;
    }

    private static Frame byId(String name, Frame frame) {
        List<Column> keys = List.of(frame.column("id"), frame.column("rid"));
        List<Column> order = name.contains("right") ? List.of(keys.get(1), keys.get(0)) : keys;
        return frame.take(SortKernel.order(order)).withIndex(RowIndex.range(frame.rows()));
    }

    static Stream<Arguments> exchanges() {
        return FIXTURES.cuts().stream()
                .filter(cut -> cut.left().npartitions() < 20)
                .flatMap(cut -> MERGES.keySet().stream().map(name -> Arguments.of(name, cut)));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("exchanges")
    void answersTheSameAfterAnExchange(String name, Cut cut) {
        MergeOptions options = MERGES.get(name).by(MergeOptions.Plan.EXCHANGE).withPartitions(5);
        Frame result = byId(name, cut.left().merge(cut.right(), options).compute());
        assertThat(VerbFixtures.print(result)).isEqualTo(FIXTURES.printed().get(name));
    }

    @Test
    void exchangeKeepsTheOrderOfTheLeftTableWithinEachPartition() {
        Cut cut = FIXTURES.cuts().get(2);
        DataFrame merged = cut.left()
                .merge(
                        cut.right(),
                        MergeOptions.on("k").by(MergeOptions.Plan.EXCHANGE).withPartitions(3));
        assertThat(merged.npartitions()).isEqualTo(3);
        DataFrame ordered = merged.mapPartitions(
                part -> {
                    int[] order = SortKernel.order(List.of(part.column("id"), part.column("rid")));
                    for (int i = 0; i < order.length; i++) {
                        assertThat(order[i]).isEqualTo(i);
                    }
                    return part;
                },
                merged.schema());
        assertThat(ordered.len()).isEqualTo(merged.len()).isPositive();
    }

    @Test
    void onlyNeededColumnsAreExchanged() {
        Cut cut = FIXTURES.cuts().get(2);
        DataFrame merged = cut.left().merge(cut.right(), MergeOptions.on("k").by(MergeOptions.Plan.EXCHANGE));
        assertThat(merged.select("rid").explain("plan")).contains("project [rid, k]", "project [k]");
    }

    private static DataFrame keys(long... keys) {
        Map<String, Column> columns = new LinkedHashMap<>();
        columns.put("key", LongColumn.of(keys));
        columns.put("value", LongColumn.of(keys));
        return DataFrame.of(columns, 3);
    }

    @Test
    void validateFindsRepeatedKeysOnTheSideItNames() {
        DataFrame unique = keys(1, 2, 3, 4, 5);
        DataFrame repeated = keys(1, 2, 3, 4, 1);
        MergeOptions one = MergeOptions.on("key").validate(Uniqueness.ONE_TO_ONE);
        assertThat(unique.merge(unique, one).len()).isEqualTo(5);
        assertThatThrownBy(() -> repeated.merge(unique, one).compute())
                .isInstanceOf(TaskFailedException.class)
                .rootCause()
                .hasMessageContaining("the left table has a key more than once");
        assertThatThrownBy(() -> unique.merge(repeated, one.validate(Uniqueness.MANY_TO_ONE))
                        .compute())
                .rootCause()
                .hasMessageContaining("the right table has a key more than once");
        assertThat(repeated.merge(unique, one.validate(Uniqueness.MANY_TO_ONE)).len())
                .isEqualTo(5);
        assertThatThrownBy(() -> unique.merge(
                                repeated, one.validate(Uniqueness.MANY_TO_ONE).how(JoinKind.RIGHT))
                        .compute())
                .rootCause()
                .hasMessageContaining("key more than once");
        assertThat(unique.merge(repeated, one.validate(Uniqueness.ONE_TO_MANY).how(JoinKind.RIGHT))
                        .len())
                .isEqualTo(5);
    }

    @Test
    void errorsAreFoundAtTheCall() {
        DataFrame table = keys(1, 2);
        DataFrame texts = DataFrame.of(Map.of("key", StringColumn.of("1", "2")), 1);
        DataFrame ints = DataFrame.of(Map.of("other", IntColumn.of(1, 2)), 1);
        assertThatThrownBy(() -> table.merge(texts, "key")).hasMessageContaining("never equal; cast one");
        assertThatThrownBy(() -> table.merge(table, "keys")).hasMessageContaining("did you mean 'key'");
        assertThatThrownBy(() -> table.merge(ints)).hasMessageContaining("at least one; got [] and []");
        assertThatThrownBy(() ->
                        table.merge(ints, MergeOptions.leftOn("key", "value").rightOn("other")))
                .hasMessageContaining("as many left keys as right ones");
        assertThatThrownBy(() -> table.merge(table, MergeOptions.on("key").suffixes("", "")))
                .hasMessageContaining("choose other suffixes");
        assertThatThrownBy(() -> table.merge(table, MergeOptions.on("key").how(JoinKind.CROSS)))
                .hasMessageContaining("a cross join has no keys");
        assertThatThrownBy(() -> table.merge(table, MergeOptions.on("key").withIndicator("value_x")))
                .hasMessageContaining("name it otherwise");
        assertThatThrownBy(() -> DataFrame.concat(table, texts)).hasMessageContaining("column 'key' is int64 in one");
        assertThatThrownBy(DataFrame::concat).hasMessageContaining("no tables given");
    }
}
