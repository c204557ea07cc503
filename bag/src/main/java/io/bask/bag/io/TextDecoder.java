package io.bask.bag.io;

import io.bask.bag.partition.Sink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Lines as text.
 *
 * <p>The JDK decodes them and replaces malformed bytes; a line with a replacement in it is looked at again, as the policy
 * wants it.
 *
 * @param encoding name of the charset
 * @param malformed what becomes of bytes that are no text
 */
record TextDecoder(String encoding, Malformed malformed) implements LineDecoder {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int SHOWN_BEFORE = 40;
    private static final int SHOWN_AFTER = 20;

    @Override
    public Decoding begin(Sink all) {
        Charset charset = charset();
        return new Decoding() {
            @Override
            public boolean decode(byte[] bytes, int from, int length, Place place, Sink sink) throws Exception {
                return sink.accept(text(bytes, from, length, place, charset));
            }

            @Override
            public boolean decode(String line, Place place, Sink sink) throws Exception {
                return sink.accept(line);
            }
        };
    }

    /** The text of a line. */
    String text(byte[] bytes, int from, int length, Place place) throws IOException {
        return text(bytes, from, length, place, charset());
    }

    private Charset charset() {
        return encoding.equals("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    }

    private String text(byte[] bytes, int from, int length, Place place, Charset charset) throws IOException {
        String line = new String(bytes, from, length, charset);
        return malformed != Malformed.REPLACE && line.indexOf(REPLACEMENT) >= 0
                ? again(ByteBuffer.wrap(bytes, from, length).slice(), charset, place)
                : line;
    }

    private String again(ByteBuffer bytes, Charset charset, Place place) throws IOException {
        CodingErrorAction action = malformed == Malformed.FAIL ? CodingErrorAction.REPORT : CodingErrorAction.IGNORE;
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
        CharBuffer text = CharBuffer.allocate((int) (bytes.remaining() * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            int at = bytes.position();
            throw new UndecodableTextException(
                    "%s, line %d: byte %d is not %s: \"%s\"; convert the file first, name its encoding, or choose what becomes of such bytes with withMalformed(...)"
                            .formatted(place.file(), place.line(), at + 1, encoding, show(bytes, at)));
        }
        decoder.flush(text);
        return text.flip().toString();
    }

    /** The text around a bad byte; bytes that are not ASCII as {@code \xE9}. */
    private static String show(ByteBuffer bytes, int at) {
        int first = Math.max(0, at - SHOWN_BEFORE);
        int end = Math.min(bytes.limit(), at + SHOWN_AFTER);
        StringBuilder text = new StringBuilder(first > 0 ? "..." : "");
        for (int i = first; i < end; i++) {
            int value = bytes.get(i) & 0xFF;
            if (value >= ' ' && value < 0x7F) {
                text.append((char) value);
            } else {
                text.append("\\x%02X".formatted(value));
            }
        }
        return text.append(end < bytes.limit() ? "..." : "").toString();
    }
}
