package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextDictionary;
import io.bask.dataframe.schema.DType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several keys as one number that is ordered as they are, over all partitions of a table.
 *
 * <p>Each key takes the bits that its range needs, the first key the highest: numbers measured from the least, texts by their
 * place among all texts in order, missing values last. So groups are found, put in order and cut into shards by one long a
 * row, and no key has to be moved: they are read off the number in the end.
 *
 * @param fields one a key, in order
 * @param bounds the first number of each shard but the first, ascending
 */
public record KeyPacking(List<Field> fields, long[] bounds) implements Serializable {
    private static final int MOST_BITS = 62;
    private static final int FEW_BOUNDS = 16;
    /** A packing for keys that have none. */
    static final KeyPacking NONE = new KeyPacking(List.of(), new long[0]);

    /**
     * The bits of one key.
     *
     * @param dtype of its column
     * @param least what is stored as 0
     * @param missing the number stored where it is missing
     * @param shift how many bits lie below
     * @param bits how many it takes
     * @param texts all texts in order; null of numbers
     * @param places for each partition the place of each text of its own dictionary; empty of numbers
     */
    public record Field(
            DType dtype,
            long least,
            long missing,
            int shift,
            int bits,
            @Nullable StringColumn texts,
            int[][] places) implements Serializable {}

    /** The packing of keys of these bounds, one a partition, into that many shards; one that says so where there is none. */
    public static KeyPacking of(List<KeyBounds> parts, List<DType> dtypes, int shards) {
        List<Field> fields = new ArrayList<>();
        int shift = 0;
        for (int key = dtypes.size() - 1; key >= 0; key--) {
            int position = key;
            List<KeyBounds.Range> ranges =
                    parts.stream().map(part -> part.keys().get(position)).toList();
            if (!ranges.stream().allMatch(KeyBounds.Range::isKnown)) {
                return NONE;
            }
            Field field = dtypes.get(key).isText() ? texts(ranges, shift) : numbers(dtypes.get(key), ranges, shift);
            shift += field.bits();
            if (field.bits() > MOST_BITS || shift > MOST_BITS) {
                return NONE;
            }
            fields.add(0, field);
        }
        KeyPacking packing = new KeyPacking(List.copyOf(fields), new long[0]);
        return new KeyPacking(packing.fields, packing.bounds(parts, shards));
    }

    private static Field numbers(DType dtype, List<KeyBounds.Range> ranges, int shift) {
        long least = ranges.stream().mapToLong(KeyBounds.Range::least).min().orElse(0);
        long greatest =
                ranges.stream().mapToLong(KeyBounds.Range::greatest).max().orElse(-1);
        boolean hasMissing = ranges.stream().anyMatch(KeyBounds.Range::hasMissing);
        long range = greatest < least ? 0 : greatest - least;
        long last = range + (hasMissing ? 1 : 0);
        int bits = range < 0 || last < 0 ? Long.SIZE : Long.SIZE - Long.numberOfLeadingZeros(last);
        return new Field(dtype, greatest < least ? 0 : least, hasMissing ? last : -1, shift, bits, null, new int[0][]);
    }

