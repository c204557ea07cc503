package io.bask.dataframe.kernel.json;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which columns keys lead to: their paths are keys with points between them where objects lie in one another. */
final class JsonKeys {
    static final int NONE = -1;

    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Set<String> above = new HashSet<>();

    /**
     * The keys of some columns.
     *
     * @param wanted the columns that are read
     * @param all the columns that there are
     */
    JsonKeys(List<JsonColumn> wanted, List<JsonColumn> all) {
        for (JsonColumn column : wanted) {
            places.put(column.path(), places.size());
        }
        for (JsonColumn column : all) {
            String path = column.path();
            known.add(path);
            for (int point = path.indexOf('.'); point >= 0; point = path.indexOf('.', point + 1)) {
                above.add(path.substring(0, point));
            }
        }
    }

    /** The place of the wanted column with that path, or {@link #NONE}. */
    int column(String path) {
        return places.getOrDefault(path, NONE);
    }

    /** Whether there is such a column, wanted or not. */
    boolean isKnown(String path) {
        return known.contains(path);
    }

    /** Whether columns lie below that path, so that an object is to be there. */
    boolean isAbove(String path) {
        return above.contains(path);
    }
}
