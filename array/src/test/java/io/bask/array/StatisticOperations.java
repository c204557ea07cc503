package io.bask.array;

import java.util.Arrays;

/** Runs operations as {@code statistics_fixture.py} names them, by the methods that users call. */
final class StatisticOperations {
    private final Array[] x;
    private final String[] words;

    StatisticOperations(String operation, Array... inputs) {
        this.x = inputs;
        this.words = operation.split(" ");
    }

    Array run() {
        Array result = sorting();
        if (result == null) {
            throw new AssertionError("no operation is called " + words[0]);
        }
        return result;
    }

    private int integer(int word) {
        return Integer.parseInt(words[word]);
    }

    private long[] longs(int word) {
        return Arrays.stream(words[word].split(",")).mapToLong(Long::parseLong).toArray();
    }

    private Array sorting() {
        return switch (words[0]) {
            case "sort" -> x[0].sort(integer(1));
            case "argsort" -> x[0].argsort(integer(1));
            case "topk" -> x[0].topk(integer(1), integer(2));
            case "argtopk" -> x[0].argtopk(integer(1), integer(2));
            case "partition" -> x[0].partition(integer(1), longs(2));
            case "argpartition" -> x[0].argpartition(integer(1), longs(2));
            case "sample_sort" -> Sorting.bySamples(x[0], false);
            case "sample_argsort" -> Sorting.bySamples(x[0], true);
            case "sort_selected" -> x[0].get(x[0].ne(x[0].get("0"))).sort();
            default -> null;
        };
    }
}
