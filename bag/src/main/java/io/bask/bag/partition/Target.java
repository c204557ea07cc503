package io.bask.bag.partition;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Somewhere outside of memory that partitions can be written to, each by itself. */
public interface Target extends Serializable {
    /** Begins to write partition number {@code partition}. */
    Writing begin(int partition) throws Exception;

    /** A partition that is being written; used by one thread. */
    interface Writing {
        /** Writes the next element. */
        void write(@Nullable Object element) throws Exception;

        /** Ends with what was written in place. */
        String end() throws Exception;

        /** Gives up and leaves nothing behind; throws nothing. */
        void abandon();
    }
}
