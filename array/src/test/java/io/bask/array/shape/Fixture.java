package io.bask.array.shape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Rows of answers recorded from NumPy or Dask: a text file beside the tests, one row a line, tabs between
 * columns, compressed when its name ends in {@code .gz}.
 */
public final class Fixture {
    private Fixture() {}

    /** All rows of a file beside a test class. */
    public static List<String[]> rows(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no fixture " + name + " beside " + beside);
            }
            InputStream text = name.endsWith(".gz") ? new GZIPInputStream(in) : in;
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a Python tuple of whole numbers. */
    public static long[] longs(String tuple) {
        String inner = tuple.replaceAll("[()\\[\\] ]", "");
        if (inner.isEmpty()) {
            return new long[0];
        }
        String[] parts = inner.split(",");
        long[] result = new long[parts.length];
        for (int i = 0; i < parts.length; i++) {
            result[i] = Long.parseLong(parts[i]);
        }
        return result;
    }
}
