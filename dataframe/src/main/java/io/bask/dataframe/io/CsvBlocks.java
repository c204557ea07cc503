package io.bask.dataframe.io;

import io.bask.dataframe.kernel.csv.CsvBlock;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.csv.QuoteScan;
import io.bask.dataframe.kernel.csv.ScanState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * How the files of a source are cut: into pieces to look at first, and into partitions.
 *
 * <p>Two ways: assuming that a file has no quotes, which costs nothing and is checked when a block is read; and
 * exactly, after reading the whole file once for its quotes.
 *
 * @param inspected what to look at for the columns' dtypes
 * @param partitions the partitions of all files, in order
 */
record CsvBlocks(List<CsvBlock> inspected, List<CsvBlock> partitions) {
    private static final long INSPECTED_BYTES = 16L << 20;
    private static final int MOST_PARTITIONS = 10_000_000;

    CsvBlocks {
        inspected = List.copyOf(inspected);
        partitions = List.copyOf(partitions);
    }

    /**
     * Cuts the files and chooses a sample of some.
     *
     * @param exact whether to scan also large files for quotes; small ones are always scanned
     */
    static CsvBlocks sampled(CsvSource source, boolean exact) {
        Sampling sampling = source.sampling();
        int[] chosen = sampling.chosen(source.files().size());
        Sampling.Share share = sampling.share(chosen.length);
        List<CsvBlocks> parts = new ArrayList<>();
        for (int i = 0; i < source.files().size(); i++) {
            CsvFile file = source.files().get(i);
            Ranges sample = Arrays.binarySearch(chosen, i) >= 0 ? sample(file, share) : Ranges.NONE;
            boolean isExact = exact || file.size() <= sampling.scannedAtOnce();
            parts.add(of(file, source.options(), sample, isExact));
        }
        return join(parts);
    }

    /** Cuts the files exactly, and into blocks of a size good for looking at all of them. */
    static CsvBlocks everything(CsvSource source) {
        return join(source.files().stream()
                .map(file -> of(file, source.options(), ranges(file, INSPECTED_BYTES), true))
                .toList());
    }

    private static CsvBlocks join(List<CsvBlocks> parts) {
        return new CsvBlocks(
                parts.stream().flatMap(part -> part.inspected().stream()).toList(),
                parts.stream().flatMap(part -> part.partitions().stream()).toList());
    }

    /** Equally long ranges of a file: where each begins, ascending, and how many bytes each has. */
    private record Ranges(long[] starts, long length) {
        private static final Ranges NONE = new Ranges(new long[0], 0);

        List<CsvBlock> blocks(CsvFile file, boolean assumed, LongFunction<ScanState> entry) {
            long end = file.isStream() ? Long.MAX_VALUE : file.size();
            return LongStream.of(starts)
                    .mapToObj(start -> new CsvBlock(
                            file, start, start + Math.min(length, end - start), entry.apply(start), assumed))
                    .toList();
        }
    }

    /** Cuts one file; both kinds of blocks in one scan. */
    private static CsvBlocks of(CsvFile file, CsvOptions options, Ranges inspected, boolean exact) {
        Ranges partitions = ranges(file, options.blockBytes());
        long[] cuts = LongStream.concat(LongStream.of(inspected.starts()), LongStream.of(partitions.starts()))
                .distinct()
                .sorted()
                .toArray();
        // What begins at the start of a file begins at a record.
        if (!exact && cuts[cuts.length - 1] > file.dataStart()) {
            return new CsvBlocks(
                    inspected.blocks(file, true, start -> ScanState.FIELD_START),
                    partitions.blocks(file, true, start -> ScanState.FIELD_START));
        }
        List<ScanState> entries = QuoteScan.entries(file, options.format().dialect(), cuts);
        LongFunction<ScanState> entry = start -> entries.get(Arrays.binarySearch(cuts, start));
        return new CsvBlocks(inspected.blocks(file, false, entry), partitions.blocks(file, false, entry));
    }

    /** One range for each {@code bytes} of the file, at least one. */
    private static Ranges ranges(CsvFile file, long bytes) {
        if (file.isStream() || file.size() <= bytes) {
            return new Ranges(new long[] {0}, Long.MAX_VALUE);
        }
        long count = (file.size() + bytes - 1) / bytes;
        if (count > MOST_PARTITIONS) {
            throw new IllegalArgumentException(
                    "%s would have %d partitions of %d bytes, and %d is the limit; use a larger block size"
                            .formatted(file.path(), count, bytes, MOST_PARTITIONS));
        }
        return new Ranges(LongStream.range(0, count).map(i -> i * bytes).toArray(), bytes);
    }

    /** Pieces that show what is in a file: all of a small one, else pieces from its start to its end. */
    private static Ranges sample(CsvFile file, Sampling.Share share) {
        if (file.isStream()) {
            return new Ranges(new long[] {0}, file.dataStart() + share.bytes());
        }
        if (file.size() <= share.bytes()) {
            return new Ranges(new long[] {0}, Long.MAX_VALUE);
        }
        double step = (double) (file.size() - share.pieceBytes()) / (share.pieces() - 1);
        long[] starts = LongStream.range(0, share.pieces())
                .map(i -> (long) (step * i))
                .distinct()
                .toArray();
        return new Ranges(starts, share.pieceBytes());
    }
}
