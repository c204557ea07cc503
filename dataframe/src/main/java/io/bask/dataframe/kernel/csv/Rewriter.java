package io.bask.dataframe.kernel.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The records of a file in an odd dialect, rewritten with commas and double quotes.
 *
 * <p>Reads record by record and writes each anew, with quotes where it needs them. What is left out becomes a blank line, so that
 * errors name the line where the file has the record. Slower than the scanner by far, and readable from the start only; for files
 * that the scanner cannot read. One thread.
 */
final class Rewriter extends ByteStream {
    private static final int END = -1;
    private static final byte COMMA = ',';
    private static final byte QUOTE = '"';
    private static final byte[] BLANK = {'\n'};
    private static final int[] MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream source;
    private final Rewriting how;
    private final byte[] separator;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;

    private final ByteText field = new ByteText();
    private final List<byte[]> fields = new ArrayList<>();
    private final List<Boolean> quoted = new ArrayList<>();
    private final Deque<byte[]> footer = new ArrayDeque<>();
    private long line;
    /** Records begun so far: pandas counts one that goes over several lines once. */
    private long begun;

    private int width;
    private boolean isUnclosed;
    private boolean isComment;
    private boolean isHeaderOut;

    private byte[] ready = new byte[0];
    private int readyAt;

    Rewriter(InputStream source, Rewriting how) throws IOException {
        this.source = source;
        this.how = how;
        this.separator = how.separatorBytes();
        this.width = how.width();
        boolean isMarked = true;
        for (int i = 0; i < MARK.length && isMarked; i++) {
            isMarked = peek(i) == MARK[i];
        }
        at += isMarked ? MARK.length : 0;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (readyAt == ready.length) {
            if (peek(0) == END) {
                return END;
            }
            byte[] next = record();
            if (!isHeaderOut && how.width() == 0) {
                isHeaderOut = width > 0;
                ready = next;
                readyAt = 0;
                continue;
            }
            footer.add(next);
            if (footer.size() > how.skippedFooter()) {
                ready = footer.remove();
                readyAt = 0;
            }
        }
        int count = Math.min(length, ready.length - readyAt);
        System.arraycopy(ready, readyAt, into, from, count);
        readyAt += count;
        return count;
    }

    /** The next record as it is written, or a blank line for one that is left out. */
    private byte[] record() throws IOException {
        fields.clear();
        quoted.clear();
        isUnclosed = false;
        isComment = false;
        if (how.isSkipped(begun++)) {
            skipLine();
            return leftOut();
        }
        readFields();
        boolean isBlank = fields.size() == 1 && fields.get(0).length == 0 && !quoted.get(0);
        if (isBlank) {
            return isComment ? leftOut() : BLANK;
        }
        if (width == 0) {
            width = Math.max(fields.size(), how.named());
        }
        if (fields.size() > width && how.skipsBadLines()) {
            return leftOut();
        }
        return written();
    }

    private byte[] leftOut() {
        return how.skipsBlankLines() ? BLANK : new byte[0];
    }

    /** Reads to the end of the line, and further where it ends inside quotes. */
    private void skipLine() throws IOException {
        boolean isInside = false;
        while (true) {
            int value = next();
            if (value == END || (!isInside && isLineEnd(value))) {
                return;
            }
            if (how.escape() != 0 && value == how.escape() && peek(0) != END) {
                next();
            } else {
                isInside ^= how.quote() != 0 && value == how.quote();
            }
        }
    }

    private void readFields() throws IOException {
        while (true) {
            skipBlanks();
            boolean isQuoted = how.quote() != 0 && peek(0) == how.quote();
            if (isQuoted) {
                at++;
                readQuoted();
            }
            boolean isLast = readPlain();
            fields.add(Arrays.copyOf(field.bytes(), field.length()));
            quoted.add(isQuoted);
            field.truncate(0);
            if (isLast) {
                return;
            }
        }
    }

