package io.bask.dataframe.kernel.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of wanted columns as a tree, one level for each object in another. */
final class JsonKeys {
    static final int NONE = -1;

    private final Map<String, JsonKeys> below = new HashMap<>();
    private int column = NONE;

    static JsonKeys of(List<JsonColumn> columns, boolean nests) {
        JsonKeys root = new JsonKeys();
        for (int i = 0; i < columns.size(); i++) {
            JsonKeys node = root;
            String path = columns.get(i).path();
            for (String key : nests ? path.split("\\.", -1) : new String[] {path}) {
                node = node.below.computeIfAbsent(key, any -> new JsonKeys());
            }
            node.column = i;
        }
        return root;
    }

    @Nullable
    JsonKeys key(String name) {
        return below.get(name);
    }

    /** The column that ends here; {@link #NONE} where only objects go on. */
    int column() {
        return column;
    }

    boolean isInner() {
        return !below.isEmpty();
    }
}
