package io.bask.dataframe.kernel.csv;

import java.io.Serializable;

/**
 * A byte range of a file, standing for the records that begin in it.
 *
 * <p>Ranges are cut without regard to records: the reader skips the record that the range begins in the middle of, and
 * reads the last record to its end. To skip right it must know whether the range begins inside quotes: that is {@code
 * entry}.
 *
 * @param file the file
 * @param from first byte of the range
 * @param to byte after the range; {@code Long.MAX_VALUE} for the end of a compressed file
 * @param entry where in a record the first byte stands; {@link ScanState#FIELD_START} for anywhere outside quotes
 * @param assumed whether {@code entry} is only a guess, good as long as the file has no quotes
 */
public record CsvBlock(CsvFile file, long from, long to, ScanState entry, boolean assumed) implements Serializable {
    /** Checks the range. */
    public CsvBlock {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("bytes [%d, %d) are no range".formatted(from, to));
        }
    }

    /** The whole file as one block, whose boundaries are certain. */
    public static CsvBlock whole(CsvFile file) {
        long end = file.isStream() ? Long.MAX_VALUE : file.size();
        return new CsvBlock(file, 0, Math.max(end, 0), ScanState.RECORD_START, false);
    }

    /** Bytes on disk to read: the range, or the compressed file's size. */
    public long bytes() {
        return file.isStream() ? file.size() : to - from;
    }
}
