package io.bask.orc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.orc.CompressionCodec;
import org.apache.orc.CompressionKind;
import org.apache.orc.OrcProto;
import org.apache.orc.impl.BufferChunk;
import org.apache.orc.impl.InStream;
import org.apache.orc.impl.OrcCodecPool;
import org.apache.orc.impl.OrcTail;
import org.apache.orc.impl.ReaderImpl;

/** Reads what a file says of itself at its end, from any file system that Java knows. */
final class Tail {
    private static final int GUESS = 1 << 14;

    private Tail() {}

    static OrcTail read(Path path, long size, long modified) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            int count = (int) Math.min(size, GUESS);
            byte[] end = bytes(channel, size - count, count).array();
            int length = count == 0 ? 0 : end[count - 1] & 0xFF;
            if (length == 0 || length >= count) {
                throw new IOException("its %d bytes do not end as those of ORC files do".formatted(size));
            }
            OrcProto.PostScript script =
                    OrcProto.PostScript.parseFrom(ByteBuffer.wrap(end, count - 1 - length, length));
            if (!script.getMagic().equals("ORC")) {
                throw new IOException("its %d bytes do not end as those of ORC files do".formatted(size));
            }
            long footer = script.getFooterLength();
            long before = script.getMetadataLength() + script.getStripeStatisticsLength();
            long all = 1 + length + footer + before;
            if (footer < 0 || before < 0 || all > size || all > Integer.MAX_VALUE || all < 0) {
                throw new IOException("it has %d bytes and is to end in %d that describe it; it is cut short or damaged"
                        .formatted(size, all));
            }
            ByteBuffer tail = bytes(channel, size - all, (int) all);
            OrcProto.FileTail found = OrcProto.FileTail.newBuilder()
                    .setFileLength(size)
                    .setPostscript(script)
                    .setPostscriptLength(length)
                    .setFooter(footer(script, tail.duplicate(), before, footer))
                    .build();
            return new OrcTail(found, tail, modified);
        }
    }

    private static OrcProto.Footer footer(OrcProto.PostScript script, ByteBuffer tail, long at, long length)
            throws IOException {
        CompressionKind kind = CompressionKind.valueOf(script.getCompression().name());
        try (CompressionCodec codec = OrcCodecPool.getCodec(kind)) {
            InStream.StreamOptions options = new InStream.StreamOptions();
            if (codec != null) {
                options.withCodec(codec).withBufferSize(ReaderImpl.getCompressionBlockSize(script));
            }
            InStream in = InStream.create("footer", new BufferChunk(tail, 0), at, length, options);
            return OrcProto.Footer.parseFrom(InStream.createCodedInputStream(in));
        }
    }

    /** Bytes of a file, all of which are there. */
    static ByteBuffer bytes(SeekableByteChannel channel, long at, int count) throws IOException {
        if (at < 0 || count < 0 || at > channel.size() - count) {
            throw new EOFException("bytes %d to %d are beyond its end at %d; it is cut short or damaged"
                    .formatted(at, at + count, channel.size()));
        }
        ByteBuffer buffer = ByteBuffer.allocate(count);
        channel.position(at);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("it ends at byte %d, too early".formatted(channel.position()));
            }
        }
        return buffer.flip();
    }
}
