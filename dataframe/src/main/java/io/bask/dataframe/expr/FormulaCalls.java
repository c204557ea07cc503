package io.bask.dataframe.expr;

import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.MathFunction;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;

/** The functions and methods that a {@link ColumnFormula} may call, by the names of pandas. */
final class FormulaCalls {
    private FormulaCalls() {}

    /** A function in front of its argument: {@code sqrt(a)}. */
    static ColumnExpr function(String name, List<Object> arguments) {
        if (arguments.size() != 1) {
            throw new IllegalArgumentException("%s takes one argument but got %d".formatted(name, arguments.size()));
        }
        ColumnExpr value = ColumnFormula.column(arguments.get(0));
        return name.equals("abs") ? value.abs() : value.apply(MathFunction.of(name));
    }

    /** A method behind its value: {@code a.isnull()}, {@code name.str.lower()}, {@code t.dt.year}, {@code a.mean()}. */
    static ColumnExpr method(ColumnExpr value, String name, List<Object> arguments) {
        if (name.startsWith("str.")) {
            return text(value.str(), name, arguments);
        }
        if (name.startsWith("dt.")) {
            return date(value.dt(), name, arguments);
        }
        return switch (name) {
            case "isin" -> value.isIn(list(name, arguments));
            case "between" -> value.between(column(name, arguments, 2, 0), column(name, arguments, 2, 1));
            case "fillna" -> ColumnExpr.where(value.notNull(), value, column(name, arguments, 1, 0));
            case "round" -> value.round(arguments.isEmpty() ? 0 : whole(name, arguments, 1, 0));
            case "shift" -> value.shift(arguments.isEmpty() ? 1 : whole(name, arguments, 1, 0));
            case "diff" -> value.diff(arguments.isEmpty() ? 1 : whole(name, arguments, 1, 0));
            case "isnull", "isna" -> none(name, arguments, value.isNull());
            case "notnull", "notna" -> none(name, arguments, value.notNull());
            case "abs" -> none(name, arguments, value.abs());
            case "cumsum" -> none(name, arguments, value.cumsum());
            case "ffill" -> none(name, arguments, value.ffill());
            case "bfill" -> none(name, arguments, value.bfill());
            case "sum", "mean", "min", "max", "median", "std", "var", "count", "nunique", "first", "last" ->
                none(name, arguments, value.transform(Aggregation.of(name)));
            default ->
                throw new IllegalArgumentException(
                        "no method of a column is called '%s' here; there are isin, between, fillna, round, shift, diff, "
                                        .formatted(name)
                                + "isnull, notnull, abs, cumsum, ffill, bfill, sum, mean, min, max, median, std, var, count, "
                                + "nunique, str and dt");
        };
    }

    private static ColumnExpr text(TextMethods<ColumnExpr> str, String name, List<Object> arguments) {
        return switch (name) {
            case "str.contains" -> str.containsRegex(string(name, arguments));
            case "str.match" -> str.match(string(name, arguments));
            case "str.fullmatch" -> str.fullmatch(string(name, arguments));
            case "str.startswith" -> str.startsWith(string(name, arguments));
            case "str.endswith" -> str.endsWith(string(name, arguments));
            case "str.count" -> str.count(string(name, arguments));
            case "str.find" -> str.find(string(name, arguments));
            case "str.get" -> str.get(whole(name, arguments, 1, 0));
            case "str.slice" -> str.slice(whole(name, arguments, 2, 0), whole(name, arguments, 2, 1));
            case "str.len" -> none(name, arguments, str.len());
            case "str.lower" -> none(name, arguments, str.lower());
            case "str.upper" -> none(name, arguments, str.upper());
            case "str.title" -> none(name, arguments, str.title());
            case "str.strip" -> none(name, arguments, str.strip());
            case "str.isdigit" -> none(name, arguments, str.isdigit());
            case "str.isalpha" -> none(name, arguments, str.isalpha());
            default ->
                throw new IllegalArgumentException(
                        "no method of texts is called '%s' here; there are contains, match, fullmatch, startswith, endswith, "
                                        .formatted(name)
                                + "count, find, get, slice, len, lower, upper, title, strip, isdigit and isalpha");
        };
    }

