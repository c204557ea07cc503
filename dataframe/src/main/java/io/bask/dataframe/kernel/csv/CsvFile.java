package io.bask.dataframe.kernel.csv;

import io.bask.file.Packing;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * One CSV file: where it is, how long, whether compressed, and where its records begin.
 *
 * @param uri the file's address; a file system that Java knows
 * @param size bytes on disk
 * @param modified when the file was last written, in milliseconds since 1970-01-01
 * @param content how records are found in its bytes; unless plain they can only be read from their start
 * @param dataStart how many bytes of content come before the first record: byte order mark and header
 */
public record CsvFile(String uri, long size, long modified, CsvContent content, long dataStart)
        implements Serializable {
    private static final int STREAM_BUFFER = 1 << 16;

    /** The file at that path, whose records begin at its first byte until {@link #withDataStart} says otherwise. */
    public static CsvFile of(Path path) {
        return of(path, new CsvContent(Packing.of(path.toString()), "UTF-8", null));
    }

    /** The same, where more than its name says how records are found. */
    public static CsvFile of(Path path, CsvContent content) {
        try {
            long modified = Files.getLastModifiedTime(path).toMillis();
            return new CsvFile(path.toUri().toString(), Files.size(path), modified, content, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the size of %s: %s".formatted(path, e), e);
        }
    }

    /** The same file with its records beginning at that offset. */
    public CsvFile withDataStart(long offset) {
        return new CsvFile(uri, size, modified, content, offset);
    }

    /** True when records can only be read from the start. */
    public boolean isStream() {
        return !content.isPlain();
    }

    /** The file's path, for opening and for messages. */
    public Path path() {
        return Path.of(URI.create(uri));
    }

    /**
     * Opens the content from that byte on; other content has to be read up to there. A file that has another size or time
     * than when it was looked at is an error: its records may begin elsewhere now.
     */
    public ByteInput open(long from) throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(path(), BasicFileAttributes.class);
        } catch (NoSuchFileException gone) {
            throw CsvErrors.removed(this);
        }
        if (now.size() != size || now.lastModifiedTime().toMillis() != modified) {
            throw CsvErrors.rewritten(this, now.size(), now.lastModifiedTime().toInstant());
        }
        return isStream() ? openStream(from) : openPlain(from);
    }

    // Reading into a small buffer costs 0.075 s of processor time for 510 MB, mapping the file 0.060: not worth
    // mappings that
    // stay until collected, and a crash instead of an exception when the file is cut short.
    private ByteInput openPlain(long from) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(path(), StandardOpenOption.READ);
        return new ByteInput() {
            private long position = from;

            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                ByteBuffer room = ByteBuffer.wrap(into, at, length);
                int read = channel instanceof FileChannel file ? file.read(room, position) : moved().read(room);
                position += Math.max(0, read);
                return read;
            }

            /** Other file systems than the default one may have no channels that read from anywhere. */
            private SeekableByteChannel moved() throws IOException {
                return channel.position(position);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    private ByteInput openStream(long from) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(path()), STREAM_BUFFER);
        InputStream content;
        try {
            content = this.content.open(raw, path().toString());
            content.skipNBytes(from);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
        return new ByteInput() {
            @Override
            public int read(byte[] into, int at, int length) throws IOException {
                return content.read(into, at, length);
            }

            @Override
            public void close() throws IOException {
                content.close();
            }
        };
    }
}
