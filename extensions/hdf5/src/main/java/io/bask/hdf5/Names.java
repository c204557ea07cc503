package io.bask.hdf5;

import io.bask.function.Given;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Paths within a file: names with slashes between, from the root on. */
final class Names {
    private Names() {}

    /** The names of a path, without empty ones and dots. */
    static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String name : path.split("/", -1)) {
            if (!name.isEmpty() && !name.equals(".")) {
                parts.add(name);
            }
        }
        return parts;
    }

    /** A path as it is shown: with a slash before each name; the root is one slash. */
    static String shown(String path) {
        return "/" + String.join("/", parts(path));
    }

    /**
     * What is to be written, by its full path.
     *
     * @throws IllegalArgumentException if a path is empty, named twice, or of an array that would have to be a group too
     */
    static <T> Map<String, T> checked(Map<String, T> arrays) {
        if (arrays.isEmpty()) {
            throw new IllegalArgumentException("there are no arrays to write; give one or more");
        }
        Map<String, T> full = new LinkedHashMap<>();
        arrays.forEach((path, array) -> {
            Given.notNull(path, "a path in arrays");
            Given.notNull(array, "arrays[\"" + path + "\"]");
            List<String> parts = parts(path);
            if (parts.isEmpty() || path.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        "'%s' names no place in a file; use a path such as /x or /group/x".formatted(path));
            }
            if (full.put(shown(path), array) != null) {
                throw new IllegalArgumentException(
                        "%s is named twice; give each array another path".formatted(shown(path)));
            }
        });
        for (String group : groups(full.keySet())) {
            if (full.containsKey(group)) {
                throw new IllegalArgumentException(
                        "%s would be an array and the group of another; give it another path".formatted(group));
            }
        }
        return full;
    }

    /** All groups that these paths lie in, outer before inner; without the root. */
    static Set<String> groups(Set<String> paths) {
        Set<String> groups = new LinkedHashSet<>();
        for (String path : paths) {
            for (int at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) {
                groups.add(path.substring(0, at));
            }
        }
        return groups;
    }
}
