package io.bask.arrow;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.BoolColumn;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.ColumnBuilder;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.IntColumn;
import io.bask.dataframe.column.ListColumns;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.flatbuf.DictionaryBatch;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/** Reads columns of one record batch. One thread. */
final class BatchReader {
    private static final int HALF_WIDTH = 2;

    private final ByteSource source;
    private final ArrowFile.Batch batch;
    private final Map<List<Block>, Column> dictionaries;
    private @Nullable Body opened;

    /**
     * A reader of a batch.
     *
     * @param dictionaries those that were read before, by the blocks they are in; new ones are added
     */
    BatchReader(ByteSource source, ArrowFile.Batch batch, Map<List<Block>, Column> dictionaries) {
        this.source = source;
        this.batch = batch;
        this.dictionaries = dictionaries;
    }

    /** All rows of a column. */
    Column read(ArrowColumn column) throws IOException {
        Body body = body();
        int extra = body.extraBuffers(column.views());
        Stored values = Objects.requireNonNull(column.values());
        if (column.codes() == null) {
            return values(body, values, column.node(), column.buffer() + extra, column.views());
        }
        return coded(body, column, column.buffer() + extra);
    }

    private Body body() throws IOException {
        Body known = opened;
        if (known == null) {
            RecordBatch head =
                    Block.header(batch.block().message(source), MessageHeader.RecordBatch, new RecordBatch());
            if (head.length() != batch.rows()) {
                throw new ArrowFormatException(
                        "it has %d rows, and had %d when it was opened".formatted(head.length(), batch.rows()));
            }
            known = new Body(source, batch.block(), head);
            opened = known;
        }
        return known;
    }

    private Column coded(Body body, ArrowColumn column, int buffer) throws IOException {
        Column numbers = values(body, Objects.requireNonNull(column.codes()), column.node(), buffer, 0);
        Column texts = dictionary(column);
        int[] codes = new int[numbers.length()];
        for (int row = 0; row < codes.length; row++) {
            if (numbers.isNull(row)) {
                codes[row] = -1;
                continue;
            }
            long code = numbers instanceof IntColumn ints ? ints.at(row) : ((LongColumn) numbers).at(row);
            if (code < 0 || code >= texts.length()) {
                throw new ArrowFormatException("row %d of the batch is code %s, and its dictionary has %d values"
                        .formatted(row, Long.toUnsignedString(code), texts.length()));
            }
            codes[row] = (int) code;
        }
        if (texts instanceof StringColumn plain && plain.dtype() == DType.STRING && isDistinct(plain)) {
            return DictionaryColumn.adopt(DType.CATEGORICAL, codes, plain);
        }
        return looked(column, texts, codes);
    }

    /** What codes mean, where a dictionary is none of Bask's: numbers, or texts with repeats or missing ones. */
    private static Column looked(ArrowColumn column, Column values, int[] codes) {
        ColumnBuilder builder = ColumnBuilder.of(column.dtype(), codes.length);
        for (int code : codes) {
            builder.appendValue(code < 0 ? null : values.valueAt(code));
        }
        return builder.build();
    }

    private static boolean isDistinct(StringColumn texts) {
        return texts.validity() == null && new HashSet<>(new Texts(texts)).size() == texts.length();
    }

    /** Texts as a list. */
    private static final class Texts extends AbstractList<String> {
        private final StringColumn texts;

        Texts(StringColumn texts) {
            this.texts = texts;
        }

        @Override
        public String get(int row) {
            return (String) Objects.requireNonNull(texts.valueAt(row));
        }

        @Override
        public int size() {
            return texts.length();
        }
    }

