package io.bask.hdf5;

import io.bask.array.shape.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The B-tree that finds chunks by their position, of version 1, which all readers know.
 *
 * <p>Chunks are known all at once, so nodes are filled from left to right, level by level, up to one.
 */
final class ChunkTree {
    /** How many chunks or nodes one node points to at most: twice what the format has where nothing else is said. */
    private static final int WIDTH = 64;

    /** A place for bytes in the file. */
    interface Place {
        /** Writes bytes somewhere and answers where. */
        long append(byte[] bytes) throws IOException;

        /** An address at which so many bytes will be written. */
        long reserve(long bytes);

        /** Writes bytes at an address that was reserved. */
        void put(byte[] bytes, long address) throws IOException;
    }

    /**
     * A node, or a chunk.
     *
     * @param first the number of its first chunk
     * @param size bytes of that chunk
     */
    private record Entry(long first, int size, long address) {}

    private final Shape chunk;
    private final long[] counts;
    private final int itemBytes;
    private final Place place;

    private ChunkTree(Shape shape, Shape chunk, int itemBytes, Place place) {
        this.chunk = chunk;
        this.itemBytes = itemBytes;
        this.place = place;
        this.counts = new long[shape.ndim()];
        for (int axis = 0; axis < counts.length; axis++) {
            counts[axis] = (shape.length(axis) + chunk.length(axis) - 1) / chunk.length(axis);
        }
    }

    /** Writes the tree and answers where its root is. */
    static long write(Shape shape, Shape chunk, int itemBytes, long[] addresses, int[] sizes, Place place)
            throws IOException {
        ChunkTree tree = new ChunkTree(shape, chunk, itemBytes, place);
        List<Entry> entries = new ArrayList<>(addresses.length);
        for (int i = 0; i < addresses.length; i++) {
            entries.add(new Entry(i, sizes[i], addresses[i]));
        }
        int level = 0;
        do {
            entries = tree.level(entries, level++);
        } while (entries.size() > 1);
        return entries.get(0).address();
    }

    private List<Entry> level(List<Entry> entries, int level) throws IOException {
        int nodes = (entries.size() + WIDTH - 1) / WIDTH;
        int keyBytes = 8 + 8 * (counts.length + 1);
        int nodeBytes = 24 + (WIDTH + 1) * keyBytes + WIDTH * 8;
        long first = place.reserve((long) nodes * nodeBytes);
        List<Entry> above = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            List<Entry> inside = entries.subList(node * WIDTH, Math.min(entries.size(), (node + 1) * WIDTH));
            long address = first + (long) node * nodeBytes;
            Bytes bytes = new Bytes().ascii("TREE").u8(1, level).u16(inside.size());
            bytes.u64(node == 0 ? Bytes.UNDEFINED : address - nodeBytes);
            bytes.u64(node == nodes - 1 ? Bytes.UNDEFINED : address + nodeBytes);
            for (Entry entry : inside) {
                key(bytes, entry);
                bytes.u64(entry.address());
            }
            if (node == nodes - 1) {
                end(bytes);
            } else {
                key(bytes, entries.get((node + 1) * WIDTH));
            }
            place.put(bytes.zeros(nodeBytes - bytes.size()).array(), address);
            above.add(new Entry(inside.get(0).first(), inside.get(0).size(), address));
        }
        return above;
    }

    private void key(Bytes to, Entry entry) {
        long[] index = new long[counts.length];
        long rest = entry.first();
        for (int axis = index.length - 1; axis >= 0; axis--) {
            index[axis] = rest % counts[axis];
            rest /= counts[axis];
        }
        to.u32(entry.size()).u32(0);
        for (int axis = 0; axis < index.length; axis++) {
            to.u64(index[axis] * chunk.length(axis));
        }
        to.u64(0);
    }

    /** The key behind the last chunk. */
    private void end(Bytes to) {
        to.u32(0).u32(0);
        for (int axis = 0; axis < counts.length; axis++) {
            to.u64(counts[axis] * chunk.length(axis));
        }
        to.u64(itemBytes);
    }
}
