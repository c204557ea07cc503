package io.bask.dataframe;

import io.bask.Lazy;
import io.bask.dataframe.column.Display;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.NamedColumn;
import io.bask.dataframe.column.PrintedFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Tables and what pandas makes of them verb by verb, written by {@code src/test/python/verb_fixtures.py}. */
record VerbFixtures(Map<String, Frame> tables, Map<String, String> printed) {
    private static final Display WHOLE =
            Display.DEFAULT.withMaxRows(5000).withWidth(400).withMaxColumns(60);

    /** The tables cut into partitions in one of several ways. */
    record Cut(String name, DataFrame left, DataFrame right, DataFrame small) {
        @Override
        public String toString() {
            return name;
        }
    }

    static VerbFixtures read(String resource) {
        List<String> lines;
        try (var in = Objects.requireNonNull(VerbFixtures.class.getResourceAsStream(resource))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        Map<String, List<String>> tables = new LinkedHashMap<>();
        Map<String, String> printed = new LinkedHashMap<>();
        List<String> table = new ArrayList<>();
        String name = "";
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            if (line.startsWith("|")) {
                printed.merge(name, line.substring(1), (above, below) -> above + "\n" + below);
            } else if (parts[0].equals("expect")) {
                name = parts[1];
            } else if (parts[0].equals("table")) {
                name = "";
                table = new ArrayList<>();
                tables.put(parts[1], table);
            } else if (!parts[0].equals("case")) {
                table.add(line);
            }
        }
        printed.remove("");
        Map<String, Frame> frames = new LinkedHashMap<>();
        tables.forEach((title, rows) -> frames.put(title, PrintedFixtures.frame(rows)));
        return new VerbFixtures(frames, printed);
    }

    private Frame table(String name) {
        return Objects.requireNonNull(tables.get(name));
    }

    /** Whole, in few and many partitions, one row each, and with empty partitions everywhere. */
    List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        for (int n : new int[] {1, 2, 7, table("left").rows(), 257}) {
            int m = n == 7 ? 3 : n;
            cuts.add(cut(n + " partitions", frame -> DataFrame.fromFrame(frame, frame.rows() < 5 ? 1 : m), n));
        }
        cuts.add(cut("numbered each for itself, some empty", VerbFixtures::uneven, 0));
        return cuts;
    }

    private Cut cut(String name, Function<Frame, DataFrame> cut, int n) {
        DataFrame left = n == 7 ? DataFrame.fromFrame(table("left"), 7) : cut.apply(table("left"));
        return new Cut(name, left, cut.apply(table("right")), cut.apply(table("small")));
    }

    private static DataFrame uneven(Frame table) {
        int rows = table.rows();
        int[] cuts = {0, 0, Math.min(3, rows), Math.min(3, rows), rows / 2 + 2, rows / 2 + 2, rows, rows};
        List<Frame> parts = new ArrayList<>();
        for (int i = 0; i + 1 < cuts.length; i++) {
            Frame part = table.slice(cuts[i], Math.max(cuts[i], cuts[i + 1]));
            parts.add(Frame.partition(table.schema(), part.columns(), part.rows()));
        }
        return DataFrame.fromFrames(parts);
    }

    static String print(Object result) {
        Object computed = result instanceof Lazy<?> lazy ? lazy.compute() : result;
        if (computed instanceof Frame frame) {
            return frame.toString(WHOLE);
        }
        return computed instanceof NamedColumn column ? column.toString(WHOLE) : String.valueOf(computed);
    }
}
