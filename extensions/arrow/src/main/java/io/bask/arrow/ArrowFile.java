package io.bask.arrow;

import io.bask.dataframe.io.PandasNotes;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.flatbuf.Schema;

/**
 * What a file or a stream has: columns, record batches, and how pandas labelled its rows.
 *
 * @param columns its columns in order
 * @param batches its record batches in order
 * @param labels the columns that pandas had as row labels
 * @param nodes how many lengths a record batch has
 * @param buffers how many buffers, not counting the extra ones of views
 * @param views how many columns of views
 */
record ArrowFile(
        Map<String, ArrowColumn> columns, List<Batch> batches, List<String> labels, int nodes, int buffers, int views)
        implements Serializable {
    static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);
    private static final int FOOTER_LENGTH = 4;
    private static final int TAIL = FOOTER_LENGTH + MAGIC.length;

    /**
     * A record batch.
     *
     * @param block where it is
     * @param rows how many rows it has
     * @param dictionaries where the parts of each dictionary are that it refers to
     */
    record Batch(Block block, long rows, Map<Long, List<Block>> dictionaries) implements Serializable {}

    /** Looks through all messages, but not into bodies. */
    static ArrowFile of(ByteSource source, ArrowOptions options) throws IOException {
        byte[] begin = source.bytes(0, Math.min(source.size(), MAGIC.length));
        return Arrays.equals(begin, MAGIC) ? file(source, options) : stream(source, options);
    }

    private static ArrowFile file(ByteSource source, ArrowOptions options) throws IOException {
        long size = source.size();
        byte[] tail = source.bytes(Math.max(0, size - TAIL), Math.min(size, TAIL));
        boolean isWhole = size >= 2L * MAGIC.length + FOOTER_LENGTH
                && Arrays.equals(tail, FOOTER_LENGTH, TAIL, MAGIC, 0, MAGIC.length);
        if (!isWhole) {
            throw new EOFException("it begins as an Arrow file and does not end as one; it is cut off");
        }
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length <= 0 || length > size - TAIL - MAGIC.length) {
            throw new EOFException("its footer claims to have %d bytes of %d; it is damaged".formatted(length, size));
        }
        Footer footer = Footer.getRootAsFooter(
                ByteBuffer.wrap(source.bytes(size - TAIL - length, length)).order(ByteOrder.LITTLE_ENDIAN));
        Schema schema = footer.schema();
        if (schema == null) {
            throw new ArrowFormatException("its footer does not say the columns; write it again");
        }
        Contents contents = new Contents();
        for (int i = 0; i < footer.dictionariesLength(); i++) {
            contents.add(source, block(source, footer.dictionaries(i)));
        }
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            contents.add(source, block(source, footer.recordBatches(i)));
        }
        return contents.file(FileSchema.of(schema, footer.version(), options));
    }

    private static Block block(ByteSource source, org.apache.arrow.flatbuf.Block block) throws IOException {
        return new Block(block.offset(), block.metaDataLength(), block.bodyLength()).checked(source);
    }

    private static ArrowFile stream(ByteSource source, ArrowOptions options) throws IOException {
        if (source.size() == 0) {
            throw new EOFException("it is empty; a file without rows has a schema");
        }
        Block first = Block.at(source, 0);
        if (first.isEnd()) {
            throw new ArrowFormatException("it ends before its schema");
        }
        Message message = first.message(source);
        Schema schema = Block.header(message, MessageHeader.Schema, new Schema());
        FileSchema columns = FileSchema.of(schema, message.version(), options);
        Contents contents = new Contents();
        long at = first.end();
        while (at < source.size()) {
            Block block = Block.at(source, at);
            if (block.isEnd()) {
                break;
            }
            contents.add(source, block);
            at = block.end();
        }
        return contents.file(columns);
    }

    /** What was found so far. */
    private static final class Contents {
        private final List<Batch> batches = new ArrayList<>();
        private Map<Long, List<Block>> dictionaries = Map.of();

        void add(ByteSource source, Block block) throws IOException {
            Message message = block.message(source);
            switch (message.headerType()) {
                case MessageHeader.RecordBatch -> {
                    long rows = Block.header(message, MessageHeader.RecordBatch, new RecordBatch())
                            .length();
                    if (rows < 0 || rows > Integer.MAX_VALUE - 8) {
                        throw new ArrowFormatException(
                                "record batch %d has %d rows, which is beyond %d; write smaller ones"
                                        .formatted(batches.size(), rows, Integer.MAX_VALUE - 8));
                    }
                    batches.add(new Batch(block, rows, dictionaries));
                }
                case MessageHeader.DictionaryBatch ->
                    add(Block.header(message, MessageHeader.DictionaryBatch, new DictionaryBatch()), block);
                default ->
                    throw new ArrowFormatException("it holds a %s between its record batches; only tables can be read"
                            .formatted(name(message)));
            }
        }

        private static String name(Message message) {
            byte kind = message.headerType();
            return kind >= 0 && kind < MessageHeader.names.length
                    ? MessageHeader.name(kind)
                    : "message of kind " + kind;
        }

        /** Batches before keep the dictionaries that they had. */
        private void add(DictionaryBatch batch, Block block) {
            Map<Long, List<Block>> changed = new LinkedHashMap<>(dictionaries);
            List<Block> parts = new ArrayList<>();
            if (batch.isDelta()) {
                parts.addAll(changed.getOrDefault(batch.id(), List.of()));
            }
            parts.add(block);
            changed.put(batch.id(), List.copyOf(parts));
            dictionaries = Map.copyOf(changed);
        }

        ArrowFile file(FileSchema schema) {
            List<String> labels = PandasNotes.of(schema.notes()).labels();
            return new ArrowFile(
                    schema.columns(),
                    List.copyOf(batches),
                    labels.stream().filter(schema.columns()::containsKey).toList(),
                    schema.nodes(),
                    schema.buffers(),
                    schema.views());
        }
    }
}
