package io.bask.orc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Map;
import java.util.TreeMap;
import org.apache.orc.OrcProto;
import org.apache.orc.impl.BufferChunk;
import org.apache.orc.impl.StreamName;
import org.jspecify.annotations.Nullable;

/**
 * The streams of a stripe as ORC's library is told of them: those with values seem to have one byte more than they have.
 *
 * <p>The library adds up what reads of a stream answer until it has the bytes of a run, also the -1 of a stream that has no more. A damaged
 * run that reaches beyond its stream keeps it busy for 2<sup>32</sup> reads, minutes, and is then whatever its buffer holds. Therefore no
 * stream ends for the library: behind the last byte lies a chunk which refuses to be read and says whose values are damaged. Dictionaries
 * are left as they are, since the library reads those to their end, and so are stripes with encrypted columns.
 */
final class StripeStreams {
    /** What a stream holds, and where it truly lies. */
    private record Place(long at, long length, int column, OrcProto.Stream.Kind kind) {}

    private final OrcFoot foot;
    private final OrcProto.StripeFooter told;
    /** By where the library believes the streams to begin. */
    private final TreeMap<Long, Place> places = new TreeMap<>();

    /** The streams that a stripe has, the first of them at a byte of the file. */
    StripeStreams(OrcFoot foot, long first, OrcProto.StripeFooter footer) throws IOException {
        this.foot = foot;
        if (footer.getEncryptionCount() > 0) {
            this.told = footer;
            return;
        }
        OrcProto.StripeFooter.Builder lengthened = footer.toBuilder();
        long at = first;
        long toldAt = first;
        // All streams of the index lie before all streams of values, whatever their order in the footer.
        for (StreamName.Area area : new StreamName.Area[] {StreamName.Area.INDEX, StreamName.Area.DATA}) {
            for (int i = 0; i < footer.getStreamsCount(); i++) {
                OrcProto.Stream stream = footer.getStreams(i);
                if (stream.hasKind() && StreamName.getArea(stream.getKind()) != area) {
                    continue;
                }
                long length = stream.getLength();
                if (length < 0 || length > foot.size()) {
                    throw new IOException("its stream %d has %d bytes, and the file has %d; it is damaged"
                            .formatted(i, length, foot.size()));
                }
                long toldLength = hasGuard(stream) ? length + 1 : length;
                lengthened.getStreamsBuilder(i).setLength(toldLength);
                places.put(toldAt, new Place(at, length, stream.getColumn(), stream.getKind()));
                at += length;
                toldAt += toldLength;
            }
        }
        this.told = lengthened.build();
    }

    private static boolean hasGuard(OrcProto.Stream stream) {
        return stream.hasKind()
                && stream.getLength() > 0
                && StreamName.getArea(stream.getKind()) == StreamName.Area.DATA
                && stream.getKind() != OrcProto.Stream.Kind.DICTIONARY_DATA;
    }

    /** The footer for the library. */
    OrcProto.StripeFooter told() {
        return told;
    }

    /** Reads the bytes of a chunk that the library planned, and puts the guard of its stream behind them where they are the last. */
    void fill(BufferChunk chunk, SeekableByteChannel channel) throws IOException {
        Map.Entry<Long, Place> known = places.floorEntry(chunk.getOffset());
        if (known == null) {
            chunk.setChunk(Tail.bytes(channel, chunk.getOffset(), chunk.getLength()));
            return;
        }
        Place place = known.getValue();
        long from = chunk.getOffset() - known.getKey();
        int there = (int) Math.min(chunk.getLength(), place.length() - from);
        chunk.setChunk(Tail.bytes(channel, place.at() + from, there));
        if (there < chunk.getLength()) {
            Guard guard = new Guard(chunk.getOffset() + there, foot, place);
            guard.prev = chunk;
            guard.next = chunk.next;
            chunk.next = guard;
        }
    }

    /** What lies behind the last byte of a stream. */
    private static final class Guard extends BufferChunk {
        private final OrcFoot foot;
        private final Place place;

        Guard(long at, OrcFoot foot, Place place) {
            super(at, 1);
            this.foot = foot;
            this.place = place;
        }

        @Override
        public boolean hasData() {
            return true;
        }

        @Override
        public ByteBuffer getData() {
            throw new OrcFormatException(
                    "column '%s': its %s stream at byte %d ends after %d bytes, before its last value; it is damaged"
                            .formatted(foot.columnOf(place.column()), place.kind(), place.at(), place.length()));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
