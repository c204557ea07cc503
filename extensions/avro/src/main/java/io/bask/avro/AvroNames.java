package io.bask.avro;

import io.bask.file.FileGlob;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * What files are called: one a partition, by number.
 *
 * @param place the folder
 * @param before what stands before the number
 * @param after what stands behind it
 * @param digits how many digits the number has
 */
record AvroNames(String place, String before, String after, int digits) implements Serializable {
    static AvroNames of(String pattern, int npartitions) {
        if (pattern.isBlank()) {
            throw new IllegalArgumentException("the path is blank; give for example \"out/*.avro\"");
        }
        Path path = FileGlob.path(
                pattern.indexOf('*') >= 0 ? pattern : pattern + (pattern.endsWith("/") ? "*.avro" : "/*.avro"));
        Path folder = path.toAbsolutePath().getParent();
        String name = String.valueOf(path.getFileName());
        int star = name.indexOf('*');
        if (star < 0
                || name.indexOf('*', star + 1) >= 0
                || String.valueOf(folder).indexOf('*') >= 0) {
            throw new IllegalArgumentException(
                    "'%s' must have one *, in the name of the files, for the number of the partition"
                            .formatted(pattern));
        }
        int digits = String.valueOf(npartitions - 1).length();
        return new AvroNames(
                folder == null ? "" : FileGlob.text(folder), name.substring(0, star), name.substring(star + 1), digits);
    }

    Path folder() {
        return FileGlob.path(place);
    }

    /** The file of a partition. */
    String name(int partition) {
        String number = String.valueOf(partition);
        return before + "0".repeat(digits - number.length()) + number + after;
    }
}
