package io.bask.dataframe;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.lit;
import static io.bask.dataframe.Expressions.where;

import io.bask.Lazy;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.DateMethods;
import io.bask.dataframe.expr.TextMethods;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.Aggregation;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.UnaryOp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs programs written as text, for example {@code (filter (gt f 2.5)) (groupby (k) ((mean f)))}, on a table. */
final class Programs {
    private static final Pattern WORD = Pattern.compile("'[^']*'|[()]|[^\\s()]+");

    private Programs() {}

    /** What the program's last step answers, computed. */
    static Object run(String program, DataFrame table) {
        DataFrame now = table;
        List<?> steps = parse(program);
        for (Object step : steps.subList(0, steps.size() - 1)) {
            now = rowWise(list(step), now);
        }
        Object result = last(list(steps.get(steps.size() - 1)), now);
        return result instanceof Lazy<?> lazy ? lazy.compute() : result;
    }

    /** Nested lists of words. */
    static List<?> parse(String program) {
        Deque<List<Object>> open = new ArrayDeque<>();
        open.push(new ArrayList<>());
        Matcher words = WORD.matcher(program);
        while (words.find()) {
            switch (words.group()) {
                case "(" -> open.push(new ArrayList<>());
                case ")" -> {
                    List<Object> closed = open.pop();
                    open.element().add(closed);
                }
                default -> open.element().add(words.group());
            }
        }
        return open.pop();
    }

    static List<?> list(Object node) {
        return (List<?>) node;
    }

    static String[] names(List<?> words) {
        return words.stream().map(Object::toString).toArray(String[]::new);
    }

    private static DataFrame rowWise(List<?> step, DataFrame df) {
        String[] rest = names(step.subList(1, step.size()));
        return switch (step.get(0).toString()) {
            case "filter" -> df.filter(expression(step.get(1), df));
            case "assign" -> df.assign(rest[0], expression(step.get(2), df));
            case "select" -> df.select(rest);
            case "dropnull" -> df.dropNull(rest);
            case "rename" -> df.rename(rest[0], rest[1]);
            default -> throw new IllegalArgumentException(step.toString());
        };
    }

    private static Object last(List<?> step, DataFrame df) {
        String[] rest = names(step.subList(1, step.size()));
        return switch (step.get(0).toString()) {
            case "all" -> df;
            case "head" -> df.head(Integer.parseInt(rest[0]));
            case "tail" -> df.tail(Integer.parseInt(rest[0]));
            case "series" -> df.col(rest[0]);
            case "describe" -> df.describe();
            case "len" -> (double) df.len();
            case "reduce" -> number(rest[0], df.col(rest[1]));
            case "groupby" -> {
                List<Aggregate> aggregates = new ArrayList<>();
                for (Object wanted : list(step.get(2))) {
                    String[] words = names(list(wanted));
                    aggregates.add(new Aggregate(words[1], Aggregation.of(words[0]), words[1] + "_" + words[0]));
                }
                yield df.groupBy(names(list(step.get(1)))).agg(aggregates);
            }
            default -> throw new IllegalArgumentException(step.toString());
        };
    }

    private static double number(String how, Series series) {
        return switch (how) {
            case "sum" -> series.sum().compute();
            case "mean" -> series.mean().compute();
            case "min" -> series.min().compute();
            case "max" -> series.max().compute();
            case "std" -> series.std().compute();
            case "var" -> series.var().compute();
            case "count" -> series.count().compute();
            case "nunique" -> series.nunique().compute();
            default -> throw new IllegalArgumentException(how);
        };
    }

    static ColumnExpr expression(Object node, DataFrame df) {
        if (!(node instanceof List<?> call)) {
            return df.columns().contains(node.toString()) ? col(node.toString()) : lit(value(node.toString()));
        }
        String op = call.get(0).toString();
        ColumnExpr first = expression(call.get(1), df);
        return switch (op) {
            case "isin" ->
                first.isIn(call.subList(2, call.size()).stream()
                        .map(member -> value(member.toString()))
                        .toList());
            case "fillnull" -> first.fillNull(value(call.get(2).toString()));
            case "cast" -> first.cast(DType.of(call.get(2).toString()));
            case "where" -> where(first, expression(call.get(2), df), expression(call.get(3), df));
            case "clip", "between" -> bounded(op, first, number(call.get(2)), number(call.get(3)));
            case "month", "day", "hour", "quarter", "dayofyear", "floor" -> ofMoment(op, first.dt());
            case "strip", "title", "capitalize", "swapcase", "isalpha", "isupper", "islower" -> ofText(op, first.str());
            case "find", "count", "contains", "startswith", "endswith", "replace", "slice", "zfill" ->
                ofText(op, first.str(), names(call.subList(2, call.size())));
            default ->
                call.size() == 2
                        ? first.apply(UnaryOp.valueOf(op.toUpperCase(Locale.ROOT)))
                        : ColumnExpr.binary(
                                BinaryOp.valueOf(op.toUpperCase(Locale.ROOT)), first, expression(call.get(2), df));
        };
    }

    private static long number(Object word) {
        return Long.parseLong(word.toString());
    }

    private static ColumnExpr bounded(String op, ColumnExpr value, long a, long b) {
        return op.equals("clip") ? value.clip(Math.min(a, b), Math.max(a, b)) : value.between(a, b);
    }

    private static ColumnExpr ofMoment(String op, DateMethods<ColumnExpr> moments) {
        return switch (op) {
            case "month" -> moments.month();
            case "day" -> moments.day();
            case "hour" -> moments.hour();
            case "quarter" -> moments.quarter();
            case "dayofyear" -> moments.dayofyear();
            default -> moments.floor("D");
        };
    }

    private static ColumnExpr ofText(String op, TextMethods<ColumnExpr> texts) {
        return switch (op) {
            case "strip" -> texts.strip();
            case "title" -> texts.title();
            case "capitalize" -> texts.capitalize();
            case "swapcase" -> texts.swapcase();
            case "isalpha" -> texts.isalpha();
            case "isupper" -> texts.isupper();
            default -> texts.islower();
        };
    }

    private static ColumnExpr ofText(String op, TextMethods<ColumnExpr> texts, String... words) {
        if (op.equals("slice")) {
            return texts.slice(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        }
        if (op.equals("zfill")) {
            return texts.zfill(Integer.parseInt(words[0]));
        }
        String first = value(words[0]).toString();
        return switch (op) {
            case "find" -> texts.find(first);
            case "count" -> texts.count(first);
            case "contains" -> texts.contains(first);
            case "startswith" -> texts.startsWith(first);
            case "endswith" -> texts.endsWith(first);
            default -> texts.replace(first, value(words[1]).toString());
        };
    }

    static Object value(String word) {
        if (word.startsWith("'")) {
            return word.substring(1, word.length() - 1);
        }
        if (word.startsWith("@")) {
            return word.contains("T") ? LocalDateTime.parse(word.substring(1)) : LocalDate.parse(word.substring(1));
        }
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        return word.contains(".") ? (Object) Double.parseDouble(word) : (Object) Long.parseLong(word);
    }
}
