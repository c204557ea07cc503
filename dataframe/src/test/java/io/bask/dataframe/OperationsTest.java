package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.lit;
import static io.bask.dataframe.Expressions.max;
import static io.bask.dataframe.Expressions.mean;
import static io.bask.dataframe.Expressions.var;
import static io.bask.dataframe.Expressions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.bask.Lazy;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.UnaryOp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against pandas, over tables cut into partitions in several ways. */
class OperationsTest {
    private static final OperationFixtures FIXTURES = OperationFixtures.read();
    private static final Map<String, Function<DataFrame, Object>> OPERATIONS = operations();
    private static final Map<String, Function<DataFrame, Lazy<? extends Number>>> SCALARS = scalars();

    private static DataFrame computed(DataFrame df, ColumnExpr value) {
        return df.assign("r", value).select("r");
    }

    private static Map<String, Function<DataFrame, Object>> operations() {
        Map<String, Function<DataFrame, Object>> all = new LinkedHashMap<>();
        all.put("all", df -> df);
        all.put("head", DataFrame::head);
        all.put("head 20", df -> df.head(20));
        all.put("tail", DataFrame::tail);
        all.put("tail 3", df -> df.tail(3));
        all.put("tail of filter", df -> df.filter(col("f").gt(20)).tail(4));
        all.put("head of filter", df -> df.filter(col("f").gt(20)).head(4));
        all.put("select", df -> df.select("f", "g"));
        all.put("drop", df -> df.drop("t", "s", "c"));
        all.put("rename", df -> df.rename(Map.of("g", "species", "f", "weight")).select("weight", "species"));
        all.put("dropna", DataFrame::dropNull);
        all.put("series", df -> df.col("f"));
        all.put("series ints", df -> df.col("i"));
        all.put("series text", df -> df.col("g"));
        all.put("series categories", df -> df.col("c"));
        all.put("series dates", df -> df.col("t"));
        all.put("series sum", df -> df.col("n").add(df.col("k")).rename(""));
        all.put("describe", DataFrame::describe);
        all.put("describe series", df -> df.col("f").describe());
        all.put("sum", df -> df.select("f", "k", "n").sum());
        all.put("sum ints", df -> df.select("k", "n").sum());
        all.put("mean", df -> df.select("f", "k", "n", "b").mean());
        all.put("std", df -> df.select("f", "k", "n").std());
        all.put("count", DataFrame::count);
        all.put("nunique", DataFrame::nunique);
        all.put("max", df -> df.select("f", "k").max());
        all.put("dtypes", DataFrame::dtypes);
        addFilters(all);
        addColumns(all);
        addGroups(all);
        return all;
    }

    private static void addFilters(Map<String, Function<DataFrame, Object>> all) {
        all.put("filter number", df -> df.filter(col("f").gt(10)));
        all.put("filter int", df -> df.filter(df.col("k").eq(3)));
        all.put("filter null int", df -> df.filter(col("i").gt(5)));
        all.put("filter text", df -> df.filter(col("g").eq("DM")));
        all.put("filter text order", df -> df.filter(col("s").ge("b")));
        all.put("filter not text", df -> df.filter(col("g").ne("DM")));
        all.put(
                "filter and or",
                df -> df.filter(col("f").gt(0).and(col("k").lt(3)).or(col("b"))));
        all.put("filter not", df -> df.filter(col("f").gt(0).not()));
        all.put("filter isin", df -> df.filter(col("g").isIn("NL", "PF")));
        all.put("filter isin int", df -> df.filter(df.col("k").isIn(List.of(1, 5))));
        all.put("filter date", df -> df.filter(col("t").ge(LocalDate.of(1979, 1, 1))));
        all.put("filter category", df -> df.filter(col("c").eq("mid")));
        all.put("filter null", df -> df.filter(col("f").isNull()));
        all.put("filter notnull", df -> df.filter(df.col("g").notNull()));
        all.put("filter two columns", df -> df.filter(col("f").gt(col("n"))));
        all.put("filter none", df -> df.filter(col("f").gt(1000)));
        all.put("filter between", df -> df.filter(df.col("n").between(-2, 2)));
    }