    private Column dictionary(ArrowColumn column) throws IOException {
        List<Block> blocks = batch.dictionaries().get(column.dictionary());
        Stored values = Objects.requireNonNull(column.values());
        if (blocks == null) {
            // A column of which every row is missing needs none.
            return Column.empty(values.dtype());
        }
        Column known = dictionaries.get(blocks);
        if (known != null) {
            return known;
        }
        List<Column> parts = new ArrayList<>();
        for (Block block : blocks) {
            DictionaryBatch part =
                    Block.header(block.message(source), MessageHeader.DictionaryBatch, new DictionaryBatch());
            RecordBatch data = part.data();
            if (data == null || data.length() < 0 || data.length() > Integer.MAX_VALUE - 8) {
                throw new ArrowFormatException("dictionary %d has no values".formatted(column.dictionary()));
            }
            parts.add(values(new Body(source, block, data), values, 0, 0, 0));
        }
        Column whole = Column.concat(parts);
        dictionaries.put(blocks, whole);
        return whole;
    }

    private static Column values(Body body, Stored stored, int node, int buffer, int view) throws IOException {
        return values(body, stored, new Place(node, buffer, view), body.rows(), body.missing(node));
    }

    /**
     * Where a column, or the items of its lists, are in a batch.
     *
     * @param node position of its lengths
     * @param buffer position of its first buffer
     * @param view how many columns of views come before it
     */
    private record Place(int node, int buffer, int view) {
        Place inside(int buffers) {
            return new Place(node + 1, buffer + buffers, view);
        }
    }

    private static Column values(Body body, Stored stored, Place place, int rows, long missing) throws IOException {
        int buffer = place.buffer();
        int view = place.view();
        if (stored.form() == Stored.Form.NOTHING) {
            int[] codes = new int[rows];
            Arrays.fill(codes, -1);
            return DictionaryColumn.adopt(DType.STRING, codes, StringColumn.of());
        }
        Bitmap validity = missing == 0 ? null : bits(body.buffer(buffer), rows);
        Stored item = stored.item();
        if (item != null) {
            return lists(body, stored, place, rows, validity);
        }
        ByteBuffer data = body.buffer(buffer + 1);
        return switch (stored.form()) {
            case BITS -> BoolColumn.of(bits(data, rows), validity);
            case SIGNED, UNSIGNED ->
                whole(Body.atLeast(data, (long) rows * stored.width(), "values"), stored, rows, validity);
            case FLOATS -> floats(Body.atLeast(data, (long) rows * stored.width(), "values"), stored, rows, validity);
            case DECIMALS ->
                decimals(Body.atLeast(data, (long) rows * stored.width(), "values"), stored, rows, validity);
            case TEXT -> TextReader.of(stored.dtype()).texts(data, body.buffer(buffer + 2), rows, validity, false);
            case LONG_TEXT -> TextReader.of(stored.dtype()).texts(data, body.buffer(buffer + 2), rows, validity, true);
            default -> {
                List<ByteBuffer> places = new ArrayList<>();
                for (int i = 0; i < body.extra(view); i++) {
                    places.add(body.buffer(buffer + 2 + i));
                }
                yield TextReader.of(stored.dtype()).views(data, places, rows, validity);
            }
        };
    }

    private static Column lists(Body body, Stored stored, Place place, int rows, @Nullable Bitmap validity)
            throws IOException {
        boolean isEven = stored.form() == Stored.Form.EVEN_LISTS;
        Place inside = place.inside(isEven ? 1 : 2);
        int[] items = body.items(inside.node());
        Column all = values(body, Objects.requireNonNull(stored.item()), inside, items[0], items[1]);
        int[] offsets = new int[rows + 1];
        if (isEven) {
            if ((long) rows * stored.width() > items[0]) {
                throw new ArrowFormatException(
                        "%d lists of %d items have %d items altogether".formatted(rows, stored.width(), items[0]));
            }
            Arrays.setAll(offsets, row -> row * stored.width());
            return ListColumns.of(all, offsets, validity);
        }
        ByteBuffer starts = body.buffer(place.buffer() + 1);
        int width = stored.form() == Stored.Form.LISTS ? Integer.BYTES : Long.BYTES;
        // A batch without rows may leave out where the first list begins.
        if (rows > 0) {
            Body.atLeast(starts, (rows + 1L) * width, "offsets");
        }
        for (int row = 0; rows > 0 && row <= rows; row++) {
            long at = width == Integer.BYTES ? starts.getInt(row * width) : starts.getLong(row * width);
            if (at < (row == 0 ? 0 : offsets[row - 1]) || at > items[0]) {
                throw new ArrowFormatException(
                        "list %d is said to begin at item %d of %d".formatted(row, at, items[0]));
            }
            offsets[row] = (int) at;
        }
        return ListColumns.of(all, offsets, validity);
    }

