package io.bask.dataframe.kernel.csv;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where lines of fixed width are cut into fields: places are characters from the start of the line, whatever bytes each takes.
 *
 * <p>Fields may overlap, and characters between them are read over. What lies behind the end of a line is empty.
 *
 * @param starts the first character of each field
 * @param ends the first character behind each field
 * @param fill the ASCII characters that fill fields up, which are left out at both ends of each
 */
public record FieldCuts(List<Integer> starts, List<Integer> ends, String fill) implements Serializable {
    private static final int ASCII = 128;

    /** Checks that there are fields, that each has characters, and that none is filled by characters that take several bytes. */
    public FieldCuts {
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
        if (starts.isEmpty() || starts.size() != ends.size()) {
            throw new IllegalArgumentException("%d starts and %d ends of fields; give one of each a field, and a field"
                    .formatted(starts.size(), ends.size()));
        }
        for (int i = 0; i < starts.size(); i++) {
            if (starts.get(i) < 0 || ends.get(i) <= starts.get(i)) {
                throw new IllegalArgumentException(
                        "field %d goes from character %d to %d; begin at 0 or later, and end behind the start"
                                .formatted(i, starts.get(i), ends.get(i)));
            }
        }
        if (fill.chars().anyMatch(c -> c >= ASCII)) {
            throw new IllegalArgumentException(
                    "'%s' has characters that are not ASCII to fill fields up; use characters below U+0080"
                            .formatted(fill));
        }
    }

    /** How many fields a line has. */
    public int size() {
        return starts.size();
    }

    /** Which bytes fill fields up: those given, and what ends lines. */
    static boolean[] fills(String fill) {
        boolean[] fills = new boolean[ASCII];
        (fill + "\r\n").chars().forEach(c -> fills[c] = true);
        return fills;
    }

    int[] startsArray() {
        return IntStream.range(0, size()).map(starts::get).toArray();
    }

    int[] endsArray() {
        return IntStream.range(0, size()).map(ends::get).toArray();
    }
}
