package io.bask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work done anew, or later, checked at the call. */
final class Manipulation {
    private Manipulation() {}

    static <L extends Lazy<?>> L again(
            L child, Collection<? extends Lazy<?>> parents, Collection<? extends Lazy<?>> omit) {
        checked(Arrays.asList(child));
        return typed(child, checked(parents), checked(omit));
    }

    @SuppressWarnings("unchecked") // a family answers members of the same kind
    private static <T, L extends Lazy<?>> L typed(L child, List<Lazy<?>> parents, List<Lazy<?>> omit) {
        Lazy<T> origin = (Lazy<T>) child;
        return (L) origin.family().later(origin, Deferred.again(origin, parents, omit));
    }

    static List<Lazy<?>> checked(Collection<? extends @Nullable Lazy<?>> lazies) {
        List<Lazy<?>> all = new ArrayList<>(lazies.size());
        for (Lazy<?> lazy : lazies) {
            if (lazy == null) {
                throw new IllegalArgumentException(
                        "lazy object %d of %d is null; give an array, a frame, a bag, a delayed value"
                                .formatted(all.size(), lazies.size()));
            }
            all.add(lazy);
        }
        return all;
    }
}
