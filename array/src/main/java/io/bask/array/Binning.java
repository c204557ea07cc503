package io.bask.array;

import io.bask.array.expr.ArrayExpr;
import io.bask.array.expr.BlockCall;
import io.bask.array.expr.Rechunk;
import io.bask.array.order.Bincount;
import io.bask.array.order.CountBins;
import io.bask.array.order.Density;
import io.bask.array.order.Digitize;
import io.bask.array.order.Edges;
import io.bask.array.order.Interpolate;
import io.bask.array.order.Search;
import io.bask.array.shape.ChunkGrid;
import io.bask.array.shape.ChunkLengths;
import io.bask.array.shape.DType;
import io.bask.array.shape.UnknownLengthException;
import io.bask.array.ufunc.BinRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the expressions of searches, counts and histograms. */
final class Binning {
    /** For what lengths that are only known when computed are taken in estimates. */
    private static final long LIKELY_LENGTH = 1 << 12;

    private Binning() {}

    static Array searchsorted(Array line, Array values, SearchSide side) {
        Objects.requireNonNull(values, "the values to search for are null; give an array");
        Objects.requireNonNull(side, "the side is null; use SearchSide.LEFT");
        requireLine(line, "searchsorted looks into");
        DType common = DType.promote(line.dtype(), values.dtype());
        Search.Answer answer = side == SearchSide.LEFT ? Search.Answer.BELOW : Search.Answer.UP_TO;
        return Sets.look(Sets.cast(values, common), Sets.cast(line, common), answer, DType.INT64);
    }

    private static void requireLine(Array x, String what) {
        if (x.ndim() != 1) {
            throw new IllegalArgumentException(
                    "%s an array of one axis but got shape %s; call ravel() first".formatted(what, x.shape()));
        }
    }

    private static void requireReal(Array x, String what) {
        if (x.dtype().isComplex()) {
            throw new IllegalArgumentException(
                    "%s complex numbers is not defined; take real(...), imag(...) or abs(...)".formatted(what));
        }
    }

    static Array digitize(Array x, Array edges, boolean right) {
        Objects.requireNonNull(edges, "the edges are null; give an array of one axis");
        requireLine(edges, "digitize takes the edges of bins as");
        requireReal(x, "digitize of");
        requireReal(edges, "digitize with edges that are");
        DType common = DType.promote(x.dtype(), edges.dtype());
        return Sets.each("digitize", new Digitize(right), Sets.cast(x, common), DType.INT64, Sets.cast(edges, common));
    }

    static Array bincount(Array x, @Nullable Array weights, long minLength) {
        requireLine(x, "bincount counts the elements of");
        if (x.dtype().isInexact() || minLength < 0 || minLength > Bincount.MOST) {
            throw new IllegalArgumentException(
                    "bincount takes whole numbers and a length from 0 to %d but got dtype %s and minLength %d; cast or change it"
                            .formatted(Bincount.MOST, x.dtype(), minLength));
        }
        Bincount.requireRoom(minLength);
        Array numbers = Sets.cast(x, DType.INT64);
        Array top = numbers.max(Reduce.all().initial(-1L));
        List<ArrayExpr> inputs = new ArrayList<>(List.of(numbers.expr(), top.expr()));
        List<int[]> meets = new ArrayList<>(List.of(new int[] {0}, new int[0]));
        if (weights != null) {
            requireReal(weights, "bincount with weights that are");
            requireShape(x, weights);
            inputs.add(cut(Sets.cast(weights, DType.FLOAT64), x));
            meets.add(new int[] {0});
        }
        int blocks = x.chunks().numBlocks(0);
        ChunkGrid rows = ChunkGrid.of(
                ChunkLengths.regular(blocks, 1),
                ChunkLengths.unknown(
                        "numbers of %s from %d".formatted(x.expr().layerName(), minLength),
                        1,
                        Math.max(minLength, LIKELY_LENGTH)));
        return new Array(BlockCall.described(
                        "bincount",
                        new Bincount(minLength, weights != null),
                        inputs,
                        meets,
                        rows,
                        weights == null ? DType.INT64 : DType.FLOAT64))
                .sum(0);
    }

    private static void requireShape(Array x, Array weights) {
        requireShape(x, weights, "weights");
    }

    private static void requireShape(Array x, Array weights, String what) {
        boolean alike = x.ndim() == weights.ndim();
        for (int axis = 0; alike && axis < x.ndim(); axis++) {
            alike = x.shape().isAlike(axis, weights.shape(), axis);
        }
        if (!alike) {
            throw new IllegalArgumentException("%s of shape %s do not suit %s of shape %s; %s"
                    .formatted(
                            what,
                            weights.shape(),
                            what.equals("weights") ? "elements" : "coordinates",
                            x.shape(),
                            UnknownLengthException.wayOut(weights.shape().canEqual(x.shape()), "give one each")));
        }
    }

    private static ArrayExpr cut(Array weights, Array x) {
        return io.bask.array.expr.Rechunk.of(weights.expr(), x.chunks());
    }

