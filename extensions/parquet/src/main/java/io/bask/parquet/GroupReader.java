package io.bask.parquet;

import io.bask.dataframe.column.Column;
import io.bask.parquet.PageData.UnusualPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Reads columns of one row group of an open file; each failure names file, row group and column. */
final class GroupReader {
    private final ParquetFileReader file;
    private final FileFooter footer;
    private final FileFooter.Group group;

    GroupReader(ParquetFileReader file, FileFooter footer, FileFooter.Group group) {
        this.file = file;
        this.footer = footer;
        this.group = group;
    }

    /** The first rows of these columns of the file. */
    Map<String, Column> read(List<String> names, int rows) throws IOException {
        Map<String, Column> columns = new LinkedHashMap<>();
        each(names, (pages, schema, described, name) -> {
            FileColumn column = Objects.requireNonNull(footer.columns().get(name));
            boolean isKnown = column.lists() == null && PageReading.isKnown(column);
            Column read = isKnown
                    ? readPages(pages, schema, described, column, rows)
                    : readValues(pages, schema, described, column, rows);
            columns.put(name, read);
        });
        return columns;
    }

    /** Adds the first rows to columns of the file. */
    void addTo(Map<String, PartitionColumn> columns, int rows) throws IOException {
        each(List.copyOf(columns.keySet()), (pages, schema, described, name) -> {
            FileColumn column = Objects.requireNonNull(footer.columns().get(name));
            PartitionColumn target = Objects.requireNonNull(columns.get(name));
            if (column.lists() != null || !PageReading.isKnown(column)) {
                target.add(readValues(pages, schema, described, column, rows));
            } else if (PageReading.canGoOn(column)) {
                addPages(pages, schema, described, column, target, rows);
            } else {
                target.add(readPages(pages, schema, described, column, rows));
            }
        });
    }

    /** Reads a column of the row group. */
    private interface Reading {
        void read(PageReadStore pages, MessageType schema, ColumnDescriptor described, String name) throws IOException;
    }

