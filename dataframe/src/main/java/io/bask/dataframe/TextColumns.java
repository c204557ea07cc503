package io.bask.dataframe;

import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.TextMethods;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Several columns of the texts of a series: pandas' {@code expand=True}. Parts that a text lacks are missing. */
public sealed interface TextColumns permits Series {
    private DataFrame made(List<String> names, IntFunction<ColumnExpr> part) {
        Map<String, ColumnExpr> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), part.apply(i));
        }
        Series self = (Series) this;
        return new DataFrame(self.frame()).assign(values).select(names);
    }

    private TextMethods<ColumnExpr> texts() {
        return ((Series) this).value().str();
    }

    private static List<String> numbered(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("%d columns were asked for; give at least 1 split".formatted(count));
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(String.valueOf(i));
        }
        return names;
    }

    /** The parts of each text, split at most so often at a separator (blanks for an empty one), in columns called 0, 1 and so on. */
    default DataFrame splitColumns(String separator, int most) {
        Given.notNull(separator, "separator");
        return made(numbered(Math.addExact(most, 1)), part -> texts().split(separator, part, most));
    }

    /** The same from the right. */
    default DataFrame rsplitColumns(String separator, int most) {
        Given.notNull(separator, "separator");
        return made(numbered(Math.addExact(most, 1)), part -> texts().rsplit(separator, part, most));
    }

    /** What is before the first separator, the separator, and what is behind it. */
    default DataFrame partitionColumns(String separator) {
        Given.notNull(separator, "separator");
        return made(numbered(3), part -> texts().partition(separator, part));
    }

    /** What the groups of a pattern match first, called by the names of the groups, or by their numbers from 0. */
    default DataFrame extractColumns(String pattern) {
        Given.notNull(pattern, "pattern");
        List<String> names = groups(pattern);
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "the pattern '%s' has no groups; put what is to be extracted in parentheses".formatted(pattern));
        }
        return made(names, group -> texts().extract(pattern, group + 1));
    }

    private static List<String> groups(String pattern) {
        int count = Pattern.compile(pattern).matcher("").groupCount();
        List<String> names = new ArrayList<>();
        boolean isInClass = false;
        for (int i = 0; i < pattern.length() && names.size() < count; i++) {
            char letter = pattern.charAt(i);
            if (letter == '\\') {
                i++;
            } else if (isInClass || letter == '[') {
                isInClass = letter != ']';
            } else if (letter == '(') {
                boolean isPlain = !pattern.startsWith("(?", i);
                boolean isNamed = pattern.startsWith("(?<", i)
                        && i + 3 < pattern.length()
                        && Character.isLetter(pattern.charAt(i + 3));
                if (isNamed) {
                    names.add(pattern.substring(i + 3, pattern.indexOf('>', i)));
                } else if (isPlain) {
                    names.add(String.valueOf(names.size()));
                }
            }
        }
        return names;
    }
}
