package io.bask.hdf5;

import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the tables of a file: by their key, or by a pattern of keys. */
final class FrameKeys {
    private static final int DEEPEST = 100;

    private final List<String> keys = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    private FrameKeys() {}

    static boolean isPattern(String key) {
        return key.indexOf('*') >= 0 || key.indexOf('?') >= 0 || key.indexOf('[') >= 0;
    }

    /** The keys that are meant, numbers in them by their value; at least one. */
    static List<String> find(OpenFile file, String key) throws IOException {
        if (!isPattern(key)) {
            return List.of(Names.shown(key));
        }
        Pattern pattern = pattern(key.startsWith("/") ? key : "/" + key);
        List<String> all = all(file);
        List<String> found =
                all.stream().filter(name -> pattern.matcher(name).matches()).toList();
        if (found.isEmpty()) {
            throw new OpenFile.Refused(
                    "has no table that fits '%s'; it has %s".formatted(key, OpenFile.shown(Set.copyOf(all))));
        }
        return found;
    }

    /** The keys of all tables; a letter stands for any number of others, slashes too, as in Dask. */
    static List<String> all(OpenFile file) throws IOException {
        FrameKeys found = new FrameKeys();
        found.look(file.file(), "", 0);
        found.keys.sort(NaturalOrder::compare);
        return List.copyOf(found.keys);
    }

    private void look(Group group, String path, int depth) throws IOException {
        if (!seen.add(group.getAddress()) || depth > DEEPEST) {
            return;
        }
        boolean isTable = !path.isEmpty() && isTable(group);
        if (isTable) {
            keys.add(path);
        }
        for (Node child : group.getChildren().values()) {
            String name = child.getName();
            if (child instanceof Link || isTable && (name.equals("meta") || name.startsWith("_i_"))) {
                continue;
            }
            if (child instanceof Group inner) {
                look(inner, path + "/" + name, depth + 1);
            } else if (!isTable && child instanceof Dataset dataset && StoredTable.isRecords(dataset)) {
                keys.add(path + "/" + name);
            }
        }
    }

    private static boolean isTable(Group group) throws IOException {
        String kind = FrameNotes.of(group).text("pandas_type");
        return kind.equals("frame")
                || kind.equals("series")
                || kind.equals("frame_table")
                || kind.equals("series_table");
    }

    /** As Python's fnmatch: a star is any text, a question mark any letter, letters in brackets one of them. */
    static Pattern pattern(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < glob.length(); at++) {
            char letter = glob.charAt(at);
            @Nullable String set = letter == '[' ? set(glob, at) : null;
            if (set != null) {
                regex.append(set);
                at = glob.indexOf(']', at + (glob.startsWith("[!", at) ? 3 : 2));
            } else {
                regex.append(letter == '*' ? ".*" : letter == '?' ? "." : Pattern.quote(String.valueOf(letter)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static @Nullable String set(String glob, int open) {
        boolean isNot = glob.startsWith("[!", open);
        int first = open + (isNot ? 2 : 1);
        int close = glob.indexOf(']', first + 1);
        if (close < 0) {
            return null;
        }
        String letters = glob.substring(first, close).replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
        return "[" + (isNot ? "^" : "") + letters + "]";
    }
}
