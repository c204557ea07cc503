package io.bask.bag.io;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.io.IOException;

/**
 * A parser of UTF-8 that is set on one line after the other.
 *
 * <p>A parser made anew for each line costs more than reading a short line: it looks for the encoding, borrows buffers and
 * gives them back. Behind a failure the parser is in the middle of something; make another.
 */
final class LineParser extends UTF8StreamJsonParser {
    private static final ByteQuadsCanonicalizer NAMES = ByteQuadsCanonicalizer.createRoot();
    private static final int FACTORY_FEATURES = JsonFactory.Feature.collectDefaults();
    private static final byte[] NOTHING = {};

    LineParser(JsonFactory factory) {
        super(
                new IOContext(
                        factory.streamReadConstraints(),
                        factory.streamWriteConstraints(),
                        ErrorReportConfiguration.defaults(),
                        new BufferRecycler(),
                        ContentReference.unknown(),
                        false),
                factory.getParserFeatures(),
                null,
                null,
                NAMES.makeChild(FACTORY_FEATURES),
                NOTHING,
                0,
                0,
                0,
                false);
    }

    /** Goes to the first token of a line; false where it holds nothing but blanks. */
    boolean begin(byte[] bytes, int from, int length) throws IOException {
        int end = from + length;
        boolean hasMark = length >= 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
        int first = skipBlanks(bytes, hasMark ? from + 3 : from, end);
        if (first == end) {
            return false;
        }
        _inputBuffer = bytes;
        _inputPtr = first;
        _inputEnd = end;
        _currInputProcessed = 0;
        _currInputRow = 1;
        _currInputRowStart = from;
        _tokenIncomplete = false;
        return nextToken() != null;
    }

    /** Reads the value to its end, and whether the line ends there too. */
    boolean ends() throws IOException {
        finishToken();
        return skipBlanks(_inputBuffer, _inputPtr, _inputEnd) == _inputEnd || nextToken() == null;
    }

    private static int skipBlanks(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n')) {
            at++;
        }
        return at;
    }
}
