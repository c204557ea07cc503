package io.bask.orc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.Objects;
import org.apache.orc.CompressionCodec;
import org.apache.orc.CompressionKind;
import org.apache.orc.DataReader;
import org.apache.orc.OrcProto;
import org.apache.orc.StripeInformation;
import org.apache.orc.impl.BufferChunk;
import org.apache.orc.impl.BufferChunkList;
import org.apache.orc.impl.InStream;
import org.apache.orc.impl.OrcCodecPool;
import org.jspecify.annotations.Nullable;

/** The parts of a file that ORC's library asks for, from any file system that Java knows. One thread. */
final class Ranges implements DataReader {
    private final OrcFoot foot;
    private final CompressionKind kind;
    private final InStream.StreamOptions options;
    private @Nullable SeekableByteChannel channel;
    private @Nullable StripeStreams streams;

    Ranges(OrcFoot foot, CompressionKind kind, int bufferBytes) {
        this.foot = foot;
        this.kind = kind;
        this.options = InStream.options().withCodec(OrcCodecPool.getCodec(kind)).withBufferSize(bufferBytes);
    }

    @Override
    public void open() throws IOException {
        opened();
    }

    private SeekableByteChannel opened() throws IOException {
        SeekableByteChannel file = channel;
        if (file == null) {
            file = Files.newByteChannel(foot.path());
            channel = file;
        }
        return file;
    }

    @Override
    public OrcProto.StripeFooter readStripeFooter(StripeInformation stripe) throws IOException {
        long at = stripe.getOffset() + stripe.getIndexLength() + stripe.getDataLength();
        int length = Math.toIntExact(stripe.getFooterLength());
        BufferChunk bytes = new BufferChunk(Tail.bytes(opened(), at, length), 0);
        OrcProto.StripeFooter footer = OrcProto.StripeFooter.parseFrom(
                InStream.createCodedInputStream(InStream.create("footer", bytes, 0, length, options)));
        StripeStreams found = new StripeStreams(foot, stripe.getOffset(), footer);
        streams = found;
        return found.told();
    }

    @Override
    public BufferChunkList readFileData(BufferChunkList wanted, boolean direct) throws IOException {
        StripeStreams found = Objects.requireNonNull(streams, "a stripe is read before its footer");
        for (BufferChunk chunk = wanted.get(); chunk != null; chunk = (BufferChunk) chunk.next) {
            if (!chunk.hasData()) {
                found.fill(chunk, opened());
            }
        }
        return wanted;
    }

    @Override
    public boolean isTrackingDiskRanges() {
        return false;
    }

    @Override
    public void releaseBuffer(ByteBuffer buffer) {
        // left to the garbage collector
    }

    /** Another reader of the same file, as the library wants one of its own. */
    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod")
    public DataReader clone() {
        return new Ranges(foot, kind, options.getBufferSize());
    }

    @Override
    public void close() throws IOException {
        CompressionCodec codec = options.getCodec();
        if (codec != null) {
            OrcCodecPool.returnCodec(kind, codec);
            options.withCodec(null);
        }
        SeekableByteChannel file = channel;
        if (file != null) {
            file.close();
            channel = null;
        }
    }

    @Override
    public InStream.StreamOptions getCompressionOptions() {
        return options;
    }
}
