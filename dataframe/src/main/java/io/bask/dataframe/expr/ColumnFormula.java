package io.bask.dataframe.expr;

import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.Schema;
import io.bask.expr.Walk;
import io.bask.function.Given;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a formula over columns in the grammar of pandas' {@code query} and {@code eval}: {@code a > 3 and b in ['x', @y]}.
 *
 * <p>Operators bind as in Python but for {@code &} and {@code |}, which bind as {@code and} and {@code or}. Names are columns,
 * those behind {@code @} variables of the caller. Errors show the formula and point at the word.
 */
public final class ColumnFormula {
    private static final int DEEPEST = 100;

    private static final Map<String, BinaryOp> COMPARISONS = Map.of(
            "<", BinaryOp.LT,
            "<=", BinaryOp.LE,
            ">", BinaryOp.GT,
            ">=", BinaryOp.GE,
            "==", BinaryOp.EQ,
            "!=", BinaryOp.NE);
    private static final Map<String, BinaryOp> SUMS = Map.of("+", BinaryOp.ADD, "-", BinaryOp.SUB);
    private static final Map<String, BinaryOp> PRODUCTS =
            Map.of("*", BinaryOp.MUL, "/", BinaryOp.DIV, "//", BinaryOp.FLOORDIV, "%", BinaryOp.MOD);

    private final String text;
    private final Schema schema;
    private final Map<String, ?> variables;
    private final Map<String, ColumnExpr> labels;
    private final List<FormulaWord> words;
    private final Map<ColumnExpr, FormulaWord> places = new HashMap<>();
    private int at;
    private int depth;

    /** A value that is not a column: one of those that may stand in column expressions. */
    record Plain(@Nullable Object value) {}

    private ColumnFormula(String text, Schema schema, Map<String, ?> variables, Map<String, ColumnExpr> labels) {
        this.text = text;
        this.schema = schema;
        this.variables = variables;
        this.labels = labels;
        this.words = FormulaWord.of(text);
    }

    /**
     * What is given a name.
     *
     * @param name the name
     * @param value what it stands for
     */
    public record Assignment(String name, ColumnExpr value) {}

    /** The value that a formula describes, over columns of that schema. */
    public static ColumnExpr of(String formula, Schema schema, Map<String, ?> variables) {
        return of(formula, schema, variables, Map.of());
    }

    /**
     * The value that a formula describes.
     *
     * @param schema the columns that names may stand for
     * @param variables what names behind {@code @} stand for
     * @param labels what names stand for that no column has
     */
    public static ColumnExpr of(
            String formula, Schema schema, Map<String, ?> variables, Map<String, ColumnExpr> labels) {
        Given.notNull(formula, "formula");
        Given.notNull(schema, "schema");
        Given.notNull(variables, "variables");
        Given.notNull(labels, "labels");
        ColumnFormula reader = new ColumnFormula(formula, schema, variables, labels);
        if (reader.words.size() > 2 && reader.words.get(1).is("=")) {
            throw FormulaWord.error(
                    formula, reader.words.get(1).column(), "this assigns a column; use assignEval, or == to compare");
        }
        return reader.whole();
    }

    /** What a line {@code c = a + b} assigns; see {@link #of(String, Schema, Map, Map)}. */
    public static Assignment assignment(
            String line, Schema schema, Map<String, ?> variables, Map<String, ColumnExpr> labels) {
        Given.notNull(line, "line");
        Given.notNull(schema, "schema");
        Given.notNull(variables, "variables");
        Given.notNull(labels, "labels");
        ColumnFormula reader = new ColumnFormula(line, schema, variables, labels);
        FormulaWord name = reader.next();
        boolean isName = name.kind() == FormulaWord.Kind.NAME || name.kind() == FormulaWord.Kind.QUOTED_NAME;
        if (!isName) {
            throw reader.error("expected the name of the column to assign but found '%s'".formatted(name.text()));
        }
        reader.at++;
        reader.expect("=", "behind the name of the column to assign");
        return new Assignment(name.text(), reader.whole());
    }

