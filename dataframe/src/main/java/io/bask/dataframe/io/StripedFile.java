package io.bask.dataframe.io;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.ValueRange;
import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of which is known where its stripes lie: pieces such as row groups or record batches, which can be read one by one, column by column.
 *
 * <p>For authors of readers: what {@link StripedReader} asks of a format. Made when the end of the file was read; immutable and safe from
 * any thread, as readers travel to where they are run.
 */
public interface StripedFile extends Serializable {
    /** The file. */
    Path path();

    /** Address, moment of change and size: what changes when the file does. */
    String identity();

    /** Number of stripes; may be 0. */
    int stripes();

    /** How many rows a stripe has, at most {@link Integer#MAX_VALUE}. */
    long rows(int stripe);

    /** About how many bytes a stripe takes. */
    long bytes(int stripe);

    /** What is known of the values of a column in a stripe; null for nothing. */
    default @Nullable ValueRange range(int stripe, String column) {
        return null;
    }

    /**
     * Opens the file for one partition, in which one thread reads stripes in order.
     *
     * @throws IOException where it is not there, or no longer what it was
     */
    OpenStripes open() throws IOException;

    /** The last touch to a partition whose pieces were put together. */
    default Frame finished(Frame partition) {
        return partition;
    }

    /** An open file. One thread; closed by who opened it. */
    interface OpenStripes extends Closeable {
        /**
         * The first rows of some columns of a stripe; none where no columns are named.
         *
         * @param rows how many, at most those of the stripe
         */
        Map<String, Column> read(int stripe, List<String> columns, int rows) throws IOException;

        /**
         * Adds all rows of neighbouring stripes, or as many as hold the first ones; formats that read several stripes into one column do so
         * here.
         *
         * @param from the first stripe
         * @param to the one behind the last
         * @param limit how many rows are enough
         */
        default void addAll(FramePieces pieces, StripedFile file, int from, int to, long limit) throws IOException {
            List<String> wanted = pieces.schema().names();
            for (int stripe = from; stripe < to && pieces.kept() < limit; stripe++) {
                int first = (int) Math.min(file.rows(stripe), limit - pieces.kept());
                pieces.add(read(stripe, wanted, first), first, first);
            }
        }
    }
}
