package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.NameFixtures.Call;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.ChangeOptions;
import io.bask.dataframe.schema.Correlation;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.RankOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two tables, rows across, changes within groups and pivots on random tables against pandas; see {@code pair_name_fixtures.py}. */
class PairNamesTest {
    private static final String[] NUMBERS = {"f", "g", "i"};
    private static final List<Call> CALLS = NameFixtures.read("pair_names.tsv");

    /** In so many partitions, one row each for 0, and with empty ones everywhere for -1. */
    @ParameterizedTest(name = "in {0} partitions")
    @ValueSource(ints = {1, 2, 7, 0, -1})
    void answersAsPandas(int partitions) {
        NameFixtures.assertAsPandas(
                CALLS,
                call -> run(
                        call.name(),
                        cut(call.table(), partitions),
                        cut(call.other(), partitions == 7 ? 2 : partitions),
                        call.arguments()));
        assertThat(CALLS).hasSizeGreaterThan(60);
    }

    private static DataFrame cut(Frame frame, int partitions) {
        return partitions < 0 ? NameFixtures.cutWithEmpty(frame) : NameFixtures.cut(frame, partitions);
    }

    private static Object run(String name, DataFrame d, DataFrame o, List<String> a) {
        return switch (name) {
            case "corr_rows" ->
                d.select(NUMBERS)
                        .across()
                        .corrWith(o.select(NUMBERS), Correlation.valueOf(upper(a, 0)), yes(a, 1))
                        .sortIndex(true);
            case "rank_rows" ->
                d.select("f", "g", "i", "s").assign("k", col("f")).across().rank(ranks(a));
            case "change_rows" -> d.groupBy(a.get(0)).pctChange(whole(a, 1), change(a), "f", "i");
            case "change_steps" -> {
                DataFrame table = d.setIndexUnsorted("at");
                DataFrame changes = table.groupBy(a.get(0)).pctChange(whole(a, 1), a.get(4), change(a), "f", "i");
                yield changes.reindexLike(table.select("f", "i"));
            }
            case "combine" -> {
                BinaryOperator<ColumnExpr> function = switch (a.get(0)) {
                    case "left" -> (x, y) -> x;
                    case "right" -> (x, y) -> y;
                    case "sum" -> ColumnExpr::add;
                    default -> (x, y) -> x.where(x.lt(y), y);
                };
                DataFrame own = floats(d, "f", "g");
                DataFrame other = floats(o, "g", "f", "z");
                DataFrame both = a.get(1).isEmpty()
                        ? own.combine(other, function)
                        : own.combine(other, function, Double.valueOf(a.get(1)));
                yield both.select("f", "g", "z");
            }
            default -> pivot(name, keyed(d), a);
        };
    }

    private static DataFrame floats(DataFrame table, String... names) {
        DataFrame result = table.select(names);
        for (String name : names) {
            result = result.assign(name, col(name).cast(DType.FLOAT64));
        }
        return result;
    }

    private static DataFrame keyed(DataFrame d) {
        return d.assign("m", col("h").cast(DType.FLOAT64).where(col("b"), null))
                .astype(Map.of("b", DType.INT64, "h", DType.INT64));
    }

    private static DataFrame pivot(String name, DataFrame d, List<String> a) {
        List<String> index = List.of(a.get(0).split(","));
        List<String> columns = List.of(a.get(1).split(","));
        DataFrame made;
        if (name.equals("pivot_columns")) {
            PivotOptions options = PivotOptions.DEFAULT.with(Aggregation.valueOf(upper(a, 2)));
            made = d.pivotTable(yes(a, 3) ? options.keepingEmpty() : options, "f", index, columns);
        } else {
            CrosstabOptions options = yes(a, 3) ? CrosstabOptions.DEFAULT.keepingEmpty() : CrosstabOptions.DEFAULT;
            CrosstabOptions.Shares shares = switch (a.get(2)) {
                case "index" -> CrosstabOptions.Shares.OF_ROW;
                case "columns" -> CrosstabOptions.Shares.OF_COLUMN;
                case "all" -> CrosstabOptions.Shares.OF_ALL;
                default -> CrosstabOptions.Shares.NONE;
            };
            made = d.crosstab(options.asShares(shares), index, columns);
        }
        return floats(made, made.columns().toArray(String[]::new));
    }

    private static RankOptions ranks(List<String> a) {
        return new RankOptions(
                RankOptions.Ties.valueOf(upper(a, 0)), yes(a, 2), yes(a, 3), RankOptions.Missing.valueOf(upper(a, 1)));
    }

    private static ChangeOptions change(List<String> a) {
        ChangeOptions.Fill fill = switch (a.get(2)) {
            case "ffill" -> ChangeOptions.Fill.FORWARD;
            case "bfill" -> ChangeOptions.Fill.BACKWARD;
            default -> ChangeOptions.Fill.NONE;
        };
        return new ChangeOptions(fill, fill == ChangeOptions.Fill.NONE ? 0 : whole(a, 3));
    }

    private static String upper(List<String> a, int at) {
        return a.get(at).toUpperCase(Locale.ROOT);
    }

    private static boolean yes(List<String> a, int at) {
        return a.get(at).equals("1");
    }

    private static int whole(List<String> a, int at) {
        return Integer.parseInt(a.get(at));
    }

    @Test
    void rowsWithoutNumbersInCommonAreRefused() {
        DataFrame table = DataFrame.fromFrame(Frame.of("a", LongColumn.of(1, 2)), 1);
        assertThatThrownBy(() -> table.across().corrWith(table.rename("a", "b")))
                .hasMessageContaining("no numeric column is in both tables");
    }
}