    private static void addColumns(Map<String, Function<DataFrame, Object>> all) {
        all.put("add", df -> computed(df, col("f").add(col("n"))));
        all.put("sub int", df -> computed(df, col("k").sub(col("n"))));
        all.put("mul null int", df -> computed(df, col("i").mul(3)));
        all.put("div", df -> computed(df, col("f").div(col("k"))));
        all.put("div int", df -> computed(df, col("n").div(col("k"))));
        all.put("div zero", df -> computed(df, col("k").div(col("n"))));
        all.put("floordiv", df -> computed(df, col("n").floorDiv(col("k"))));
        all.put("floordiv float", df -> computed(df, col("f").floorDiv(3)));
        all.put("mod", df -> computed(df, col("n").mod(col("k"))));
        all.put("mod float", df -> computed(df, col("f").mod(7)));
        all.put("pow", df -> computed(df, col("k").pow(3)));
        all.put("pow float", df -> computed(df, col("f").pow(2)));
        all.put("neg", df -> computed(df, col("n").neg()));
        all.put("abs", df -> computed(df, col("f").abs()));
        all.put("sqrt", df -> computed(df, col("k").apply(UnaryOp.SQRT)));
        all.put("round", df -> computed(df, col("f").round(1)));
        all.put("compare", df -> computed(df, col("f").le(0)));
        all.put("join text", df -> computed(df, col("g").add(col("s"))));
        all.put("join constant", df -> computed(df, col("g").add("_x")));
        all.put("upper", df -> computed(df, col("s").apply(UnaryOp.UPPER)));
        all.put("length", df -> computed(df, col("g").apply(UnaryOp.LENGTH)).dropNull());
        all.put("fillna", df -> computed(df, col("f").fillNull(0)));
        all.put("fillna text", df -> computed(df, col("g").fillNull("none")));
        all.put("fillna int", df -> computed(df, col("i").fillNull(7)));
        all.put("where", df -> computed(df, where(col("b"), col("f"), 0)));
        all.put("cast", df -> computed(df, col("k").cast(DType.FLOAT64)));
        all.put("cast text", df -> computed(df, col("k").cast(DType.STRING)));
        all.put("cast float text", df -> computed(df, col("f").cast(DType.STRING)));
        all.put("cast int", df -> computed(df, col("f").fillNull(0).cast(DType.INT64)));
        all.put("year", df -> computed(df, col("t").apply(UnaryOp.YEAR)));
        all.put("weekday", df -> computed(df, col("t").apply(UnaryOp.WEEKDAY)));
        all.put("constant", df -> computed(df, lit(1.5)));
    }

    private static void addGroups(Map<String, Function<DataFrame, Object>> all) {
        all.put("groupby mean", df -> df.groupBy("g").mean("f"));
        all.put("groupby sum", df -> df.groupBy("k").sum("f", "n"));
        all.put("groupby count", df -> df.groupBy("g").count("f", "s", "t"));
        all.put("groupby size", df -> df.groupBy("g").size());
        all.put("groupby min", df -> df.groupBy("g").min("f", "n", "t"));
        all.put("groupby max", df -> df.groupBy("k").max("f", "n", "t"));
        all.put("groupby text max", df -> df.groupBy("k").max("s"));
        all.put("groupby std", df -> df.groupBy("g").std("f", "n"));
        all.put("groupby var", df -> df.groupBy("k").var("f"));
        all.put("groupby first", df -> df.groupBy("k").first("f", "g"));
        all.put("groupby last", df -> df.groupBy("k").last("f", "g"));
        all.put("groupby nunique", df -> df.groupBy("g").nunique("k", "s", "f"));
        all.put("groupby two", df -> df.groupBy("g", "k").mean("f", "n"));
        all.put("groupby three", df -> df.groupBy("b", "g", "k").sum("n"));
        all.put("groupby bool", df -> df.groupBy("b").mean("f"));
        all.put(
                "groupby date",
                df -> df.assign("t", col("t").cast(DType.INT64).floorDiv(86_400_000_000_000L))
                        .assign("t", col("t").mul(86_400_000_000_000L).cast(DType.DATETIME))
                        .groupBy("t")
                        .sum("n")
                        .head(7));
        all.put("groupby float", df -> df.groupBy("f").sum("n"));
        all.put("groupby category", df -> df.groupBy("c").sum("n"));
        all.put(
                "groupby all",
                df -> df.filter(col("g").eq("DM")).groupBy("g").agg(mean("f"), max("f"), var("f"), count()));
        all.put(
                "groupby filter",
                df -> df.filter(col("g").eq("DM").and(col("f").gt(10)))
                        .groupBy("k")
                        .agg(mean("f"), count()));
        all.put("groupby null int", df -> df.groupBy("i").sum("n"));
    }

