package io.bask.dataframe.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a formula over columns.
 *
 * @param kind what it is
 * @param text a name without its backticks, a text without its quotes, or as it was written
 * @param column where it begins, counted from 0
 */
record FormulaWord(Kind kind, String text, int column) {
    enum Kind {
        NUMBER,
        TEXT,
        NAME,
        /** A name in backticks, which is never a keyword. */
        QUOTED_NAME,
        /** A name behind {@code @}. */
        VARIABLE,
        SIGN,
        END
    }

    /** A line of more characters is shown around the place of the error. */
    private static final int LONG_LINE = 200;

    /** How many characters of a long line are shown on either side. */
    private static final int BESIDE = 60;

    /** Of a longer description, which quotes a word of the formula, the beginning and the end are shown. */
    private static final int LONG_PROBLEM = 2000;

    private static final Pattern WORDS = Pattern.compile("\\s*(?:"
            + "(?<number>(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?(?![\\p{L}_]))"
            + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
            + "|`(?<quoted>[^`]+)`"
            + "|@(?<variable>[\\p{L}_][\\p{L}\\p{N}_]*)"
            + "|'(?<single>(?:[^'\\\\]++|\\\\.)*+)'"
            + "|\"(?<double>(?:[^\"\\\\]++|\\\\.)*+)\""
            + "|(?<sign>\\*\\*|//|<=|>=|==|!=|[-+*/%<>&|~(),=.\\[\\]]))");

    /** The words of a formula, an {@link Kind#END} last. */
    static List<FormulaWord> of(String formula) {
        List<FormulaWord> words = new ArrayList<>();
        Matcher matcher = WORDS.matcher(formula);
        int at = 0;
        int end = formula.stripTrailing().length();
        while (at < end) {
            matcher.region(at, formula.length());
            if (!matcher.lookingAt()) {
                throw unreadable(formula, at);
            }
            words.add(word(matcher));
            at = matcher.end();
        }
        words.add(new FormulaWord(Kind.END, "the end", end));
        return words;
    }

    private static IllegalArgumentException unreadable(String formula, int at) {
        int column = at;
        while (Character.isWhitespace(formula.charAt(column))) {
            column++;
        }
        char first = formula.charAt(column);
        String problem = switch (first) {
            case '\'', '"' -> "the text that begins here has no end; close it with " + first;
            case '`' -> "the name that begins here has no end; close it with `";
            case '@' -> "@ needs the name of a variable behind it";
            default ->
                Character.isDigit(first)
                        ? "this is neither a number nor a name"
                        : "'%c' has no meaning here".formatted(first);
        };
        return error(formula, column, problem);
    }

    private static FormulaWord word(Matcher matcher) {
        if (matcher.group("number") != null) {
            return new FormulaWord(Kind.NUMBER, matcher.group("number"), matcher.start("number"));
        }
        if (matcher.group("name") != null) {
            return new FormulaWord(Kind.NAME, matcher.group("name"), matcher.start("name"));
        }
        if (matcher.group("quoted") != null) {
            return new FormulaWord(Kind.QUOTED_NAME, matcher.group("quoted"), matcher.start("quoted") - 1);
        }
        if (matcher.group("variable") != null) {
            return new FormulaWord(Kind.VARIABLE, matcher.group("variable"), matcher.start("variable") - 1);
        }
        String quotes = matcher.group("single") != null ? "single" : "double";
        if (matcher.group(quotes) != null) {
            return new FormulaWord(Kind.TEXT, unescaped(matcher.group(quotes)), matcher.start(quotes) - 1);
        }
        return new FormulaWord(Kind.SIGN, matcher.group("sign"), matcher.start("sign"));
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char next = text.charAt(++i);
            switch (next) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case '\\', '\'', '"' -> plain.append(next);
                default -> plain.append(c).append(next);
            }
        }
        return plain.toString();
    }

    boolean is(String sign) {
        return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
    }

    /** An error that shows the line of the formula, or what stands beside the column of a long one, and points at the column. */
    static IllegalArgumentException error(String formula, int column, String problem) {
        int from = formula.lastIndexOf('\n', column - 1) + 1;
        int to = formula.indexOf('\n', column);
        String line = formula.substring(from, to < 0 ? formula.length() : to);
        int number =
                (int) formula.substring(0, from).chars().filter(c -> c == '\n').count() + 1;
        String where = formula.contains("\n")
                ? "line %d, column %d".formatted(number, column - from + 1)
                : "column " + (column + 1);
        int place = Math.min(line.length(), column - from);
        int first = line.length() <= LONG_LINE ? 0 : Math.max(0, place - BESIDE);
        int last = line.length() <= LONG_LINE ? line.length() : Math.min(line.length(), place + BESIDE);
        String before = (first > 0 ? "..." : "") + line.substring(first, place);
        String behind = line.substring(place, last) + (last < line.length() ? "..." : "");
        return new IllegalArgumentException("cannot read the formula at %s: %s%n  %s%n  %s^"
                .formatted(where, shortened(problem), before + behind, before.replaceAll("[^\t]", " ")));
    }

    private static String shortened(String problem) {
        return problem.length() <= LONG_PROBLEM
                ? problem
                : problem.substring(0, LONG_PROBLEM / 2) + " ... "
                        + problem.substring(problem.length() - LONG_PROBLEM / 2);
    }

    /** The lines and parts between semicolons of a formula; those in texts part nothing. */
    static List<String> statements(String formulas) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        char quote = 0;
        for (int i = 0; i < formulas.length(); i++) {
            char c = formulas.charAt(i);
            if (quote != 0) {
                i += c == '\\' && quote != '`' ? 1 : 0;
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"' || c == '`') {
                quote = c;
            } else if (c == '\n' || c == ';') {
                parts.add(formulas.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(formulas.substring(from));
        return parts;
    }
}
