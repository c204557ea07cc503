package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.IntColumn;
import java.util.List;

/**
 * Rows of one shard behind those of another, in row order within each: what makes shards slices of one gathered column.
 *
 * @param order row numbers, those of shard {@code s} from {@code starts[s]} to {@code starts[s + 1]}
 * @param starts one more than there are shards
 */
record ShardOrder(int[] order, int[] starts) {
    /** The order of rows whose shards are known. */
    static ShardOrder of(int[] places, int shards) {
        int[] starts = new int[shards + 1];
        for (int place : places) {
            starts[place + 1]++;
        }
        for (int shard = 0; shard < shards; shard++) {
            starts[shard + 1] += starts[shard];
        }
        int[] next = starts.clone();
        int[] order = new int[places.length];
        for (int row = 0; row < order.length; row++) {
            order[next[places[row]]++] = row;
        }
        return new ShardOrder(order, starts);
    }

    /** The order of values whose groups' shards are known. */
    static ShardOrder ofOwners(IntColumn owners, int[] places, int shards) {
        int[] placed = new int[owners.length()];
        for (int i = 0; i < placed.length; i++) {
            placed[i] = places[owners.at(i)];
        }
        return of(placed, shards);
    }

    int start(int shard) {
        return starts[shard];
    }

    int size(int shard) {
        return starts[shard + 1] - starts[shard];
    }

    /** The column in this order: the same one where rows lie in it already. */
    Column taken(Column column) {
        return isKept() ? column : column.take(order);
    }

    private boolean isKept() {
        for (int i = 0; i < order.length; i++) {
            if (order[i] != i) {
                return false;
            }
        }
        return true;
    }

    /** The place of each row in its shard. */
    int[] within() {
        int[] within = new int[order.length];
        for (int shard = 0; shard + 1 < starts.length; shard++) {
            for (int i = starts[shard]; i < starts[shard + 1]; i++) {
                within[order[i]] = i - starts[shard];
            }
        }
        return within;
    }

    /** A shard of columns that were taken in this order. */
    List<Column> sliced(List<Column> taken, int shard) {
        return taken.stream()
                .map(column -> column.slice(starts[shard], starts[shard + 1]))
                .toList();
    }
}
