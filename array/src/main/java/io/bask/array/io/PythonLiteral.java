package io.bask.array.io;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Python literals that heads of NumPy's files are made of: dicts, lists, tuples, texts, whole numbers, True, False
 * and None. Other values are told apart, and not looked into.
 *
 * <p>Answers {@link Map}, {@link List}, {@link Tuple}, {@link String}, {@link BigInteger}, {@link Boolean} or {@link Other}.
 */
final class PythonLiteral {
    /** Values in parentheses. */
    record Tuple(List<Object> values) {}

    /** A value that no head has: None or a number with a point. */
    record Other(String text) {}

    private static final int MOST_NESTED = 64;
    private static final Pattern SPACE = Pattern.compile("(?:[ \\t\\f\\r\\n]++|#[^\\r\\n]*+)++");
    private static final Pattern TEXT = Pattern.compile(
            "[uUrR]?(?:'''([^'\\\\]*+)'''|\"\"\"([^\"\\\\]*+)\"\"\"|'([^'\\\\\\r\\n]*+)'|\"([^\"\\\\\\r\\n]*+)\")");
    private static final Pattern WHOLE = Pattern.compile(
            "([+-]?)[ \\t]*(0[xX](?:_?[0-9a-fA-F])++|0[oO](?:_?[0-7])++|0[bB](?:_?[01])++|0(?:_?0)*+|[1-9](?:_?[0-9])*+)(L?)");
    private static final Pattern REAL =
            Pattern.compile("[+-]?(?:[0-9]+\\.[0-9]*|\\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][+-]?[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("(?:True|False|None)(?![A-Za-z0-9_])");

    private final String text;
    private final boolean isOld;
    private int at;
    private int depth;

    private PythonLiteral(String text, boolean isOld) {
        this.text = text;
        this.isOld = isOld;
    }

    /**
     * The value that a text means.
     *
     * @param isOld whether whole numbers may end in L, as those of Python 2
     * @throws IllegalArgumentException if it is no such literal, saying where
     */
    static Object parse(String text, boolean isOld) {
        PythonLiteral literal = new PythonLiteral(text, isOld);
        literal.space();
        Object value = literal.value();
        literal.space();
        if (literal.at < text.length()) {
            throw literal.wrong("nothing more");
        }
        return value;
    }

    private IllegalArgumentException wrong(String wanted) {
        String seen = at < text.length() ? "'" + text.charAt(at) + "'" : "the end";
        return new IllegalArgumentException("wants %s but has %s at character %d".formatted(wanted, seen, at));
    }

    private boolean skip(Pattern what, Matcher[] found) {
        Matcher matcher = what.matcher(text).region(at, text.length());
        matcher.useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return false;
        }
        at = matcher.end();
        found[0] = matcher;
        return true;
    }

    private void space() {
        skip(SPACE, new Matcher[1]);
    }

    private boolean skip(char sign) {
        space();
        if (at < text.length() && text.charAt(at) == sign) {
            at++;
            return true;
        }
        return false;
    }

    private Object value() {
        Matcher[] found = new Matcher[1];
        if (skip(TEXT, found)) {
            return texts(found);
        }
        if (skip(NAME, found)) {
            String name = found[0].group();
            return name.equals("None") ? new Other(name) : (Object) name.equals("True");
        }
        if (skip(REAL, found)) {
            return new Other(found[0].group());
        }
        if (skip(WHOLE, found)) {
            return whole(found[0]);
        }
        if (++depth > MOST_NESTED) {
            throw wrong("no more than %d brackets within each other".formatted(MOST_NESTED));
        }
        Object value = bracketed();
        depth--;
        return value;
    }

    private Object bracketed() {
        if (skip('{')) {
            return dict();
        }
        List<Object> values = new ArrayList<>();
        if (skip('[')) {
            values(']', values);
            return values;
        }
        if (!skip('(')) {
            throw wrong("a value");
        }
        boolean comma = values(')', values);
        return values.size() == 1 && !comma ? values.get(0) : new Tuple(values);
    }

    /** Texts one behind the other are one text. */
    private String texts(Matcher[] found) {
        StringBuilder whole = new StringBuilder();
        int end;
        do {
            for (int quotes = 1; quotes <= found[0].groupCount(); quotes++) {
                whole.append(found[0].group(quotes) == null ? "" : found[0].group(quotes));
            }
            end = at;
            space();
        } while (skip(TEXT, found));
        at = end;
        return whole.toString();
    }

    private BigInteger whole(Matcher found) {
        boolean isName = at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
        if (isName || (!found.group(3).isEmpty() && !isOld)) {
            at = found.start(2);
            throw wrong("a whole number");
        }
        String digits = found.group(2).replace("_", "");
        char second = digits.length() > 1 ? Character.toLowerCase(digits.charAt(1)) : '0';
        int radix = second == 'x' ? 16 : second == 'o' ? 8 : second == 'b' ? 2 : 10;
        BigInteger number = new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
        return found.group(1).equals("-") ? number.negate() : number;
    }

    /** Values until a bracket; whether the last one has a comma behind it. */
    private boolean values(char close, List<Object> values) {
        boolean comma = false;
        while (!skip(close)) {
            if (!values.isEmpty() && !comma) {
                throw wrong("',' or '%c'".formatted(close));
            }
            values.add(value());
            comma = skip(',');
        }
        return comma;
    }

    private Map<Object, Object> dict() {
        Map<Object, Object> entries = new LinkedHashMap<>();
        boolean comma = true;
        while (!skip('}')) {
            if (!comma) {
                throw wrong("',' or '}'");
            }
            Object key = value();
            if (!skip(':')) {
                throw wrong("':'");
            }
            space();
            entries.put(key, value());
            comma = skip(',');
        }
        return entries;
    }
}
