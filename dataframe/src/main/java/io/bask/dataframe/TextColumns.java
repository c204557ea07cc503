package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.expr.ColumnExpr;
import io.bask.dataframe.expr.Patterns;
import io.bask.dataframe.expr.Relabel;
import io.bask.dataframe.expr.TableRoom;
import io.bask.dataframe.expr.TextMethods;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.TextFunction;
import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

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

    private static List<String> numbered(long count) {
        if (count < 1) {
            throw new IllegalArgumentException("%d columns were asked for; give at least 1 split".formatted(count));
        }
        TableRoom.columns(
                count, "texts were to be split", "split less often, or leave the number out, and the texts decide");
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(String.valueOf(i));
        }
        return names;
    }

    /** The parts of each text, split at most so often at a separator (blanks for an empty one), in columns called 0, 1 and so on. */
    default DataFrame splitColumns(String separator, int most) {
        Given.notNull(separator, "separator");
        return made(numbered(most + 1L), part -> texts().split(separator, part, most));
    }

    /** The same from the right: after at most so many splits at the last separators. */
    default DataFrame rsplitColumns(String separator, int most) {
        Given.notNull(separator, "separator");
        return made(numbered(most + 1L), part -> texts().rsplit(separator, part, most));
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

    /** The parts of each text at every separator (at blanks for an empty one), in as many columns as it takes; computes how many. */
    default DataFrame splitColumns(String separator) {
        Given.notNull(separator, "separator");
        int count = mostParts(TextFunction.of(TextFunction.Op.SPLIT_LIST, separator));
        return made(numbered(count), part -> texts().split(separator, part));
    }

    /**
     * The parts of each text between matches of a pattern, with what its groups match between them, in as many columns as it takes, as
     * pandas' {@code split(pattern, expand=True, regex=True)}; computes how many. See {@link TextMethods#splitRegex(String, int)}.
     */
    default DataFrame splitRegexColumns(String pattern) {
        int count = mostParts(TextFunction.of(
                        TextFunction.Op.SPLIT_REGEX_LIST,
                        Patterns.compiled(pattern, ((Series) this).value()).pattern())
                .with(0));
        return made(numbered(count), part -> texts().splitRegex(pattern, part));
    }

    /** The same after at most so many splits at the first matches, in as many columns as these can give; computes nothing. */
    default DataFrame splitRegexColumns(String pattern, int most) {
        Given.notNull(pattern, "pattern");
        int groups =
                Patterns.compiled(pattern, ((Series) this).value()).matcher("").groupCount();
        long count = (long) Math.max(most, 0) * (groups + 1) + 1;
        return made(numbered(most < 1 ? 0 : count), part -> texts().splitRegex(pattern, part, most));
    }

    private int mostParts(TextFunction parts) {
        Object most = ((Series) this)
                .then(value -> value.apply(parts).list().len())
                .maxValue()
                .compute()
                .orElse(1L);
        return Math.max(1, Math.toIntExact(((Number) most).longValue()));
    }

    /**
     * A row for each match of a pattern in each text, with what its groups match in columns called as in {@link #extractColumns}; a group
     * that matches nothing is missing. Rows keep their labels, with the number of the match, from 0, as a further level.
     */
    default DataFrame extractAll(String pattern) {
        Given.notNull(pattern, "pattern");
        List<String> names = groups(pattern);
        if (names.isEmpty()) {
            throw new IllegalArgumentException(
                    "the pattern '%s' has no groups; put what is to be extracted in parentheses".formatted(pattern));
        }
        DataFrame table = ((Series) this).toFrame(Hidden.VALUE);
        List<String> levels = new ArrayList<>(Labels.names(table));
        List<String> open = new ArrayList<>();
        for (int level = 0; level < levels.size(); level++) {
            open.add("\u0000level" + level);
        }
        ColumnExpr text = ColumnExpr.column(Hidden.VALUE);
        String match = "\u0000match";
        Map<String, ColumnExpr> lists = new LinkedHashMap<>();
        lists.put(match, text.apply(TextFunction.of(TextFunction.Op.MATCH_NUMBERS, pattern)));
        for (int group = 0; group < names.size(); group++) {
            TextFunction one = TextFunction.of(TextFunction.Op.EXTRACT_LIST, pattern);
            lists.put(names.get(group), text.apply(one.with(group + 1)));
        }
        List<String> exploded = List.copyOf(lists.keySet());
        DataFrame rows = new DataFrame(Relabel.toColumns(table.expr(), open))
                .assign(lists)
                .drop(Hidden.VALUE)
                .filter(ColumnExpr.column(match).list().len().gt(0))
                .explode(exploded);
        open.add(match);
        levels.add("match");
        return new DataFrame(Relabel.fromColumns(rows.expr(), open, levels));
    }

    /**
     * A column for each text that stands between separators anywhere, in order: 1 in rows that have it, else 0. Computes which there are
     * at the call.
     */
    default DataFrame dummyColumns(String separator) {
        if (Given.notNull(separator, "separator").isEmpty()) {
            throw new IllegalArgumentException("the separator is empty; give a text such as | or a comma");
        }
        Series self = (Series) this;
        DataFrame parts = self.str().splitToList(separator).toFrame(Hidden.VALUE);
        Frame found = parts.explode(Hidden.VALUE)
                .groupBy(Hidden.VALUE)
                .asIndex(false)
                .size()
                .compute();
        Map<String, ColumnExpr> dummies = new LinkedHashMap<>();
        for (int row = 0; row < found.rows(); row++) {
            String part = String.valueOf(found.valueAt(row, Hidden.VALUE));
            if (!part.isEmpty()) {
                ColumnExpr has = ColumnExpr.column(Hidden.VALUE).list().contains(part);
                dummies.put(part, ColumnExpr.where(has, 1L, 0L));
            }
        }
        return (dummies.isEmpty() ? parts : parts.assign(dummies)).select(List.copyOf(dummies.keySet()));
    }

    /** All texts in one with a separator between, missing ones left out; of none the empty text. */
    default Scalar<String> joinAll(String separator) {
        Given.notNull(separator, "separator");
        String name = ((Series) this).name();
        DataFrame known =
                ((Series) this).astype(DType.STRING).toFrame(Hidden.VALUE).dropNull();
        DataFrame one = known.agg(Expressions.list(Hidden.VALUE).as(Hidden.VALUE));
        Series joined = one.col(Hidden.VALUE).list().join(separator);
        return new Scalar<>(
                joined.toFrame().expr(), "joinAll(%s)".formatted(name), value -> value == null ? "" : value.toString());
    }

    private List<String> groups(String pattern) {
        int count =
                Patterns.compiled(pattern, ((Series) this).value()).matcher("").groupCount();
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
