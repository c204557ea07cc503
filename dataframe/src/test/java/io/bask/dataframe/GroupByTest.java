package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.CustomAggregation;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.DType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Group-by against pandas; the names of the cases say what is done, see {@code group_fixtures.py}. */
class GroupByTest extends VerbContract {
    GroupByTest() {
        super("groups.tsv", verbs());
    }

    private static Map<String, Function<Cut, Object>> verbs() {
        Map<String, Function<Cut, Object>> verbs = new LinkedHashMap<>();
        for (String name : VerbFixtures.read("groups.tsv").printed().keySet()) {
            verbs.put(name, cut -> run(name, cut.left()));
        }
        return verbs;
    }

    private static DataFrame run(String name, DataFrame table) {
        String[] parts = name.split("\\|", -1);
        String[] verb = parts[0].split(" ");
        String[] columns = parts[2].isEmpty() ? new String[0] : parts[2].split(" ");
        GroupBy groups = table.groupBy(parts[1].split(" "));
        groups = parts[3].contains("dropNull=false") ? groups.dropNull(false) : groups;
        groups = parts[3].contains("sort=false") ? groups.sort(false) : groups;
        groups = parts[3].contains("observed=false") ? groups.observed(false) : groups;
        groups = parts[3].contains("asIndex=false") ? groups.asIndex(false) : groups;
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
        assertThatThrownBy(() -> groups.median("t")).hasMessageContaining("not defined for column 't'");
        assertThatThrownBy(() -> groups.mean("nn")).hasMessageContaining("nn");
        assertThatThrownBy(() -> groups.cov("g")).hasMessageContaining("cov is not defined");
        assertThatThrownBy(() -> groups.sum((String) null)).hasMessageContaining("column");
        assertThatThrownBy(() -> groups.agg((CustomAggregation<?>) null)).hasMessageContaining("aggregation");
    }
}