    private static Field texts(List<KeyBounds.Range> ranges, int shift) {
        TextDictionary all = new TextDictionary();
        int[][] places = new int[ranges.size()][];
        for (int part = 0; part < places.length; part++) {
            StringColumn texts = ranges.get(part).texts();
            places[part] = new int[texts == null ? 0 : texts.length()];
            for (int i = 0; texts != null && i < places[part].length; i++) {
                places[part][i] = all.code(texts.sharedBytes(), texts.start(i), texts.end(i));
            }
        }
        StringColumn distinct = all.build();
        int[] order = TextOrder.of(distinct);
        int[] placeOf = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            placeOf[order[i]] = i;
        }
        for (int[] own : places) {
            for (int i = 0; i < own.length; i++) {
                own[i] = placeOf[own[i]];
            }
        }
        boolean hasMissing = ranges.stream().anyMatch(KeyBounds.Range::hasMissing);
        int last = Math.max(0, order.length - 1 + (hasMissing ? 1 : 0));
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(last);
        return new Field(DType.STRING, 0, hasMissing ? last : -1, shift, bits, distinct.take(order), places);
    }

    /** True where keys have a packing. */
    public boolean isPossible() {
        return !fields.isEmpty();
    }

    private long[] bounds(List<KeyBounds> parts, int shards) {
        int total =
                parts.stream().mapToInt(part -> part.sample().get(0).length()).sum();
        long[] all = new long[total];
        int size = 0;
        for (int part = 0; part < parts.size(); part++) {
            long[] some = pack(parts.get(part).sample(), part);
            System.arraycopy(some, 0, all, size, some.length);
            size += some.length;
        }
        Arrays.sort(all);
        long[] chosen = new long[shards - 1];
        Arrays.fill(chosen, Long.MAX_VALUE);
        for (int i = 0; i < chosen.length && total > 0; i++) {
            chosen[i] = all[(int) ((long) total * (i + 1) / shards)];
        }
        return chosen;
    }

    /** The numbers of the groups of a partition. */
    long[] pack(List<Column> keys, int partition) {
        long[] packed = new long[keys.get(0).length()];
        for (int key = 0; key < fields.size(); key++) {
            add(packed, keys.get(key), fields.get(key), partition);
        }
        return packed;
    }

    private static void add(long[] packed, Column key, Field field, int partition) {
        int shift = field.shift();
        long missing = field.missing() << shift;
        if (key instanceof DictionaryColumn encoded) {
            int[] codes = encoded.sharedCodes();
            int at = encoded.offset();
            int[] places = field.places()[partition];
            for (int i = 0; i < packed.length; i++) {
                int code = codes[at + i];
                packed[i] |= code < 0 ? missing : (long) places[code] << shift;
            }
            return;
        }
        if (packed.length == 0) {
            return;
        }
        Bitmap validity = key.validity();
        LongTiles tiles = LongTiles.of(key);
        for (int start = 0; start < packed.length; start += DoubleTiles.SIZE) {
            int n = Math.min(DoubleTiles.SIZE, packed.length - start);
            long[] tile = tiles.tile(start, n);
            int at = tiles.at(start);
            for (int i = 0; i < n; i++) {
                boolean isThere = validity == null || validity.get(start + i);
                packed[start + i] |= isThere ? tile[at + i] - field.least() << shift : missing;
            }
        }
    }

    /** The shard of each number. */
    int[] places(long[] packed) {
        int[] places = new int[packed.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = bounds.length <= FEW_BOUNDS ? counted(packed[i]) : searched(packed[i]);
        }
        return places;
    }

    private int counted(long number) {
        int place = 0;
        for (long bound : bounds) {
            place += number >= bound ? 1 : 0;
        }
        return place;
    }

    private int searched(long number) {
        int low = 0;
        int high = bounds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bounds[middle] <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The keys of these numbers. */
    List<Column> unpack(LongColumn packed) {
        List<Column> keys = new ArrayList<>();
        for (Field field : fields) {
            keys.add(unpack(packed, field));
        }
        return keys;
    }

    private static Column unpack(LongColumn packed, Field field) {
        long[] numbers = packed.sharedValues();
        int at = packed.offset();
        int length = packed.length();
        long mask = (1L << field.bits()) - 1;
        StringColumn texts = field.texts();
        if (texts != null) {
            int[] codes = new int[length];
            for (int i = 0; i < length; i++) {
                long code = numbers[at + i] >>> field.shift() & mask;
                codes[i] = code == field.missing() ? -1 : (int) code;
            }
            return DictionaryColumn.adopt(DType.STRING, codes, texts);
        }
        long[] values = new long[length];
        long[] words = new long[field.missing() < 0 ? 0 : Bitmap.wordsFor(length)];
        for (int i = 0; i < length; i++) {
            values[i] = (numbers[at + i] >>> field.shift() & mask) + field.least();
        }
        for (int i = 0; i < length && words.length > 0; i++) {
            boolean isThere = (numbers[at + i] >>> field.shift() & mask) != field.missing();
            values[i] = isThere ? values[i] : 0;
            words[i >> 6] |= (isThere ? 1L : 0L) << i;
        }
        Bitmap validity = words.length == 0 ? null : Bitmap.adopt(words, length);
        return Column.ofLongs(field.dtype(), values, validity);
    }
}
