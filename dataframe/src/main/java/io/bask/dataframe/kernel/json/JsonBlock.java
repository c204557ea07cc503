package io.bask.dataframe.kernel.json;

import io.bask.dataframe.kernel.csv.CsvFile;
import java.io.Serializable;

/**
 * A byte range of a file, standing for the lines that begin in it.
 *
 * @param file the file
 * @param from first byte
 * @param to byte after the range; {@code Long.MAX_VALUE} for the end of a compressed file
 */
public record JsonBlock(CsvFile file, long from, long to) implements Serializable {
    /** Bytes on disk. */
    public long bytes() {
        return file.isStream() ? file.size() : Math.min(to, file.size()) - from;
    }
}
