package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.column.TextHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a partition into shards by the hash of key columns.
 *
 * <p>The hash is of values alone: the same in every JVM, in both layouts of text, in int32 and int64, and one for all
 * missing values. Rows are gathered once into shard order; the shards are slices of that and copy nothing more.
 */
public final class Splitting {
    private static final long MISSING = 0x6A09E667F3BCC909L;
    private static final long FACTOR = 0x9E3779B97F4A7C15L;

    private Splitting() {}

    /** That many shards, by the hash of these columns; rows of a shard keep their order. */
    public static Shards byHash(Frame frame, List<String> keys, int shards) {
        return byNumber(frame, places(frame, keys, shards), shards);
    }

    /** Shards of rows that are in order already: shard {@code i} ends before row {@code ends[i]}. */
    public static Shards byPlace(Frame frame, int[] ends) {
        List<Frame> parts = new ArrayList<>(ends.length);
        int from = 0;
        for (int end : ends) {
            parts.add(frame.slice(from, end));
            from = end;
        }
        return new Shards(parts);
    }

    /** Shards by a number a row. */
    public static Shards byNumber(Frame frame, int[] places, int shards) {
        ShardOrder order = ShardOrder.of(places, shards);
        int[] ends = Arrays.copyOfRange(order.starts(), 1, shards + 1);
        return byPlace(frame.take(order.order()), ends);
    }

    /** The shards as one partition, numbered anew: which shard of each input, in the order of the inputs. */
    public static Frame collected(List<Shards> inputs, int shard) {
        List<Frame> parts = new ArrayList<>(inputs.size());
        for (Shards input : inputs) {
            Frame part = input.frame(shard);
            if (part.rows() > 0) {
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            parts.add(inputs.get(0).frame(shard));
        }
        return Frame.concat(parts);
    }

    /** A frame with its rows numbered from 0, as a partition that stands for exactly these rows. */
    public static Frame renumbered(Frame frame) {
        return frame.index() instanceof RowIndex.Keys
                ? frame
                : Frame.partition(frame.schema(), frame.columns(), frame.rows());
    }

    /** The shard of each row. */
    static int[] places(Frame frame, List<String> keys, int shards) {
        return places(keys.stream().map(frame::column).toList(), frame.rows(), shards);
    }

    /** The shard of each row of columns. */
    static int[] places(List<Column> keys, int rows, int shards) {
        long[] hashes = new long[rows];
        for (Column key : keys) {
            mix(hashes, key);
        }
        int[] places = new int[hashes.length];
        boolean isPowerOfTwo = Integer.bitCount(shards) == 1;
        for (int row = 0; row < places.length; row++) {
            long hash = TextHash.of(hashes[row]);
            places[row] = isPowerOfTwo ? (int) hash & shards - 1 : (int) Long.remainderUnsigned(hash, shards);
        }
        return places;
    }

    private static void mix(long[] hashes, Column column) {
        if (column instanceof TextColumn text) {
            mix(hashes, text);
            return;
        }
        long[] values = KeyTable.bits(column);
        Bitmap validity = column.validity();
        for (int row = 0; row < hashes.length; row++) {
            long hash = validity == null || validity.get(row) ? TextHash.of(values[row]) : MISSING;
            hashes[row] = hashes[row] * FACTOR + hash;
        }
    }

    private static void mix(long[] hashes, TextColumn column) {
        StringColumn plain = column.plain();
        boolean isEncoded = plain != column;
        long[] known = new long[isEncoded ? plain.length() : 0];
        for (int slot = 0; slot < known.length; slot++) {
            known[slot] = hash(plain, slot);
        }
        for (int row = 0; row < hashes.length; row++) {
            int slot = column.isNull(row) ? -1 : column.slot(row);
            long hash = slot < 0 ? MISSING : isEncoded ? known[slot] : hash(plain, slot);
            hashes[row] = hashes[row] * FACTOR + hash;
        }
    }

    private static long hash(StringColumn plain, int slot) {
        return TextHash.of(plain.sharedBytes(), plain.start(slot), plain.end(slot));
    }
}
