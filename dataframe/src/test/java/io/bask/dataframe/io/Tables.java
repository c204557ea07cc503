package io.bask.dataframe.io;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.StaleSchemaException;
import java.util.ArrayList;
import java.util.List;

/** Reads all partitions of CSV files one after the other, and starts over once where the metadata turns out stale. */
final class Tables {
    private Tables() {}

    static Frame read(List<String> patterns, CsvOptions options) {
        return read(CsvReader.open(patterns, options));
    }

    static Frame read(CsvReader reader) {
        try {
            return readAll(reader);
        } catch (StaleSchemaException e) {
            return readAll(reader.refreshed());
        }
    }

    private static Frame readAll(CsvReader reader) {
        List<Frame> parts = new ArrayList<>();
        for (int partition = 0; partition < reader.partitions(); partition++) {
            parts.add(reader.read(partition, reader.schema().names(), null));
        }
        return Frame.concat(parts);
    }
}