    private void skipBlanks() throws IOException {
        boolean isRun = separator.length == 0;
        while ((isRun && fields.isEmpty() && isBlank(peek(0))) || (how.skipsInitialSpace() && peek(0) == ' ')) {
            at++;
        }
    }

    /** Reads to behind the closing quote. */
    private void readQuoted() throws IOException {
        while (true) {
            int value = next();
            if (value == END) {
                isUnclosed = true;
                return;
            }
            if (how.escape() != 0 && value == how.escape() && peek(0) != END) {
                field.add((byte) next());
            } else if (value != how.quote()) {
                field.add((byte) value);
            } else if (peek(0) == how.quote()) {
                field.add((byte) next());
            } else {
                return;
            }
        }
    }

    /** Reads to behind the separator; true when the record ends instead. */
    private boolean readPlain() throws IOException {
        while (true) {
            int value = peek(0);
            if (value == END) {
                return true;
            }
            if (how.comment() != 0 && value == how.comment()) {
                isComment = true;
                while (value != END && !isLineEnd(value)) {
                    value = next();
                }
                return true;
            }
            if (isSeparator()) {
                return separator.length == 0 && endsRun();
            }
            next();
            if (isLineEnd(value)) {
                return true;
            }
            boolean isEscaped = how.escape() != 0 && value == how.escape() && peek(0) != END;
            field.add((byte) (isEscaped ? next() : value));
        }
    }

    /** Whether a run of blanks was the last of the line, which separates nothing. */
    private boolean endsRun() throws IOException {
        int value = peek(0);
        if (value == END) {
            return true;
        }
        if (isLineEnd(value)) {
            next();
            return true;
        }
        return false;
    }

    /** Reads over a separator, if one is next. */
    private boolean isSeparator() throws IOException {
        if (how.hasWholeLines()) {
            return false;
        }
        if (separator.length == 0) {
            boolean isFound = isBlank(peek(0));
            while (isBlank(peek(0))) {
                at++;
            }
            return isFound;
        }
        for (int i = 0; i < separator.length; i++) {
            if (peek(i) != (separator[i] & 0xFF)) {
                return false;
            }
        }
        at += separator.length;
        return true;
    }

    private static boolean isBlank(int value) {
        return value == ' ' || value == '\t';
    }

    private static boolean isLineEnd(int value) {
        return value == '\n' || value == '\r';
    }

    /** The next byte; a line end of two is one, and counted. */
    private int next() throws IOException {
        int value = peek(0);
        at++;
        if (value == '\r' && peek(0) == '\n') {
            at++;
            value = '\n';
        }
        line += value == '\n' || value == '\r' ? 1 : 0;
        return value;
    }

    private int peek(int ahead) throws IOException {
        while (at + ahead >= filled) {
            System.arraycopy(buffer, at, buffer, 0, Math.max(0, filled - at));
            filled = Math.max(0, filled - at);
            at = 0;
            int read = source.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                return END;
            }
            filled += read;
        }
        return buffer[at + ahead] & 0xFF;
    }

    private byte[] written() {
        ByteText text = field;
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                text.add(COMMA);
            }
            boolean isLast = i == fields.size() - 1;
            boolean isLone = quoted.get(i) && fields.size() == 1;
            if (isLone || (!how.hasWholeLines() && needsQuotes(fields.get(i)))) {
                text.add(QUOTE);
                for (byte value : fields.get(i)) {
                    if (value == QUOTE) {
                        text.add(QUOTE);
                    }
                    text.add(value);
                }
                if (!(isUnclosed && isLast)) {
                    text.add(QUOTE);
                }
            } else if (isUnclosed && isLast) {
                text.add(QUOTE);
                text.add(fields.get(i));
            } else {
                text.add(fields.get(i));
            }
        }
        if (!isUnclosed) {
            text.add((byte) '\n');
        }
        byte[] record = Arrays.copyOf(text.bytes(), text.length());
        text.truncate(0);
        return record;
    }

    private static boolean needsQuotes(byte[] text) {
        for (byte value : text) {
            if (value == COMMA || value == QUOTE || value == '\n' || value == '\r') {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
