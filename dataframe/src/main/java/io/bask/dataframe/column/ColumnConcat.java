package io.bask.dataframe.column;

import io.bask.dataframe.schema.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts columns of one dtype one after the other.
 *
 * <p>Primitive values are copied array by array. Text keeps its codes when all parts are dictionary-encoded: parts that
 * share one dictionary copy codes only, others are mapped into a common dictionary.
 */
final class ColumnConcat {
    private ColumnConcat() {}

    static Column concat(List<? extends Column> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("there is no column to concatenate; give at least one");
        }
        Column first = parts.get(0);
        long total = 0;
        for (Column part : parts) {
            if (part.dtype() != first.dtype()) {
                throw new IllegalArgumentException(
                        "columns of different dtypes, %s and %s, do not concatenate; cast one of them"
                                .formatted(first.dtype(), part.dtype()));
            }
            total += part.length();
        }
        if (total > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException(
                    "%d rows do not fit one column in memory; reduce or filter before computing".formatted(total));
        }
        if (parts.size() == 1) {
            return first;
        }
        int length = (int) total;
        if (first instanceof TextColumn) {
            return text(first.dtype(), parts, length);
        }
        @Nullable Bitmap validity = validity(parts, length);
        if (first instanceof DoubleColumn) {
            return doubles(parts, length);
        }
        if (first instanceof LongColumn) {
            return LongColumn.adopt(first.dtype(), longs(parts, length), validity);
        }
        if (first instanceof DateTimeColumn) {
            return DateTimeColumn.adopt(first.dtype(), longs(parts, length), validity);
        }
        if (first instanceof IntColumn) {
            return ints(parts, length, validity);
        }
        BitmapBuilder bits = new BitmapBuilder(length);
        for (Column part : parts) {
            Bitmap values = ((BoolColumn) part).values();
            for (int i = 0; i < values.length(); i++) {
                bits.append(values.get(i));
            }
        }
        return BoolColumn.of(bits.build(), validity);
    }

    /** See {@link Column#ofLongs}. */
    static Column ofLongs(DType dtype, long[] values, @Nullable Bitmap validity) {
        switch (dtype.kind()) {
            case INT8, INT16, INT32, UINT8, UINT16 -> {
                int[] narrow = new int[values.length];
                for (int i = 0; i < narrow.length; i++) {
                    narrow[i] = (int) dtype.wrapped(values[i]);
                }
                return IntColumn.adopt(dtype, narrow, validity);
            }
            case UINT32 -> {
                for (int i = 0; i < values.length; i++) {
                    values[i] = dtype.wrapped(values[i]);
                }
                return LongColumn.adopt(dtype, values, validity);
            }
            case DATETIME, ZONED -> {
                return DateTimeColumn.adopt(dtype, values, validity);
            }
            case BOOL -> {
                long[] words = new long[Bitmap.wordsFor(values.length)];
                for (int i = 0; i < values.length; i++) {
                    words[i >> 6] |= (values[i] != 0 ? 1L : 0L) << i;
                }
                return BoolColumn.of(Bitmap.adopt(words, values.length), validity);
            }
            default -> {
                return LongColumn.adopt(dtype, values, validity);
            }
        }
    }

    private static @Nullable Bitmap validity(List<? extends Column> parts, int length) {
        boolean complete = true;
        for (Column part : parts) {
            complete &= part.validity() == null;
        }
        if (complete) {
            return null;
        }
        BitmapBuilder bits = new BitmapBuilder(length);
        for (Column part : parts) {
            Bitmap valid = part.validity();
            for (int i = 0; i < part.length(); i++) {
                bits.append(valid == null || valid.get(i));
            }
        }
        return bits.build();
    }

    private static DoubleColumn doubles(List<? extends Column> parts, int length) {
        double[] values = new double[length];
        int at = 0;
        for (Column part : parts) {
            DoubleColumn column = (DoubleColumn) part;
            System.arraycopy(column.sharedValues(), column.offset(), values, at, column.length());
            at += column.length();
        }
        return DoubleColumn.adopt(parts.get(0).dtype(), values);
    }

    private static long[] longs(List<? extends Column> parts, int length) {
        long[] values = new long[length];
        int at = 0;
        for (Column part : parts) {
            if (part instanceof LongColumn column) {
                System.arraycopy(column.sharedValues(), column.offset(), values, at, column.length());
            } else if (part instanceof DateTimeColumn column) {
                System.arraycopy(column.sharedValues(), column.offset(), values, at, column.length());
            }
            at += part.length();
        }
        return values;
    }

    private static IntColumn ints(List<? extends Column> parts, int length, @Nullable Bitmap validity) {
        int[] values = new int[length];
        int at = 0;
        for (Column part : parts) {
            IntColumn column = (IntColumn) part;
            System.arraycopy(column.sharedValues(), column.offset(), values, at, column.length());
            at += column.length();
        }
        return IntColumn.adopt(parts.get(0).dtype(), values, validity);
    }

    private static TextColumn text(DType dtype, List<? extends Column> parts, int length) {
        if (parts.stream().allMatch(DictionaryColumn.class::isInstance)) {
            return dictionaries(dtype, parts, length);
        }
        if (parts.stream().allMatch(StringColumn.class::isInstance)) {
            return plain(dtype, parts, length);
        }
        StringColumn.Builder builder =
                new StringColumn.Builder(dtype == DType.CATEGORICAL ? DType.STRING : dtype, length);
        for (Column part : parts) {
            TextColumn text = (TextColumn) part;
            StringColumn plain = text.plain();
            for (int row = 0; row < text.length(); row++) {
                int slot = text.slot(row);
                if (slot < 0) {
                    builder.appendNull();
                } else {
                    builder.append(plain.sharedBytes(), plain.start(slot), plain.end(slot));
                }
            }
        }
        return builder.build();
    }

    /** The bytes of each part in one piece. */
    private static StringColumn plain(DType dtype, List<? extends Column> parts, int length) {
        int[] offsets = new int[length + 1];
        int row = 0;
        int size = 0;
        for (Column part : parts) {
            StringColumn text = (StringColumn) part;
            int[] own = text.sharedOffsets();
            int first = own[text.offset()];
            int moved = size - first;
            size = Growth.bytes(size, own[text.offset() + text.length()] - first);
            for (int i = 1; i <= text.length(); i++) {
                offsets[row + i] = own[text.offset() + i] + moved;
            }
            row += text.length();
        }
        byte[] bytes = new byte[size];
        int at = 0;
        for (Column part : parts) {
            StringColumn text = (StringColumn) part;
            int first = text.sharedOffsets()[text.offset()];
            int count = text.sharedOffsets()[text.offset() + text.length()] - first;
            System.arraycopy(text.sharedBytes(), first, bytes, at, count);
            at += count;
        }
        return StringColumn.adopt(dtype, bytes, offsets, validity(parts, length));
    }

    private static DictionaryColumn dictionaries(DType dtype, List<? extends Column> parts, int length) {
        int[] codes = new int[length];
        StringColumn shared = ((DictionaryColumn) parts.get(0)).dictionary();
        boolean same = true;
        for (Column part : parts) {
            same = same && ((DictionaryColumn) part).hasDictionaryOf((DictionaryColumn) parts.get(0));
        }
        TextDictionary merged = new TextDictionary();
        int at = 0;
        for (Column part : parts) {
            DictionaryColumn column = (DictionaryColumn) part;
            int[] source = column.sharedCodes();
            int[] mapped = same ? null : codesIn(merged, column.dictionary());
            for (int i = column.offset(); i < column.offset() + column.length(); i++) {
                codes[at++] = mapped == null || source[i] < 0 ? source[i] : mapped[source[i]];
            }
        }
        if (same) {
            return DictionaryColumn.adopt(dtype, codes, shared);
        }
        return dtype == DType.CATEGORICAL
                ? Categories.sorted(codes, merged.build())
                : DictionaryColumn.adopt(dtype, codes, merged.build());
    }

    private static int[] codesIn(TextDictionary target, StringColumn texts) {
        int[] codes = new int[texts.length()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = target.code(texts.sharedBytes(), texts.start(i), texts.end(i));
        }
        return codes;
    }
}
