package io.bask.array;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a formula.
 *
 * @param kind what it is
 * @param text as it was written
 * @param column where it begins, counted from 0
 */
record FormulaToken(Kind kind, String text, int column) {
    enum Kind {
        NUMBER,
        NAME,
        SIGN,
        END
    }

    private static final int SHOWN = 200;

    /** What the {@code \s} of patterns matches. */
    private static final String SPACES = " \t\n\013\f\r";

    private static final Pattern WORDS = Pattern.compile("\\s*(?:"
            + "(?<number>(?:\\d[\\d_]*\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?[jJ]?)"
            + "|(?<name>[\\p{L}_][\\p{L}\\p{N}_]*)"
            + "|(?<sign>\\*\\*|//|<<|>>|<=|>=|==|!=|[-+*/%<>&|^~(),=@]))");

    /** The words of a formula, an {@link Kind#END} last. */
    static List<FormulaToken> of(String formula) {
        List<FormulaToken> tokens = new ArrayList<>();
        Matcher words = WORDS.matcher(formula);
        int at = 0;
        int depth = 0;
        int end = formula.stripTrailing().length();
        while (at < end) {
            if (depth == 0 && !tokens.isEmpty()) {
                refuseNewLine(formula, at);
            }
            words.region(at, formula.length());
            if (!words.lookingAt()) {
                int column = at;
                while (SPACES.indexOf(formula.charAt(column)) >= 0) {
                    column++;
                }
                throw error(
                        formula,
                        column,
                        "%s has no meaning here; a formula is made of names, numbers, operators and calls, so index, slice or transpose an array before it gets its name"
                                .formatted(shown(formula.codePointAt(column))));
            }
            FormulaToken token = token(words);
            tokens.add(token);
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            at = words.end();
        }
        tokens.add(new FormulaToken(Kind.END, "the end", end));
        return tokens;
    }

    /** A character between quotes, or its number if nobody would see it. */
    private static String shown(int character) {
        boolean isSeen = Character.isDefined(character)
                && !Character.isISOControl(character)
                && !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && Character.getType(character) != Character.FORMAT
                && Character.getType(character) != Character.SURROGATE;
        return isSeen ? "'" + Character.toString(character) + "'" : "the character U+%04X".formatted(character);
    }

    /** Lines end where they do in Python: anywhere but inside of parentheses. */
    private static void refuseNewLine(String formula, int from) {
        for (int at = from; Character.isWhitespace(formula.charAt(at)); at++) {
            if (formula.charAt(at) == '\n' || formula.charAt(at) == '\r') {
                throw error(formula, at, "a new line ends the formula; put what goes over lines into parentheses");
            }
        }
    }

    private static FormulaToken token(Matcher words) {
        for (Kind kind : List.of(Kind.NUMBER, Kind.NAME)) {
            String group = kind == Kind.NUMBER ? "number" : "name";
            if (words.group(group) != null) {
                return new FormulaToken(kind, words.group(group), words.start(group));
            }
        }
        return new FormulaToken(Kind.SIGN, words.group("sign"), words.start("sign"));
    }

    boolean is(String sign) {
        return kind != Kind.NUMBER && kind != Kind.END && text.equals(sign);
    }

    /** An error that shows the formula, or what is around it of a long one, and points at a column. */
    static IllegalArgumentException error(String formula, int column, String problem) {
        int from = formula.length() <= SHOWN ? 0 : Math.max(0, column - SHOWN / 2);
        int to = Math.min(formula.length(), from + SHOWN);
        String before = from > 0 ? "... " : "";
        String shown = before + formula.substring(from, to) + (to < formula.length() ? " ..." : "");
        return new IllegalArgumentException("cannot read the formula at column %d: %s%n  %s%n  %s^"
                .formatted(column + 1, problem, shown, " ".repeat(before.length() + column - from)));
    }

    /** A word in a message, which may be long. */
    static String brief(String word) {
        return word.length() <= SHOWN / 4 ? word : word.substring(0, SHOWN / 4) + "...";
    }
}
