package io.bask.dataframe.kernel.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text of any charset as UTF-8. One thread. */
final class Transcoder extends ByteStream {
    private static final int CHARS = 1 << 14;

    private final Reader source;
    private final String charset;
    private final char[] chars = new char[CHARS];
    private byte[] ready = new byte[0];
    private int at;
    private long characters;

    Transcoder(InputStream source, String charset) {
        this.charset = charset;
        this.source = new InputStreamReader(
                source,
                Charset.forName(charset)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (at == ready.length) {
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, ready.length - at);
        System.arraycopy(ready, at, into, from, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        try {
            // One place stays free for the second half of a character that the buffer would cut.
            int read = source.read(chars, 0, CHARS - 1);
            if (read < 0) {
                return false;
            }
            if (read > 0 && Character.isHighSurrogate(chars[read - 1])) {
                int low = source.read();
                if (low >= 0) {
                    chars[read++] = (char) low;
                }
            }
            characters += read;
            ready = new String(chars, 0, read).getBytes(StandardCharsets.UTF_8);
            at = 0;
            return true;
        } catch (CharacterCodingException malformed) {
            throw new IOException(
                    "its bytes are not %s behind about %d characters; give the encoding that it has"
                            .formatted(charset, characters),
                    malformed);
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
