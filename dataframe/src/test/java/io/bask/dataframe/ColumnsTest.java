package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.lit;
import static io.bask.dataframe.Expressions.where;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.VerbFixtures.Cut;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.DateMethods;
import io.bask.dataframe.expr.RollingMethods;
import io.bask.dataframe.expr.TextMethods;
import io.bask.dataframe.schema.DType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Column expressions of texts, dates and windows against pandas. */
class ColumnsTest extends VerbContract {
    private static final ColumnExpr F = col("f");
    private static final ColumnExpr WORDS =
            where(col("k").gt(2), col("g"), lit("  aB-").add(col("g")).add(" x1 "));

    ColumnsTest() {
        super("columns.tsv", verbs());
    }

    /** Few kinds of partitions: chains of tasks over hundreds of them are slow on a busy machine. */
    @Override
    List<Cut> cuts() {
        return fixtures().cuts().stream()
                .filter(cut -> cut.left().npartitions() != 2 && cut.left().npartitions() < 100)
                .toList();
    }

    private static Map<String, Function<Cut, Object>> verbs() {
        Map<String, ColumnExpr> all = new LinkedHashMap<>();
        addRunning(all);
        addShifts(all);
        addRolling(all);
        addChoices(all);
        addTexts(all);
        addDates(all);
        Map<String, Function<Cut, Object>> verbs = new LinkedHashMap<>();
        all.forEach((name, value) ->
                verbs.put(name, cut -> cut.left().assign("r", value).select("id", "r")));
        return verbs;
    }

    private static void addRunning(Map<String, ColumnExpr> all) {
        ColumnExpr n = col("n");
        all.put("cumsum", F.cumsum());
        all.put("cumsum int", col("k").cumsum());
        all.put("cumsum over", F.cumsum("g"));
        all.put("cumsum over two", n.cumsum("b", "k"));
        all.put("cumprod", F.cumprod());
        all.put("cumprod int", col("k").mod(3).sub(1).cumprod());
        all.put("cumprod over", F.cumprod("g"));
        all.put("cumprod over two", F.cumprod("b", "k"));
        all.put("cummin", F.cummin());
        all.put("cummin int", col("k").cummin());
        all.put("cummin over", F.cummin("g"));
        all.put("cummin over two", n.cummin("b", "k"));
        all.put("cummax", F.cummax());
        all.put("cummax int", col("k").cummax());
        all.put("cummax over", F.cummax("g"));
        all.put("cummax over two", n.cummax("b", "k"));
        all.put("cumcount", F.cumcount());
        all.put("cumcount over", F.cumcount("k"));
    }

    private static void addShifts(Map<String, ColumnExpr> all) {
        for (int n : new int[] {1, 3, -2, 70, 0}) {
            all.put("shift " + n, F.shift(n));
            all.put("shift text " + n, col("g").shift(n));
            all.put("shift over " + n, F.shift(n, "k"));
        }
        ColumnExpr some = where(col("k").gt(5), F, null);
        all.put("shift date", col("t").shift(2));
        all.put("shift int", col("k").shift(5));
        all.put("diff", F.diff(1));
        all.put("diff over", F.diff(1, "k"));
        all.put("diff back", F.diff(-2));
        all.put("pct change", col("k").pctChange(1));
        all.put("ffill", F.ffill());
        all.put("ffill text", col("g").ffill());
        all.put("bfill", col("t").bfill());
        all.put("ffill limit", some.ffillWithin(2));
        all.put("bfill limit", some.bfillWithin(1));
        all.put("ffill over", F.ffill("k"));
        all.put("bfill over", col("g").bfill("b"));
    }

