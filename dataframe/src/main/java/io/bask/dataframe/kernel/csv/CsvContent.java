package io.bask.dataframe.kernel.csv;

import io.bask.file.Packing;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What lies between the bytes of a file and the records that are scanned.
 *
 * @param packing how the file is compressed
 * @param encoding the charset of its text
 * @param rewriting how its records are rewritten; null when the scanner can read them
 */
public record CsvContent(
        Packing packing, String encoding, @Nullable Rewriting rewriting) implements Serializable {
    /** Nothing. */
    public static final CsvContent PLAIN = new CsvContent(Packing.NONE, "UTF-8", null);

    /** True when the records are the bytes of the file, so that they can be read from anywhere in it. */
    public boolean isPlain() {
        return packing == Packing.NONE && rewriting == null && encoding.equals("UTF-8");
    }

    /** The records of a file with these bytes. */
    InputStream open(InputStream raw, String file) throws IOException {
        InputStream unpacked = packing.unpack(raw, file);
        InputStream text = encoding.equals("UTF-8") ? unpacked : new Transcoder(unpacked, encoding);
        return rewriting == null ? text : new Rewriter(text, rewriting);
    }
}
