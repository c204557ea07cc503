package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.StaleSchemaException;
import java.io.Closeable;
import java.io.IOException;

/**
 * Steps through the records of a block, a tile at a time.
 *
 * <p>After {@link #next} has said true, {@link #text} and {@link #bounds} describe the tile's records; the next call
 * reuses both. Reads each byte of the block once and keeps one tile in memory, however long the block.
 *
 * <p>A block whose entry is assumed must have no quotes: with none in any block, every line end ends a record and every
 * block has begun right. The first quote throws {@link StaleSchemaException}. (Counting quotes per block and trusting
 * even counts would not do: a block that begins and ends inside quotes has an even count too, and may be the only one
 * that is read.)
 */
final class RecordScanner implements Closeable {
    private static final int TILE_BYTES = 1 << 17;
    private static final int SMALLEST_TILE = 1 << 12;

    private final CsvBlock block;
    private final Dialect dialect;
    private final StructuralIndex index;
    private final RecordBounds bounds;
    private final int width;
    private final TileBuffer buffer;
    private int consumed;
    private boolean finished;

    /** Opens the block's file; records are expected to have {@code width} fields. */
    RecordScanner(CsvBlock block, Dialect dialect, int width) throws IOException {
        this.block = block;
        this.dialect = dialect;
        this.width = width;
        this.index = new StructuralIndex(dialect);
        this.bounds = new RecordBounds(width, dialect);
        long dataStart = block.file().dataStart();
        boolean exact = block.from() <= dataStart;
        // One byte early, because a line end there makes a record begin exactly where the block does.
        long opened = exact ? dataStart : block.from() - 1;
        int capacity = (int) Math.max(SMALLEST_TILE, Math.min(TILE_BYTES, block.to() - opened + 64));
        this.buffer = new TileBuffer(block.file().open(opened), opened, capacity);
        this.consumed = buffer.start();
        this.finished = opened >= block.to();
        if (!exact && !finished) {
            seek();
        }
    }

    /** Skips the rest of the record that the block begins in the middle of. */
    private void seek() throws IOException {
        buffer.fill(block.to());
        ScanState state = block.entry();
        int at = buffer.start();
        byte before = buffer.text()[at++];
        at = readAhead(at);
        if (state == ScanState.FIELD_START && endsLine(before, buffer.text()[at])) {
            state = ScanState.RECORD_START;
        }
        // A record that begins at the block's end or behind it is another block's.
        while (state != ScanState.RECORD_START && buffer.offsetOf(at) < block.to()) {
            at = readAhead(at);
            if (at >= buffer.end()) {
                break;
            }
            byte value = buffer.text()[at];
            rejectQuote(value == dialect.quote() && dialect.hasQuotes(), buffer.offsetOf(at));
            boolean skipped = value == '\r' && buffer.text()[at + 1] == '\n';
            state = skipped ? state : state.next(value, dialect);
            at++;
        }
        consumed = at;
    }

    private static boolean endsLine(byte value, byte following) {
        return value == '\n' || (value == '\r' && following != '\n');
    }

    /**
     * Makes sure that the byte at that position and the one after it are there, unless the file ends; where they are
     * now.
     */
    private int readAhead(int at) throws IOException {
        if (at + 1 < buffer.end() || buffer.isLast()) {
            return at;
        }
        buffer.consume(at);
        buffer.fill(buffer.offsetOf(buffer.end()) + SMALLEST_TILE);
        return buffer.start();
    }

    /** Moves to the next tile that has records; false when the block has no more. */
    boolean next() throws IOException {
        buffer.consume(consumed);
        consumed = buffer.start();
        while (!finished && buffer.offsetOf(buffer.start()) < block.to()) {
            readOn();
            if (buffer.isLast()) {
                buffer.terminate();
                finished = true;
            }
            int held = finished || !needsFollower() ? 0 : 1;
            index.scan(buffer.text(), buffer.start(), buffer.end() - held);
            rejectQuote(index.hasQuotes(), buffer.offsetOf(buffer.start()));
            int last = lineEndAtOrBefore(index.count() - 1);
            int records = index.positions()[last] + 1;
            if (finished && records < buffer.end()) {
                throw CsvErrors.unclosedQuote(
                        block.file(), buffer.offsetOf(records), buffer.text(), records, buffer.end());
            }
            if (last > 0 && layOut(last)) {
                consumed = records;
                return true;
            }
            buffer.consume(records);
        }
        finished = true;
        return false;
    }

    /** Fills the window from the block, or, past the block's end, with enough for the rest of its last record. */
    private void readOn() throws IOException {
        long readTo = buffer.offsetOf(buffer.end());
        long more = Math.max(SMALLEST_TILE, buffer.end() - buffer.start());
        buffer.fill(readTo < block.to() ? block.to() : readTo + more);
    }

    /** Whether the last byte of the text means something only together with the one after it. */
    private boolean needsFollower() {
        byte value = buffer.text()[buffer.end() - 1];
        return value == '\r' || (value == dialect.quote() && dialect.hasQuotes());
    }

    private void rejectQuote(boolean quote, long offset) {
        if (quote && block.assumed()) {
            throw new StaleSchemaException("%s has quotes near byte %d, and its sample had none"
                    .formatted(block.file().path(), offset));
        }
    }

    /** Sets the bounds of the records that begin in the block; false when there are none. */
    private boolean layOut(int lineEnd) {
        int last = lineEnd;
        while (last > 0 && buffer.offsetOf(index.positions()[last]) >= block.to()) {
            int previous = lineEndAtOrBefore(last - 1);
            if (buffer.offsetOf(index.positions()[previous] + 1) < block.to()) {
                break;
            }
            last = previous;
        }
        try {
            bounds.assemble(buffer.text(), index, last, last == lineEnd);
        } catch (RaggedRecord record) {
            throw ragged(record);
        }
        return bounds.rows() > 0;
    }

    private int lineEndAtOrBefore(int entry) {
        int[] positions = index.positions();
        int found = entry;
        while (found > 0) {
            byte value = buffer.text()[positions[found]];
            if (value == '\n' || value == '\r') {
                break;
            }
            found--;
        }
        return found;
    }

    private RuntimeException ragged(RaggedRecord record) {
        if (block.assumed()) {
            return new StaleSchemaException("%s has a record of %d fields where %d are expected"
                    .formatted(block.file().path(), record.fields(), width));
        }
        long offset = buffer.offsetOf(record.start());
        return CsvErrors.tooManyFields(block.file(), offset, buffer.text(), record, width);
    }

    /** The tile's bytes. */
    byte[] text() {
        return buffer.text();
    }

    /** The fields of the tile's records. */
    RecordBounds bounds() {
        return bounds;
    }

    /** True when all bytes of the tile are ASCII. */
    boolean isAscii() {
        return index.isAscii();
    }

    /** The file offset of a position in the tile. */
    long offsetOf(int position) {
        return buffer.offsetOf(position);
    }

    /** Bytes of the tile's records. */
    int bytes() {
        return consumed - buffer.start();
    }

    @Override
    public void close() throws IOException {
        buffer.close();
    }
}
