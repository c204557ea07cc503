package io.bask.parquet;

import io.bask.dataframe.column.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of a partition that grows by a row group at a time. One use; one thread. */
final class PartitionColumn {
    private final int most;
    private final List<Column> pieces = new ArrayList<>();
    private int taken;
    private @Nullable PageReading open;

    /** Nothing so far, of at most so many rows. */
    PartitionColumn(int most) {
        this.most = most;
    }

    /** What is to read the next row group, behind all that came before. */
    PageReading pages(FileColumn column) {
        PageReading reading = open;
        if (reading == null) {
            reading = PageReading.ofGroups(column, most - taken);
            open = reading;
        }
        return reading;
    }

    /** Adds rows that were read otherwise. */
    void add(Column piece) {
        close();
        taken += piece.length();
        pieces.add(piece);
    }

    private void close() {
        PageReading reading = open;
        if (reading != null && reading.done() > 0) {
            pieces.add(reading.build());
            taken += reading.done();
        }
        open = null;
    }

    /** All rows; there is at least one row group. */
    Column build() {
        close();
        return Column.concat(pieces);
    }
}
