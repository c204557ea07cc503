package io.bask.array.kernel.code;

import java.util.List;

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
    private final int hash;

    /**
     * Writes a value into an array.
     *
     * @param value number of the node
     * @param slot slot of the array
     * @param element how it lies there
     */
    record Store(int value, int slot, Element element) {}

    Code(List<Node> nodes, List<Store> stores) {
        this.nodes = List.copyOf(nodes);
        this.stores = List.copyOf(stores);
        this.hash = 31 * this.nodes.hashCode() + this.stores.hashCode();
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Store> stores() {
        return stores;
    }

    /** Number of values, leaves included. */
    public int size() {
        return nodes.size();
    }

    /** For each node the number of the last node that reads it; {@link #size()} if a store does, -1 if nothing. */
    int[] lastUses() {
        int[] last = new int[nodes.size()];
        java.util.Arrays.fill(last, -1);
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            for (int k = 0; k < node.operands(); k++) {
                last[node.operand(k)] = i;
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
                        && stores.equals(code.stores);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
