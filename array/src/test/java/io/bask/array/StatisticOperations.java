package io.bask.array;

import io.bask.array.ufunc.BinRule;
import io.bask.array.ufunc.QuantileMethod;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;

/** Runs operations as {@code statistics_fixture.py} names them, by the methods that users call. */
final class StatisticOperations {
    private final Array[] x;
    private final String[] words;

    StatisticOperations(String[] words, Array... inputs) {
        this.x = inputs;
        this.words = words;
    }

    Array run() {
        Array result = sorting();
        result = result == null ? quantiles() : result;
        result = result == null ? sets() : result;
        result = result == null ? bins() : result;
        result = result == null ? histograms() : result;
        result = result == null ? statistics() : result;
        result = result == null ? tests() : result;
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

    private Array sets() {
        return switch (words[0]) {
            case "unique" -> x[0].unique();
            case "unique_selected" -> x[0].get(x[0].ne(x[0].get("0"))).unique();
            case "unique_all" -> part(x[0].uniqueAll(), integer(1));
            case "unique_axis" -> part(x[0].uniqueAll(integer(1)), integer(2));
            case "isin" -> x[0].isin(x[1]);
            case "isin_not" -> x[0].isin(x[1], true);
            case "in1d" -> x[0].in1d(x[1]);
            case "intersect1d" -> x[0].intersect1d(x[1]);
            case "union1d" -> x[0].union1d(x[1]);
            case "setdiff1d" -> x[0].setdiff1d(x[1]);
            case "setxor1d" -> x[0].setxor1d(x[1]);
            default -> null;
        };
    }

    private static Array part(ArrayUnique unique, int number) {
        return switch (number) {
            case 0 -> unique.values();
            case 1 -> unique.index();
            case 2 -> unique.inverse();
            default -> unique.counts();
        };
    }

    private Array bins() {
        return switch (words[0]) {
            case "searchsorted" -> x[0].sort().searchsorted(x[1], side());
            case "searchsorter" -> x[0].searchsorted(x[1], side(), x[0].argsort());
            case "digitize" -> x[0].digitize(x[1].sort(), flag(1));
            case "digitize_falling" -> x[0].digitize(x[1].sort().flip(0), flag(1));
            case "digitize_raw" -> x[0].digitize(x[1], false);
            case "bincount" ->
                (integer(1) == 4 && x[0].dtype().isSigned() && x[0].size() == 21 ? x[0].add(4) : x[0])
                        .bincount(integer(1));
            case "bincount_weighted" -> x[0].bincount(x[1], integer(1));
            case "interp" -> x[0].interp(x[1], x[2], end(1), end(2));
            case "interp_sorted" -> {
                Array at = Array.of(x[1].unique().compute());
                yield x[0].interp(at, at.mul(3).square(), end(1), end(2));
            }
            default -> null;
        };
    }

    private Double end(int word) {
        return words[word].equals("none") ? null : Recorded.number(words[word]);
    }

    private SearchSide side() {
        return SearchSide.valueOf(words[1].toUpperCase(Locale.ROOT));
    }

    private boolean flag(int word) {
        return words[word].equals("True") || words[word].equals("1");
    }

    private Array histograms() {
        return switch (words[0]) {
            case "histogram" -> {
                Bins bins = switch (words[1]) {
                    case "count" -> Bins.count(integer(2));
                    case "edges" -> Bins.edges(doubles(2));
                    default -> Bins.rule(BinRule.valueOf(words[2].toUpperCase(Locale.ROOT)));
                };
                bins = words[3].equals("none") ? bins : bins.range(doubles(3)[0], doubles(3)[1]);
                bins = flag(4) ? bins.density() : bins;
                yield integer(5) == 0 ? x[0].histogram(bins).counts() : x[0].histogramBinEdges(bins);
            }
            case "histogram_weighted" -> {
                Bins bins = Bins.count(integer(1)).weights(x[1]);
                yield x[0].histogram(flag(2) ? bins.density() : bins).counts();
            }
            case "histogram2d" -> {
                Bins bins = flag(3) ? Bins.count(integer(1)).density() : Bins.count(integer(1));
                yield part(x[0].ravel().histogram2d(x[1].ravel(), bins, Bins.count(integer(2))), integer(4));
            }
            case "histogram2d_edges" -> {
                Bins bins = Bins.edges(-3, 0, 2, 9).weights(x[2].ravel());
                Bins second = Bins.edges(Array.of(-10.0, 0.0, 10.0));
                yield part(x[0].ravel().histogram2d(x[1].ravel(), flag(1) ? bins.density() : bins, second), integer(2));
            }
            case "histogramdd" -> {
                Bins bins = Bins.count(integer(1));
                yield x[0].histogramdd(words.length > 2 ? bins.range(doubles(2)[0], doubles(2)[1]) : bins)
                        .counts();
            }
            default -> null;
        };
    }

    private static Array part(ArrayHistogram histogram, int number) {
        return number == 0 ? histogram.counts() : histogram.edges().get(number - 1);
    }

    private Array statistics() {
        Cov cov = words.length > 1 && words[1].equals("True") ? Cov.rows() : Cov.columns();
        cov = x.length == 2 ? cov.with(x[1]) : cov;
        return switch (words[0]) {
            case "coarsen" -> {
                Map<Integer, Integer> windows = new HashMap<>();
                for (String pair : words[2].split(";")) {
                    windows.put(Integer.valueOf(pair.split(":")[0]), Integer.valueOf(pair.split(":")[1]));
                }
                BiFunction<Array, Reduce, Array> reduction = switch (words[1]) {
                    case "sum" -> Array::sum;
                    case "mean" -> Array::mean;
                    default -> Array::max;
                };
                yield x[0].coarsen(reduction, windows, flag(3));
            }
            case "cov" -> x[0].cov(cov.ddof(integer(2)));
            case "corrcoef" -> x[0].corrcoef(cov);
            case "cov_weighted" -> {
                Cov weighted = Cov.rows().ddof(integer(1));
                weighted = words[2].equals("a") ? weighted : weighted.frequencies(x[1]);
                yield x[0].cov(words[2].equals("f") ? weighted : weighted.weights(x[2]));
            }
            case "trapz" -> x[0].trapz(doubles(1)[0], integer(2));
            case "trapz_at" -> x[0].trapz(x[1], integer(1));
            default -> null;
        };
    }

    private Array tests() {
        int axis = words.length > 1 && words[1].matches("-?\\d+") ? integer(1) : 0;
        return switch (words[0]) {
            case "skew" -> x[0].stats().skew(axis, flag(2));
            case "kurtosis" -> x[0].stats().kurtosis(axis, flag(2), flag(3));
            case "describe" -> x[0].stats().describe(axis).variance();
            case "ttest_1samp" -> part(x[0].stats().ttest1samp(doubles(1)[0], integer(2)));
            case "skewtest" -> part(x[0].stats().skewtest(axis));
            case "kurtosistest" -> part(x[0].stats().kurtosistest(axis));
            case "normaltest" -> part(x[0].stats().normaltest(axis));
            case "ttest_ind" -> part(x[0].stats().ttestInd(x[1], 0, flag(1)));
            case "ttest_rel" -> part(x[0].stats().ttestRel(x[1], 0));
            case "f_oneway" -> part(x[0].stats().fOneway(Arrays.copyOfRange(x, 1, x.length)));
            case "power" -> part(x[0].stats().powerDivergence(null, integer(2), 0, doubles(1)[0]));
            case "power_expected" -> {
                Array scaled = x[0].mul(x[1].sum(0).div(x[0].sum(0)));
                yield part(scaled.stats().powerDivergence(x[1], integer(2), 0, doubles(1)[0]));
            }
            default -> null;
        };
    }

    private Array part(TestResult result) {
        return words[words.length - 1].equals("0") ? result.statistic() : result.pvalue();
    }
}