    static Array edges(Array x, Bins bins) {
        Objects.requireNonNull(bins, "the bins are null; use Bins.count(10)");
        requireReal(x, "a histogram of");
        Array edges = bins.edges();
        if (edges != null) {
            return edges;
        }
        Assembly.requireCells(bins.atLeast());
        DType dtype = x.dtype() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT64;
        double[] range = widened(bins.range());
        if (bins.rule() == null && range != null) {
            return Array.of(Edges.of(range[0], range[1], bins.count(), dtype));
        }
        Array number = Sets.cast(x, DType.FLOAT64);
        BinRule rule = bins.rule();
        Array low =
                range != null ? Array.scalar(range[0]) : number.min(Reduce.all().initial(Double.POSITIVE_INFINITY));
        Array high =
                range != null ? Array.scalar(range[1]) : number.max(Reduce.all().initial(Double.NEGATIVE_INFINITY));
        List<Array> inputs = new ArrayList<>(List.of(low, high));
        if (rule != null) {
            inputs.addAll(shape(number, rule, range));
        }
        ChunkLengths lengths = rule == null
                ? ChunkLengths.single(bins.count() + 1)
                : ChunkLengths.unknown("%s bins of %s".formatted(rule, x.expr().layerName()), 1, LIKELY_LENGTH);
        return new Array(BlockCall.described(
                "edges",
                new Edges(bins.count(), rule, dtype),
                inputs.stream().map(Array::expr).toList(),
                inputs.stream().map(input -> new int[0]).toList(),
                ChunkGrid.of(lengths),
                dtype));
    }

    /** A range of one point as wide as 1, as NumPy has it. */
    private static double @Nullable [] widened(double @Nullable [] range) {
        return range != null && range[0] == range[1] ? new double[] {range[0] - 0.5, range[1] + 0.5} : range;
    }

    /** Number, standard deviation, distance of the quartiles, skew and range, in a range; 0 for what a rule does not ask. */
    private static List<Array> shape(Array x, BinRule rule, double @Nullable [] range) {
        Array zero = Array.scalar(0.0);
        Array inside = range == null ? x.eq(x) : x.ge(range[0]).and(x.le(range[1]));
        Array kept = range == null ? x : Array.where(inside, x, Double.NaN);
        boolean deviates = rule == BinRule.SCOTT || rule == BinRule.DOANE;
        Array std = deviates ? kept.nanstd() : zero;
        boolean quarters = rule == BinRule.FD || rule == BinRule.AUTO;
        Array quartiles =
                quarters ? kept.nanpercentile(new double[] {25, 75}).diff().squeeze(0) : zero;
        Array skew =
                rule == BinRule.DOANE ? kept.sub(kept.nanmean()).div(std).pow(3).nanmean() : zero;
        Reduce within = Reduce.all().where(inside);
        Array spread =
                x.max(within.initial(Double.NEGATIVE_INFINITY)).sub(x.min(within.initial(Double.POSITIVE_INFINITY)));
        return List.of(inside.sum().astype(DType.FLOAT64), std, quartiles, skew, spread);
    }

    static ArrayHistogram histogram(Array x, Bins bins) {
        Array edges = edges(x, bins);
        Array weights = bins.weights();
        Array points = x.ndim() == 0 ? x.ravel() : x;
        if (weights != null && weights.dtype().isComplex()) {
            requireShape(x, weights);
            Array real = count(points, edges, weights.real());
            Array imaginary = count(points, edges, weights.imag());
            Array both = real.complexWith(imaginary);
            return new ArrayHistogram(
                    bins.isDensity() ? both.div(edges.diff()).div(both.sum()) : both.astype(weights.dtype()),
                    List.of(edges));
        }
        Array counts = count(points, edges, weights);
        if (!bins.isDensity()) {
            return new ArrayHistogram(
                    weights == null || weights.dtype().isBool() ? counts : counts.astype(weights.dtype()),
                    List.of(edges));
        }
        Array density = new Array(BlockCall.described(
                "density",
                new Density(),
                List.of(counts.expr(), edges.expr()),
                List.of(new int[] {0}, new int[] {BlockCall.WHOLE}),
                counts.chunks(),
                DType.FLOAT64));
        return new ArrayHistogram(density, List.of(edges));
    }

    private static Array count(Array x, Array edges, @Nullable Array weights) {
        List<Array> inputs = new ArrayList<>(List.of(x, edges));
        if (weights != null) {
            Array flat = weights.ndim() == 0 ? weights.ravel() : weights;
            requireShape(x, flat);
            inputs.add(new Array(cut(Sets.cast(flat, DType.FLOAT64), x)));
        }
        return added(inputs, 1, x.chunks(), weights == null ? DType.INT64 : DType.FLOAT64);
    }

