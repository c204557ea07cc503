package io.bask.dataframe;

import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.PrintedFixtures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A small table and what pandas made of it, written by {@code src/test/python/operation_fixtures.py}. */
record OperationFixtures(Frame table, Map<String, String> printed, Map<String, Double> scalars) {
    static OperationFixtures read() {
        List<String> lines;
        try (var in = Objects.requireNonNull(OperationFixtures.class.getResourceAsStream("operations.tsv"))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        List<String> table = new ArrayList<>();
        Map<String, String> printed = new LinkedHashMap<>();
        Map<String, Double> scalars = new LinkedHashMap<>();
        String name = "";
        for (String line : lines) {
            String[] parts = line.split("\t", -1);
            if (line.startsWith("|")) {
                printed.merge(name, line.substring(1), (above, below) -> above + "\n" + below);
            } else if (parts[0].equals("expect")) {
                name = parts[1];
            } else if (parts[0].equals("scalar")) {
                scalars.put(parts[1], parts[2].equals("nan") ? Double.NaN : Double.parseDouble(parts[2]));
            } else if (!parts[0].equals("case")) {
                table.add(line);
            }
        }
        printed.remove("");
        return new OperationFixtures(PrintedFixtures.frame(table), printed, scalars);
    }
}
