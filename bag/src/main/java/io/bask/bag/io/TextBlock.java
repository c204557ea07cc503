package io.bask.bag.io;

import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Source;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The lines that begin between two offsets of a file, the last of them to its end: so each line of a file is in one
 * block exactly, wherever the file is cut.
 *
 * <p>A line begins at offset 0 and behind each line feed, so a block that begins later starts reading one byte earlier
 * and drops everything up to the first line feed.
 *
 * @param file path of the file; text, so that a block can travel
 * @param start offset of the block's first byte
 * @param end offset behind its last byte
 * @param gzip whether the file is to be decompressed; then the block is the whole file
 */
record TextBlock(String file, long start, long end, boolean gzip) implements Source {
    private static final int GZIP_BUFFER = 1 << 16;

    @Override
    public boolean feed(Sink sink) throws Exception {
        Path path = Path.of(file);
        if (gzip) {
            return feedDecompressed(path, sink);
        }
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            channel.position(Math.max(0, start - 1));
            return lines(Channels.newInputStream(channel)).feed(sink);
        }
    }

    private boolean feedDecompressed(Path path, Sink sink) throws Exception {
        try (InputStream raw = Files.newInputStream(path);
                InputStream text = new GZIPInputStream(raw, GZIP_BUFFER)) {
            return lines(text).feed(sink);
        } catch (EOFException | ZipException broken) {
            throw new IOException(
                    "%s is not a whole gzip file: %s; fetch or compress it again, or rename it if it is plain text"
                            .formatted(file, broken.getMessage()),
                    broken);
        }
    }

    private Lines lines(InputStream bytes) {
        return new Lines(this, bytes);
    }
}
