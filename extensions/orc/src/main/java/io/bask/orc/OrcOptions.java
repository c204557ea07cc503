package io.bask.orc;

import io.bask.file.BlockSize;
import io.bask.function.Given;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * How to read ORC files: immutable, each {@code with...} returns a changed copy.
 *
 * <p>Without options: all columns, stripes put together to partitions of about 64 MB as stored, less where memory is small, row labels as
 * Bask or pandas noted them.
 *
 * @param columns the columns to read, in order; none for all
 * @param partitionBytes stripes of one file are put together up to this size; one is a partition at least
 */
public record OrcOptions(List<String> columns, long partitionBytes) implements Serializable {
    private static final OrcOptions DEFAULTS = new OrcOptions(List.of(), BlockSize.standard());

    /** Copies the columns and checks the size. */
    public OrcOptions {
        columns = List.copyOf(Given.noneNull(columns, "columns"));
        BlockSize.checked(partitionBytes);
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("columns %s: one is named twice; name each once".formatted(columns));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static OrcOptions defaults() {
        return DEFAULTS;
    }

    /** Reads these columns only, in this order. */
    public OrcOptions withColumns(String... names) {
        List<String> wanted = Arrays.asList(Given.noneNull(names, "names"));
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException(
                    "no columns to read; name one or more, or leave withColumns out for all");
        }
        return new OrcOptions(wanted, partitionBytes);
    }

    /** Puts stripes of a file together to partitions of this size as stored, for example {@code "64 MB"}. */
    public OrcOptions withPartitionSize(String size) {
        return new OrcOptions(columns, BlockSize.parse(Given.notNull(size, "size")));
    }

    /** One partition a stripe, however small. */
    public OrcOptions withPartitionPerStripe() {
        return new OrcOptions(columns, 1);
    }
}
