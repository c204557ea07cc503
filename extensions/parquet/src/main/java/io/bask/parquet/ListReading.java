package io.bask.parquet;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.ListColumns;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.column.ColumnReader;

/**
 * Reads the lists of one column of a row group, value by value: repetition says in which depth a value goes on, definition how much
 * above it is there.
 *
 * <p>One use; one thread.
 */
final class ListReading {
    private final ColumnReader values;
    private final ListShape shape;
    private final ChunkReader items;
    private final ColumnBuilder builder;
    private final List<Lists> depths = new ArrayList<>();

    /** Where the lists of one depth begin, and which of them are there. */
    private static final class Lists {
        private int[] starts = new int[64];
        private long[] present = new long[1];
        private int size;

        void add(int start, boolean isPresent) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, size + (size >> 1));
            }
            if (size >> 6 == present.length) {
                present = Arrays.copyOf(present, 2 * present.length);
            }
            present[size >> 6] |= (isPresent ? 1L : 0L) << size;
            starts[size++] = start;
        }

        Column of(Column items, int end) {
            int[] offsets = Arrays.copyOf(starts, size + 1);
            offsets[size] = end;
            long[] words = Arrays.copyOf(present, Bitmap.wordsFor(size));
            return ListColumns.of(items, offsets, Bitmap.adopt(words, size));
        }
    }

    private ListReading(ColumnReader values, FileColumn column) {
        this.values = values;
        this.shape = Objects.requireNonNull(column.lists());
        DType item = Objects.requireNonNull(column.dtype());
        for (int i = 0; i < shape.levels().size(); i++) {
            depths.add(new Lists());
            item = item.item();
        }
        this.items = ChunkReader.ofItems(values, column, item);
        this.builder = ColumnBuilder.of(item, 1024);
    }

    /** The first rows of a column that has so many values. */
    static Column read(ColumnReader values, FileColumn column, int rows) throws IOException {
        return new ListReading(values, column).read(rows);
    }

    private Column read(int rows) throws IOException {
        long total = values.getTotalValueCount();
        Lists outermost = depths.get(0);
        for (long i = 0; i < total; i++) {
            int repeated = values.getCurrentRepetitionLevel();
            if (repeated == 0 && outermost.size == rows) {
                break;
            }
            if (repeated > depths.size() || i == 0 && repeated != 0) {
                throw new IOException(
                        "value %d goes on in a list of depth %d, of %d".formatted(i, repeated, depths.size()));
            }
            add(repeated, values.getCurrentDefinitionLevel(), i);
            values.consume();
        }
        if (outermost.size != rows) {
            throw new IOException("it has lists for %d rows of %d".formatted(outermost.size, rows));
        }
        Column column = builder.build();
        for (int depth = depths.size() - 1; depth >= 0; depth--) {
            Lists lists = depths.get(depth);
            column = lists.of(column, column.length());
        }
        return column;
    }

    private void add(int repeated, int defined, long value) {
        int depth = repeated;
        for (; depth < depths.size(); depth++) {
            ListShape.Level level = shape.levels().get(depth);
            boolean isInnermost = depth == depths.size() - 1;
            int start = isInnermost ? builder.length() : depths.get(depth + 1).size;
            depths.get(depth).add(start, defined >= level.present());
            if (defined < level.filled()) {
                return;
            }
        }
        if (items.isPresent()) {
            items.append(builder, value);
        } else {
            builder.appendNull();
        }
    }
}
