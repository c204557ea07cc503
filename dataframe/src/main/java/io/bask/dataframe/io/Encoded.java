package io.bask.dataframe.io;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Takes text in UTF-8, cut between characters, and writes it in another charset; a character that it lacks is an error. */
final class Encoded extends OutputStream {
    private final Writer out;
    private final Charset charset;

    private Encoded(OutputStream out, Charset charset) {
        this.charset = charset;
        this.out = new OutputStreamWriter(
                out,
                charset.newEncoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    /**
     * Where to write UTF-8.
     *
     * @param isStart whether these are the first bytes of a file, where some charsets have a mark
     */
    static OutputStream in(OutputStream out, String charset, boolean isStart) {
        if (charset.equals("UTF-8")) {
            return out;
        }
        return new Encoded(out, Charset.forName(charset.equals("UTF-16") && !isStart ? "UTF-16BE" : charset));
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] utf8, int from, int length) throws IOException {
        String text = new String(utf8, from, length, StandardCharsets.UTF_8);
        try {
            out.write(text);
        } catch (CharacterCodingException unknown) {
            throw new IOException(lacking(text), unknown);
        }
    }

    private String lacking(String text) {
        var encoder = charset.newEncoder();
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            String one = Character.toString(text.codePointAt(at));
            if (!encoder.canEncode(one)) {
                String near = text.substring(Math.max(0, at - 20), Math.min(text.length(), at + 20));
                return "%s has no character %s (U+%04X), near '%s'; write UTF-8, or replace it first"
                        .formatted(charset, one, text.codePointAt(at), near.replace("\n", "\\n"));
            }
        }
        return "%s cannot hold the text".formatted(charset);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
