package io.bask.dataframe.kernel.csv;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.schema.Field;
import io.bask.dataframe.schema.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Reads a block of a CSV file into a frame.
 *
 * <p>Reads the block's bytes once and parses only the wanted columns: memory is that of the columns plus some hundred
 * kilobytes. Stateless; blocks may be read in any order from any thread. Throws {@link StaleSchemaException} when
 * something guessed about the file is wrong, {@link CsvFormatException} when the file is.
 */
public final class BlockReader {
    private final CsvBlock block;
    private final ReadPlan plan;
    private final List<ColumnParser> parsers;
    private long[] kept = new long[0];
    private int rows;
    private long seen;

    private BlockReader(CsvBlock block, ReadPlan plan) {
        this.block = block;
        this.plan = plan;
        this.parsers = parsers(plan.output());
    }

    /**
     * The plan's columns for the records that begin in the block.
     *
     * <p>Rows are numbered from 0 at the block's first record; a filter keeps the numbers of the rows it keeps.
     */
    public static Frame read(CsvBlock block, ReadPlan plan) {
        return new BlockReader(block, plan).run();
    }

    /** How many records begin in the block. Parses no field; still finds records with too many. */
    public static long rows(CsvBlock block, CsvFormat format, int width) {
        return read(block, ReadPlan.of(format, width, List.of())).sourceRows();
    }

    private Frame run() {
        try (RecordScanner scanner = new RecordScanner(block, plan.format().dialect(), plan.width())) {
            while (rows < plan.limit() && scanner.next()) {
                readTile(scanner);
            }
        } catch (IOException e) {
            throw Unreadable.of(block.file(), e);
        }
        Schema schema = schema(plan.output());
        List<Column> columns = parsers.stream().map(ColumnParser::build).toList();
        RowIndex index = plan.filter() == null
                ? RowIndex.range(rows)
                : new RowIndex.Numbers(LongColumn.adopt(Arrays.copyOf(kept, rows), null));
        return Frame.partition(schema, columns, index, seen);
    }

    private void readTile(RecordScanner scanner) {
        RecordBounds bounds = scanner.bounds();
        int found = bounds.rows();
        if (plan.filter() != null) {
            filter(scanner, bounds);
        }
        long room = plan.limit() - rows;
        if (bounds.rows() > room) {
            bounds.truncate((int) room);
        }
        if (rows == 0) {
            expect(scanner.bytes(), found);
        }
        seen += found;
        if (rows + bounds.rows() < 0) {
            throw new CsvFormatException("%s has more than %d rows from byte %d on; use a smaller block size"
                    .formatted(block.file().path(), Integer.MAX_VALUE, block.from()));
        }
        rows += bounds.rows();
        parse(scanner, plan.output(), parsers);
    }

    /** Guesses from the first tile how many rows will come. */
    private void expect(int tileBytes, int tileRows) {
        if (plan.filter() == null) {
            long bytes = block.file().isStream()
                    ? 0
                    : block.to() - Math.max(block.from(), block.file().dataStart());
            double expected = 1.02 * bytes / tileBytes * tileRows + 16;
            int hint = (int) Math.min(Math.min(expected, plan.limit()), Integer.MAX_VALUE - 8);
            parsers.forEach(parser -> parser.expect(hint));
        }
    }

    private void filter(RecordScanner scanner, RecordBounds bounds) {
        List<ColumnParser> tested = parsers(plan.tested());
        parse(scanner, plan.tested(), tested);
        List<Column> columns = tested.stream().map(ColumnParser::build).toList();
        Frame frame = Frame.partition(schema(plan.tested()), columns, bounds.rows());
        Bitmap selected = Objects.requireNonNull(plan.filter()).test(frame);
        int[] chosen = selected.positions();
        kept = Growth.reserve(kept, rows + chosen.length);
        for (int i = 0; i < chosen.length; i++) {
            kept[rows + i] = seen + chosen[i];
        }
        if (chosen.length < bounds.rows()) {
            bounds.keep(chosen);
        }
    }

    private void parse(RecordScanner scanner, List<ColumnSpec> columns, List<ColumnParser> into) {
        for (int i = 0; i < columns.size(); i++) {
            try {
                into.get(i).parse(FieldRun.of(scanner, columns.get(i).position()));
            } catch (FieldFailure failure) {
                throw explain(failure, columns.get(i), scanner);
            }
        }
    }

    private RuntimeException explain(FieldFailure failure, ColumnSpec column, RecordScanner scanner) {
        String shown = CsvErrors.shown(scanner.text(), failure.start(), failure.end());
        boolean wrongType = failure.reason() == FieldFailure.Cause.DTYPE;
        if (wrongType && column.trust() != ColumnSpec.Trust.FORCED) {
            return CsvErrors.unlikeSample(
                    block.file(), scanner.offsetOf(failure.start()), column.name(), column.dtype(), shown);
        }
        if (block.assumed()) {
            return new StaleSchemaException("%s, column '%s': %s cannot be read, unless it is part of a quoted text"
                    .formatted(block.file().path(), column.name(), shown));
        }
        long offset = scanner.offsetOf(failure.start());
        return wrongType
                ? CsvErrors.wrongDType(block.file(), offset, column.name(), column.dtype(), shown)
                : CsvErrors.undecodable(block.file(), offset, column.name(), shown);
    }

    private List<ColumnParser> parsers(List<ColumnSpec> columns) {
        List<ColumnParser> made = new ArrayList<>(columns.size());
        for (ColumnSpec column : columns) {
            made.add(ColumnParser.of(column, plan.format()));
        }
        return made;
    }

    private static Schema schema(List<ColumnSpec> columns) {
        return Schema.of(columns.stream()
                .map(column -> new Field(column.name(), column.dtype()))
                .toList());
    }
}
