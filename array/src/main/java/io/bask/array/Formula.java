package io.bask.array;

import io.bask.array.shape.Complex;
import io.bask.array.ufunc.Ufunc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a formula in Python's grammar of expressions and makes the array that its calls would make.
 *
 * <p>Operators bind as in Python, so comparisons beside {@code &} need parentheses. Numbers that stand alone stay plain
 * numbers and bend to the dtypes of the arrays beside them, as in NumPy.
 */
final class Formula {
    private static final int DEEPEST = 100;

    /** The operators of two sides, the loosest first; each row binds alike, from left to right. */
    private static final List<Map<String, Ufunc>> LEVELS = List.of(
            Map.of("or", Ufunc.LOGICAL_OR),
            Map.of("and", Ufunc.LOGICAL_AND),
            Map.of(),
            Map.of(
                    "<", Ufunc.LESS,
                    "<=", Ufunc.LESS_EQUAL,
                    ">", Ufunc.GREATER,
                    ">=", Ufunc.GREATER_EQUAL,
                    "==", Ufunc.EQUAL,
                    "!=", Ufunc.NOT_EQUAL),
            Map.of("|", Ufunc.BITWISE_OR),
            Map.of("^", Ufunc.BITWISE_XOR),
            Map.of("&", Ufunc.BITWISE_AND),
            Map.of("<<", Ufunc.LEFT_SHIFT, ">>", Ufunc.RIGHT_SHIFT),
            Map.of("+", Ufunc.ADD, "-", Ufunc.SUBTRACT),
            Map.of("*", Ufunc.MULTIPLY, "/", Ufunc.DIVIDE, "//", Ufunc.FLOOR_DIVIDE, "%", Ufunc.MOD));

    private static final int NOT_LEVEL = 2;
    private static final int COMPARISONS = 3;

    private static final Map<String, Ufunc> SIGNS = Map.of("-", Ufunc.NEGATIVE, "+", Ufunc.POSITIVE, "~", Ufunc.INVERT);

    private static final Map<String, Object> CONSTANTS = Map.of(
            "pi",
            Math.PI,
            "e",
            Math.E,
            "nan",
            Double.NaN,
            "inf",
            Double.POSITIVE_INFINITY,
            "True",
            true,
            "False",
            false,
            "true",
            true,
            "false",
            false);

    private final String text;
    private final Map<String, Array> variables;
    private final List<FormulaToken> tokens;
    private int at;
    private int depth;

    private Formula(String text, Map<String, Array> variables) {
        this.text = text;
        this.variables = variables;
        this.tokens = FormulaToken.of(text);
    }

    static Array evaluate(String text, Map<String, Array> variables) {
        Formula formula = new Formula(text, variables);
        Object value = formula.level(0);
        if (formula.next().kind() != FormulaToken.Kind.END) {
            throw formula.error("expected an operator or the end but found '%s'%s"
                    .formatted(
                            FormulaToken.brief(formula.next().text()),
                            formula.next().is("if") ? "; choose with where(condition, a, b)" : ""));
        }
        return value instanceof Array array ? array : Array.scalar(value);
    }

    private FormulaToken next() {
        return tokens.get(at);
    }

    private boolean take(String sign) {
        boolean found = next().is(sign);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String sign, String rule) {
        if (!take(sign)) {
            throw error("expected '%s' %s but found '%s'".formatted(sign, rule, FormulaToken.brief(next().text())));
        }
    }

    private IllegalArgumentException error(String problem) {
        return FormulaToken.error(text, next().column(), problem);
    }

    private Object level(int level) {
        if (level == LEVELS.size()) {
            return signed();
        }
        if (level == NOT_LEVEL) {
            return negated();
        }
        Object left = level(level + 1);
        int chained = 0;
        for (Ufunc ufunc = operator(level); ufunc != null; ufunc = operator(level)) {
            if (level == COMPARISONS && chained++ > 0) {
                throw error("comparisons cannot be chained; write (a < b) & (b < c)");
            }
            int place = at++;
            Object right = level(level + 1);
            left = apply(place, ufunc, left, right);
        }
        return left;
    }

    /** The operator that is next, if it is one of these that bind alike. */
    private @Nullable Ufunc operator(int level) {
        return next().kind() == FormulaToken.Kind.END ? null : LEVELS.get(level).get(next().text());
    }

    private Object negated() {
        if (!next().is("not")) {
            return level(NOT_LEVEL + 1);
        }
        int place = at++;
        return apply(place, Ufunc.LOGICAL_NOT, nested(this::negated));
    }

    private Object signed() {
        Ufunc sign = next().kind() == FormulaToken.Kind.SIGN ? SIGNS.get(next().text()) : null;
        if (sign == null) {
            return power();
        }
        int place = at++;
        return apply(place, sign, nested(this::signed));
    }

