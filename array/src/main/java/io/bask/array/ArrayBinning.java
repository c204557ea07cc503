package io.bask.array;

import io.bask.array.shape.UnknownLengthException;
import io.bask.function.Given;
import org.jspecify.annotations.Nullable;

/**
 * Searches in sorted lines, counts by number and by bin, interpolation.
 *
 * <p>What is searched in, and edges of bins, go to every task as a whole. Counts are made block by block and added up.
 */
public sealed interface ArrayBinning permits Array {
    /** {@link #searchsorted(Array, SearchSide)} on the left. */
    default Array searchsorted(Array values) {
        return searchsorted(values, SearchSide.LEFT);
    }

    /**
     * Where values would have to be inserted into this array, of one axis in rising order, to keep its order; int64, of the
     * shape and chunks of {@code values}. NaN is last.
     *
     * @param side before or behind equal elements
     * @throws IllegalArgumentException if this array has not one axis
     */
    default Array searchsorted(Array values, SearchSide side) {
        return Binning.searchsorted(self(), values, side);
    }

    /** {@link #searchsorted(Array, SearchSide)} in the order that {@code sorter}, as of {@code argsort}, puts this array. */
    default Array searchsorted(Array values, SearchSide side, Array sorter) {
        Given.notNull(values, "values");
        Given.notNull(side, "side");
        Given.notNull(sorter, "sorter");
        if (!sorter.shape().equals(self().shape())) {
            throw new IllegalArgumentException("the sorter has shape %s and the array %s; %s"
                    .formatted(
                            sorter.shape(),
                            self().shape(),
                            UnknownLengthException.wayOut(
                                    sorter.shape().canEqual(self().shape()), "give one position an element")));
        }
        return self().take(sorter).searchsorted(values, side);
    }

    /** {@link #digitize(Array, boolean)}; the edges are looked at now. */
    default Array digitize(double... edges) {
        Given.notNull(edges, "edges");
        return digitize(Array.of(edges.clone()), false);
    }

    /**
     * In which bin each element lies: 0 before the first edge, as many as there are edges behind the last.
     *
     * @param edges of one axis, rising or falling; computing fails if they do neither
     * @param right whether bins include their right edge instead of the left one
     * @throws IllegalArgumentException if edges have not one axis, or anything is complex
     */
    default Array digitize(Array edges, boolean right) {
        return Binning.digitize(self(), edges, right);
    }

    /** {@link #bincount(Array, long)} without weights. */
    default Array bincount() {
        return bincount(null, 0);
    }

    /** {@link #bincount(Array, long)} without weights. */
    default Array bincount(long minLength) {
        return bincount(null, minLength);
    }

    /**
     * How often each whole number from 0 to the greatest comes, int64; or the sums of weights, float64. How many numbers
     * that are is known when computed.
     *
     * @param weights one for each element, or null
     * @param minLength at least so many numbers are answered
     * @throws IllegalArgumentException if this array has not one axis of whole numbers, or the weights another shape;
     *     computing fails where a number is negative
     */
    default Array bincount(@Nullable Array weights, long minLength) {
        return Binning.bincount(self(), weights, minLength);
    }

    /** {@link #histogram(Bins)} of so many bins from the smallest element to the largest. */
    default ArrayHistogram histogram(long bins) {
        return histogram(Bins.count(bins));
    }

    /**
     * How many elements lie in each bin: int64, or the dtype of weights, or float64 for a density. NaN lies in none.
     *
     * <p>Without edges and range the elements are read twice: for their range, and to be counted.
     *
     * @throws IllegalArgumentException for complex elements, or weights of another shape; computing fails where elements
     *     that are not finite leave no range
     */
    default ArrayHistogram histogram(Bins bins) {
        return Binning.histogram(self(), bins);
    }

    /** The edges of {@link #histogram(Bins)} without the counts. */
    default Array histogramBinEdges(Bins bins) {
        return Binning.edges(self(), bins);
    }

    /** {@link #histogramdd} of points with two coordinates, this array and {@code y}; weights and density as of {@code xBins}. */
    default ArrayHistogram histogram2d(Array y, Bins xBins, Bins yBins) {
        Given.notNull(y, "y");
        Given.notNull(xBins, "xBins");
        Given.notNull(yBins, "yBins");
        return Binning.cells(new Array[] {self(), y}, xBins, yBins);
    }

    /**
     * How many points lie in each cell of a grid, float64.
     *
     * @param bins one for each column of this array, whose rows are points; one for all if there is only one; weights, one
     *     for each point, and density as the first one has them
     * @throws IllegalArgumentException if this array has not two axes, there are not as many bins as columns, or a rule is
     *     given
     */
    default ArrayHistogram histogramdd(Bins... bins) {
        Given.noneNull(bins, "bins");
        return Binning.cells(Binning.columns(self()), bins);
    }

    /** {@link #interp(Array, Array, Double, Double)} that goes on with the first and last value. */
    default Array interp(Array at, Array values) {
        return interp(at, values, null, null);
    }

    /**
     * Values at the coordinates that are this array's elements, on straight lines between given points.
     *
     * @param at coordinates of the points, rising
     * @param values one for each of them
     * @param left what is answered before the first point; null for its value; real where values are complex, as in NumPy
     * @param right what is answered behind the last point; null for its value
     * @throws IllegalArgumentException if there are not as many values as coordinates, or none, or coordinates are complex
     */
    default Array interp(Array at, Array values, @Nullable Double left, @Nullable Double right) {
        return Binning.interp(self(), at, values, left, right);
    }

    private Array self() {
        return (Array) this;
    }
}
