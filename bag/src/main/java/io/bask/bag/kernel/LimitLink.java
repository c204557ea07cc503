package io.bask.bag.kernel;

import io.bask.bag.partition.Sink;

/** Lets the first {@code most} elements of a partition pass and asks for no more. */
public record LimitLink(int most) implements Link {
    @Override
    public Sink before(Sink next, int partition) {
        int[] left = {most};
        return element -> left[0]-- > 0 && next.accept(element) && left[0] > 0;
    }

    @Override
    public String operation() {
        return "take(%d)".formatted(most);
    }
}