    private static Bitmap bits(ByteBuffer buffer, int rows) throws IOException {
        int bytes = (rows + Byte.SIZE - 1) >>> 3;
        Body.atLeast(buffer, bytes, "bits");
        long[] words = new long[Bitmap.wordsFor(rows)];
        int whole = bytes / Long.BYTES;
        for (int i = 0; i < whole; i++) {
            words[i] = buffer.getLong(i * Long.BYTES);
        }
        for (int i = whole * Long.BYTES; i < bytes; i++) {
            words[i / Long.BYTES] |= (buffer.get(i) & 0xFFL) << (i % Long.BYTES * Byte.SIZE);
        }
        return Bitmap.adopt(words, rows);
    }

    private static boolean isMissing(@Nullable Bitmap validity, int row) {
        return validity != null && !validity.get(row);
    }

    private static Column whole(ByteBuffer data, Stored stored, int rows, @Nullable Bitmap validity) {
        DType dtype = stored.dtype();
        if (stored.width() < Long.BYTES && dtype != DType.UINT32 && !dtype.isTime()) {
            int[] values = new int[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = isMissing(validity, row) ? 0 : (int) dtype.wrapped(number(data, stored.width(), row));
            }
            return IntColumn.adopt(dtype, values, validity);
        }
        long[] values = new long[rows];
        for (int row = 0; row < rows; row++) {
            if (!isMissing(validity, row)) {
                long number = number(data, stored.width(), row);
                values[row] = dtype.isTime() ? nanoseconds(number, stored.unit(), row) : dtype.wrapped(number);
            }
        }
        return dtype.isMoment()
                ? DateTimeColumn.adopt(dtype, values, validity)
                : LongColumn.adopt(dtype, values, validity);
    }

    private static long number(ByteBuffer data, int width, int row) {
        return switch (width) {
            case 1 -> data.get(row);
            case 2 -> data.getShort(row * 2);
            case 4 -> data.getInt(row * 4);
            default -> data.getLong(row * 8);
        };
    }

    private static long nanoseconds(long number, long unit, int row) {
        long product = number * unit;
        if (Math.multiplyHigh(number, unit) != product >> 63) {
            throw new ArrowFormatException(
                    "row %d of the batch is %d times %d nanoseconds, which 64 bits do not reach; they reach 292 years"
                            .formatted(row, number, unit));
        }
        return product;
    }

    private static Column floats(ByteBuffer data, Stored stored, int rows, @Nullable Bitmap validity) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = isMissing(validity, row)
                    ? Double.NaN
                    : switch (stored.width()) {
                        case HALF_WIDTH -> half(data.getShort(row * HALF_WIDTH));
                        case Float.BYTES -> data.getFloat(row * Float.BYTES);
                        default -> data.getDouble(row * Double.BYTES);
                    };
        }
        return DoubleColumn.adopt(stored.dtype(), values);
    }

    /** A float of 16 bits: a sign, 5 bits of exponent, 10 of fraction. */
    static float half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        float size = exponent == 0
                ? fraction * 0x1p-24f
                : exponent == 0x1F
                        ? (fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN)
                        : Math.scalb(0x400 + fraction, exponent - 25);
        return bits < 0 ? -size : size;
    }

    private static Column decimals(ByteBuffer data, Stored stored, int rows, @Nullable Bitmap validity) {
        ColumnBuilder builder = ColumnBuilder.of(stored.dtype(), rows);
        byte[] digits = new byte[stored.width()];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < digits.length; i++) {
                digits[digits.length - 1 - i] = data.get(row * digits.length + i);
            }
            builder.appendValue(
                    isMissing(validity, row) ? null : new BigDecimal(new BigInteger(digits), stored.scale()));
        }
        return builder.build();
    }

    /** A place for dictionaries that were read. */
    static Map<List<Block>, Column> none() {
        return new HashMap<>();
    }
}
