package io.bask.bag.io;

import io.bask.bag.partition.CountingSink;
import io.bask.bag.partition.Sink;
import io.bask.bag.partition.Source;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines that begin between two offsets of a file, the last of them to its end: so each line of a file is in one
 * block exactly, wherever the file is cut.
 *
 * <p>A line begins at offset 0 and behind each delimiter, so a block that begins later starts reading a delimiter earlier
 * and drops everything up to the first one.
 *
 * @param file path or address of the file; text, so that a block can travel
 * @param start offset of the block's first byte
 * @param end offset behind its last byte
 * @param stamp what the file was like when it was cut; null where nobody could tell
 * @param options how it is read; a compressed file is one block
 * @param decoder what becomes of the lines
 */
record TextBlock(
        String file, long start, long end, @Nullable Stamp stamp, TextOptions options, LineDecoder decoder)
        implements Source {
    /** The same bytes, made into something else. */
    TextBlock with(LineDecoder other) {
        return new TextBlock(file, start, end, stamp, options, other);
    }

    /** A partition of lines, made into something else. */
    static Source with(Source partition, LineDecoder other) {
        return partition instanceof Several several
                ? new Several(
                        several.files().stream().map(file -> file.with(other)).toList())
                : ((TextBlock) partition).with(other);
    }

    @Override
    public boolean feed(Sink sink) throws Exception {
        Compression compression = options.compression().of(file);
        Place place = Place.of(file, options.timeout());
        if (stamp != null && place instanceof Place.OnDisk disk) {
            stamp.check(disk.path(), file);
        }
        if (compression == Compression.NONE && start > 0 && place instanceof Place.OnDisk disk) {
            try (SeekableByteChannel channel = Files.newByteChannel(disk.path())) {
                channel.position(Math.max(0, start - LineEnds.of(options).length()));
                return new Lines(this, Channels.newInputStream(channel), sink).feed();
            }
        }
        try (InputStream raw = place.open()) {
            return feed(raw, compression, sink);
        }
    }

    private boolean feed(InputStream raw, Compression compression, Sink sink) throws Exception {
        Guarded guarded = sink instanceof CountingSink counting ? new GuardedCounts(counting) : new Guarded(sink);
        try (InputStream text = compression.decompressed(raw, file)) {
            return isWide(options) ? new WideLines(this, text, guarded).feed() : new Lines(this, text, guarded).feed();
        } catch (Exception failure) {
            if (failure == guarded.failure) {
                throw failure;
            }
            throw compression.explained(failure, file);
        }
    }

    /**
     * Whether text has to be decoded before its lines can be found: its line feeds are not single bytes, or the bytes of what
     * ends its lines may also be part of another character, as {@code |} in GBK, where no line feed ever is.
     */
    static boolean isWide(TextOptions options) {
        Charset charset = options.charset();
        byte[] feed = "\n".getBytes(charset);
        if (feed.length != 1 || feed[0] != '\n') {
            return true;
        }
        if (charset.equals(StandardCharsets.UTF_8) || charset.newEncoder().maxBytesPerChar() <= 1) {
            return false;
        }
        return options.delimiter() != null || charset.name().contains("2022");
    }

    /** Remembers what the stages behind threw, so that it is not taken for a broken file. */
    private static class Guarded implements Sink {
        private final Sink sink;
        private @Nullable Exception failure;

        Guarded(Sink sink) {
            this.sink = sink;
        }

        @Override
        public boolean accept(@Nullable Object element) throws Exception {
            try {
                return sink.accept(element);
            } catch (Exception thrown) {
                failure = thrown;
                throw thrown;
            }
        }
    }

    private static final class GuardedCounts extends Guarded implements CountingSink {
        private final CountingSink counts;

        GuardedCounts(CountingSink counts) {
            super(counts);
            this.counts = counts;
        }

        @Override
        public void accept(long head, long tail) throws Exception {
            counts.accept(head, tail);
        }
    }

    /** Several whole files, one behind the other. */
    record Several(List<TextBlock> files) implements Source {
        @Override
        public boolean feed(Sink sink) throws Exception {
            for (TextBlock file : files) {
                if (!file.feed(sink)) {
                    return false;
                }
            }
            return true;
        }
    }
}
