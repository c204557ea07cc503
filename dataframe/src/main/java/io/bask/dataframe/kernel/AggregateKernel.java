package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.schema.Aggregate;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.GroupOptions;
import io.bask.dataframe.schema.Schema;
import io.bask.dataframe.schema.SortKey;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

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
        if (keys.isEmpty()) {
            return chunk(frame, partition, Grouping.single(frame.rows()), List.of());
        }
        GroupPartial summed = NarrowSums.of(frame, columns, wanted, dropsNull(), partition);
        return summed == null ? narrowed(grouped(frame, partition, false)) : narrowed(summed);
    }

    private GroupPartial grouped(Frame frame, int partition, boolean mayRepeat) {
        List<Column> columns = keys.stream().map(frame::column).toList();
        Grouping grouping = mayRepeat ? Grouping.almost(columns, dropsNull()) : Grouping.of(columns, dropsNull());
        int[] first = grouping.firstRows();
        return chunk(
                frame,
                partition,
                grouping,
                columns.stream().map(column -> column.take(first)).toList());
    }

    /** The only aggregation of each row's group, of a table that has all rows of its groups; missing where a row is in none. */
    Column ofEachRow(Frame frame) {
        List<Column> columns = keys.stream().map(frame::column).toList();
        Grouping grouping = Grouping.of(columns, dropsNull());
        int[] first = grouping.firstRows();
        List<Column> groupKeys =
                columns.stream().map(column -> column.take(first)).toList();
        Frame values = results.of(chunk(frame, 0, grouping, groupKeys));
        return Gather.orNull(values.column(0), grouping.sharedIds());
    }

    /** True where several keys, or one whole one, can become a number, as {@link KeyPacking} has it, unless they range too far. */
    public boolean canPack() {
        boolean isOne = keys.size() == 1 && schema.dtype(keys.get(0)) == DType.INT64;
        return (isOne || keys.size() > 1) && keys.stream().allMatch(key -> KeyBounds.canPack(schema.dtype(key)));
    }

    /** The contribution of the partition of that number, to be packed; almost distinct keys may be in several groups. */
    public GroupPartial unpacked(Frame frame, int partition) {
        List<Column> columns = keys.stream().map(frame::column).toList();
        GroupPartial summed = NarrowSums.of(frame, columns, wanted, dropsNull(), partition);
        return summed == null ? grouped(frame, partition, keys.size() > 1) : summed;
    }

    /** The packing of the keys of all partitions into shards. */
    public KeyPacking packing(List<KeyBounds> parts, int shards) {
        return KeyPacking.of(parts, keys.stream().map(schema::dtype).toList(), shards);
    }

    /** How the groups of all partitions are cut into shards of about so many bytes, at most so many of them. */
    public GroupCuts cuts(List<KeyBounds> parts, long each, int most) {
        int shards = GroupCuts.shards(parts, each, most);
        KeyPacking packing = canPack() ? packing(parts, shards) : KeyPacking.NONE;
        return GroupCuts.of(parts, packing, options.sort(), shards);
    }

    /** The contribution of the partition of that number as so many, of which those beyond the cuts get no groups. */
    public PartialShards split(GroupPartial partial, GroupCuts cuts, int partition, int shards) {
        if (cuts.packing().isPossible()) {
            return new PartialShards(split(partial, cuts.packing(), partition, shards));
        }
        List<Column> narrow =
                partial.keys().stream().map(AggregateKernel::narrow).toList();
        GroupPartial plain = new GroupPartial(narrow, partial.groups(), partial.states(), partial.customs());
        return new PartialShards(split(plain, cuts.places(plain), shards));
    }

    /** Whether groups come in the order of their keys, and not in that of their first appearance. */
    public boolean isSorted() {
        return options.sort();
    }

    /** Results with what they are ordered by when they come in the order of their first appearance, in that order. */
    public static Frame placed(Frame results) {
        return SortKernel.sorted(results, AggregateResults.APPEARANCE, -1);
    }

    /** What results of groups in the order of their first appearance are sorted by, as long as they are in parts. */
    public static List<SortKey> appearance() {
        return AggregateResults.APPEARANCE;
    }

    /** The contribution of the partition of that number as several, with packed keys where those have a packing. */
    public List<GroupPartial> split(GroupPartial partial, KeyPacking packing, int partition, int shards) {
        if (!packing.isPossible()) {
            return split(narrowed(partial), shards);
        }
        long[] packed = packing.pack(partial.keys(), partition);
        List<Column> key = List.of(LongColumn.adopt(packed, null));
        GroupPartial one = new GroupPartial(key, partial.groups(), partial.states(), partial.customs());
        return split(one, packing.places(packed), shards);
    }

    private static GroupPartial narrowed(GroupPartial partial) {
        List<Column> narrow =
                partial.keys().stream().map(AggregateKernel::narrow).toList();
        return new GroupPartial(narrow, partial.groups(), partial.states(), partial.customs());
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
            joined.add(joined(parts, key));
        }
        Grouping grouping = keys.isEmpty() ? Grouping.single(rows) : Grouping.of(joined, dropsNull());
        int[] first = keys.isEmpty() ? new int[0] : grouping.firstRows();
        return merge(
                parts,
                grouping,
                joined.stream().map(column -> column.take(first)).toList());
    }

    /** Several contributions with packed keys as one, with the groups in the order of their keys. */
    public GroupPartial mergePacked(List<GroupPartial> parts) {
        LongColumn joined = (LongColumn) joined(parts, 0);
        long[] packed = Arrays.copyOfRange(joined.sharedValues(), joined.offset(), joined.offset() + joined.length());
        PackedGroups groups = PackedGroups.of(packed);
        return merge(parts, groups.grouping(), List.of(LongColumn.adopt(groups.keys(), null)));
    }

    private static Column joined(List<GroupPartial> parts, int key) {
        return Column.concat(parts.stream().map(part -> part.keys().get(key)).toList());
    }

    private GroupPartial merge(List<GroupPartial> parts, Grouping grouping, List<Column> groupKeys) {
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
        return new GroupPartial(groupKeys, grouping.groups(), states, customs);
    }

    /** A contribution as several, each with the groups of some hashes; groups keep their order. */
    public List<GroupPartial> split(GroupPartial partial, int shards) {
        return split(partial, Splitting.places(partial.keys(), partial.groups(), shards), shards);
    }

    private List<GroupPartial> split(GroupPartial partial, int[] places, int shards) {
        ShardOrder groups = ShardOrder.of(places, shards);
        int[] within = groups.within();
        List<Column> keys = partial.keys().stream().map(groups::taken).toList();
        List<List<Column>> states = new ArrayList<>();
        List<ShardOrder> cuts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            List<Column> state = partial.states().get(i);
            boolean isOwned = wanted.get(i).measure().hasOwners();
            ShardOrder cut = isOwned ? ShardOrder.ofOwners((IntColumn) state.get(0), places, shards) : groups;
            List<Column> taken = new ArrayList<>();
            for (Column column : state) {
                taken.add(isOwned && taken.isEmpty() ? moved(column, cut, within) : cut.taken(column));
            }
            states.add(taken);
            cuts.add(cut);
        }
        List<GroupPartial> parts = new ArrayList<>(shards);
        for (int shard = 0; shard < shards; shard++) {
            List<List<Column>> mine = new ArrayList<>();
            List<List<Serializable>> customs = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                mine.add(cuts.get(i).sliced(states.get(i), shard));
                customs.add(some(partial.customs().get(i), groups, shard));
            }
            parts.add(new GroupPartial(groups.sliced(keys, shard), groups.size(shard), mine, customs));
        }
        return parts;
    }

    private static Column moved(Column owners, ShardOrder cut, int[] within) {
        int[] moved = new int[owners.length()];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = within[((IntColumn) owners).at(cut.order()[i])];
        }
        return IntColumn.adopt(moved, null);
    }

    private static List<Serializable> some(List<Serializable> kept, ShardOrder groups, int shard) {
        List<Serializable> mine = new ArrayList<>();
        for (int i = groups.start(shard); !kept.isEmpty() && i < groups.start(shard + 1); i++) {
            mine.add(kept.get(groups.order()[i]));
        }
        return mine;
    }

    /** Whether there are groups that no row is in. */
    private boolean hasUnobserved() {
        return !options.observed() && keys.stream().anyMatch(key -> schema.dtype(key) == DType.CATEGORICAL);
    }

    /** Rows without some key tell which values of the others there are, where all of these are wanted. */
    private boolean dropsNull() {
        return options.dropNull() && !hasUnobserved();
    }

    /** The results of a merged contribution that need no more merging, in no particular order. */
    public Frame results(GroupPartial partial) {
        if (!hasUnobserved()) {
            return results.of(partial);
        }
        Frame all = results.of(withUnobserved(partial));
        return options.dropNull() ? withoutMissing(all) : all;
    }

    private static Frame withoutMissing(Frame groups) {
        List<Column> labels = ((RowIndex.Keys) groups.index()).levels();
        return groups.take(IntStream.range(0, groups.rows())
                .filter(row -> labels.stream().noneMatch(label -> label.isNull(row)))
                .toArray());
    }

    /** The results of a merged contribution with packed keys that needs no more merging. */
    public Frame results(GroupPartial partial, KeyPacking packing) {
        List<Column> unpacked = packing.unpack((LongColumn) partial.keys().get(0));
        return results.of(new GroupPartial(unpacked, partial.groups(), partial.states(), partial.customs()));
    }

    /** All results in their order, from those of each shard of a packing. */
    public Frame ordered(List<Frame> parts, KeyPacking packing) {
        return packing.isPossible() && options.sort() ? Frame.concat(parts) : ordered(parts);
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
