package io.bask.parquet;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.io.PandasNotes;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Writes a frame as one file, column by column.
 *
 * <p>Columns are handed to Parquet in batches of rows, so that it can end pages where they are full; it finds dictionaries and
 * statistics by itself.
 */
final class FrameFile {
    private static final int BATCH = 1000;
    private static final int TRUNCATED = 64;
    private static final long GROUP_BYTES = 128L << 20;

    private FrameFile() {}

    static Type type(Field field) {
        return switch (field.dtype().kind()) {
            case BOOL -> Types.optional(PrimitiveTypeName.BOOLEAN).named(field.name());
            case INT32 -> Types.optional(PrimitiveTypeName.INT32).named(field.name());
            case INT8, INT16, UINT8, UINT16, UINT32 -> whole(field, PrimitiveTypeName.INT32);
            case UINT64 -> whole(field, PrimitiveTypeName.INT64);
            // Parquet has no spans of time; pandas' notes say which columns are.
            case INT64, TIMEDELTA -> Types.optional(PrimitiveTypeName.INT64).named(field.name());
            case FLOAT32 -> Types.optional(PrimitiveTypeName.FLOAT).named(field.name());
            case FLOAT64 -> Types.optional(PrimitiveTypeName.DOUBLE).named(field.name());
            case STRING, CATEGORICAL ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(field.name());
            case BINARY -> Types.optional(PrimitiveTypeName.BINARY).named(field.name());
            case DECIMAL -> decimal(field);
            case ZONED ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, LogicalTypeAnnotation.TimeUnit.NANOS))
                        .named(field.name());
            case DATETIME ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(false, LogicalTypeAnnotation.TimeUnit.NANOS))
                        .named(field.name());
            case LIST ->
                Types.optionalList()
                        .element(type(new Field("element", field.dtype().item())))
                        .named(field.name());
        };
    }

    private static Type decimal(Field field) {
        LogicalTypeAnnotation digits = LogicalTypeAnnotation.decimalType(
                field.dtype().scale(), field.dtype().precision());
        return field.dtype().isWideDecimal()
                ? Types.optional(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)
                        .length(ColumnFeed.WIDE_BYTES)
                        .as(digits)
                        .named(field.name())
                : Types.optional(PrimitiveTypeName.INT64).as(digits).named(field.name());
    }

    private static Type whole(Field field, PrimitiveTypeName stored) {
        DType dtype = field.dtype();
        return Types.optional(stored)
                .as(LogicalTypeAnnotation.intType(dtype.width() * Byte.SIZE, dtype.isSigned()))
                .named(field.name());
    }

    static void write(Path path, Frame frame, ParquetOutput options) throws IOException {
        List<Field> labels = frame.index().fields();
        List<Column> columns = new ArrayList<>(frame.columns());
        List<Type> types = new ArrayList<>();
        frame.schema().fields().forEach(field -> types.add(type(field)));
        if (frame.index() instanceof RowIndex.Keys keys) {
            columns.addAll(keys.levels());
            for (int i = 0; i < labels.size(); i++) {
                types.add(type(
                        labels.get(i).withName(PandasNotes.stored(labels.get(i).name(), i))));
            }
        }
        MessageType schema = new MessageType("table", types);
        try (ParquetFileWriter file = new ParquetFileWriter(
                new NioOutput(path),
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                GROUP_BYTES,
                0,
                TRUNCATED,
                Integer.MAX_VALUE,
                true)) {
            file.start();
            for (int from = 0; from < frame.rows(); from += options.rowGroupRows()) {
                int to = (int) Math.min(frame.rows(), (long) from + options.rowGroupRows());
                group(file, schema, columns, from, to, options);
                if (to == frame.rows()) {
                    break;
                }
            }
            file.end(PandasNotes.notes(frame.schema().fields(), labels));
        }
    }

    private static void group(
            ParquetFileWriter file, MessageType schema, List<Column> columns, int from, int to, ParquetOutput options)
            throws IOException {
        ParquetProperties properties = ParquetProperties.builder().build();
        try (ColumnChunkPageWriteStore pages = new ColumnChunkPageWriteStore(
                        Codecs.INSTANCE.getCompressor(options.compression().codec()),
                        schema,
                        new HeapByteBufferAllocator(),
                        TRUNCATED,
                        true);
                ColumnWriteStore store = properties.newColumnWriteStore(schema, pages)) {
            List<ColumnFeed> feeds = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                ColumnDescriptor described = schema.getColumns().get(i);
                boolean isList = columns.get(i).dtype().kind() == DType.Kind.LIST;
                feeds.add(
                        isList
                                ? (row, repeated, defined) -> {}
                                : ColumnFeed.of(columns.get(i), store.getColumnWriter(described)));
            }
            for (int batch = from; batch < to; batch += BATCH) {
                int end = Math.min(to, batch + BATCH);
                for (int i = 0; i < feeds.size(); i++) {
                    ColumnWriter writer =
                            store.getColumnWriter(schema.getColumns().get(i));
                    if (columns.get(i).dtype().kind() == DType.Kind.LIST) {
                        ListFeed.write((StringColumn) columns.get(i).slice(batch, end), writer);
                    } else {
                        feed(columns.get(i), writer, feeds.get(i), batch, end);
                    }
                }
                for (int row = batch; row < end; row++) {
                    store.endRecord();
                }
            }
            file.startBlock(to - from);
            store.flush();
            pages.flushToFileWriter(file);
            file.endBlock();
        }
    }

    private static void feed(Column column, ColumnWriter writer, ColumnFeed feed, int from, int to) {
        boolean isWhole = column.validity() == null;
        for (int row = from; row < to; row++) {
            if (isWhole || !column.isNull(row)) {
                feed.row(row, 0, 1);
            } else {
                writer.writeNull(0, 0);
            }
        }
    }
}