    private static ColumnExpr date(DateMethods<ColumnExpr> dt, String name, List<Object> arguments) {
        return switch (name) {
            case "dt.floor" -> dt.floor(string(name, arguments));
            case "dt.ceil" -> dt.ceil(string(name, arguments));
            case "dt.round" -> dt.round(string(name, arguments));
            case "dt.strftime" -> dt.strftime(string(name, arguments));
            default -> none(name, arguments, part(dt, name));
        };
    }

    private static ColumnExpr part(DateMethods<ColumnExpr> dt, String name) {
        return switch (name) {
            case "dt.year" -> dt.year();
            case "dt.month" -> dt.month();
            case "dt.day" -> dt.day();
            case "dt.hour" -> dt.hour();
            case "dt.minute" -> dt.minute();
            case "dt.second" -> dt.second();
            case "dt.microsecond" -> dt.microsecond();
            case "dt.nanosecond" -> dt.nanosecond();
            case "dt.dayofweek", "dt.weekday", "dt.day_of_week" -> dt.dayofweek();
            case "dt.dayofyear", "dt.day_of_year" -> dt.dayofyear();
            case "dt.quarter" -> dt.quarter();
            case "dt.days_in_month", "dt.daysinmonth" -> dt.daysInMonth();
            case "dt.date" -> dt.date();
            case "dt.normalize" -> dt.normalize();
            case "dt.day_name" -> dt.dayName();
            case "dt.month_name" -> dt.monthName();
            case "dt.is_month_start" -> dt.isMonthStart();
            case "dt.is_month_end" -> dt.isMonthEnd();
            case "dt.is_leap_year" -> dt.isLeapYear();
            case "dt.days" -> dt.days();
            case "dt.seconds" -> dt.seconds();
            case "dt.microseconds" -> dt.microseconds();
            case "dt.nanoseconds" -> dt.nanoseconds();
            case "dt.total_seconds" -> dt.totalSeconds();
            default ->
                throw new IllegalArgumentException(
                        "nothing of dates is called '%s' here; there are year, month, day, hour, minute, second, microsecond, "
                                        .formatted(name)
                                + "nanosecond, dayofweek, dayofyear, quarter, days_in_month, date, normalize, day_name, "
                                + "month_name, is_month_start, is_month_end, is_leap_year, floor, ceil, round and strftime, and of "
                                + "timedeltas days, seconds, microseconds, nanoseconds and total_seconds");
        };
    }

    /** A number with its sign turned round, exact where 64 bits hold it. */
    static Number negative(Number number) {
        if (number instanceof BigInteger big) {
            BigInteger turned = big.negate();
            return turned.bitLength() <= 63 ? (Number) turned.longValueExact() : (Number) turned.doubleValue();
        }
        if (number instanceof Integer whole) {
            return whole == Integer.MIN_VALUE ? (Number) (-(long) whole) : (Number) (-whole);
        }
        boolean isWhole = number instanceof Long whole && whole != Long.MIN_VALUE;
        return isWhole ? (Number) (-number.longValue()) : (Number) (-number.doubleValue());
    }

    private static ColumnExpr none(String name, List<Object> arguments, ColumnExpr value) {
        none(name, arguments);
        return value;
    }

    private static void none(String name, List<Object> arguments) {
        if (!arguments.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s takes no arguments here but got %d".formatted(name, arguments.size()));
        }
    }

    private static Object argument(String name, List<Object> arguments, int count, int at) {
        if (arguments.size() != count) {
            throw new IllegalArgumentException("%s takes %d argument%s but got %d"
                    .formatted(name, count, count == 1 ? "" : "s", arguments.size()));
        }
        return arguments.get(at);
    }

    private static ColumnExpr column(String name, List<Object> arguments, int count, int at) {
        return ColumnFormula.column(argument(name, arguments, count, at));
    }

    private static Collection<?> list(String name, List<Object> arguments) {
        if (!(argument(name, arguments, 1, 0) instanceof Collection<?> members)) {
            throw new IllegalArgumentException("%s takes a list, such as [1, 2]".formatted(name));
        }
        return members;
    }

    private static String string(String name, List<Object> arguments) {
        if (argument(name, arguments, 1, 0) instanceof ColumnFormula.Plain plain
                && plain.value() instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("%s takes a text, such as 'x'".formatted(name));
    }

    private static int whole(String name, List<Object> arguments, int count, int at) {
        if (argument(name, arguments, count, at) instanceof ColumnFormula.Plain plain
                && plain.value() instanceof Integer whole) {
            return whole;
        }
        throw new IllegalArgumentException("%s takes a whole number".formatted(name));
    }
}
