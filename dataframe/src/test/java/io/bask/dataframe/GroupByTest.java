package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.CustomAggregation;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.RankOptions;
import io.bask.dataframe.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Group-by against pandas; the names of the cases say what is done, see {@code group_fixtures.py}. */
class GroupByTest extends VerbContract {
    GroupByTest() {
        super("groups.tsv", verbs());
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
        for (String name : VerbFixtures.read("groups.tsv").printed().keySet()) {
            verbs.put(name, cut -> run(name, cut.left()));
        }
        return verbs;
    }

    private static Object run(String name, DataFrame table) {
        String[] parts = name.split("\\|", -1);
        String[] verb = parts[0].split(" ");
        String[] columns = parts[2].isEmpty() ? new String[0] : parts[2].split(" ");
        GroupBy groups = table.groupBy(parts[1].split(" "));
        groups = parts[3].contains("dropNull=false") ? groups.dropNull(false) : groups;
        groups = parts[3].contains("sort=false") ? groups.sort(false) : groups;
        groups = parts[3].contains("observed=false") ? groups.observed(false) : groups;
        groups = parts[3].contains("asIndex=false") ? groups.asIndex(false) : groups;
        return verb.length > 1 && verb[0].equals("rank")
                ? groups.rank(ranks(verb), columns)
                : result(groups, verb, columns);
    }

    private static RankOptions ranks(String[] verb) {
        return new RankOptions(
                RankOptions.Ties.valueOf(verb[1].toUpperCase(Locale.ROOT)),
                Boolean.parseBoolean(verb[2]),
                Boolean.parseBoolean(verb[3]),
                RankOptions.Missing.valueOf(verb[4].toUpperCase(Locale.ROOT)));
    }

    private static Object result(GroupBy groups, String[] verb, String[] columns) {
        int number = verb.length > 1 && verb[1].matches("-?[0-9]+") ? Integer.parseInt(verb[1]) : 0;
        return switch (verb[0]) {
            case "transform" -> groups.transform(verb[1], columns);
            case "cumsum" -> groups.cumsum(columns);
            case "cumprod" -> groups.cumprod(columns);
            case "cummin" -> groups.cummin(columns);
            case "cummax" -> groups.cummax(columns);
            case "ffill" -> groups.ffill(columns);
            case "bfill" -> groups.bfill(columns);
            case "shift" -> groups.shift(number, columns);
            case "diff" -> groups.diff(number, columns);
            case "head" -> groups.head(number);
            case "tail" -> groups.tail(number);
            case "nth" ->
                new DataFrame(groups.expr())
                        .select(withKeys(groups, "id", "f"))
                        .groupBy(groups.keys().toArray(String[]::new))
                        .nth(number);
            case "filter" -> groups.filter(part -> mean(part) > 0);
            case "apply" ->
                groups.apply(
                        GroupByTest::lastTwo, Schema.of(new Field("id", DType.INT64), new Field("r", DType.INT64)));
            case "ngroup" -> groups.ngroup();
            case "cumcount" -> groups.cumcount();
            case "valueCounts" -> groups.valueCounts(columns[0]);
            default -> aggregated(groups, verb, columns);
        };
    }

    private static List<String> withKeys(GroupBy groups, String... columns) {
        List<String> all = new ArrayList<>(groups.keys());
        all.addAll(List.of(columns));
        return all;
    }

    private static double mean(Frame part) {
        double sum = 0;
        for (int row = 0; row < part.rows(); row++) {
            sum += ((Number) part.valueAt(row, "n")).doubleValue();
        }
        return sum / part.rows();
    }

    private static Frame lastTwo(Frame part) {
        Frame last = part.tail(2);
        long[] sizes = new long[last.rows()];
        Arrays.fill(sizes, part.rows());
        return Frame.of("id", last.column("id"), "r", LongColumn.of(sizes));
    }

    private static DataFrame aggregated(GroupBy groups, String[] verb, String[] columns) {
        return switch (verb[0]) {
            case "size" -> groups.size();
            case "describe" -> groups.describe(columns);
            case "cov" -> groups.cov(columns);
            case "corr" -> groups.corr(columns);
            case "quantile" -> groups.quantile(Double.parseDouble(verb[1]), columns);
            case "std" -> verb.length > 1 ? groups.std(Integer.parseInt(verb[1]), columns) : groups.std(columns);
            case "var" -> verb.length > 1 ? groups.var(Integer.parseInt(verb[1]), columns) : groups.var(columns);
            case "sum" -> verb.length > 1 ? groups.sum(Integer.parseInt(verb[1]), columns) : groups.sum(columns);
            case "prod" -> verb.length > 1 ? groups.prod(Integer.parseInt(verb[1]), columns) : groups.prod(columns);
            default -> groups.each(Aggregation.of(verb[0]), Aggregate.rows().options(), columns);
        };
    }

    /** A user's aggregation that depends on the order of rows: values joined by their bits. */
    private record Joined() implements CustomAggregation<String> {
        @Override
        public String name() {
            return "joined";
        }

        @Override
        public DType result(DType operand) {
            return DType.STRING;
        }

