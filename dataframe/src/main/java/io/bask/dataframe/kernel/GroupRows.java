package io.bask.dataframe.kernel;

/**
 * The rows of each group one behind the other, in row order.
 *
 * @param rows row numbers; those of group {@code g} from {@code starts[g]} to {@code starts[g + 1]}
 * @param starts one more than there are groups
 */
record GroupRows(int[] rows, int[] starts) {
    static GroupRows of(Grouping grouping) {
        int[] starts = new int[grouping.groups() + 1];
        int[] ids = grouping.sharedIds();
        int length = grouping.rows();
        for (int row = 0; row < length; row++) {
            if (ids[row] >= 0) {
                starts[ids[row] + 1]++;
            }
        }
        for (int group = 0; group < grouping.groups(); group++) {
            starts[group + 1] += starts[group];
        }
        int[] next = starts.clone();
        int[] rows = new int[starts[grouping.groups()]];
        for (int row = 0; row < length; row++) {
            if (ids[row] >= 0) {
                rows[next[ids[row]]++] = row;
            }
        }
        return new GroupRows(rows, starts);
    }

    int groups() {
        return starts.length - 1;
    }
}
