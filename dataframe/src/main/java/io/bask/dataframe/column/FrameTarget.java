package io.bask.dataframe.column;

import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a table can be written, partition by partition: files of a format, a table of a database.
 *
 * <p>Implemented by a writer of one format, used once for each time a table is written: {@link #begin} is called first, where the
 * table is written; then {@link Transfer#write} for each partition, by tasks from many threads at once; then, in the first
 * thread, {@link Transfer#finish} when all went well, else {@link Transfer#abandon}.
 *
 * @param <R> what writing answers, for example the files
 */
public interface FrameTarget<R> {
    /** What writing does, in a word or two joined by dashes, for example {@code to-csv}. */
    String operation();

    /** Whether the numbers of rows in the whole table are written; they cost a chain of small tasks. */
    default boolean writesRowNumbers() {
        return false;
    }

    /**
     * Whether nothing may be written a second time. Else a partition may be, for example when the dtypes that a sample suggested
     * prove too narrow, and the last one counts.
     */
    default boolean writesOnce() {
        return false;
    }

    /**
     * Checks that such a table can be written, and makes ready.
     *
     * @param columns names and dtypes of the columns
     * @param labels names and dtypes of the levels of the row labels; none where rows are numbered
     * @param partitions how many partitions will be written
     */
    Transfer<R> begin(Schema columns, List<Field> labels, int partitions) throws Exception;

    /**
     * A table on its way.
     *
     * @param <R> what writing answers
     */
    interface Transfer<R> extends Serializable {
        /**
         * Writes one partition where nobody finds it yet; answers what {@link #finish} wants to know of it.
         *
         * @param partition from 0
         * @param rows the partition; where row numbers are written they are those in the whole table
         */
        String write(int partition, Frame rows) throws Exception;

        /**
         * How to write all partitions again, where what was written of them does not go together; null, as without this method, where it
         * does. Never asked of targets whose {@link FrameTarget#writesOnce} is true. The table is computed again.
         *
         * @param notes what writing said of each partition, in order
         */
        default @Nullable Transfer<R> revised(List<String> notes) {
            return null;
        }

        /**
         * Makes everything that was written visible.
         *
         * @param notes what writing said of each partition, in order
         */
        R finish(List<String> notes) throws Exception;

        /** Removes what was written; called also when only some partitions were, and when {@link #finish} failed. */
        void abandon();
    }
}
