package io.bask.array;

import io.bask.array.draw.Checked;
import io.bask.array.draw.Domain;
import io.bask.array.expr.BlockCall;
import java.util.List;
import java.util.stream.IntStream;

/** Arrays that are looked at when they are computed: values outside of where they may lie fail with a message. */
final class Bounded {
    private Bounded() {}

    /** {@code x} as it is, each element of which must belong to a domain. */
    static Array in(Domain domain, Array x, String function, String parameter) {
        return new Array(BlockCall.described(
                "checked",
                new Checked(function, parameter, domain),
                List.of(x.expr()),
                List.of(IntStream.range(0, x.ndim()).toArray()),
                x.chunks(),
                x.dtype()));
    }
}
