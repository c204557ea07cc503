package io.bask.dataframe.kernel.csv;

import java.io.Serializable;
import java.util.List;

/**
 * The texts that stand for something else than themselves: missing, true and false.
 *
 * @param nulls texts of missing values; compared exactly, after removing quotes
 * @param trues texts of true besides {@code true} in any case
 * @param falses texts of false besides {@code false} in any case
 */
public record MarkerTexts(List<String> nulls, List<String> trues, List<String> falses) implements Serializable {
    /** The texts that pandas takes for missing. */
    public static final List<String> PANDAS_NULLS = List.of(
            "",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "n/a",
            "nan",
            "null");

    /** What pandas takes for missing, true and false. */
    public static final MarkerTexts PANDAS = new MarkerTexts(PANDAS_NULLS, List.of(), List.of());

    /** Copies the lists and checks that no text means two things. */
    public MarkerTexts {
        nulls = List.copyOf(nulls);
        trues = List.copyOf(trues);
        falses = List.copyOf(falses);
        for (String text : trues) {
            if (falses.contains(text) || nulls.contains(text)) {
                throw new IllegalArgumentException("'%s' cannot mean both true and %s; remove it from one list"
                        .formatted(text, falses.contains(text) ? "false" : "missing"));
            }
        }
        for (String text : falses) {
            if (nulls.contains(text)) {
                throw new IllegalArgumentException(
                        "'%s' cannot mean both false and missing; remove it from one list".formatted(text));
            }
        }
    }
}