    private void each(List<String> names, Reading reading) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        MessageType schema = file.getFooter().getFileMetaData().getSchema();
        List<ColumnDescriptor> wanted = new ArrayList<>();
        names.forEach(name -> wanted.add(schema.getColumnDescription(path(name))));
        file.setRequestedSchema(wanted);
        try (PageReadStore pages = Objects.requireNonNull(file.readRowGroup(group.ordinal()))) {
            if (pages.getRowCount() != group.rows()) {
                throw damaged(
                        named(names),
                        "it has %d rows instead of %d".formatted(pages.getRowCount(), group.rows()),
                        null);
            }
            for (int i = 0; i < names.size(); i++) {
                read(reading, pages, schema, wanted.get(i), names.get(i));
            }
        } catch (ParquetFormatException known) {
            throw known;
        } catch (IOException | RuntimeException | OutOfMemoryError failed) {
            throw damaged(culprit(names, wanted), FileFooter.reason(failed), failed);
        }
    }

    /** The first column that cannot be read by itself; all of them where each can. */
    private String culprit(List<String> names, List<ColumnDescriptor> wanted) {
        for (int i = 0; i < names.size(); i++) {
            file.setRequestedSchema(List.of(wanted.get(i)));
            try (PageReadStore alone = Objects.requireNonNull(file.readRowGroup(group.ordinal()))) {
                if (alone.getRowCount() != group.rows()) {
                    return named(names.subList(i, i + 1));
                }
            } catch (IOException | RuntimeException | OutOfMemoryError failed) {
                return named(names.subList(i, i + 1));
            }
        }
        return named(names);
    }

    private static String named(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private String[] path(String name) {
        ListShape lists = Objects.requireNonNull(footer.columns().get(name)).lists();
        return lists == null ? new String[] {name} : lists.path().toArray(String[]::new);
    }

    private void read(
            Reading reading, PageReadStore pages, MessageType schema, ColumnDescriptor described, String name) {
        try {
            reading.read(pages, schema, described, name);
        } catch (IOException | RuntimeException | OutOfMemoryError failed) {
            throw damaged("'" + name + "'", FileFooter.reason(failed), failed);
        }
    }

    private Column readPages(
            PageReadStore store, MessageType schema, ColumnDescriptor described, FileColumn column, int rows)
            throws IOException {
        PageReader pages = store.getPageReader(described);
        checkCount(pages.getTotalValueCount());
        try {
            PageReading reading = PageReading.ofGroup(column, rows);
            reading.add(new ChunkPages(pages, described, rows));
            return reading.build();
        } catch (UnusualPage unusual) {
            return readAgain(schema, described, column, rows);
        }
    }

    private void addPages(
            PageReadStore store,
            MessageType schema,
            ColumnDescriptor described,
            FileColumn column,
            PartitionColumn target,
            int rows)
            throws IOException {
        PageReader pages = store.getPageReader(described);
        checkCount(pages.getTotalValueCount());
        try {
            target.pages(column).add(new ChunkPages(pages, described, rows));
        } catch (UnusualPage unusual) {
            target.add(readAgain(schema, described, column, rows));
        }
    }

    private Column readAgain(MessageType schema, ColumnDescriptor described, FileColumn column, int rows)
            throws IOException {
        file.setRequestedSchema(List.of(described));
        try (PageReadStore again = Objects.requireNonNull(file.readRowGroup(group.ordinal()))) {
            return readValues(again, schema, described, column, rows);
        }
    }

    private void checkCount(long values) throws IOException {
        if (values != group.rows()) {
            throw new IOException("it has %d values".formatted(values));
        }
    }

    private Column readValues(
            PageReadStore pages, MessageType schema, ColumnDescriptor described, FileColumn column, int rows)
            throws IOException {
        Dictionaries dictionaries = new Dictionaries();
        if (column.lists() != null) {
            return ListReading.read(store(pages, schema, dictionaries).getColumnReader(described), column, rows);
        }
        var values = store(pages, schema, dictionaries).getColumnReader(described);
        checkCount(values.getTotalValueCount());
        boolean isText = Objects.requireNonNull(column.decode()).isText();
        Dictionary dictionary = isText && isAllCodes(column.name()) ? dictionaries.last : null;
        return ChunkReader.read(values, column, rows, dictionary);
    }

    private ColumnReadStoreImpl store(PageReadStore pages, MessageType schema, Dictionaries dictionaries) {
        String writer = file.getFooter().getFileMetaData().getCreatedBy();
        return new ColumnReadStoreImpl(pages, dictionaries, schema, writer);
    }

    /** Whether every page of a column refers to its dictionary. */
    private boolean isAllCodes(String name) {
        for (ColumnChunkMetaData chunk :
                file.getRowGroups().get(group.ordinal()).getColumns()) {
            if (chunk.getPath().toDotString().equals(name)) {
                return chunk.getEncodingStats() != null
                        && chunk.getEncodingStats().hasDictionaryEncodedPages()
                        && !chunk.getEncodingStats().hasNonDictionaryEncodedPages();
            }
        }
        return false;
    }

    private ParquetFormatException damaged(String column, String reason, @Nullable Throwable cause) {
        String message =
                "%s, row group %d, column %s: cannot be read: %s; write the file again, or leave the column out"
                        .formatted(footer.path(), group.ordinal(), column, reason);
        return cause == null ? new ParquetFormatException(message) : new ParquetFormatException(message, cause);
    }

    /** Catches the dictionary of the column that is being opened. */
    private static final class Dictionaries extends GroupConverter {
        private @Nullable Dictionary last;

        @Override
        public Converter getConverter(int field) {
            return new Catching();
        }

        /** Stands for a column, and for what is above it where it is nested. */
        private final class Catching extends PrimitiveConverter {
            @Override
            public boolean hasDictionarySupport() {
                return true;
            }

            @Override
            public void setDictionary(Dictionary dictionary) {
                last = dictionary;
            }

            @Override
            public GroupConverter asGroupConverter() {
                return Dictionaries.this;
            }
        }

        @Override
        public void start() {}

        @Override
        public void end() {}
    }
}
