package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.ExpandingMethods;
import io.bask.dataframe.expr.RollingMethods;
import io.bask.dataframe.expr.WeightedMethods;
import io.bask.dataframe.schema.Closed;
import io.bask.dataframe.schema.Decay;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Windows of time, windows of rows and falling weights against pandas. */
@Timeout(600)
class WindowsTest {
    private static final ValueFixtures FIXTURES = ValueFixtures.read("windows.tsv");
    private static final ColumnExpr F = col("f");
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final ColumnExpr INFINITE = where(F.eq(5.0), INF, where(F.eq(-4.0), -INF, F));
    private static final ColumnExpr POISONED =
            where(col("id").eq(20), INF, where(col("id").eq(23), -INF, F));

    private static ColumnExpr value(String name) {
        String[] parts = name.split("\\|", -1);
        return switch (parts[0]) {
            case "time" -> time(parts);
            case "rows" -> rows(parts);
            case "ewm" -> weighted(parts);
            case "expanding" -> expanding(INFINITE.expanding(), parts[1]);
            case "cumsum inf" -> POISONED.cumsum();
            default -> where(col("id").eq(30), 0.0, POISONED).cumprod();
        };
    }

    private static ColumnExpr time(String... parts) {
        RollingMethods<ColumnExpr> windows =
                F.rolling(parts[1], "s").closed(Closed.valueOf(parts[2].toUpperCase(Locale.ROOT)));
        windows = parts[3].isEmpty() ? windows : windows.center();
        windows = parts[4].isEmpty() ? windows : windows.minPeriods(Integer.parseInt(parts[4]));
        windows = parts[6].isEmpty() ? windows : windows.over(parts[6]);
        return switch (parts[5]) {
            case "sum" -> windows.sum();
            case "mean" -> windows.mean();
            case "min" -> windows.min();
            case "max" -> windows.max();
            case "std" -> windows.std();
            case "var" -> windows.var();
            case "median" -> windows.median();
            default -> windows.count();
        };
    }

    private static ColumnExpr rows(String... parts) {
        ColumnExpr values = parts[3].equals("inf") ? INFINITE : F;
        RollingMethods<ColumnExpr> windows = values.rolling(Integer.parseInt(parts[1]));
        windows = parts[2].isEmpty() ? windows : windows.minPeriods(Integer.parseInt(parts[2]));
        return switch (parts[3]) {
            case "skew" -> windows.skew();
            case "kurt" -> windows.kurt();
            case "quantile" -> windows.quantile(0.3);
            case "std0" -> windows.std(0);
            case "apply" ->
                windows.apply(window -> Arrays.stream(window)
                                .filter(x -> !Double.isNaN(x))
                                .max()
                                .orElseThrow()
                        - Arrays.stream(window)
                                .filter(x -> !Double.isNaN(x))
                                .min()
                                .orElseThrow());
            default -> (parts[2].isEmpty() ? windows.minPeriods(1) : windows).mean();
        };
    }

    private static ColumnExpr weighted(String... parts) {
        double number = Double.parseDouble(parts[2]);
        Decay decay = switch (parts[1]) {
            case "com" -> Decay.com(number);
            case "span" -> Decay.span(number);
            case "halflife" -> Decay.halflife(number);
            default -> Decay.alpha(number);
        };
        WeightedMethods<ColumnExpr> weights = F.ewm(decay)
                .adjust(parts[3].equals("True"))
                .ignoreNull(parts[4].equals("True"))
                .minPeriods(Integer.parseInt(parts[5]));
        weights = parts[7].isEmpty() ? weights : weights.over(parts[7]);
        return switch (parts[6]) {
            case "mean" -> weights.mean();
            case "var" -> weights.var();
            case "biased" -> weights.var(true);
            default -> weights.std();
        };
    }

    private static ColumnExpr expanding(ExpandingMethods<ColumnExpr> all, String op) {
        return switch (op) {
            case "sum" -> all.sum();
            case "mean" -> all.mean();
            case "min" -> all.min();
            case "max" -> all.max();
            case "std" -> all.std();
            default -> all.count();
        };
    }

    @Test
    void windowsAreThoseOfPandas() {
        List<Cut> cuts = FIXTURES.cuts();
        int next = 0;
        for (String name : FIXTURES.cases().keySet()) {
            for (int i = 0; i < 2; i++) {
                Cut cut = cuts.get(next++ % cuts.size());
                FIXTURES.check(
                        name,
                        cut,
                        cut.left().assign("r", value(name)).select("id", "r").compute());
            }
        }
        assertThat(next).isGreaterThan(400);
    }

    @Test
    void seriesHaveThemToo() {
        DataFrame table = FIXTURES.cuts().get(2).left();
        assertThat(table.col("f").ewm(Decay.span(5)).mean().compute().length()).isEqualTo(61);
        assertThat(table.col("f").rolling("3D", "s").mean().compute().length()).isEqualTo(61);
        assertThat(table.col("f").ewm(Decay.span(3))).hasToString("ewm(alpha=0.5)");
        assertThat(F.rolling("1D", "s").over("g"))
                .hasToString("rolling(86400000000000 ns of s, minPeriods=1, over [g])");
    }

    @Test
    void wrongWindowsAreErrorsAtTheCall() {
        DataFrame table = FIXTURES.cuts().get(2).left();
        assertThatThrownBy(() -> F.rolling("M", "s")).hasMessageContaining("not always equally long");
        assertThatThrownBy(() -> F.rolling(3).quantile(2)).hasMessageContaining("quantiles lie in [0, 1]");
        assertThatThrownBy(() -> F.rolling(3).std(-1)).hasMessageContaining("ddof -1");
        assertThatThrownBy(() -> F.rolling("1D", "s").minPeriods(-1).sum())
                .hasMessageContaining("must not be negative");
        assertThatThrownBy(() -> table.assign("r", F.rolling("1D", "k").sum()))
                .hasMessageContaining("need dates in column 'k'");
        assertThatThrownBy(() -> table.assign("r", F.rolling("1D", "ss").sum()))
                .hasMessageContaining("no column is called 'ss'");
        assertThatThrownBy(() -> table.assign("r", col("g").rolling("1D", "s").sum()))
                .hasMessageContaining("rolling sum is not defined");
        assertThatThrownBy(() -> table.assign("r", col("g").ewm(Decay.com(1)).mean()))
                .hasMessageContaining("ewm mean is not defined");
        assertThatThrownBy(() -> table.assign("r", col("g").expanding().sum()))
                .hasMessageContaining("expanding sum is not defined for object");
        assertThatThrownBy(() -> Decay.alpha(0)).hasMessageContaining("(0, 1]");
        assertThatThrownBy(() -> Decay.span(0.5)).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> Decay.com(-1)).hasMessageContaining("negative");
        assertThatThrownBy(() -> Decay.halflife(0)).hasMessageContaining("positive");
        assertThatThrownBy(() -> table.assign("r", F.rolling("1D", "t").sum()).compute())
                .rootCause()
                .hasMessageContaining("'t'");
    }
}
