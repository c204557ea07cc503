package io.bask.parquet;

import io.bask.dataframe.schema.DType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folders called {@code key=value}, as Hive has them. */
final class HiveFolders {
    /** The value of rows that have none. */
    static final String MISSING = "__HIVE_DEFAULT_PARTITION__";

    private HiveFolders() {}

    /** Whole numbers where all values are; else text. */
    static DType dtype(List<@Nullable String> values) {
        List<String> known = values.stream()
                .map(value -> value == null ? MISSING : value)
                .filter(value -> !value.equals(MISSING))
                .toList();
        return !known.isEmpty() && known.stream().allMatch(HiveFolders::isWhole) ? DType.INT64 : DType.STRING;
    }

    /** Only texts that a number is written as, so that nothing is lost: no leading zeros. */
    private static boolean isWhole(String value) {
        try {
            return String.valueOf(Long.parseLong(value)).equals(value);
        } catch (NumberFormatException text) {
            return false;
        }
    }

    static String folder(String key, @Nullable Object value) {
        return encoded(key) + "=" + (value == null ? MISSING : encoded(String.valueOf(value)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
