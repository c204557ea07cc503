package io.bask.dataframe.kernel;

import java.util.Arrays;

/**
 * Groups numbers that are not negative, with the groups in the order of the numbers.
 *
 * <p>A narrow range is marked in a table. Else rows go into buckets by the highest bits of their numbers, about a hundred to
 * a bucket, and each bucket is sorted within the nearest cache.
 *
 * @param keys the distinct numbers, ascending
 * @param grouping the group of each row: its number's place among them
 */
record PackedGroups(long[] keys, Grouping grouping) {
    private static final int DIRECT_RANGE = 1 << 16;
    private static final int BUCKET_BITS = 7;
    private static final int MOST_BUCKETS_BITS = 14;

    static PackedGroups of(long[] packed) {
        if (isAscending(packed)) {
            int[] ids = new int[packed.length];
            Arrays.setAll(ids, row -> row);
            return new PackedGroups(packed, Grouping.known(ids, ids.length));
        }
        long least = Long.MAX_VALUE;
        long greatest = 0;
        for (long number : packed) {
            least = Math.min(least, number);
            greatest = Math.max(greatest, number);
        }
        long range = greatest - least;
        return range < Math.max(DIRECT_RANGE, 2L * packed.length)
                ? marked(packed, least, (int) range + 1)
                : sorted(packed, least, range);
    }

    /** True where the numbers are distinct and in order, as those of partitions of a sorted table are one behind the other. */
    private static boolean isAscending(long[] packed) {
        for (int i = 1; i < packed.length; i++) {
            if (packed[i] <= packed[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static PackedGroups marked(long[] packed, long least, int range) {
        int[] groupOf = new int[range];
        for (long number : packed) {
            groupOf[(int) (number - least)] = 1;
        }
        int groups = 0;
        for (int place = 0; place < range; place++) {
            groups += groupOf[place];
            groupOf[place] = groupOf[place] == 0 ? Grouping.NONE : groups - 1;
        }
        long[] keys = new long[groups];
        for (int place = 0; place < range; place++) {
            if (groupOf[place] >= 0) {
                keys[groupOf[place]] = place + least;
            }
        }
        int[] ids = new int[packed.length];
        for (int row = 0; row < ids.length; row++) {
            ids[row] = groupOf[(int) (packed[row] - least)];
        }
        return new PackedGroups(keys, Grouping.known(ids, groups));
    }

    private static PackedGroups sorted(long[] packed, long least, long range) {
        int wanted = Long.SIZE - Long.numberOfLeadingZeros(packed.length >>> BUCKET_BITS);
        int bits = Math.max(1, Math.min(MOST_BUCKETS_BITS, wanted));
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(range) - bits);
        int[] starts = new int[(int) (range >>> shift) + 2];
        for (long number : packed) {
            starts[(int) (number - least >>> shift) + 1]++;
        }
        for (int bucket = 1; bucket < starts.length; bucket++) {
            starts[bucket] += starts[bucket - 1];
        }
        int[] next = starts.clone();
        long[] numbers = new long[packed.length];
        int[] rows = new int[packed.length];
        for (int row = 0; row < rows.length; row++) {
            int at = next[(int) (packed[row] - least >>> shift)]++;
            numbers[at] = packed[row];
            rows[at] = row;
        }
        GroupSort sort = new GroupSort(numbers, rows);
        for (int bucket = 0; bucket + 1 < starts.length; bucket++) {
            sort.sort(starts[bucket], starts[bucket + 1]);
        }
        int[] ids = new int[rows.length];
        int groups = 0;
        for (int i = 0; i < rows.length; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                numbers[groups++] = numbers[i];
            }
            ids[rows[i]] = groups - 1;
        }
        return new PackedGroups(Arrays.copyOf(numbers, groups), Grouping.known(ids, groups));
    }
}
