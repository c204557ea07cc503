package io.bask.bag.kernel;

import io.bask.bag.partition.Source;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a pass gets its elements from: from outside of the graph, or out of the results that its task reads. */
public interface Origin extends Serializable {
    /** The elements, where {@code inputs} are the results that the task reads. */
    Source source(@Nullable Object[] inputs) throws Exception;

    /** Elements that need no other task: a file, a range, partitions in memory. */
    record Given(Source given) implements Origin {
        @Override
        public Source source(@Nullable Object[] inputs) {
            return given;
        }
    }

    /** The elements of the one partition that the task reads. */
    enum FirstInput implements Origin {
        /** The only one. */
        INSTANCE;

        @Override
        public Source source(@Nullable Object[] inputs) {
            return (Source) Objects.requireNonNull(inputs[0]);
        }
    }
}
