package io.bask.dataframe.kernel.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fields of fixed width in the first lines of a file: a field is a run of places at which some line has text.
 *
 * <p>The header is one of the lines; lines that are left out, and comments, are not looked at. One thread.
 */
public final class FieldEdges {
    private static final int WINDOW = 1 << 16;

    private final @Nullable Rewriting leftOut;
    private final boolean[] fills;
    private final BitSet places = new BitSet();
    private long line;
    private int lines;
    private int place;
    private boolean isOver;
    private byte before;

    private FieldEdges(@Nullable Rewriting leftOut, String fill) {
        this.leftOut = leftOut;
        this.fills = FieldCuts.fills(fill);
        this.isOver = isLeftOut();
    }

    /**
     * Reads so many lines, or all where the file has fewer.
     *
     * @param content how the file is packed and encoded, and what is left out of it
     * @param fill the characters that are between fields
     * @throws CsvFormatException where no line has text
     */
    public static FieldCuts find(Path path, CsvContent content, String fill, int lines) {
        FieldEdges edges = new FieldEdges(content.rewriting(), fill);
        CsvFile file = CsvFile.of(path, new CsvContent(content.packing(), content.encoding(), null));
        try (TileBuffer buffer = new TileBuffer(file.open(0), 0, WINDOW)) {
            buffer.fill(WINDOW);
            int at = buffer.start() + FileStart.markLength(buffer.text(), buffer.start(), buffer.end());
            while (true) {
                for (; at < buffer.end() && edges.lines < lines; at++) {
                    edges.add(buffer.text()[at]);
                }
                if (edges.lines == lines || buffer.isLast()) {
                    return edges.cuts(path, fill, lines);
                }
                buffer.consume(buffer.end());
                buffer.fill(buffer.offsetOf(buffer.end()) + WINDOW);
                at = buffer.start();
            }
        } catch (IOException e) {
            throw Unreadable.of(file, e);
        }
    }

    private void add(byte value) {
        boolean isPair = value == '\n' && before == '\r';
        before = value;
        if (isPair) {
            return;
        }
        if (value == '\n' || value == '\r') {
            lines += isLeftOut() ? 0 : 1;
            line++;
            place = 0;
            isOver = isLeftOut();
            return;
        }
        if (isOver || !Utf8.begins(value)) {
            return;
        }
        isOver = leftOut != null && leftOut.comment() != 0 && value == leftOut.comment();
        if (!isOver && (value < 0 || !fills[value])) {
            places.set(place);
        }
        place++;
    }

    private boolean isLeftOut() {
        return leftOut != null && leftOut.isSkipped(line);
    }

    private FieldCuts cuts(Path path, String fill, int wanted) {
        if (places.isEmpty()) {
            throw new CsvFormatException(
                    "%s has no text in its first %d lines to tell columns by; give their widths, or more lines to look at"
                            .formatted(path, wanted));
        }
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int from = places.nextSetBit(0); from >= 0; from = places.nextSetBit(ends.get(ends.size() - 1))) {
            starts.add(from);
            ends.add(places.nextClearBit(from));
        }
        return new FieldCuts(starts, ends, fill);
    }
}
