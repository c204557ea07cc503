package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.memory.SizeOf;
import java.io.Serializable;
import java.util.List;

/**
 * What one partition, or several merged ones, contribute to an aggregation: the groups' keys and the state of each measure.
 *
 * @param keys one column a key, one row a group; empty when all rows form one group
 * @param groups number of groups
 * @param states the columns of each measure of the plan
 * @param customs what users' aggregations keep, one value a group; an empty list for each other measure
 */
public record GroupPartial(List<Column> keys, int groups, List<List<Column>> states, List<List<Serializable>> customs)
        implements Shared, Serializable {
    /** Copies the lists. */
    public GroupPartial {
        keys = List.copyOf(keys);
        states = List.copyOf(states);
        customs = List.copyOf(customs);
    }

    /** A contribution without users' aggregations. */
    public GroupPartial(List<Column> keys, int groups, List<List<Column>> states) {
        this(
                keys,
                groups,
                states,
                states.stream().map(state -> List.<Serializable>of()).toList());
    }

    /** The same in memory that no other contribution shares, but for dictionaries whose texts it uses. */
    GroupPartial detached() {
        return new GroupPartial(
                own(keys), groups, states.stream().map(GroupPartial::own).toList(), customs);
    }

    private static List<Column> own(List<Column> columns) {
        return columns.stream()
                .map(column -> Frame.of("", column).detached().column(0))
                .toList();
    }

    @Override
    public void pieces(Pieces pieces) {
        keys.forEach(key -> key.pieces(pieces));
        states.forEach(state -> state.forEach(column -> column.pieces(pieces)));
        for (List<Serializable> kept : customs) {
            if (!kept.isEmpty()) {
                pieces.piece(kept, SizeOf.of(kept));
            }
        }
    }
}
