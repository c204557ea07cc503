package io.bask.bag.kernel;

import io.bask.bag.partition.Pair;
import io.bask.bag.partition.Partition;
import io.bask.bag.partition.Source;
import io.bask.function.Function1;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of elements of two partitions that have equal keys, in the order of the left ones; null is a key as any other.
 *
 * @param left key of an element on the left
 * @param right key of an element on the right
 * @param keepsLeft whether an element without partner stays, with {@link Optional#empty} as its partner
 */
public record JoinOrigin(Function1<Object, Object> left, Function1<Object, Object> right, boolean keepsLeft)
        implements Origin {
    private static final String OPERATION = "join";

    @Override
    public Source source(@Nullable Object[] inputs) throws Exception {
        Partition lefts = (Partition) Objects.requireNonNull(inputs[0]);
        Partition rights = (Partition) Objects.requireNonNull(inputs[1]);
        Map<@Nullable Object, List<@Nullable Object>> partners = new HashMap<>();
        for (Object element : rights) {
            partners.computeIfAbsent(Keyed.of(right, element, OPERATION), any -> new ArrayList<>(1))
                    .add(element);
        }
        return sink -> lefts.feed(element -> {
            List<@Nullable Object> found = partners.get(Keyed.of(left, element, OPERATION));
            if (found == null) {
                return !keepsLeft || sink.accept(new Pair<>(Element.given(element), Optional.empty()));
            }
            for (Object partner : found) {
                Object second = keepsLeft ? Optional.ofNullable(partner) : Element.given(partner);
                if (!sink.accept(new Pair<>(Element.given(element), second))) {
                    return false;
                }
            }
            return true;
        });
    }
}
