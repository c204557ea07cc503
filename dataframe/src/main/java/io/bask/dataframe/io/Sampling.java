package io.bask.dataframe.io;

import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * How much of a set of files to look at before anything is computed.
 *
 * @param scannedAtOnce files up to this many bytes are scanned for quotes as a whole
 * @param files look into no more files than this
 * @param bytes look at no more bytes than this of all files together
 * @param fileBytes look at no more bytes than this of one file; a file up to this size is looked at as a whole
 * @param pieces how many pieces of a larger file to look at, at least two
 */
record Sampling(long scannedAtOnce, int files, long bytes, long fileBytes, int pieces) implements Serializable {
    /** Takes some ten milliseconds at most: 64 MB scanned for quotes, 4 MB of a file and 16 MB of all files parsed. */
    static final Sampling DEFAULT = new Sampling(64L << 20, 16, 16L << 20, 4L << 20, 8);

    /** Of a file larger than its share, half of it is enough: pieces are there for variety. */
    private static final int PIECES_PART = 2;

    /**
     * One file's part of the sample.
     *
     * @param bytes how much of a file may be looked at
     * @param pieces how many pieces of a larger file to look at
     * @param pieceBytes how long each piece is
     */
    record Share(long bytes, int pieces, long pieceBytes) {}

    /** Which of that many files to look at: all of a few, else some from the first to the last. */
    int[] chosen(int count) {
        int most = Math.min(count, files);
        return IntStream.range(0, most)
                .map(i -> most == 1 ? 0 : (int) ((long) i * (count - 1) / (most - 1)))
                .toArray();
    }

    /** The part of one file when so many files are looked at. */
    Share share(int chosenFiles) {
        long ofOne = Math.max(1, Math.min(fileBytes, bytes / chosenFiles));
        return new Share(ofOne, pieces, Math.max(1, ofOne / PIECES_PART / pieces));
    }
}