        @Override
        public String chunk(Column values) {
            StringBuilder text = new StringBuilder();
            for (int row = 0; row < values.length(); row++) {
                text.append(values.isNull(row) ? "-" : ((DoubleColumn) values).at(row))
                        .append(' ');
            }
            return text.toString();
        }

        @Override
        public String combine(String earlier, String later) {
            return earlier + later;
        }

        @Override
        public Object finish(String state) {
            return state;
        }
    }

    @Test
    void groupValuesAreExpressionsToo() {
        for (Cut cut : cuts()) {
            DataFrame table = cut.left();
            Frame deep = table.filter(col("f").gt(col("f").transform(Aggregation.MEAN, "g")))
                    .assign("r", col("f").rank("g").add(col("n").transform(Aggregation.SUM)))
                    .compute();
            Frame plain = table.compute();
            int kept = 0;
            for (int row = 0; row < plain.rows(); row++) {
                kept += isAboveMean(plain, row) ? 1 : 0;
            }
            assertThat(deep.rows()).as(cut.name()).isEqualTo(kept).isPositive();
        }
    }

    private static boolean isAboveMean(Frame table, int row) {
        Object key = table.valueAt(row, "g");
        if (key == null || table.valueAt(row, "f") == null) {
            return false;
        }
        double sum = 0;
        int count = 0;
        for (int other = 0; other < table.rows(); other++) {
            if (key.equals(table.valueAt(other, "g")) && table.valueAt(other, "f") != null) {
                sum += (Double) table.valueAt(other, "f");
                count++;
            }
        }
        return (Double) table.valueAt(row, "f") > sum / count;
    }

    @Test
    void aUsersAggregationCombinesInRowOrder() {
        String expected = null;
        for (Cut cut : cuts()) {
            Frame joined = cut.left().groupBy("g").agg(new Joined(), "f").compute();
            String text = VerbFixtures.print(joined);
            expected = expected == null ? text : expected;
            assertThat(text).as(cut.name()).isEqualTo(expected);
        }
        Frame table = fixtures().cuts().get(0).left().compute();
        StringBuilder plain = new StringBuilder();
        for (int row = 0; row < table.rows(); row++) {
            if ("DM".equals(table.valueAt(row, "g"))) {
                Object value = table.valueAt(row, "f");
                plain.append(value == null ? "-" : value).append(' ');
            }
        }
        assertThat(expected).contains(plain.toString().trim().substring(0, 20));
    }

    @Test
    void severalAggregationsOfSeveralColumnsHaveNamesOfTheirOwn() {
        DataFrame table = fixtures().cuts().get(2).left();
        Map<String, List<Aggregation>> wanted = new LinkedHashMap<>();
        wanted.put("f", List.of(Aggregation.MEAN, Aggregation.MAX));
        wanted.put("n", List.of(Aggregation.SUM));
        assertThat(table.groupBy("g").agg(wanted).columns()).containsExactly("f_mean", "f_max", "n_sum");
        assertThat(table.groupBy("g")
                        .agg(Expressions.aggregate("heaviest", "f", Aggregation.MAX))
                        .columns())
                .containsExactly("heaviest");
    }

    @Test
    void wrongArgumentsAreErrorsAtTheCall() {
        GroupBy groups = fixtures().cuts().get(1).left().groupBy("g");
        assertThatThrownBy(() -> groups.quantile(1.5, "f")).hasMessageContaining("quantiles lie in [0, 1]");
        assertThatThrownBy(() -> groups.std(-1, "f")).hasMessageContaining("ddof -1");
        assertThatThrownBy(() -> groups.sum(-1, "f")).hasMessageContaining("minCount -1");
        assertThatThrownBy(() -> groups.sum("t")).hasMessageContaining("not defined for column 't'");
        assertThatThrownBy(() -> groups.mean("nn")).hasMessageContaining("nn");
        assertThatThrownBy(() -> groups.cov("g")).hasMessageContaining("cov is not defined");
        assertThatThrownBy(() -> groups.sum((String) null)).hasMessageContaining("column");
        assertThatThrownBy(() -> groups.transform("meen", "f")).hasMessageContaining("no aggregation is called 'meen'");
        assertThatThrownBy(() -> groups.transform("idxmin", "f"))
                .hasMessageContaining("transform does not take idxmin");
        assertThatThrownBy(() -> groups.filter(null)).hasMessageContaining("test");
        assertThatThrownBy(() -> groups.apply(frame -> frame, Schema.of(new Field("g", DType.STRING))))
                .hasMessageContaining("called as a key");
        assertThatThrownBy(() -> groups.agg(Map.of("f", List.of(Aggregation.CORR))))
                .hasMessageContaining("corr of column 'f' needs a second column; use corr(\"f\", other)");
        assertThatThrownBy(() -> groups.agg(Map.of("f", List.of(Aggregation.CUSTOM))))
                .hasMessageContaining("no aggregation was given for column 'f'");
        assertThatThrownBy(() -> groups.transform("cov", "f")).hasMessageContaining("transform does not take cov");
        assertThatThrownBy(() -> groups.valueCounts("g")).hasMessageContaining("is a key already");
        assertThatThrownBy(() -> groups.agg((CustomAggregation<?>) null)).hasMessageContaining("aggregation");
    }
}