    private Object power() {
        Object base = operand();
        int place = at;
        return take("**") ? apply(place, Ufunc.POWER, base, nested(this::signed)) : base;
    }

    private Object nested(Supplier<Object> inner) {
        if (++depth > DEEPEST) {
            throw error("nested more than %d deep; cut the formula in pieces".formatted(DEEPEST));
        }
        Object value = inner.get();
        depth--;
        return value;
    }

    private Object operand() {
        FormulaToken token = next();
        if (take("(")) {
            Object value = nested(() -> level(0));
            expect(")", "to close the parenthesis of column %d".formatted(token.column() + 1));
            return value;
        }
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case NAME -> named(token);
            default -> throw error("expected a value but found '%s'".formatted(FormulaToken.brief(token.text())));
        };
    }

    private Object number(FormulaToken token) {
        String digits = token.text().replace("_", "");
        try {
            Object value;
            if (digits.endsWith("j") || digits.endsWith("J")) {
                value = new Complex(0, Double.parseDouble(digits.substring(0, digits.length() - 1)));
            } else if (digits.matches("\\d+")) {
                value = Long.parseLong(digits);
            } else {
                value = Double.parseDouble(digits);
            }
            at++;
            return value;
        } catch (NumberFormatException e) {
            throw error(
                    "%s is no number that fits in int64 or float64; write a whole number below 2^63, or a decimal point"
                            .formatted(FormulaToken.brief(token.text())));
        }
    }

    private Object named(FormulaToken token) {
        at++;
        if (next().is("(")) {
            return call(token);
        }
        Array variable = variables.get(token.text());
        Object value = variable == null ? CONSTANTS.get(token.text()) : variable;
        if (value == null) {
            at--;
            throw error("nothing is named '%s'; there are %s"
                    .formatted(
                            FormulaToken.brief(token.text()),
                            variables.isEmpty() ? "no variables" : new TreeSet<>(variables.keySet())));
        }
        return value;
    }

    private Object call(FormulaToken function) {
        int place = at - 1;
        at++;
        List<Object> arguments = new ArrayList<>();
        while (!take(")")) {
            if (!arguments.isEmpty()) {
                expect(",", "or ')' after an argument");
            }
            if (next().kind() == FormulaToken.Kind.NAME && tokens.get(at + 1).is("=")) {
                break;
            }
            arguments.add(nested(() -> level(0)));
        }
        FormulaCalls.Options options = tokens.get(at - 1).is(")") ? FormulaCalls.Options.NONE : options();
        return guarded(place, () -> FormulaCalls.call(function.text(), arguments, options));
    }

    /** What is named after the arguments: {@code axis} and {@code keepdims}. */
    private FormulaCalls.Options options() {
        List<Integer> axes = null;
        boolean keepdims = false;
        Set<String> seen = new HashSet<>();
        do {
            FormulaToken name = next();
            if (!Set.of("axis", "keepdims").contains(name.text())) {
                throw error(
                        "'%s' cannot be named here; axis and keepdims can".formatted(FormulaToken.brief(name.text())));
            }
            if (!seen.add(name.text())) {
                throw error("%s is named twice".formatted(name.text()));
            }
            at++;
            expect("=", "after " + name.text());
            if (name.is("axis")) {
                axes = axes(name);
            } else {
                keepdims = level(0) instanceof Boolean keeps ? keeps : refused(name, "True or False");
            }
        } while (take(","));
        expect(")", "after the last argument");
        return new FormulaCalls.Options(axes, keepdims);
    }

    /** One axis, or several in parentheses. */
    private List<Integer> axes(FormulaToken name) {
        boolean several = take("(");
        List<Integer> axes = new ArrayList<>();
        do {
            Object value = several && next().is(")") && !axes.isEmpty() ? null : level(0);
            if (value instanceof Long whole && whole == (int) (long) whole) {
                axes.add((int) (long) whole);
            } else if (value != null) {
                refused(name, "a whole number, or several as (0, 1)");
            }
        } while (several && take(","));
        if (several) {
            expect(")", "after the last axis");
        }
        return axes;
    }

    private boolean refused(FormulaToken name, String takes) {
        at = tokens.indexOf(name);
        throw error("%s takes %s".formatted(name.text(), takes));
    }

    private Object apply(int place, Ufunc ufunc, Object... operands) {
        return guarded(place, () -> FormulaCalls.ufunc(ufunc, operands));
    }

    /** Errors of arrays point at the word that made the call. */
    private Object guarded(int place, Supplier<Object> call) {
        try {
            return call.get();
        } catch (IllegalArgumentException e) {
            IllegalArgumentException located =
                    FormulaToken.error(text, tokens.get(place).column(), String.valueOf(e.getMessage()));
            located.initCause(e);
            throw located;
        }
    }
}
