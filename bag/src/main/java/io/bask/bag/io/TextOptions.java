package io.bask.bag.io;

import io.bask.file.BlockSize;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How to read text files: immutable, each {@code with...} returns a changed copy and checks its argument at once.
 *
 * <p>Without options: UTF-8, 64 MB of a file a partition, lines that end with a line feed or a carriage return and a line
 * feed, compression as the name says, and bytes that are not UTF-8 fail. To add an option: a component and a {@code
 * with...} here, and what it means in {@link TextReader}.
 *
 * @param blockBytes bytes of a file a partition; {@link BlockSize#NONE} for one partition a file
 * @param encoding name of the files' charset
 * @param malformed what becomes of bytes that are no text in that charset
 * @param delimiter what ends a line; null for line feeds, with or without carriage returns
 * @param compression how the files are compressed
 * @param filesPerPartition how many whole files one partition holds
 * @param timeout how long to wait for a server to answer, and to go on
 */
public record TextOptions(
        long blockBytes,
        String encoding,
        Malformed malformed,
        @Nullable String delimiter,
        Compression compression,
        int filesPerPartition,
        Duration timeout)
        implements Serializable {
    private static final long DEFAULT_BLOCK = 64_000_000;
    private static final Duration LONGEST = Duration.ofDays(365);
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TextOptions DEFAULTS =
            new TextOptions(DEFAULT_BLOCK, "UTF-8", Malformed.FAIL, null, Compression.AUTO, 1, PATIENCE);

    public TextOptions {
        BlockSize.checked(blockBytes);
        encoding = Encoding.known(encoding);
        Objects.requireNonNull(malformed, "what becomes of malformed bytes is null; use Malformed.FAIL");
        Objects.requireNonNull(compression, "the compression is null; use Compression.AUTO");
        if (delimiter != null && delimiter.isEmpty()) {
            throw new IllegalArgumentException("the line delimiter is empty; use for example \"\\n\"");
        }
        if (filesPerPartition < 1) {
            throw new IllegalArgumentException("%d files a partition; use 1 or more".formatted(filesPerPartition));
        }
        if (filesPerPartition > 1 && blockBytes != BlockSize.NONE) {
            throw both(filesPerPartition, blockBytes);
        }
        if (Objects.requireNonNull(timeout, "the timeout is null; use for example Duration.ofSeconds(60)")
                        .isNegative()
                || timeout.isZero()
                || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "the timeout is %s; use one above zero and up to %s".formatted(timeout, LONGEST));
        }
    }

    /** The options of the plain form, see the class comment. */
    public static TextOptions defaults() {
        return DEFAULTS;
    }

    /** The plain form with that much of a file a partition, for example {@code "64 MB"} or {@code "none"}. */
    public static TextOptions blockSize(String size) {
        return DEFAULTS.withBlockSize(size);
    }

    /** The plain form with that many bytes of a file a partition. */
    public static TextOptions blockSize(long bytes) {
        return DEFAULTS.withBlockSize(bytes);
    }

    /** That much of a file a partition: {@code "64 MB"}, {@code "256 KiB"}, or {@code "none"} for one partition a file. */
    public TextOptions withBlockSize(String size) {
        return withBlockSize(BlockSize.parse(Objects.requireNonNull(size, "the block size is null; use \"64 MB\"")));
    }

    /** That many bytes of a file a partition. Any number gives the same lines, cut differently. */
    public TextOptions withBlockSize(long bytes) {
        return new TextOptions(bytes, encoding, malformed, delimiter, compression, filesPerPartition, timeout);
    }

    /**
     * Files in another charset, e.g. {@code "ISO-8859-1"}. Files whose line feeds are not single bytes, as in UTF-16, are
     * one partition each.
     *
     * @throws IllegalArgumentException where Java does not know it, or knows only how to read and not how to write it
     */
    public TextOptions withEncoding(String name) {
        return new TextOptions(blockBytes, name, malformed, delimiter, compression, filesPerPartition, timeout);
    }

    /** What becomes of bytes that are no text. */
    public TextOptions withMalformed(Malformed policy) {
        return new TextOptions(blockBytes, encoding, policy, delimiter, compression, filesPerPartition, timeout);
    }

    /** Lines that end with this text and nothing else, which is not part of them. */
    public TextOptions withDelimiter(String ending) {
        Objects.requireNonNull(ending, "the line delimiter is null; use for example \"\\n\"");
        return new TextOptions(blockBytes, encoding, malformed, ending, compression, filesPerPartition, timeout);
    }

    /** Files compressed like this, whatever their names. */
    public TextOptions withCompression(Compression how) {
        return new TextOptions(blockBytes, encoding, malformed, delimiter, how, filesPerPartition, timeout);
    }

    /**
     * Partitions of that many whole files, the last perhaps of fewer; no file is cut into blocks then.
     *
     * @throws IllegalArgumentException where a size of blocks was asked for too
     */
    public TextOptions withFilesPerPartition(int files) {
        if (blockBytes != DEFAULT_BLOCK && blockBytes != BlockSize.NONE) {
            throw both(files, blockBytes);
        }
        return new TextOptions(BlockSize.NONE, encoding, malformed, delimiter, compression, files, timeout);
    }

    /** That long is waited for a server to answer, and for each further piece of what it sends; a minute by default. */
    public TextOptions withTimeout(Duration wait) {
        return new TextOptions(blockBytes, encoding, malformed, delimiter, compression, filesPerPartition, wait);
    }

    private static IllegalArgumentException both(int files, long bytes) {
        return new IllegalArgumentException(
                "%d files a partition and blocks of %d bytes, and a partition is one or the other; leave out withFilesPerPartition or withBlockSize"
                        .formatted(files, bytes));
    }

    Charset charset() {
        return Charset.forName(encoding);
    }
}
