package io.bask.bag.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Looks strictly at a line that may not be UTF-8. */
final class Utf8Check {
    private static final int SHOWN_BEFORE = 40;
    private static final int SHOWN_AFTER = 20;

    private Utf8Check() {}

    /** Finds the number of a line, which takes a while. */
    interface LineNumber {
        long find() throws IOException;
    }

    /** Passes where the bytes are UTF-8; else throws, with file, line, position and text. */
    static void check(byte[] bytes, int from, int length, String file, LineNumber line) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, length).slice();
        CharBuffer out = CharBuffer.allocate(length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int at = in.position();
            throw new UndecodableTextException(
                    "%s, line %d: byte %d is not UTF-8: \"%s\"; convert the file to UTF-8 first"
                            .formatted(file, line.find(), at + 1, show(bytes, from, length, at)));
        }
    }

    /** The text around a bad byte; bytes that are not ASCII as {@code \xE9}. */
    private static String show(byte[] bytes, int from, int length, int at) {
        int first = Math.max(0, at - SHOWN_BEFORE);
        int end = Math.min(length, at + SHOWN_AFTER);
        StringBuilder text = new StringBuilder(first > 0 ? "..." : "");
        for (int i = first; i < end; i++) {
            int value = bytes[from + i] & 0xFF;
            if (value >= ' ' && value < 0x7F) {
                text.append((char) value);
            } else {
                text.append("\\x%02X".formatted(value));
            }
        }
        return text.append(end < length ? "..." : "").toString();
    }
}
