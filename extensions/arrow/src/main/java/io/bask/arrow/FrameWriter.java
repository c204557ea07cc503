package io.bask.arrow;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.io.PandasNotes;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.Field;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a frame as one file or one stream. One use. */
final class FrameWriter {
    private static final int ALIGNMENT = 8;
    private static final int BUFFER = 1 << 16;
    private static final int WORD = 4;
    private static final byte[] PADDING = new byte[ALIGNMENT];

    private final OutputStream out;
    private final ArrowOutput options;
    private final List<Block> dictionaries = new ArrayList<>();
    private final List<Block> batches = new ArrayList<>();
    private long position;

    private FrameWriter(OutputStream out, ArrowOutput options) {
        this.out = out;
        this.options = options;
    }

    /** As a file, see {@link #file(Frame, OutputStream, ArrowOutput)}. */
    static void file(Frame frame, Path file, ArrowOutput options) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
            file(frame, out, options);
        }
    }

    /** As a file, which says at its end where everything is. */
    static void file(Frame frame, OutputStream out, ArrowOutput options) throws IOException {
        FrameWriter writer = new FrameWriter(out, options);
        writer.put(ArrowFile.MAGIC);
        writer.pad();
        List<Field> fields = writer.messages(frame);
        byte[] footer = Messages.footer(fields, notes(frame), writer.dictionaries, writer.batches);
        writer.put(footer);
        writer.put(word(footer.length));
        writer.put(ArrowFile.MAGIC);
    }

    /** As a stream, which can be read while it is written. */
    static void stream(Frame frame, OutputStream out, ArrowOutput options) throws IOException {
        new FrameWriter(out, options).messages(frame);
    }

    private static Map<String, String> notes(Frame frame) {
        return PandasNotes.notes(frame.schema().fields(), frame.index().fields());
    }

    private List<Field> messages(Frame frame) throws IOException {
        List<Field> fields =
                PandasNotes.storedFields(frame.schema(), frame.index().fields());
        List<Column> columns = new ArrayList<>(frame.columns());
        if (frame.index() instanceof RowIndex.Keys keys) {
            columns.addAll(keys.levels());
        }
        message(Messages.schema(fields, notes(frame)), new BodyBuilder(0, ArrowOutput.Compression.NONE));
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).dtype() == DType.CATEGORICAL) {
                StringColumn texts = ((DictionaryColumn) columns.get(i)).dictionary();
                BodyBuilder body = new BodyBuilder(texts.length(), options.compression());
                body.add(texts);
                dictionaries.add(message(Messages.dictionary(i, body), body));
            }
        }
        int from = 0;
        do {
            int to = (int) Math.min(frame.rows(), (long) from + options.batchRows());
            BodyBuilder body = new BodyBuilder(to - from, options.compression());
            for (Column column : columns) {
                body.add(column.slice(from, to));
            }
            batches.add(message(Messages.batch(body), body));
            from = to;
        } while (from < frame.rows());
        put(word(-1));
        put(word(0));
        return fields;
    }

    private Block message(byte[] head, BodyBuilder body) throws IOException {
        long begin = position;
        int padding = -(head.length + 2 * WORD) & ALIGNMENT - 1;
        put(word(-1));
        put(word(head.length + padding));
        put(head);
        pad();
        int length = (int) (position - begin);
        body.write(out);
        position += body.length();
        return new Block(begin, length, body.length());
    }

    private void put(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    private void pad() throws IOException {
        int padding = (int) (-position & ALIGNMENT - 1);
        out.write(PADDING, 0, padding);
        position += padding;
    }

    private static byte[] word(int value) {
        return ByteBuffer.allocate(WORD)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
