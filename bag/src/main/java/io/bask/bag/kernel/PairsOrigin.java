package io.bask.bag.kernel;

import io.bask.bag.partition.Pair;
import io.bask.bag.partition.Partition;
import io.bask.bag.partition.Source;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Each element of one partition with each of another, those of the first one outside. */
public enum PairsOrigin implements Origin {
    /** The only one. */
    INSTANCE;

    @Override
    public Source source(@Nullable Object[] inputs) {
        Partition outer = (Partition) Objects.requireNonNull(inputs[0]);
        Partition inner = (Partition) Objects.requireNonNull(inputs[1]);
        return sink -> outer.feed(
                left -> inner.feed(right -> sink.accept(new Pair<>(Element.given(left), Element.given(right)))));
    }
}