    private static void addRolling(Map<String, ColumnExpr> all) {
        Map<String, RollingMethods<ColumnExpr>> windows = new LinkedHashMap<>();
        windows.put("1", F.rolling(1));
        windows.put("3", F.rolling(3));
        windows.put("5", F.rolling(5).minPeriods(2));
        windows.put("4 center", F.rolling(4).minPeriods(1).center());
        windows.put("7 center", F.rolling(7).minPeriods(3).center());
        windows.put("90", F.rolling(90).minPeriods(1));
        windows.forEach((name, window) -> {
            all.put("rolling sum " + name, cleaned(window.sum()));
            all.put("rolling mean " + name, cleaned(window.mean()));
            all.put("rolling min " + name, window.min());
            all.put("rolling max " + name, window.max());
            all.put("rolling std " + name, cleaned(window.std()));
            all.put("rolling var " + name, cleaned(window.var()));
            all.put("rolling median " + name, window.median());
            all.put("rolling count " + name, window.count());
        });
        all.put("rolling over", F.rolling(3).minPeriods(1).over("k").sum());
        all.put("window in window", F.cumsum().sub(F.cumsum().shift(3)));
        all.put("mix", F.fillNull(0).cumsum().div(F.cumcount().add(1)));
    }

    /** Without what rounding left of zero. */
    private static ColumnExpr cleaned(ColumnExpr value) {
        return where(value.abs().le(1e-9), 0.0, value);
    }

    private static void addChoices(Map<String, ColumnExpr> all) {
        all.put("where", F.where(col("b"), null));
        all.put("mask", F.mask(col("b"), -1.0));
        all.put("clip", F.clip(-1, 2));
        all.put("clip low", col("k").clip(4, null));
        all.put("replace", col("g").replace(Map.of("DM", "dm", "NL", "x")));
        all.put("map", col("g").map(Map.of("DM", 1.5, "NL", 2.5)));
        all.put("cut", col("k").cut(0, 2, 5, 8.5));
    }

    private static void addTexts(Map<String, ColumnExpr> all) {
        TextMethods<ColumnExpr> words = WORDS.str();
        all.put("strip", words.strip());
        all.put("lstrip", words.lstrip());
        all.put("rstrip", words.rstrip());
        all.put("strip characters", words.strip(" xa1"));
        all.put("title", words.title());
        all.put("capitalize", words.capitalize());
        all.put("swapcase", words.swapcase());
        all.put("str replace", words.replace("B-", "_"));
        all.put("str replace regex", words.replaceRegex("[A-Z]", "?"));
        all.put("slice", words.slice(1, 3));
        all.put("slice end", words.slice(-3));
        all.put("slice back", words.slice(-4, -1));
        all.put("get", words.get(2));
        all.put("get last", words.get(-1));
        all.put("get far", words.get(5));
        all.put("split", words.split("-", 1));
        all.put("split blanks", words.split("", -1));
        all.put("extract", words.extract("([a-z])([A-Z])-", 2));
        all.put("rjust", words.rjust(9, '*'));
        all.put("ljust", words.ljust(9, '*'));
        all.put("center", words.center(9, '*'));
        all.put("zfill", col("n").cast(DType.STRING).str().zfill(4));
        all.put("repeat", words.repeat(2));
        all.put("contains", words.contains("B-"));
        all.put("contains regex", words.containsRegex("[MN]"));
        all.put("match", words.match("[A-Z]+"));
        all.put("fullmatch", words.fullmatch("[A-Z]+"));
        all.put("startswith", words.startsWith("D"));
        all.put("endswith", words.endsWith("L"));
        all.put("isdigit", words.isdigit());
        all.put("isalpha", words.isalpha());
        all.put("isalnum", words.isalnum());
        all.put("isspace", words.isspace());
        all.put("islower", words.islower());
        all.put("isupper", words.isupper());
        all.put("count", words.count("[A-Z]"));
        all.put("find", words.find("B"));
        all.put("rfind", words.rfind(" "));
        all.put("str len", words.len());
        all.put("str cat", words.cat(col("c").cast(DType.STRING), "/"));
        all.put(
                "to numeric",
                col("n").cast(DType.STRING).str().replace("-1", "x").str().toNumericOrNull());
    }

