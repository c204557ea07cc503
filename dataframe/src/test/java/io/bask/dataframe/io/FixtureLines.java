package io.bask.dataframe.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines that the generators in Python write: cells with tabs between them, values in a cell with U+001F between them. */
final class FixtureLines {
    private FixtureLines() {}

    static List<List<String>> read(String name) {
        try (InputStream stream = FixtureLines.class.getResourceAsStream(name)) {
            List<List<String>> cases = new ArrayList<>();
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                cases.add(Arrays.stream(line.split("\t", -1))
                        .map(FixtureLines::plain)
                        .toList());
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String cell) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escaped = cell.charAt(++i);
            text.append(
                    switch (escaped) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        case '0' -> '\0';
                        default -> escaped;
                    });
        }
        return text.toString();
    }

    static Map<String, String> options(String cell) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String pair : cell.split("\u001f")) {
            int equal = pair.indexOf('=');
            if (equal > 0) {
                options.put(pair.substring(0, equal), pair.substring(equal + 1));
            }
        }
        return options;
    }

    static List<@Nullable String> values(String cell, int rows) {
        List<@Nullable String> values = new ArrayList<>();
        if (rows > 0) {
            for (String value : cell.split("\u001f", -1)) {
                values.add(value.equals("\0") ? null : value);
            }
        }
        return values;
    }
}
