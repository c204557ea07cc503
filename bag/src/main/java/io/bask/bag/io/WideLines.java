package io.bask.bag.io;

import io.bask.bag.partition.Sink;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;

/** Lines of a file whose text has to be decoded before they can be found, such as UTF-16. */
final class WideLines implements LineDecoder.Place {
    private static final int BUFFER = 1 << 16;

    private final TextBlock block;
    private final Sink sink;
    private final LineDecoder.Decoding decoding;
    private final Reader text;
    private final String ending;
    private final boolean dropsCarriageReturn;
    private final StringBuilder line = new StringBuilder();
    private long linesBefore;

    WideLines(TextBlock block, InputStream bytes, Sink sink) {
        this.block = block;
        decoding = block.decoder().begin(sink);
        this.sink = sink;
        TextOptions options = block.options();
        CodingErrorAction action = switch (options.malformed()) {
            case FAIL -> CodingErrorAction.REPORT;
            case REPLACE -> CodingErrorAction.REPLACE;
            case IGNORE -> CodingErrorAction.IGNORE;
        };
        text = new InputStreamReader(
                bytes, options.charset().newDecoder().onMalformedInput(action).onUnmappableCharacter(action));
        String delimiter = options.delimiter();
        ending = delimiter == null ? "\n" : delimiter;
        dropsCarriageReturn = delimiter == null;
    }

    boolean feed() throws Exception {
        char[] buffer = new char[BUFFER];
        char last = ending.charAt(ending.length() - 1);
        boolean first = true;
        for (int read = read(buffer); read > 0; read = read(buffer)) {
            int from = first && buffer[0] == '\uFEFF' ? 1 : 0;
            first = false;
            for (int i = from; i < read; i++) {
                line.append(buffer[i]);
                if (buffer[i] == last && endsLine() && !hand(line.length() - ending.length())) {
                    return false;
                }
            }
        }
        return line.length() == 0 || decoding.decode(line.toString(), this, sink);
    }

    private int read(char[] buffer) throws Exception {
        try {
            return text.read(buffer);
        } catch (CharacterCodingException malformed) {
            throw new UndecodableTextException(
                    "%s, behind line %d: bytes that are not %s; name the file's encoding, or choose what becomes of such bytes with withMalformed(...)"
                            .formatted(
                                    block.file(), linesBefore, block.options().encoding()));
        }
    }

    private boolean endsLine() {
        int start = line.length() - ending.length();
        return start >= 0 && line.indexOf(ending, start) == start;
    }

    private boolean hand(int end) throws Exception {
        boolean drops = dropsCarriageReturn && end > 0 && line.charAt(end - 1) == '\r';
        String whole = line.substring(0, drops ? end - 1 : end);
        line.setLength(0);
        boolean more = decoding.decode(whole, this, sink);
        linesBefore++;
        return more;
    }

    @Override
    public String file() {
        return block.file();
    }

    @Override
    public long line() {
        return linesBefore + 1;
    }
}