    private static void addDates(Map<String, ColumnExpr> all) {
        DateMethods<ColumnExpr> dates = col("t").dt();
        all.put("dt year", dates.year());
        all.put("dt month", dates.month());
        all.put("dt day", dates.day());
        all.put("dt hour", dates.hour());
        all.put("dt minute", dates.minute());
        all.put("dt second", dates.second());
        all.put("dt microsecond", dates.microsecond());
        all.put("dt nanosecond", dates.nanosecond());
        all.put("dt dayofweek", dates.dayofweek());
        all.put("dt dayofyear", dates.dayofyear());
        all.put("dt quarter", dates.quarter());
        all.put("dt days_in_month", dates.daysInMonth());
        all.put("dt week", dates.week());
        all.put("dt is_month_start", dates.isMonthStart());
        all.put("dt is_month_end", dates.isMonthEnd());
        all.put("dt is_quarter_start", dates.isQuarterStart());
        all.put("dt is_quarter_end", dates.isQuarterEnd());
        all.put("dt is_year_start", dates.isYearStart());
        all.put("dt is_year_end", dates.isYearEnd());
        all.put("dt is_leap_year", dates.isLeapYear());
        all.put("dt normalize", dates.normalize());
        all.put("dt floor", dates.floor("7h"));
        all.put("dt ceil", dates.ceil("D"));
        all.put("dt round", dates.round("6h"));
        all.put("dt strftime", dates.strftime("%d/%m/%y %H:%M:%S %j %b %A %p %I"));
        all.put("dt day_name", dates.dayName());
        all.put("dt month_name", dates.monthName());
        all.put("to datetime", dates.strftime("%d.%m.%Y %H").str().toDatetime("%d.%m.%Y %H"));
        all.put("to datetime coerce", col("g").str().toDatetimeOrNull("%Y"));
    }

    @Test
    void seriesHaveTheSameMethods() {
        DataFrame table = fixtures().cuts().get(2).left();
        Series f = table.col("f");
        assertThat(VerbFixtures.print(
                        table.assign("r", f.cumsum().sub(f.cumsum().shift(3))).select("id", "r")))
                .isEqualTo(fixtures().printed().get("window in window"));
        assertThat(VerbFixtures.print(
                        table.assign("r", f.where(table.col("b"), null)).select("id", "r")))
                .isEqualTo(fixtures().printed().get("where"));
        assertThat(table.col("g").str().lower().head(3).toString()).contains("pf");
        assertThat(f.cumsum().compute().length()).isEqualTo(67);
        assertThat(table.col("t").dt().year().max().compute()).isEqualTo(2000);
    }

    @Test
    void filtersMayLookAtOtherRows() {
        DataFrame table = fixtures().cuts().get(2).left();
        DataFrame changed = table.filter(col("k").ne(col("k").shift(1)));
        assertThat(changed.columns()).isEqualTo(table.columns());
        assertThat(changed.len())
                .isEqualTo(table.assign("p", col("k").shift(1))
                        .filter(col("k").ne(col("p")))
                        .len());
    }

    @Test
    void errorsAreFoundAtTheCall() {
        DataFrame table = fixtures().cuts().get(1).left();
        assertThatThrownBy(() -> table.assign("r", col("f").str().lower())).hasMessageContaining("float64");
        assertThatThrownBy(() -> table.assign("r", col("g").dt().floor("D")))
                .hasMessageContaining("dt.floor needs dates, not object");
        assertThatThrownBy(() -> table.assign("r", col("g").cumsum()))
                .hasMessageContaining("cumsum is not defined for");
        assertThatThrownBy(() -> table.assign("r", col("f").cumsum("gg")))
                .hasMessageContaining("no column is called 'gg'");
        assertThatThrownBy(() -> col("t").dt().floor("3 weeks")).hasMessageContaining("write a number and one of D");
        assertThatThrownBy(() -> col("g").str().extract("(a)", 2)).hasMessageContaining("has 1 groups");
        assertThatThrownBy(() -> col("f").rolling(0).sum()).hasMessageContaining("give at least one row");
        assertThatThrownBy(() -> col("k").cut(1, 1)).hasMessageContaining("do not ascend");
        assertThatThrownBy(
                        () -> table.assign("r", col("g").str().toDatetime("%d")).compute())
                .rootCause()
                .hasMessageContaining("does not match the format '%d'");
        assertThat(List.of(col("k").rolling(3).sum().describe())).containsExactly("rolling sum 3(k)");
    }
}
