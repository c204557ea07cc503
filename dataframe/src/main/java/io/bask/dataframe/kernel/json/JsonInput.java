package io.bask.dataframe.kernel.json;

import io.bask.dataframe.kernel.csv.ByteInput;
import io.bask.dataframe.kernel.csv.ByteStream;
import io.bask.dataframe.kernel.csv.CsvFile;
import io.bask.dataframe.kernel.csv.FileStart;
import java.io.IOException;

/** The bytes of a document in UTF-8 behind its byte order mark, if it has one; other charsets are an error. One thread. */
final class JsonInput extends ByteStream {
    private final ByteInput input;
    private final byte[] head = new byte[2 * FileStart.MARK];
    private int at;
    private int filled;

    JsonInput(CsvFile file) throws IOException {
        input = file.open(0);
        try {
            int read = 0;
            while (filled < head.length && read >= 0) {
                read = input.read(head, filled, head.length - filled);
                filled += Math.max(0, read);
            }
            check(file);
        } catch (IOException | RuntimeException failed) {
            input.close();
            throw failed;
        }
    }

    /** A parser would take more marks, and other charsets, without a word. */
    private void check(CsvFile file) {
        boolean isWide = filled >= 2 && (head[0] & head[1] & 0xFE) == 0xFE;
        for (int i = 0; i < Math.min(filled, 4); i++) {
            isWide |= head[i] == 0;
        }
        if (isWide) {
            throw new JsonFormatException(
                    "%s, line 1, place 1: the file begins with bytes of UTF-16 or UTF-32; write it in UTF-8"
                            .formatted(file.path()));
        }
        at = FileStart.markLength(head, 0, filled);
        if (at > 0 && FileStart.markLength(head, at, filled) > 0) {
            throw new JsonFormatException(
                    "%s, line 1, place 4: a second byte order mark follows the first; write one, or none"
                            .formatted(file.path()));
        }
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at == filled) {
            return input.read(into, from, length);
        }
        int count = Math.min(length, filled - at);
        System.arraycopy(head, at, into, from, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