    /** The formulas in a text of several, one a line or between semicolons; empty ones are left out. */
    public static List<String> statements(String formulas) {
        Given.notNull(formulas, "formulas");
        return FormulaWord.statements(formulas).stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private ColumnExpr whole() {
        Object value = either();
        if (next().kind() != FormulaWord.Kind.END) {
            throw error("expected an operator or the end but found '%s'".formatted(next().text()));
        }
        if (value instanceof Collection<?>) {
            throw FormulaWord.error(text, 0, "this is a list and no value; compare a column with it: a in [1, 2]");
        }
        ColumnExpr root = column(value);
        try {
            root.dtype(schema);
        } catch (IllegalArgumentException mismatch) {
            throw located(root, mismatch);
        }
        return root;
    }

    /** The error of the innermost part that fails, at its word. */
    private IllegalArgumentException located(ColumnExpr root, IllegalArgumentException mismatch) {
        IllegalArgumentException first = mismatch;
        int column = 0;
        for (ColumnExpr node : Walk.postOrder(List.of(root))) {
            try {
                node.dtype(schema);
            } catch (IllegalArgumentException inner) {
                FormulaWord place = places.get(node);
                first = inner;
                column = place == null ? 0 : place.column();
                break;
            }
        }
        IllegalArgumentException located = FormulaWord.error(text, column, String.valueOf(first.getMessage()));
        located.initCause(first);
        return located;
    }

    private FormulaWord next() {
        return words.get(at);
    }

    private boolean take(String sign) {
        boolean found = next().is(sign);
        at += found ? 1 : 0;
        return found;
    }

    private void expect(String sign, String rule) {
        if (!take(sign)) {
            throw error("expected '%s' %s but found '%s'".formatted(sign, rule, next().text()));
        }
    }

    private IllegalArgumentException error(String problem) {
        return FormulaWord.error(text, next().column(), problem);
    }

    private Object either() {
        Object left = both();
        while (next().is("or") || next().is("|")) {
            FormulaWord place = words.get(at++);
            left = binary(place, BinaryOp.OR, left, both());
        }
        return left;
    }

    private Object both() {
        Object left = negated();
        while (next().is("and") || next().is("&")) {
            FormulaWord place = words.get(at++);
            left = binary(place, BinaryOp.AND, left, negated());
        }
        return left;
    }

    private Object negated() {
        if (!next().is("not")) {
            return compared();
        }
        FormulaWord place = words.get(at++);
        Object value = nested(this::negated);
        return made(place, () -> column(value).not());
    }

    /** Comparisons, which may follow each other: {@code 1 < a <= b} is {@code 1 < a and a <= b}. */
    private Object compared() {
        Object left = sum();
        Object all = null;
        while (true) {
            FormulaWord place = next();
            Object test;
            Object right;
            if (place.kind() == FormulaWord.Kind.SIGN && COMPARISONS.containsKey(place.text())) {
                at++;
                right = sum();
                test = comparison(place, COMPARISONS.get(place.text()), left, right);
            } else if (take("in")) {
                right = sum();
                test = membership(place, left, right, false);
            } else if (place.is("not") && words.get(at + 1).is("in")) {
                at += 2;
                right = sum();
                test = membership(place, left, right, true);
            } else {
                return all == null ? left : all;
            }
            all = all == null ? test : binary(place, BinaryOp.AND, all, test);
            left = right;
        }
    }

    private Object comparison(FormulaWord place, BinaryOp op, Object left, Object right) {
        boolean isEquality = op == BinaryOp.EQ || op == BinaryOp.NE;
        if (left instanceof Collection<?> || right instanceof Collection<?>) {
            if (!isEquality) {
                throw FormulaWord.error(
                        text, place.column(), "a list has no order; compare with ==, != , in or not in");
            }
            return left instanceof Collection<?>
                    ? membership(place, right, left, op == BinaryOp.NE)
                    : membership(place, left, right, op == BinaryOp.NE);
        }
        return binary(place, op, left, right);
    }

    private Object membership(FormulaWord place, Object left, Object right, boolean isOutside) {
        if (!(right instanceof Collection<?> members)) {
            throw FormulaWord.error(
                    text, place.column(), "'in' needs a list on its right, such as ['x', 'y'] or a variable @names");
        }
        if (left instanceof Collection<?>) {
            throw FormulaWord.error(text, place.column(), "'in' needs a column on its left, not a list");
        }
        return made(place, () -> {
            ColumnExpr found = column(left).isIn(members);
            return isOutside ? found.not() : found;
        });
    }

    private Object sum() {
        Object left = product();
        BinaryOp op;
        while ((op = operator(SUMS)) != null) {
            FormulaWord place = words.get(at++);
            left = binary(place, op, left, product());
        }
        return left;
    }

    private Object product() {
        Object left = signed();
        BinaryOp op;
        while ((op = operator(PRODUCTS)) != null) {
            FormulaWord place = words.get(at++);
            left = binary(place, op, left, signed());
        }
        return left;
    }

    private @Nullable BinaryOp operator(Map<String, BinaryOp> level) {
        return next().kind() == FormulaWord.Kind.SIGN ? level.get(next().text()) : null;
    }

    private Object signed() {
        FormulaWord place = next();
        if (take("-")) {
            Object value = nested(this::signed);
            return value instanceof Plain plain && plain.value() instanceof Number number
                    ? new Plain(FormulaCalls.negative(number))
                    : made(place, () -> column(value).neg());
        }
        if (take("+")) {
            return nested(this::signed);
        }
        if (take("~")) {
            Object value = nested(this::signed);
            return made(place, () -> column(value).not());
        }
        return power();
    }

    private Object power() {
        Object base = member();
        FormulaWord place = next();
        return take("**") ? binary(place, BinaryOp.POW, base, nested(this::signed)) : base;
    }

    /** A value and what is asked of it behind points: {@code name.str.lower()}. */
    private Object member() {
        Object value = operand();
        while (take(".")) {
            FormulaWord name = name("a method");
            String accessor = "";
            if ((name.is("str") || name.is("dt")) && take(".")) {
                accessor = name.text() + ".";
                name = name("a method of " + name.text());
            }
            String method = accessor + name.text();
            List<Object> arguments = next().is("(") ? arguments() : List.of();
            Object subject = value;
            FormulaWord place = name;
            value = made(place, () -> FormulaCalls.method(column(subject), method, arguments));
        }
        return value;
    }

    private FormulaWord name(String what) {
        FormulaWord name = next();
        if (name.kind() != FormulaWord.Kind.NAME) {
            throw error("expected the name of %s but found '%s'".formatted(what, name.text()));
        }
        at++;
        return name;
    }

    private List<Object> arguments() {
        FormulaWord open = next();
        expect("(", "before arguments");
        List<Object> arguments = new ArrayList<>();
        while (!take(")")) {
            if (!arguments.isEmpty()) {
                expect(",", "or ')' behind an argument of the call at column %d".formatted(open.column() + 1));
            }
            arguments.add(nested(this::either));
        }
        return arguments;
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
        FormulaWord word = next();
        if (take("(")) {
            Object value = nested(this::either);
            if (next().is(",")) {
                return members(word, ")", value);
            }
            expect(")", "to close the parenthesis of column %d".formatted(word.column() + 1));
            return value;
        }
        if (take("[")) {
            return take("]") ? List.of() : members(word, "]", nested(this::either));
        }
        return switch (word.kind()) {
            case NUMBER -> number(word);
            case TEXT -> {
                at++;
                yield new Plain(word.text());
            }
            case NAME, QUOTED_NAME -> named(word);
            case VARIABLE -> variable(word);
            default -> throw error("expected a value but found '%s'".formatted(word.text()));
        };
    }

    private List<Object> members(FormulaWord open, String close, Object first) {
        List<Object> members = new ArrayList<>();
        addMember(members, first, open);
        while (take(",")) {
            FormulaWord place = next();
            if (place.is(close)) {
                break;
            }
            addMember(members, nested(this::either), place);
        }
        expect(close, "or ',' behind a member of the list of column %d".formatted(open.column() + 1));
        return members;
    }

    private void addMember(List<Object> members, Object value, FormulaWord place) {
        if (!(value instanceof Plain plain)) {
            throw FormulaWord.error(text, place.column(), "members of a list are numbers, texts or variables");
        }
        members.add(plain.value());
    }

    private Object number(FormulaWord word) {
        String digits = word.text().replace("_", "");
        try {
            at++;
            if (!digits.matches("\\d+")) {
                return new Plain(Double.parseDouble(digits));
            }
            BigInteger exact = new BigInteger(digits);
            if (exact.bitLength() == 64) {
                return new Plain(exact);
            }
            long whole = Long.parseLong(digits);
            return new Plain(whole == (int) whole ? (Object) (int) whole : (Object) whole);
        } catch (NumberFormatException e) {
            throw FormulaWord.error(
                    text,
                    word.column(),
                    "%s has more than 64 bits; write it with a point, %s.0, to compare it as float64"
                            .formatted(word.text(), word.text()));
        }
    }

    private Object named(FormulaWord word) {
        at++;
        boolean isPlainName = word.kind() == FormulaWord.Kind.NAME;
        ColumnExpr label = labels.get(word.text());
        if (isPlainName && next().is("(")) {
            List<Object> arguments = arguments();
            return made(word, () -> FormulaCalls.function(word.text(), arguments));
        }
        if (label != null && !schema.contains(word.text())) {
            return made(word, () -> label);
        }
        if (schema.contains(word.text()) || !isPlainName) {
            return made(word, () -> {
                schema.indexOf(word.text());
                return ColumnExpr.column(word.text());
            });
        }
        return switch (word.text()) {
            case "True" -> new Plain(true);
            case "False" -> new Plain(false);
            case "None" -> new Plain(null);
            default ->
                made(word, () -> {
                    schema.indexOf(word.text());
                    return ColumnExpr.column(word.text());
                });
        };
    }

    private Object variable(FormulaWord word) {
        at++;
        if (!variables.containsKey(word.text())) {
            throw FormulaWord.error(
                    text,
                    word.column(),
                    "no variable is called '%s'; there are %s; give it as query(text, Map.of(\"%s\", value))"
                            .formatted(
                                    word.text(),
                                    variables.isEmpty() ? "none" : new TreeSet<>(variables.keySet()),
                                    word.text()));
        }
        Object value = variables.get(word.text());
        if (value instanceof Collection<?> || value instanceof ColumnExpr) {
            return value;
        }
        return made(word, () -> ColumnExpr.of(value)) instanceof ColumnExpr ? new Plain(value) : word;
    }

    private Object binary(FormulaWord place, BinaryOp op, Object left, Object right) {
        if (left instanceof Collection<?> || right instanceof Collection<?>) {
            throw FormulaWord.error(text, place.column(), "'%s' takes no list".formatted(op.symbol()));
        }
        return made(place, () -> ColumnExpr.binary(op, column(left), column(right)));
    }

    static ColumnExpr column(Object value) {
        if (value instanceof Collection<?>) {
            throw new IllegalArgumentException("a list stands where a value is needed");
        }
        return value instanceof Plain plain ? ColumnExpr.of(plain.value()) : (ColumnExpr) value;
    }

    /** What a call makes; its errors, and later ones of its dtype, point at a word. */
    private Object made(FormulaWord place, Supplier<ColumnExpr> call) {
        try {
            ColumnExpr value = call.get();
            places.putIfAbsent(value, place);
            return value;
        } catch (IllegalArgumentException | NullPointerException e) {
            IllegalArgumentException located = FormulaWord.error(text, place.column(), String.valueOf(e.getMessage()));
            located.initCause(e);
            throw located;
        }
    }
}
