package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.column.TextDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the distinct keys of one table, in no particular order, and finds them in another; missing keys are a key like any other.
 *
 * <p>One table a key column, of bits where its numbers do not range too far, else one with open addressing; several columns are
 * combined two at a time, the pair of numbers so far being the next key. So a row costs one lookup for each column and one for each
 * pair. Columns of both tables compare as they are: whole numbers with whole numbers, floats with floats, text with text in either
 * layout.
 */
final class KeyTable {
    private static final int ABSENT = -1;
    /** Rows after which it is clear that almost all differ. */
    private static final int SAMPLE = 4096;

    private final List<Codes> codes = new ArrayList<>();
    private final List<Pairs> pairs = new ArrayList<>();
    private int[] ids;
    private int size;

    /** A table of the keys of these columns, of one length. */
    KeyTable(List<Column> keys) {
        ids = add(keys.get(0));
        for (Column key : keys.subList(1, keys.size())) {
            int[] more = add(key);
            Pairs pair = new Pairs(size);
            ids = pair.codes(ids, more);
            pairs.add(pair);
            size = pair.size();
        }
    }

    private int[] add(Column column) {
        Codes fresh = column instanceof TextColumn ? new TextCodes() : new NumberCodes();
        int[] result = fresh.codes(column, true);
        codes.add(fresh);
        size = fresh.size();
        return result;
    }

    /** The number of each row's key; not a copy. */
    int[] sharedIds() {
        return ids;
    }

    /** For each key's number the row that has it, where all rows have keys of their own; null where row and number are the same. */
    int @Nullable [] rowsOfKeys() {
        int[] rows = new int[ids.length];
        boolean isSame = true;
        for (int row = 0; row < rows.length; row++) {
            rows[ids[row]] = row;
            isSame &= ids[row] == row;
        }
        return isSame ? null : rows;
    }

    /** Number of distinct keys. */
    int size() {
        return size;
    }

    /** The numbers of the keys of another table's rows; -1 where this one has no such key. */
    int[] find(List<Column> keys) {
        int[] found = codes.get(0).codes(keys.get(0), false);
        for (int i = 1; i < keys.size(); i++) {
            int[] more = codes.get(i).codes(keys.get(i), false);
            Pairs pair = pairs.get(i - 1);
            for (int row = 0; row < found.length; row++) {
                found[row] = found[row] < 0 || more[row] < 0 ? ABSENT : pair.find(found[row], more[row]);
            }
        }
        return found;
    }

    /** Bits that are equal exactly where values are: floats with one zero. */
    static long[] bits(Column column) {
        if (column instanceof DoubleColumn doubles) {
            long[] values = new long[column.length()];
            for (int row = 0; row < values.length; row++) {
                values[row] = Double.doubleToLongBits(doubles.at(row) + 0.0);
            }
            return values;
        }
        if (column instanceof BoolColumn bools) {
            long[] values = new long[column.length()];
            for (int row = 0; row < values.length; row++) {
                values[row] = bools.at(row) ? 1 : 0;
            }
            return values;
        }
        return LongTiles.all(column);
    }

    /** Numbers for pairs of numbers. */
    private static final class Pairs {
        private final long radix;
        private final LongTable table = new LongTable();
        private @Nullable RankTable ranks;

        Pairs(int seconds) {
            radix = Math.max(1, seconds);
        }

        /** The number of each pair of these. */
        int[] codes(int[] first, int[] second) {
            long[] pairs = new long[first.length];
            for (int row = 0; row < pairs.length; row++) {
                pairs[row] = first[row] * radix + second[row];
            }
            RankTable known = RankTable.of(pairs, 0, pairs.length, null);
            ranks = known;
            int[] codes = new int[pairs.length];
            if (known == null) {
                table.expect(pairs.length / 2);
            }
            for (int row = 0; row < pairs.length; row++) {
                codes[row] = known == null ? table.code(pairs[row]) : known.find(pairs[row]);
            }
            return codes;
        }

        int find(int first, int second) {
            long number = first * radix + second;
            return ranks == null ? table.find(number) : ranks.find(number);
        }

        int size() {
            return ranks == null ? table.size() : ranks.size();
        }
    }

    /** Numbers for the values of one column. */
    private abstract static sealed class Codes {
        private int missing = ABSENT;

