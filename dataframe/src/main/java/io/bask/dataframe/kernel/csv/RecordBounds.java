package io.bask.dataframe.kernel.csv;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of the fields of all records of a tile, row after row.
 *
 * <p>Field {@code c} of row {@code r} begins one past {@code at[r * stride + column(c)]} and ends, exclusive, at
 * {@code at[r * stride + column(c) + 1]}. A field that the record lacks ends before it begins. Where separators are between
 * fields, {@code column(c)} is {@code c}; fields of fixed width have two bounds each.
 *
 * <p>Where every record has as many fields as the header, the positions of the separators and line ends are such an
 * array already, with as many entries a row as there are columns: then nothing is copied. Else (blank lines, short
 * records, CR LF) they are laid out anew with one more entry a row.
 */
final class RecordBounds {
    private final int width;
    private final boolean skipsBlankLines;
    private final @Nullable LineCutter cutter;
    /** Entries a row where bounds are laid out anew. */
    private final int entries;

    private int[] at = new int[0];
    private int[] own = new int[0];
    private int stride;
    private int rows;

    /** Bounds of records that have {@code width} fields. */
    RecordBounds(int width, Dialect dialect) {
        this.width = width;
        this.skipsBlankLines = dialect.skipsBlankLines();
        this.cutter = dialect.cuts() == null ? null : new LineCutter(dialect.cuts());
        this.entries = cutter == null ? width + 1 : 2 * width;
    }

    /**
     * Takes the index's positions up to {@code last}, which is a line end or 0 for no record at all.
     *
     * @param whole whether {@code last} is the last line end of the index
     */
    void assemble(byte[] text, StructuralIndex index, int last, boolean whole) {
        if (cutter != null) {
            cutLines(text, index, last, cutter);
            return;
        }
        if (whole && isRegular(text, index, last)) {
            at = index.positions();
            stride = width;
            rows = last / width;
            return;
        }
        layOut(text, index.positions(), last);
    }

    private void cutLines(byte[] text, StructuralIndex index, int last, LineCutter lines) {
        int[] positions = index.positions();
        int start = positions[0] + 1;
        int filled = 0;
        for (int i = 1; i <= last; i++) {
            int position = positions[i];
            byte found = text[position];
            if (found != '\n' && found != '\r') {
                continue;
            }
            reserve(filled + entries);
            boolean pair = found == '\n' && position > start && text[position - 1] == '\r';
            boolean hasText = lines.cut(text, start, pair ? position - 1 : position, index.isAscii(), own, filled);
            filled += hasText || !skipsBlankLines ? entries : 0;
            start = position + 1;
        }
        at = own;
        stride = entries;
        rows = filled / entries;
    }

    private boolean isRegular(byte[] text, StructuralIndex index, int last) {
        boolean cheap = width > 1 || !skipsBlankLines;
        if (!cheap || index.hasReturns() || (long) index.lineEnds() * width != last) {
            return false;
        }
        // There are exactly as many line ends as rows; so if each row ends in one, no other is inside a row.
        int[] positions = index.positions();
        for (int i = width; i <= last; i += width) {
            if (text[positions[i]] != '\n') {
                return false;
            }
        }
        return true;
    }

    private void layOut(byte[] text, int[] positions, int last) {
        int stridden = entries;
        int start = positions[0] + 1;
        int filled = 0;
        int fields = 0;
        reserve(stridden);
        own[0] = start - 1;
        for (int i = 1; i <= last; i++) {
            int position = positions[i];
            byte found = text[position];
            fields++;
            if (found != '\n' && found != '\r') {
                if (fields < width) {
                    own[filled + fields] = position;
                }
                continue;
            }
            boolean pair = found == '\n' && position > start && text[position - 1] == '\r';
            int end = pair ? position - 1 : position;
            if (fields > 1 || !isSkipped(text, start, end)) {
                close(filled, fields, start, end);
                filled += stridden;
                reserve(filled + stridden);
            }
            fields = 0;
            start = position + 1;
            own[filled] = position;
        }
        at = own;
        stride = stridden;
        rows = filled / stridden;
    }

    private void close(int filled, int fields, int start, int end) {
        if (fields > width) {
            throw new RaggedRecord(start, end, fields);
        }
        own[filled + fields] = end;
        for (int field = fields + 1; field <= width; field++) {
            own[filled + field] = end;
        }
    }

    private boolean isSkipped(byte[] text, int start, int end) {
        if (!skipsBlankLines) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (text[i] != ' ' && text[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void reserve(int entries) {
        if (entries > own.length) {
            own = Arrays.copyOf(own, Math.max(1024, entries + (entries >> 1)));
        }
    }

    /** Keeps only these rows, ascending. */
    void keep(int[] kept) {
        int stridden = entries;
        int[] source = at;
        int[] target = source == own ? new int[kept.length * stridden] : own;
        if (target.length < kept.length * stridden) {
            target = new int[kept.length * stridden];
        }
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(source, kept[i] * stride, target, i * stridden, stridden);
        }
        own = target;
        at = target;
        stride = stridden;
        rows = kept.length;
    }

    /** Keeps only the first rows. */
    void truncate(int kept) {
        rows = Math.min(rows, kept);
    }

    /** The bounds, see the class; used again for the next tile. */
    int[] at() {
        return at;
    }

    /** Where a field has its first bound in a row. */
    int column(int field) {
        return cutter == null ? field : 2 * field;
    }

    /** Entries from one row to the next. */
    int stride() {
        return stride;
    }

    /** Number of records. */
    int rows() {
        return rows;
    }
}
