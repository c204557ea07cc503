package io.bask.dataframe.schema;

import java.io.Serializable;

/**
 * Which groups there are, and in which order.
 *
 * @param dropNull true when rows with a missing key belong to no group, false when missing keys are a key
 * @param sort true for groups in the order of their keys, false for the order in which they appear first
 * @param observed true for the groups that rows belong to, false for every combination of the categories of categorical keys
 */
public record GroupOptions(boolean dropNull, boolean sort, boolean observed) implements Serializable {
    /** Sorted groups that rows belong to, without missing keys. */
    public static final GroupOptions DEFAULT = new GroupOptions(true, true, true);
}
