package io.bask.array;

import io.bask.array.io.zarr.ZarrNode;
import io.bask.function.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups and attributes of folders in Zarr's format. Arrays are read by {@link Array#fromZarr} and written by {@link
 * Array#toZarr}; one in a group lies in a folder of the group's.
 *
 * <p>Values of attributes are texts, {@code Long}, {@code Double}, booleans, null, lists and maps of these.
 */
public final class Zarr {
    private Zarr() {}

    /**
     * Makes a group, a folder for arrays and other groups. One that is there already is left as it is.
     *
     * @throws IllegalArgumentException if something else is there, or the version is neither 2 nor 3
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void createGroup(Path folder, int version) {
        Given.notNull(folder, "folder");
        if (version != 2 && version != 3) {
            throw new IllegalArgumentException("there is no version %d of Zarr; use 2 or 3".formatted(version));
        }
        ZarrNode.createGroup(folder, version);
    }

    /**
     * The names of the arrays in a group, sorted.
     *
     * @throws IllegalArgumentException if the folder is not in Zarr's format
     */
    public static List<String> arrays(Path folder) {
        return ZarrNode.members(Given.notNull(folder, "folder"), true);
    }

    /**
     * The names of the groups in a group, sorted.
     *
     * @throws IllegalArgumentException if the folder is not in Zarr's format
     */
    public static List<String> groups(Path folder) {
        return ZarrNode.members(Given.notNull(folder, "folder"), false);
    }

    /**
     * What is noted of an array or a group.
     *
     * @throws IllegalArgumentException if the folder is not in Zarr's format
     */
    public static Map<String, @Nullable Object> attributes(Path folder) {
        return ZarrNode.attributes(Given.notNull(folder, "folder"));
    }

    /**
     * Replaces what is noted of an array or a group.
     *
     * @throws IllegalArgumentException if the folder is not in Zarr's format, or a value is nothing that can be noted
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void writeAttributes(Path folder, Map<String, ?> attributes) {
        ZarrNode.writeAttributes(Given.notNull(folder, "folder"), Given.notNull(attributes, "attributes"));
    }
}