    private static Map<String, Function<DataFrame, Lazy<? extends Number>>> scalars() {
        Map<String, Function<DataFrame, Lazy<? extends Number>>> all = new LinkedHashMap<>();
        all.put("max", df -> df.col("f").max());
        all.put("min", df -> df.col("f").min());
        all.put("sum", df -> df.col("f").sum());
        all.put("mean", df -> df.col("f").mean());
        all.put("std", df -> df.col("f").std());
        all.put("var", df -> df.col("f").var());
        all.put("count", df -> df.col("f").count());
        all.put("nunique", df -> df.col("f").nunique());
        all.put("len", DataFrame::length);
        all.put("int max", df -> df.col("i").max());
        all.put("int sum", df -> df.col("i").sumLong());
        all.put("int mean", df -> df.col("i").mean());
        all.put("int var", df -> df.col("i").var());
        all.put("bool sum", df -> df.col("b").sumLong());
        all.put("bool mean", df -> df.col("b").mean());
        all.put("filtered mean", df -> df.filter(col("g").eq("DM")).col("f").mean());
        all.put("none", df -> df.filter(col("f").gt(1000)).col("f").max());
        all.put("none sum", df -> df.filter(col("f").gt(1000)).col("f").sum());
        all.put("square mean", df -> df.col("f").mul(df.col("f")).mean());
        all.put("text nunique", df -> df.col("s").nunique());
        all.put("filtered len", df -> df.filter(col("f").gt(0)).length());
        return all;
    }

    /** The table whole, cut evenly, one row each, and with empty partitions at both ends and between. */
    static Map<String, DataFrame> tables() {
        Frame table = FIXTURES.table();
        int rows = table.rows();
        Map<String, DataFrame> tables = new LinkedHashMap<>();
        for (int partitions : new int[] {1, 2, 7, 20, rows}) {
            tables.put(partitions + " partitions", DataFrame.fromFrame(table, partitions));
        }
        tables.put("more partitions than rows", DataFrame.fromFrame(table, 3 * rows));
        List<Frame> numbered = new ArrayList<>();
        int[] cuts = {0, 0, 3, 3, 50, 50, 51, rows, rows};
        for (int i = 0; i + 1 < cuts.length; i++) {
            Frame part = table.slice(cuts[i], cuts[i + 1]);
            numbered.add(Frame.partition(table.schema(), part.columns(), part.rows()));
        }
        tables.put("partitions numbered each for itself", DataFrame.fromFrames(numbered));
        return tables;
    }

    static Stream<Arguments> operationsOnTables() {
        return tables().entrySet().stream()
                .flatMap(table ->
                        OPERATIONS.keySet().stream().map(name -> Arguments.of(table.getKey(), name, table.getValue())));
    }

    static Stream<Arguments> scalarsOnTables() {
        return tables().entrySet().stream()
                .flatMap(table ->
                        SCALARS.keySet().stream().map(name -> Arguments.of(table.getKey(), name, table.getValue())));
    }

    @Test
    void everyExpectationIsTested() {
        assertThat(OPERATIONS.keySet()).isEqualTo(FIXTURES.printed().keySet());
        assertThat(SCALARS.keySet()).isEqualTo(FIXTURES.scalars().keySet());
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("operationsOnTables")
    void printsWhatPandasPrints(String partitions, String name, DataFrame df) {
        Object result = OPERATIONS.get(name).apply(df);
        Object computed = result instanceof Lazy<?> lazy ? lazy.compute() : result;
        assertThat(computed.toString()).isEqualTo(FIXTURES.printed().get(name));
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("scalarsOnTables")
    void numbersAreThoseOfPandas(String partitions, String name, DataFrame df) {
        double expected = FIXTURES.scalars().get(name);
        double value = SCALARS.get(name).apply(df).compute().doubleValue();
        if (Double.isNaN(expected)) {
            assertThat(value).isNaN();
        } else {
            assertThat(value).isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
        }
    }
}
