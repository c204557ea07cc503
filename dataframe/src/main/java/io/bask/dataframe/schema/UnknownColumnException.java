package io.bask.dataframe.schema;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** A column was asked for that the schema does not have; the message lists the columns and the nearest name. */
public final class UnknownColumnException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
    private static final int LISTED = 30;

    private final String column;

    UnknownColumnException(String column, List<String> names) {
        super(message(column, names));
        this.column = column;
    }

    /**
     * Refuses a column that is none of those that there are, for readers that make no schema of all of them.
     *
     * @throws UnknownColumnException that names the first of these
     */
    public static void requireAll(Iterable<String> asked, Collection<String> names) {
        Objects.requireNonNull(asked, "asked is null; give names");
        Set<String> known = new LinkedHashSet<>(Objects.requireNonNull(names, "names is null; give the columns"));
        for (String column : asked) {
            if (!known.contains(column)) {
                throw new UnknownColumnException(column, List.copyOf(known));
            }
        }
    }

    /** The name that was not found. */
    public String column() {
        return column;
    }

    private static String message(String column, List<String> names) {
        String listed = names.size() <= LISTED
                ? names.toString()
                : names.subList(0, LISTED).toString().replace("]", ", ... %d more]".formatted(names.size() - LISTED));
        String nearest = nearest(column, names);
        String hint = nearest.isEmpty() ? "use one of them" : "did you mean '%s'?".formatted(nearest);
        return "no column is called '%s'; the columns are %s; %s".formatted(column, listed, hint);
    }

    private static String nearest(String column, List<String> names) {
        String best = "";
        int bestDistance = column.length() / 2 + 1;
        for (String name : names) {
            int distance = distance(column.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = name;
            }
        }
        return best;
    }

    /** Levenshtein distance, one row of the table at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
