package io.bask.hdf5;

import java.util.List;

/**
 * A part of each record of a table: one value, or several of one kind side by side.
 *
 * @param name of the part
 * @param offset within a record
 * @param slot how each value is written
 * @param columns the numbers of the columns that it has
 * @param isAlone whether it is one value, not a list of one
 */
record RecordPart(String name, int offset, Slot slot, List<Integer> columns, boolean isAlone) {
    byte[] datatype() {
        return isAlone ? slot.datatype() : Messages.several(slot.datatype(), slot.bytes(), columns.size());
    }

    int bytes() {
        return Math.multiplyExact(slot.bytes(), columns.size());
    }
}