        /** The number of each row's value; new ones are given, or are -1. */
        abstract int[] codes(Column column, boolean add);

        abstract int distinct();

        int size() {
            return distinct() + (missing >= 0 ? 1 : 0);
        }

        /** The number of a missing value; it moves the numbers of values found later by one. */
        int missing(boolean add) {
            if (missing < 0 && add) {
                missing = distinct();
            }
            return missing;
        }

        int moved(int code) {
            return missing >= 0 && code >= missing ? code + 1 : code;
        }
    }

    private static final class NumberCodes extends Codes {
        private final LongTable table = new LongTable();
        private @Nullable RankTable ranks;

        @Override
        int[] codes(Column column, boolean add) {
            boolean isDirect = column instanceof LongColumn;
            long[] values = isDirect ? ((LongColumn) column).sharedValues() : bits(column);
            int at = isDirect ? ((LongColumn) column).offset() : 0;
            Bitmap validity = column.validity();
            if (add) {
                ranks = RankTable.of(values, at, column.length(), validity);
            }
            int[] out = new int[column.length()];
            if (ranks == null) {
                hashed(values, at, validity, out, add);
            } else {
                ranked(ranks, values, at, validity, out, add);
            }
            return out;
        }

        private void hashed(long[] values, int at, @Nullable Bitmap validity, int[] out, boolean add) {
            for (int row = 0; row < out.length; row++) {
                if (add && row == SAMPLE && table.size() > SAMPLE - SAMPLE / 8) {
                    table.expect(out.length);
                }
                if (validity != null && !validity.get(row)) {
                    out[row] = missing(add);
                } else {
                    out[row] = moved(add ? table.code(values[at + row]) : table.find(values[at + row]));
                }
            }
        }

        private void ranked(RankTable known, long[] values, int at, @Nullable Bitmap validity, int[] out, boolean add) {
            if (validity == null) {
                for (int row = 0; row < out.length; row++) {
                    out[row] = known.find(values[at + row]);
                }
                return;
            }
            for (int row = 0; row < out.length; row++) {
                out[row] = validity.get(row) ? known.find(values[at + row]) : missing(add);
            }
        }

        @Override
        int distinct() {
            return ranks == null ? table.size() : ranks.size();
        }
    }

    private static final class TextCodes extends Codes {
        private final TextDictionary table = new TextDictionary();

        @Override
        int[] codes(Column column, boolean add) {
            if (!add && column instanceof DictionaryColumn encoded) {
                return found(encoded);
            }
            TextColumn text = (TextColumn) column;
            StringColumn plain = text.plain();
            int @Nullable [] known = column instanceof DictionaryColumn ? new int[plain.length()] : null;
            if (known != null) {
                Arrays.fill(known, Integer.MIN_VALUE);
            }
            int[] out = new int[column.length()];
            for (int row = 0; row < out.length; row++) {
                int slot = text.isNull(row) ? ABSENT : text.slot(row);
                if (slot < 0) {
                    out[row] = missing(add);
                } else if (known == null) {
                    out[row] = code(plain, slot, add);
                } else {
                    if (known[slot] == Integer.MIN_VALUE) {
                        known[slot] = code(plain, slot, add);
                    }
                    out[row] = known[slot];
                }
            }
            return out;
        }

        /** Each text that is there is looked up once, each row by its text's code; what is missing comes before all. */
        private int[] found(DictionaryColumn column) {
            StringColumn texts = column.dictionary();
            int[] codes = column.sharedCodes();
            int at = column.offset();
            int[] known = new int[texts.length() + 1];
            Arrays.fill(known, Integer.MIN_VALUE);
            known[0] = missing(false);
            int[] out = new int[column.length()];
            for (int row = 0; row < out.length; row++) {
                int code = codes[at + row] + 1;
                int number = known[code];
                if (number == Integer.MIN_VALUE) {
                    number = code(texts, code - 1, false);
                    known[code] = number;
                }
                out[row] = number;
            }
            return out;
        }

        private int code(StringColumn plain, int slot, boolean add) {
            int from = plain.start(slot);
            int to = plain.end(slot);
            byte[] bytes = plain.sharedBytes();
            return moved(add ? table.code(bytes, from, to) : table.find(bytes, from, to));
        }

        @Override
        int distinct() {
            return table.size();
        }
    }
}
