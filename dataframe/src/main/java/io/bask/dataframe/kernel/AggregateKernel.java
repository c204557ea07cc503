package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.GroupOptions;
import io.bask.dataframe.schema.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Aggregates frames, whole or by key columns, in three steps: each partition by itself, partials merged in partition order
 * (in one step or a tree), and the result made of the merged partial.
 *
 * <p>Aggregations of one column share what they are computed from. Partials can be split by the hash of their keys, so that
 * many groups are merged by several tasks, each with groups of its own.
 */
public final class AggregateKernel implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MANY_TEXTS = 1024;
    private static final Wanted PLACE = new Wanted("", "", Measure.PLACE, null);

    private final List<String> keys;
    private final Schema schema;
    private final GroupOptions options;
    private final List<Wanted> wanted;
    private final AggregateResults results;

    /** A kernel for frames of that schema with the usual groups, see the other constructor. */
    public AggregateKernel(Schema schema, List<String> keys, List<Aggregate> aggregates) {
        this(schema, keys, aggregates, GroupOptions.DEFAULT);
    }

    /**
     * A kernel for frames of that schema.
     *
     * @param keys columns to group by; empty to aggregate all rows together
     * @param aggregates the values to compute
     * @param options which groups there are
     */
    public AggregateKernel(Schema schema, List<String> keys, List<Aggregate> aggregates, GroupOptions options) {
        this.schema = schema;
        this.keys = List.copyOf(keys);
        this.options = options;
        Set<Wanted> distinct = new LinkedHashSet<>();
        for (Aggregate aggregate : aggregates) {
            distinct.addAll(wanted(aggregate, schema));
        }
        if (!options.sort() && !keys.isEmpty()) {
            distinct.add(PLACE);
        }
        this.wanted = List.copyOf(distinct);
        this.results = new AggregateResults(schema, this.keys, List.copyOf(aggregates), wanted, options.sort());
    }

    /** What an aggregation is computed from; the count of values last where there must be some. */
    static List<Wanted> wanted(Aggregate aggregate, Schema schema) {
        DType dtype = aggregate.readsColumn() ? schema.dtype(aggregate.column()) : DType.INT64;
        List<Wanted> all = new ArrayList<>();
        String other = aggregate.readsOther() ? aggregate.options().other() : "";
        for (Measure measure : Measure.of(aggregate.aggregation(), dtype)) {
            all.add(new Wanted(
                    aggregate.column(), other, measure, aggregate.options().custom()));
        }
        if (aggregate.options().minCount() > 0) {
            all.add(new Wanted(aggregate.column(), "", Measure.COUNT, null));
        }
        return all;
    }

    /** The contribution of the only partition, or of one where the order of groups does not depend on partitions. */
    public GroupPartial chunk(Frame frame) {
        return chunk(frame, 0);
    }

    /** The contribution of the partition of that number. */
    public GroupPartial chunk(Frame frame, int partition) {
        List<Column> columns = keys.stream().map(frame::column).toList();
        Grouping grouping = keys.isEmpty() ? Grouping.single(frame.rows()) : Grouping.of(columns, options.dropNull());
        List<Column> groupKeys = List.of();
        if (!keys.isEmpty()) {
            int[] first = grouping.firstRows();
            groupKeys =
                    columns.stream().map(column -> narrow(column.take(first))).toList();
        }
        return chunk(frame, partition, grouping, groupKeys);
    }

    /** Keys without a large dictionary: parts of them would each be merged with all of it. */
    private static Column narrow(Column key) {
        return key instanceof DictionaryColumn encoded
                        && encoded.dtype() == DType.STRING
                        && encoded.dictionary().length() > MANY_TEXTS
                ? encoded.decode()
                : key;
    }

    private GroupPartial chunk(Frame frame, int partition, Grouping grouping, List<Column> groupKeys) {
        List<List<Column>> states = new ArrayList<>();
        List<List<Serializable>> customs = new ArrayList<>();
        for (Wanted one : wanted) {
            boolean isPlace = one.measure() == Measure.PLACE;
            states.add(isPlace ? List.of(Wanted.places(grouping, partition)) : one.chunk(frame, grouping));
            customs.add(one.customs(frame, grouping));
        }
        return new GroupPartial(groupKeys, grouping.groups(), states, customs);
    }

    /** Several contributions as one, in the order of their partitions. */
    public GroupPartial merge(List<GroupPartial> parts) {
        if (parts.size() == 1) {
            return parts.get(0);
        }
        int rows = parts.stream().mapToInt(GroupPartial::groups).sum();
        List<Column> joined = new ArrayList<>();
        for (int key = 0; key < keys.size(); key++) {
            int position = key;
            joined.add(Column.concat(
                    parts.stream().map(part -> part.keys().get(position)).toList()));
        }
        Grouping grouping = keys.isEmpty() ? Grouping.single(rows) : Grouping.of(joined, options.dropNull());
        int[][] groups = new int[parts.size()][];
        int at = 0;
        for (int part = 0; part < groups.length; part++) {
            groups[part] = new int[parts.get(part).groups()];
            System.arraycopy(grouping.sharedIds(), at, groups[part], 0, groups[part].length);
            at += groups[part].length;
        }
        List<List<Column>> states = new ArrayList<>();
        List<List<Serializable>> customs = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            int position = i;
            states.add(wanted.get(i)
                    .measure()
                    .merge(
                            parts.stream()
                                    .map(part -> part.states().get(position))
                                    .toList(),
                            groups,
                            grouping));
            customs.add(wanted.get(i)
                    .customs(
                            parts.stream()
                                    .map(part -> part.customs().get(position))
                                    .toList(),
                            groups,
                            grouping.groups()));
        }
        int[] first = keys.isEmpty() ? new int[0] : grouping.firstRows();
        return new GroupPartial(
                joined.stream().map(column -> column.take(first)).toList(), grouping.groups(), states, customs);
    }

    /** A contribution as several, each with the groups of some hashes; groups keep their order. */
    public List<GroupPartial> split(GroupPartial partial, int shards) {
        int[] places = Splitting.places(partial.keys(), partial.groups(), shards);
        int[] within = new int[places.length];
        int[] sizes = new int[shards];
        for (int group = 0; group < places.length; group++) {
            within[group] = sizes[places[group]]++;
        }
        List<GroupPartial> parts = new ArrayList<>(shards);
        for (int shard = 0; shard < shards; shard++) {
            parts.add(some(partial, places, within, shard, sizes[shard]));
        }
        return parts;
    }

    private GroupPartial some(GroupPartial partial, int[] places, int[] within, int shard, int size) {
        int[] groups = new int[size];
        for (int group = 0; group < places.length; group++) {
            if (places[group] == shard) {
                groups[within[group]] = group;
            }
        }
        List<List<Column>> states = new ArrayList<>();
        List<List<Serializable>> customs = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            List<Column> state = partial.states().get(i);
            states.add(
                    wanted.get(i).measure().hasOwners()
                            ? owned(state, places, within, shard)
                            : state.stream().map(column -> column.take(groups)).toList());
            List<Serializable> kept = partial.customs().get(i);
            List<Serializable> mine = new ArrayList<>();
            for (int group : groups) {
                if (!kept.isEmpty()) {
                    mine.add(kept.get(group));
                }
            }
            customs.add(mine);
        }
        List<Column> taken =
                partial.keys().stream().map(column -> column.take(groups)).toList();
        return new GroupPartial(taken, size, states, customs);
    }

    private static List<Column> owned(List<Column> state, int[] places, int[] within, int shard) {
        IntColumn owners = (IntColumn) state.get(0);
        int[] rows = new int[owners.length()];
        int size = 0;
        for (int row = 0; row < rows.length; row++) {
            rows[size] = row;
            size += places[owners.at(row)] == shard ? 1 : 0;
        }
        int[] kept = Arrays.copyOf(rows, size);
        int[] moved = new int[size];
        for (int i = 0; i < size; i++) {
            moved[i] = within[owners.at(kept[i])];
        }
        return List.of(IntColumn.adopt(moved, null), state.get(1).take(kept));
    }

    /** The results of a merged contribution that need no more merging, in no particular order. */
    public Frame results(GroupPartial partial) {
        boolean isWhole = options.observed() || keys.stream().noneMatch(key -> schema.dtype(key) == DType.CATEGORICAL);
        return results.of(isWhole ? partial : withUnobserved(partial));
    }

    /** All results in their order, from those of each hash. */
    public Frame ordered(List<Frame> parts) {
        return results.ordered(parts);
    }

    /** The result: one row a group, labelled by its keys and sorted by them; one row numbered 0 without keys. */
    public Frame finish(GroupPartial partial) {
        return ordered(List.of(results(partial)));
    }

    private GroupPartial withUnobserved(GroupPartial partial) {
        List<Column> all = Combinations.of(partial.keys());
        int groups = all.get(0).length();
        Frame nothing = Frame.empty(schema);
        GroupPartial empty = chunk(nothing, Integer.MAX_VALUE, Grouping.known(new int[0], groups), all);
        return merge(List.of(partial, empty));
    }
}
