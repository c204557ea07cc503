package io.bask.array;

import io.bask.array.ufunc.QuantileMethod;
import java.util.Arrays;
import java.util.Locale;

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
        result = result == null ? quantiles() : result;
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

    private double[] doubles(int word) {
        return Arrays.stream(words[word].split(","))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private Reduce how(int word) {
        int[] axes = words[word].equals("all")
                ? new int[0]
                : Arrays.stream(words[word].split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray();
        return words[word + 1].equals("keep") ? Reduce.axis(axes).keepdims() : Reduce.axis(axes);
    }

    private Array quantiles() {
        return switch (words[0]) {
            case "quantile" -> x[0].quantile(doubles(1)[0], method(2), how(3));
            case "nanquantile" -> x[0].nanquantile(doubles(1)[0], method(2), how(3));
            case "percentile" -> x[0].percentile(doubles(1), method(2), how(3));
            case "nanpercentile" -> x[0].nanpercentile(doubles(1), method(2), how(3));
            case "median" -> x[0].median(how(1));
            case "nanmedian" -> x[0].nanmedian(how(1));
            case "quantile_selected" ->
                x[0].get(x[0].gt(x[0].dtype().isInteger() ? 7 : 0)).quantile(doubles(1));
            default -> null;
        };
    }

    private QuantileMethod method(int word) {
        return QuantileMethod.valueOf(words[word].toUpperCase(Locale.ROOT));
    }
}
