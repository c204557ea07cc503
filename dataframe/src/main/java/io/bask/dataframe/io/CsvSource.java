package io.bask.dataframe.io;

import io.bask.dataframe.kernel.csv.CsvBlock;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.csv.Dialect;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Files that were found and whose headers were read: all that is known of them without reading their records.
 *
 * @param options how to read them
 * @param sampling how much to look at before
 * @param files the files, in order
 * @param names the names of all fields of a record
 */
record CsvSource(CsvOptions options, Sampling sampling, List<CsvFile> files, List<String> names)
        implements Serializable {
    private static final long INSPECTED_BLOCK = 16L << 20;

    CsvSource {
        files = List.copyOf(files);
        names = List.copyOf(names);
    }

    /** Pieces of the files that show what is in them. */
    List<CsvBlock> sample(boolean exact) {
        int[] chosen = sampling.chosen(files.size());
        Sampling.Share share = sampling.share(chosen.length);
        List<CsvBlock> pieces = new ArrayList<>();
        for (int i : chosen) {
            pieces.addAll(CsvBlocks.sample(files.get(i), dialect(), share, isExact(files.get(i), exact)));
        }
        return pieces;
    }

    /** The partitions of all files. */
    List<CsvBlock> partitions(boolean exact) {
        return cut(options.blockBytes(), exact);
    }

    /** All of the files in exact blocks of a size that is good for looking at them, whatever the partitions' size. */
    List<CsvBlock> everything() {
        return cut(INSPECTED_BLOCK, true);
    }

    private List<CsvBlock> cut(long blockBytes, boolean exact) {
        List<CsvBlock> blocks = new ArrayList<>();
        for (CsvFile file : files) {
            blocks.addAll(CsvBlocks.partitions(file, dialect(), blockBytes, isExact(file, exact)));
        }
        return blocks;
    }

    private boolean isExact(CsvFile file, boolean asked) {
        return asked || file.size() <= sampling.scannedAtOnce();
    }

    private Dialect dialect() {
        return options.format().dialect();
    }
}
