package io.bask.array.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads chunks from text; see {@link Chunks#parse(String)}. */
final class ChunksText {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[-+]?[0-9][0-9_]*");

    private final TextCursor cursor;

    private ChunksText(String text) {
        this.cursor = new TextCursor(text, "chunks");
    }

    static Chunks parse(String text) {
        ChunksText reader = new ChunksText(text);
        Chunks chunks = reader.chunks();
        if (!reader.cursor.atEnd()) {
            throw reader.cursor.error("nothing may follow");
        }
        return chunks;
    }

    private Chunks chunks() {
        if (cursor.take("{")) {
            return Chunks.byAxis(named());
        }
        if (cursor.take("(") || cursor.take("[")) {
            return Chunks.ofAxes(list().toArray(AxisChunks[]::new));
        }
        return Chunks.every(word());
    }

    /** The rest of a list after its opening bracket. */
    private List<AxisChunks> list() {
        List<AxisChunks> axes = new ArrayList<>();
        while (!atClose()) {
            axes.add(axis());
            if (!cursor.take(",") && !atClose()) {
                throw cursor.error("expected ',' or ')'");
            }
        }
        takeClose();
        return axes;
    }

    private AxisChunks axis() {
        if (!cursor.take("(") && !cursor.take("[")) {
            return word();
        }
        List<Long> lengths = new ArrayList<>();
        while (!atClose()) {
            if (!cursor.atWholeNumber()) {
                throw cursor.error("expected the length of a chunk");
            }
            lengths.add(cursor.takeWholeNumber());
            if (!cursor.take(",") && !atClose()) {
                throw cursor.error("expected ',' or ')'");
            }
        }
        takeClose();
        return AxisChunks.lengths(lengths.stream().mapToLong(Long::longValue).toArray());
    }

    private Map<Integer, AxisChunks> named() {
        Map<Integer, AxisChunks> axes = new LinkedHashMap<>();
        while (!cursor.take("}")) {
            if (!cursor.atWholeNumber()) {
                throw cursor.error("expected the number of an axis");
            }
            int axis = Math.toIntExact(cursor.takeWholeNumber());
            cursor.expect(":", "between the axis and its chunks");
            axes.put(axis, axis());
            if (!cursor.take(",") && cursor.peek() != '}') {
                throw cursor.error("expected ',' or '}'");
            }
        }
        return axes;
    }

    private boolean atClose() {
        return cursor.peek() == ')' || cursor.peek() == ']';
    }

    private void takeClose() {
        if (!cursor.take(")") && !cursor.take("]")) {
            throw cursor.error("expected ')'");
        }
    }

    private AxisChunks word() {
        int mark = cursor.mark();
        boolean quoted = cursor.take("\"") || cursor.take("'");
        String word = cursor.takeUntil(",()[]{}\"'");
        if (quoted && !cursor.take("\"") && !cursor.take("'")) {
            throw cursor.error("expected a closing quote");
        }
        if (!quoted && WHOLE_NUMBER.matcher(word).matches()) {
            cursor.reset(mark);
            return AxisChunks.size(cursor.takeWholeNumber());
        }
        switch (word) {
            case "auto":
                return AxisChunks.auto();
            case "None":
                return AxisChunks.unchanged();
            default:
                break;
        }
        try {
            return AxisChunks.bytes(word);
        } catch (IllegalArgumentException notBytes) {
            cursor.reset(mark);
            throw cursor.error("expected a chunk size, -1, auto, None, a size such as 64 MiB, or a list of lengths");
        }
    }
}
