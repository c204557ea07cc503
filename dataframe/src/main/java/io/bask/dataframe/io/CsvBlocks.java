package io.bask.dataframe.io;

import io.bask.dataframe.kernel.csv.CsvBlock;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.csv.Dialect;
import io.bask.dataframe.kernel.csv.QuoteScan;
import io.bask.dataframe.kernel.csv.ScanState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Cuts files into blocks, and chooses pieces of them for a sample.
 *
 * <p>Two ways: assuming that the file has no quotes, which costs nothing and is checked when a block is read; and exactly, after
 * reading the whole file once for its quotes.
 */
final class CsvBlocks {
    private CsvBlocks() {}

    /** The partitions of a file: one for each {@code blockBytes} of it, at least one. */
    static List<CsvBlock> partitions(CsvFile file, Dialect dialect, long blockBytes, boolean exact) {
        if (file.gzip() || file.size() <= blockBytes) {
            return List.of(CsvBlock.whole(file));
        }
        long count = (file.size() + blockBytes - 1) / blockBytes;
        if (count > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("%s would have %d partitions of %d bytes; use a larger block size"
                    .formatted(file.path(), count, blockBytes));
        }
        long[] cuts = LongStream.range(0, count).map(i -> i * blockBytes).toArray();
        return blocks(file, dialect, cuts, blockBytes, exact);
    }

    /** Pieces of a file that show what is in it: all of a small one, else pieces from its start to its end. */
    static List<CsvBlock> sample(CsvFile file, Dialect dialect, Sampling.Share share, boolean exact) {
        if (file.gzip()) {
            return List.of(new CsvBlock(file, 0, file.dataStart() + share.bytes(), ScanState.RECORD_START, false));
        }
        if (file.size() <= share.bytes()) {
            return List.of(CsvBlock.whole(file));
        }
        double step = (double) (file.size() - share.pieceBytes()) / (share.pieces() - 1);
        long[] cuts =
                LongStream.range(0, share.pieces()).map(i -> (long) (step * i)).toArray();
        return blocks(file, dialect, cuts, share.pieceBytes(), exact);
    }

    private static List<CsvBlock> blocks(CsvFile file, Dialect dialect, long[] cuts, long length, boolean exact) {
        List<ScanState> entries = exact ? QuoteScan.entries(file, dialect, cuts) : List.of();
        List<CsvBlock> blocks = new ArrayList<>(cuts.length);
        for (int i = 0; i < cuts.length; i++) {
            ScanState entry = exact ? entries.get(i) : ScanState.FIELD_START;
            long end = Math.min(cuts[i] + length, file.size());
            blocks.add(new CsvBlock(file, cuts[i], end, entry, !exact));
        }
        return blocks;
    }
}
