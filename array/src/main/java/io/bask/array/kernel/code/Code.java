package io.bask.array.kernel.code;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The body of one loop: values computed in order from element {@code i} of some arrays, and stored as element {@code i}
 * of others.
 *
 * <p>Immutable; equal codes make one generated loop. Arrays and scalars are named by slots and given when it runs.
 * Every load happens before the first store, so an array may be read and written by the same code.
 */
public final class Code {
    private final List<Node> nodes;
    private final List<Store> stores;
    private final List<Exit> exits;
    private final int hash;
    /** What {@link Loops#fused} answered for this very object, so that a block need not look for it. */
    private volatile @Nullable Optional<Loop> fused;

    /**
     * Writes a value into an array.
     *
     * @param value number of the node
     * @param slot slot of the array
     * @param element how it lies there
     */
    record Store(int value, int slot, Element element) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Store that && value == that.value && slot == that.slot && element == that.element;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * value + slot) + element.hashCode();
        }
    }

    /**
     * Goes on to the next element after some stores instead of those at the end, if a condition has an outcome.
     *
     * @param position number of nodes that are computed before
     * @param condition number of the node
     * @param outcome for which it leaves
     * @param stores of nodes that are computed before
     */
    record Exit(int position, int condition, boolean outcome, List<Store> stores) {}

    Code(List<Node> nodes, List<Store> stores, List<Exit> exits) {
        this.nodes = List.copyOf(nodes);
        this.stores = List.copyOf(stores);
        this.exits = List.copyOf(exits);
        this.hash = 31 * (31 * this.nodes.hashCode() + this.stores.hashCode()) + this.exits.hashCode();
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Store> stores() {
        return stores;
    }

    /** In the order of their positions. */
    List<Exit> exits() {
        return exits;
    }

    /** The loop generated for this code; {@code maker} is asked once, unless several threads come at once. */
    Optional<Loop> fused(Function<Code, Optional<Loop>> maker) {
        Optional<Loop> known = fused;
        if (known == null) {
            known = maker.apply(this);
            fused = known;
        }
        return known;
    }

    /** Number of values, leaves included. */
    public int size() {
        return nodes.size();
    }

    /** Whether a value is the bits of another that is computed before. */
    boolean hasReinterpretation() {
        for (int i = 0; i < nodes.size(); i++) {
            if (isReinterpretation(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value is the bits of another that is computed, not loaded. */
    boolean isReinterpretation(int value) {
        Node node = nodes.get(value);
        return node.isReinterpretation() && !nodes.get(node.a()).op().isLeaf();
    }

    /**
     * For each node the number of the last node that reads it, -1 if nothing does. An exit reads as the node at its
     * position does, the stores at the end as a node numbered {@link #size()}.
     */
    int[] lastUses() {
        int[] last = new int[nodes.size()];
        java.util.Arrays.fill(last, -1);
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            for (int k = 0; k < node.operands(); k++) {
                last[node.operand(k)] = i;
            }
        }
        for (Exit exit : exits) {
            last[exit.condition()] = Math.max(last[exit.condition()], exit.position());
            for (Store store : exit.stores()) {
                last[store.value()] = Math.max(last[store.value()], exit.position());
            }
        }
        for (Store store : stores) {
            last[store.value()] = nodes.size();
        }
        return last;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || other instanceof Code code
                        && hash == code.hash
                        && nodes.equals(code.nodes)
                        && stores.equals(code.stores)
                        && exits.equals(code.exits);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
