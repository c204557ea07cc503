package io.bask.dataframe.kernel;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DictionaryColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.column.TextBuilder;
import io.bask.dataframe.column.TextColumn;
import io.bask.dataframe.column.TextDictionary;
import io.bask.dataframe.schema.BinaryOp;
import io.bask.dataframe.schema.DType;
import io.bask.dataframe.schema.UnaryOp;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Compares, joins and changes texts.
 *
 * <p>A column against a constant is decided once for each text of its dictionary, then looked up by code. Two columns are
 * compared row by row.
 */
final class TextKernel {
    private TextKernel() {}

    static Bitmap compare(BinaryOp op, Operand left, Operand right, int rows) {
        if (left instanceof Operand.Constant constant) {
            if (right instanceof Operand.Values) {
                return compare(op.flipped(), right, left, rows);
            }
            Object other = ((Operand.Constant) right).value();
            boolean holds = constant.value() != null && other != null
                    ? holds(op, ((String) constant.value()).compareTo((String) other))
                    : op == BinaryOp.NE;
            return Bitmap.filled(rows, holds);
        }
        TextColumn column = (TextColumn) ((Operand.Values) left).column();
        if (right instanceof Operand.Values other) {
            return columns(op, column, (TextColumn) other.column());
        }
        Object constant = ((Operand.Constant) right).value();
        if (constant == null) {
            return Bitmap.filled(rows, op == BinaryOp.NE);
        }
        StringColumn probe = StringColumn.of((String) constant);
        StringColumn plain = column.plain();
        return select(column, slot -> holds(op, difference(op, plain, slot, probe, 0)), op == BinaryOp.NE);
    }

    /** A decision about one text, by its place in the plain column. */
    interface SlotTest {
        boolean test(int slot);
    }

    /** The rows whose text passes; a dictionary's texts are each tested once. */
    static Bitmap select(TextColumn column, SlotTest test, boolean missing) {
        StringColumn plain = column.plain();
        boolean isEncoded = plain != column && plain.length() < column.length();
        boolean[] known = new boolean[isEncoded ? plain.length() : 0];
        for (int slot = 0; slot < known.length; slot++) {
            known[slot] = test.test(slot);
        }
        long[] words = new long[Bitmap.wordsFor(column.length())];
        if (isEncoded && column instanceof DictionaryColumn encoded) {
            return byCode(encoded, known, missing, words);
        }
        for (int row = 0; row < column.length(); row++) {
            int slot = column.slot(row);
            boolean holds = slot < 0 ? missing : isEncoded ? known[slot] : test.test(slot);
            words[row >> 6] |= (holds ? 1L : 0L) << row;
        }
        return Bitmap.adopt(words, column.length());
    }

    private static Bitmap byCode(DictionaryColumn column, boolean[] known, boolean missing, long[] words) {
        long[] holds = new long[known.length + 1];
        holds[0] = missing ? 1 : 0;
        for (int code = 0; code < known.length; code++) {
            holds[code + 1] = known[code] ? 1 : 0;
        }
        int[] codes = column.sharedCodes();
        int length = column.length();
        for (int start = 0; start < length; start += Long.SIZE) {
            int at = column.offset() + start;
            int n = Math.min(Long.SIZE, length - start);
            long word = 0;
            for (int i = 0; i < n; i++) {
                word |= holds[codes[at + i] + 1] << i;
            }
            words[start >> 6] = word;
        }
        return Bitmap.adopt(words, length);
    }

    static TextColumn join(Operand left, Operand right, int rows) {
        TextBuilder builder = new TextBuilder(DType.STRING, rows);
        for (int row = 0; row < rows; row++) {
            String a = text(left, row);
            String b = text(right, row);
            builder.appendValue(a == null || b == null ? null : a + b);
        }
        return builder.build();
    }

    static Column change(UnaryOp op, TextColumn column) {
        UnaryOperator<String> change = switch (op) {
            case LOWER -> TextFunctions::small;
            case UPPER -> text -> text.toUpperCase(Locale.ROOT);
            default -> String::strip;
        };
        StringColumn plain = column.plain();
        boolean isEncoded = plain != column && plain.length() < column.length();
        String[] known = new String[isEncoded ? plain.length() : 0];
        for (int slot = 0; slot < known.length; slot++) {
            known[slot] = change.apply(plain.stringAt(slot));
        }
        TextBuilder builder = new TextBuilder(DType.STRING, column.length());
        for (int row = 0; row < column.length(); row++) {
            int slot = column.slot(row);
            builder.appendValue(slot < 0 ? null : isEncoded ? known[slot] : change.apply(plain.stringAt(slot)));
        }
        return builder.build();
    }

    /** Number of code points of the text at a slot. */
    static int codePoints(StringColumn plain, int slot) {
        int count = 0;
        for (int i = plain.start(slot); i < plain.end(slot); i++) {
            count += (plain.sharedBytes()[i] & 0xC0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    /** The rows whose text is one of these. */
    static Bitmap isIn(TextColumn column, Iterable<String> texts) {
        TextDictionary wanted = new TextDictionary();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            wanted.code(bytes, 0, bytes.length);
        }
        StringColumn plain = column.plain();
        return select(column, slot -> wanted.find(plain.sharedBytes(), plain.start(slot), plain.end(slot)) >= 0, false);
    }

    private static Bitmap columns(BinaryOp op, TextColumn left, TextColumn right) {
        StringColumn a = left.plain();
        StringColumn b = right.plain();
        long[] words = new long[Bitmap.wordsFor(left.length())];
        for (int row = 0; row < left.length(); row++) {
            int slot = left.slot(row);
            int other = right.slot(row);
            boolean holds = slot < 0 || other < 0 ? op == BinaryOp.NE : holds(op, difference(op, a, slot, b, other));
            words[row >> 6] |= (holds ? 1L : 0L) << row;
        }
        return Bitmap.adopt(words, left.length());
    }

    private static int difference(BinaryOp op, StringColumn a, int slot, StringColumn b, int other) {
        if (op == BinaryOp.EQ || op == BinaryOp.NE) {
            return a.sameText(slot, b, other) ? 0 : 1;
        }
        return a.compare(slot, b, other);
    }

    static boolean holds(BinaryOp op, int difference) {
        return switch (op) {
            case EQ -> difference == 0;
            case NE -> difference != 0;
            case LT -> difference < 0;
            case LE -> difference <= 0;
            case GT -> difference > 0;
            default -> difference >= 0;
        };
    }

    private static @Nullable String text(Operand operand, int row) {
        if (operand instanceof Operand.Values values) {
            TextColumn column = (TextColumn) values.column();
            return column.isNull(row) ? null : column.stringAt(row);
        }
        return (String) ((Operand.Constant) operand).value();
    }
}
