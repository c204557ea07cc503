package io.bask.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * What a library unpacks, with its errors as those of gzip are: data that end too early are an {@link EOFException}, damaged ones a
 * {@link ZipException}. What goes wrong with the file itself stays as it is.
 *
 * <p>Libraries have exceptions of their own for damaged data, some of which are no {@link IOException}s. One thread.
 */
final class Unpacked extends InputStream {
    /** No stream of any kind is as short as this. */
    private static final int LEAST_LENGTH = 4;

    /** What libraries say of data that end too early, for which they have no exceptions of their own. */
    private static final Set<String> SHORT = Set.of("Unexpected end of stream", "Not enough input bytes");

    private final Source source;
    private final InputStream content;

    /** Opens the content of a stream of bytes. */
    interface Opening {
        InputStream open(InputStream raw) throws IOException;
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    Unpacked(InputStream raw, Opening opening) throws IOException {
        source = new Source(raw);
        content = explained(() -> opening.open(source));
    }

    @Override
    public int read() throws IOException {
        return explained(content::read);
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        return explained(() -> content.read(into, from, length));
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private <T> T explained(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (EOFException | ZipException known) {
            throw known;
        } catch (IOException | RuntimeException failure) {
            if (source.isOfFile(failure) || isOfClassPath(failure)) {
                throw failure;
            }
            throw of(failure);
        }
    }

    private static boolean isOfClassPath(Exception failure) {
        return failure.getCause() instanceof ReflectiveOperationException || failure.getCause() instanceof LinkageError;
    }

    private IOException of(Exception failure) {
        // A runtime exception in a constructor comes wrapped by the one who called it.
        Throwable own = failure.getCause() instanceof RuntimeException inner ? inner : failure;
        String said = own.getMessage() == null ? own.getClass().getSimpleName() : own.getMessage();
        boolean isShort = SHORT.contains(said) || source.length < LEAST_LENGTH;
        IOException explained = isShort ? new EOFException(said) : new ZipException(said);
        explained.initCause(failure);
        return explained;
    }

    /** The bytes of the file, of which it is known how many came and whether reading them failed. */
    private static final class Source extends FilterInputStream {
        private long length;
        private @Nullable Exception failed;

        Source(InputStream raw) {
            super(raw);
        }

        boolean isOfFile(Exception failure) {
            return failure == failed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            try {
                int read = super.read(into, from, count);
                length += Math.max(0, read);
                return read;
            } catch (IOException | RuntimeException failure) {
                failed = failure;
                throw failure;
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