    /** Counts of all blocks of points, added up. */
    private static Array added(List<Array> inputs, int dims, ChunkGrid points, DType dtype) {
        boolean weighted = inputs.size() > 2 * dims;
        List<int[]> meets = new ArrayList<>();
        List<ChunkLengths> result = new ArrayList<>();
        int[] each = IntStream.range(0, points.ndim()).toArray();
        for (int axis : each) {
            result.add(ChunkLengths.regular(points.numBlocks(axis), 1));
        }
        for (int i = 0; i < inputs.size(); i++) {
            boolean isEdges = i >= dims && i < 2 * dims;
            meets.add(isEdges ? new int[] {BlockCall.WHOLE} : each);
            if (isEdges) {
                ChunkLengths edges = inputs.get(i).chunks().axis(0);
                result.add(
                        edges.isKnown()
                                ? ChunkLengths.single(edges.total() - 1)
                                : ChunkLengths.unknown("between " + edges.origin(), 1, LIKELY_LENGTH));
            }
        }
        Array parts = new Array(BlockCall.described(
                "histogram",
                new CountBins(dims, weighted, dtype),
                inputs.stream().map(Array::expr).toList(),
                meets,
                ChunkGrid.of(result),
                dtype));
        return parts.sum(each);
    }

    static Array[] columns(Array sample) {
        if (sample.ndim() != 2) {
            throw new IllegalArgumentException(
                    "histogramdd takes points as rows of an array of two axes but got shape %s; stack the coordinates"
                            .formatted(sample.shape()));
        }
        Assembly.requireAxes("histogramdd", sample.shape().length(1));
        Array[] columns = new Array[(int) sample.shape().length(1)];
        Arrays.setAll(columns, i -> Cutting.range(sample, 1, i, i + 1).squeeze(1));
        return columns;
    }

    static ArrayHistogram cells(Array[] columns, Bins... bins) {
        Objects.requireNonNull(bins, "the bins are null; use Bins.count(10)");
        if (bins.length != columns.length && bins.length != 1 || columns.length == 0) {
            throw new IllegalArgumentException(
                    "%d bins do not suit points of %d coordinates; give one each, or one for all"
                            .formatted(bins.length, columns.length));
        }
        Assembly.requireCells(IntStream.range(0, columns.length)
                .mapToLong(i -> bins[bins.length == 1 ? 0 : i].atLeast())
                .toArray());
        Array[] cut = Array.unifyChunks(columns).toArray(Array[]::new);
        List<Array> inputs = new ArrayList<>();
        List<Array> edges = new ArrayList<>();
        for (int i = 0; i < cut.length; i++) {
            requireLine(columns[i], "a histogram takes each coordinate as");
            requireShape(columns[0], columns[i]);
            Bins own = bins.length == 1 ? bins[0] : bins[i];
            if (own.rule() != null) {
                throw new IllegalArgumentException(
                        "histograms of several axes take no rules; give numbers of bins or edges");
            }
            inputs.add(Sets.cast(cut[i], DType.FLOAT64));
            edges.add(edges(own.edges() == null ? Sets.cast(cut[i], DType.FLOAT64) : cut[i], own));
        }
        Array[] all = inputs.toArray(Array[]::new);
        inputs.addAll(edges);
        Array weights = bins[0].weights();
        if (weights != null) {
            requireReal(weights, "histogramdd with weights that are");
            requireShape(all[0], weights);
            inputs.add(new Array(cut(Sets.cast(weights, DType.FLOAT64), all[0])));
        }
        Array counts = added(inputs, all.length, all[0].chunks(), DType.FLOAT64);
        if (bins[0].isDensity()) {
            Array total = counts.sum();
            for (int i = 0; i < all.length; i++) {
                int[] behind = IntStream.range(1, all.length - i).toArray();
                Array widths = edges.get(i).diff();
                counts = counts.div(behind.length == 0 ? widths : widths.expandDims(behind));
            }
            counts = counts.div(total);
        }
        return new ArrayHistogram(counts, edges);
    }

    static Array interp(Array x, Array at, Array values, @Nullable Double left, @Nullable Double right) {
        Objects.requireNonNull(at, "the coordinates of the points are null; give an array");
        Objects.requireNonNull(values, "the values of the points are null; give an array");
        requireLine(at, "interp takes the coordinates of points as");
        requireShape(at, values, "values of points");
        requireReal(x, "interp at");
        requireReal(at, "interp between coordinates that are");
        if (at.shape().isKnown() && at.size() == 0) {
            throw new IllegalArgumentException("interp needs at least one point but got none; give some");
        }
        if (values.dtype().isComplex()) {
            Array imaginary = interp(x, at, values.imag(), left == null ? null : 0.0, right == null ? null : 0.0);
            return complex(interp(x, at, values.real(), left, right), Array.where(x.isnan(), 0.0, imaginary));
        }
        return Sets.each("interp", new Interpolate(left, right), x, DType.FLOAT64, at, values);
    }

    /** Complex numbers of their parts, without arithmetic, in which infinities would become NaN. */
    private static Array complex(Array real, Array imaginary) {
        Array pairs = Array.stack(real.ndim(), real, imaginary);
        ChunkGrid together = pairs.chunks().withAxis(real.ndim(), ChunkLengths.single(2));
        return new Array(Rechunk.of(pairs.expr(), together))
                .view(DType.COMPLEX128)
                .squeeze(real.ndim());
    }
}
