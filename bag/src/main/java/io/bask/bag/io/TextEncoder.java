package io.bask.bag.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;

/** Writes texts in a charset, one at a time, so that one that has no place in it can be named. */
final class TextEncoder implements Closeable {
    private static final int CHARACTERS = 1 << 13;
    private static final int SHOWN = 60;

    private final OutputStream out;
    private final String file;
    private final CharsetEncoder encoder;
    private final CharBuffer characters = CharBuffer.allocate(CHARACTERS);
    private final ByteBuffer bytes;
    private boolean any;

    TextEncoder(OutputStream out, String encoding, String file) {
        this.out = out;
        this.file = file;
        this.encoder = Charset.forName(encoding).newEncoder();
        this.bytes = ByteBuffer.allocate((int) (CHARACTERS * encoder.maxBytesPerChar()) + 64);
    }

    /** Writes a text; a pair of surrogates must lie in it whole. */
    void write(String text) throws IOException {
        any |= !text.isEmpty();
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + CHARACTERS);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            characters.clear();
            text.getChars(at, end, characters.array(), 0);
            characters.limit(end - at);
            encode(text, at);
            at = end;
        }
    }

    private void encode(String text, int from) throws IOException {
        while (true) {
            CoderResult result = encoder.encode(characters, bytes, false);
            if (result.isError() || (result.isUnderflow() && characters.hasRemaining())) {
                throw refused(text, from + characters.position(), result);
            }
            if (result.isUnderflow()) {
                return;
            }
            drain();
        }
    }

    private IOException refused(String text, int at, CoderResult result) {
        CharacterCodingException cause = new CharacterCodingException();
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException told) {
            cause = told;
        }
        boolean lone = Character.isSurrogate((char) text.codePointAt(at));
        String shown = text.length() <= SHOWN
                ? text
                : (at > SHOWN / 2 ? "..." : "")
                        + text.substring(Math.max(0, at - SHOWN / 2), Math.min(text.length(), at + SHOWN / 2))
                        + "...";
        return new IOException(
                "%s: the text \"%s\" has U+%04X at %d, %s; %s"
                        .formatted(
                                file,
                                shown,
                                text.codePointAt(at),
                                at,
                                lone
                                        ? "half of a pair of surrogates, which no charset can write"
                                        : "which is not in " + encoder.charset().name(),
                                lone ? "replace it first" : "write UTF-8, or replace it first"),
                cause);
    }

    private void drain() throws IOException {
        out.write(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    /** Writes what is left; the encoder's last bytes too. */
    @Override
    public void close() throws IOException {
        try (out) {
            drain();
            if (any) {
                characters.clear().limit(0);
                encoder.encode(characters, bytes, true);
                while (encoder.flush(bytes).isOverflow()) {
                    drain();
                }
            }
            drain();
        }
    }
}
