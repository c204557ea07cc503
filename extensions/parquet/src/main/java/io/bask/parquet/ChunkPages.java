package io.bask.parquet;

import io.bask.parquet.PageData.Slice;
import io.bask.parquet.PageData.UnusualPage;
import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.jspecify.annotations.Nullable;

/** The pages of one column of a row group, and its dictionary. One use; one thread. */
final class ChunkPages {
    private final PageReader pages;
    private final int rows;
    private final boolean isOptional;
    private final @Nullable DictionaryPage dictionary;

    /**
     * The pages of a column.
     *
     * @param rows how many rows of it are read
     */
    ChunkPages(PageReader pages, ColumnDescriptor described, int rows) {
        this.pages = pages;
        this.rows = rows;
        this.isOptional = described.getMaxDefinitionLevel() > 0;
        this.dictionary = pages.readDictionaryPage();
    }

    /** How many rows of the row group are read. */
    int rows() {
        return rows;
    }

    /** Whether values may be missing. */
    boolean isOptional() {
        return isOptional;
    }

    /** The next page, of which so many rows have been read before. */
    PageData next(int at) throws IOException {
        DataPage page = pages.readPage();
        if (page == null) {
            throw new IOException("it ends after %d of %d values".formatted(at, rows));
        }
        if (page.getValueCount() < 0) {
            throw new IOException("a page claims to have %d values".formatted(page.getValueCount()));
        }
        return PageData.of(page, isOptional);
    }

    /** Whether a page refers to the dictionary; else its values are plain. */
    static boolean isCoded(PageData page) throws UnusualPage {
        Encoding encoding = page.encoding();
        if (encoding != Encoding.PLAIN && !encoding.usesDictionary()) {
            throw new UnusualPage("its values are stored as " + encoding);
        }
        return encoding.usesDictionary();
    }

    /** The codes of so many values, each of them one that the dictionary has. */
    void codes(PageData page, int[] out, int count) throws IOException {
        Slice stored = page.values();
        if (count > 0) {
            int width = stored.numbers(1).get();
            new Hybrid(stored.bytes(), stored.from() + 1, stored.to(), width).read(out, 0, count);
        }
        int size = dictionary().getDictionarySize();
        // The highest bit is set as soon as a code is below 0 or not below the size.
        int seen = 0;
        for (int i = 0; i < count; i++) {
            seen |= out[i] | size - 1 - out[i];
        }
        if (seen < 0) {
            throw new IOException("a page refers to texts or numbers that its dictionary of %d lacks".formatted(size));
        }
    }

    /** Number of entries of the dictionary. */
    int known() throws IOException {
        return dictionary().getDictionarySize();
    }

    /** The entries of the dictionary, plain. */
    Slice entries() throws IOException {
        return Slice.of(dictionary().getBytes());
    }

    private DictionaryPage dictionary() throws IOException {
        if (dictionary == null) {
            throw new IOException("its dictionary is missing");
        }
        if (dictionary.getDictionarySize() < 0) {
            throw new IOException("its dictionary claims to have %d entries".formatted(dictionary.getDictionarySize()));
        }
        return dictionary;
    }
}
