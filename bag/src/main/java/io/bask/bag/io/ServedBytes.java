package io.bask.bag.io;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a server sends, as they come.
 *
 * <p>Asks for a piece when the one before is taken, so that closing early leaves the rest where it is. A server that sends nothing
 * for a while, ends early, or a thread that is interrupted ends the wait with an error.
 */
final class ServedBytes extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {
    /** What arrived: bytes, or the end, with what went wrong. */
    private record Piece(
            List<ByteBuffer> bytes,
            boolean isLast,
            @Nullable Throwable failure) {}

    private final URI address;
    private final long expected;
    private final Duration patience;
    private final BlockingQueue<Piece> arrived = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private Iterator<ByteBuffer> buffers = List.<ByteBuffer>of().iterator();
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long taken;
    private boolean ended;
    private volatile boolean closed;

    /**
     * Bytes that will arrive once this is subscribed.
     *
     * @param expected how many the server announced; negative where it did not
     * @param patience how long to wait for the next ones
     */
    ServedBytes(URI address, long expected, Duration patience) {
        this.address = address;
        this.expected = expected;
        this.patience = patience;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        if (closed) {
            begun.cancel();
        } else {
            begun.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrived.add(new Piece(bytes, false, null));
    }

    @Override
    public void onError(Throwable failure) {
        arrived.add(new Piece(List.of(), true, failure));
    }

    @Override
    public void onComplete() {
        arrived.add(new Piece(List.of(), true, null));
    }

    /** Waits until there are bytes to take; false at the end. */
    private boolean hasMore() throws IOException {
        while (!buffer.hasRemaining()) {
            if (buffers.hasNext()) {
                buffer = buffers.next();
            } else if (ended) {
                return false;
            } else {
                take(next());
            }
        }
        return true;
    }

    private void take(Piece piece) throws IOException {
        Throwable failure = piece.failure();
        if (failure != null) {
            close();
            throw new ServedException(
                    "%s ended early, after %d%s bytes: %s; read it again, or fetch the file first"
                            .formatted(address, taken, expected < 0 ? "" : " of " + expected, failure.getMessage()),
                    failure);
        }
        ended = piece.isLast();
        buffers = piece.bytes().iterator();
        Flow.Subscription more = subscription;
        if (!ended && more != null) {
            more.request(1);
        }
    }

    private Piece next() throws IOException {
        Piece piece;
        try {
            piece = arrived.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new ServedException(
                    "reading %s was interrupted after %d bytes".formatted(address, taken), interrupted);
        }
        if (piece == null) {
            close();
            throw new ServedException(
                    "%s sent nothing for %s s, after %d%s bytes; read it again, fetch the file first, or wait longer with TextOptions.withTimeout(...)"
                            .formatted(
                                    address,
                                    patience.toMillis() / 1000.0,
                                    taken,
                                    expected < 0 ? "" : " of " + expected));
        }
        return piece;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (closed) {
            throw new IOException("the stream of %s is closed".formatted(address));
        }
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(into, offset, count);
        taken += count;
        return count;
    }

    @Override
    public void close() {
        closed = true;
        Flow.Subscription begun = subscription;
        if (begun != null) {
            begun.cancel();
        }
    }
}
