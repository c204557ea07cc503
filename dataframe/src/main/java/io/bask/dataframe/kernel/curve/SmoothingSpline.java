package io.bask.dataframe.kernel.curve;

import java.util.Arrays;

/**
 * A spline near numbers: as smooth as it can be while the squares of its distances to them add up to a given sum.
 *
 * <p>P. Dierckx's method (Curve and Surface Fitting with Splines, Oxford 1993, chapter 5; an algorithm for smoothing, differentiation and
 * integration of experimental data using spline functions, 1975), which SciPy's {@code UnivariateSpline} takes too, with its constants, as the
 * sum is met to a thousandth only and so the answer depends on the way to it. First knots are added where the distances are greatest,
 * at numbers, until the least squares spline comes nearer than asked for. Then jumps of its highest derivative at the knots are counted
 * against it, with a factor that is found by rational interpolation. Time grows with the numbers times the rounds, of which there may
 * be as many as knots in the worst case, and usually are the logarithm of these.
 */
final class SmoothingSpline {
    private static final double TOLERANCE = 0.001;
    private static final int MOST_ROUNDS = 20;

    private final int degree;
    private final double[] places;
    private final double[] numbers;
    private final double most;

    /** Knots inside, of which the first {@link #count} are used; what follows is of the pieces between them. */
    private double[] inside;

    private int count;
    /** Numbers strictly inside of each piece. */
    private final int[] free;
    /** Squares of distances in each piece; half of that at a knot counts on either side. */
    private final double[] distances;

    /** The values of the B-splines at each number, and the first of these B-splines. */
    private final double[] basis;

    private final int[] firsts;

    private double[] knots = {};
    private Triangle triangle = new Triangle(0, 1);
    private double[] weights = {};

    /** Of a degree below the number of numbers, with that sum of squares. */
    SmoothingSpline(int degree, double[] places, double[] numbers, double most) {
        this.degree = degree;
        this.places = places;
        this.numbers = numbers;
        this.most = most;
        int pieces = places.length + 1;
        this.inside = new double[pieces];
        this.free = new int[pieces];
        this.distances = new double[pieces];
        this.basis = new double[places.length * (degree + 1)];
        this.firsts = new int[places.length];
        free[0] = places.length - 2;
    }

    Curve curve() {
        int all = places.length + degree + 1;
        // There is a first bound on knots, at which they are added one by one again.
        int bound = Math.max(places.length / 2, 2 * (degree + 1));
        double tolerance = TOLERANCE * most;
        double before = 0;
        double polynomial = 0;
        int more = 0;
        while (true) {
            double sum = leastSquares();
            polynomial = count == 0 ? sum : polynomial;
            double over = sum - most;
            if (Math.abs(over) < tolerance || knots.length == all && over > 0 || count == 0 && over < 0) {
                return new PiecewisePolynomial(degree, knots, weights);
            }
            if (over < 0) {
                return smoothed(polynomial - most, over, tolerance);
            }
            boolean isSteady = more > 0 && knots.length != bound;
            bound = knots.length == bound ? all : bound;
            more = isSteady ? next(more, over, before - sum, tolerance) : 1;
            before = sum;
            measure();
            addKnots(more, bound, all);
        }
    }

    /** How many knots to add after so many, which brought the sum down by a gain. */
    private static int next(int last, double over, double gain, double tolerance) {
        int wanted = gain > tolerance ? (int) (last * over / gain) : last * 2;
        return Math.min(last * 2, Math.max(Math.max(wanted, last / 2), 1));
    }

    private void addKnots(int more, int bound, int all) {
        for (int i = 0; i < more; i++) {
            addKnot();
            int now = count + 2 * (degree + 1);
            if (now == all) {
                double[] last = InterpolatingSpline.knots(degree, places);
                inside = Arrays.copyOfRange(last, degree + 1, degree + 1 + count);
                return;
            }
            if (now == bound) {
                return;
            }
        }
    }

    /** The spline of these knots with the least squares of distances, and their sum. */
    private double leastSquares() {
        int width = degree + 1;
        knots = PiecewisePolynomial.knots(degree, places[0], inside, count, places[places.length - 1]);
        triangle = new Triangle(count + width, width);
        double[] row = new double[width];
        int piece = degree;
        double sum = 0;
        for (int i = 0; i < places.length; i++) {
            while (piece + 2 < knots.length - degree && places[i] >= knots[piece + 1]) {
                piece++;
            }
            PiecewisePolynomial.basis(degree, knots, piece, places[i], row);
            System.arraycopy(row, 0, basis, i * width, width);
            firsts[i] = piece - degree;
            double rest = triangle.add(piece - degree, row, numbers[i], width);
            sum += rest * rest;
        }
        weights = triangle.solved();
        return sum;
    }

    private double distance(int number, double[] weights) {
        double value = 0;
        for (int i = 0; i <= degree; i++) {
            value += weights[firsts[number] + i] * basis[number * (degree + 1) + i];
        }
        return (value - numbers[number]) * (value - numbers[number]);
    }

    private void measure() {
        double part = 0;
        int piece = 0;
        for (int i = 0; i < places.length; i++) {
            double distance = distance(i, weights);
            part += distance;
            if (firsts[i] > piece) {
                double half = distance / 2;
                distances[piece++] = part - half;
                part = half;
            }
        }
        distances[piece] = part;
    }

    /** Cuts the piece with the greatest distances at its middle number. */
    private void addKnot() {
        int worst = -1;
        int begin = 0;
        int start = 0;
        for (int piece = 0; piece <= count; piece++) {
            if (free[piece] > 0 && distances[piece] > (worst < 0 ? 0 : distances[worst])) {
                worst = piece;
                start = begin;
            }
            begin += free[piece] + 1;
        }
        if (worst < 0) {
            throw new IllegalStateException(
                    "no piece of %d has a number inside that the spline is far from".formatted(count + 1));
        }
        int after = worst + 1;
        System.arraycopy(free, after, free, after + 1, count - worst);
        System.arraycopy(distances, after, distances, after + 1, count - worst);
        System.arraycopy(inside, worst, inside, after, count - worst);
        int whole = free[worst];
        int half = whole / 2 + 1;
        double sum = distances[worst];
        free[worst] = half - 1;
        free[after] = whole - half;
        distances[worst] = sum * free[worst] / whole;
        distances[after] = sum * free[after] / whole;
        inside[worst] = places[start + half];
        count++;
    }

    /** How far the highest derivative jumps at each knot, as factors of the weights around it. */
    private double[][] jumps() {
        double unit = (count + 1) / (knots[knots.length - degree - 1] - knots[degree]);
        double[][] jumps = new double[count][degree + 2];
        for (int i = 0; i < count; i++) {
            double knot = knots[i + degree + 1];
            for (int j = 0; j <= degree + 1; j++) {
                // All knots of this B-spline but the one itself.
                double product = 1;
                for (int other = i + j; other <= i + j + degree + 1; other++) {
                    product *= other == i + degree + 1 ? 1 : knot - knots[other];
                }
                jumps[i][j] = (knots[i + j + degree + 1] - knots[i + j]) / (product * Math.pow(unit, degree));
            }
        }
        return jumps;
    }

    /** The smoothest spline of these knots that comes as near as asked for. */
    private Curve smoothed(double polynomial, double leastSquares, double tolerance) {
        double[][] jumps = jumps();
        FactorSearch search = new FactorSearch(polynomial, leastSquares);
        double factor = (count + degree + 1) / triangle.trace();
        double[] made = weights;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Triangle wider = triangle.widened(degree + 2);
            for (int i = 0; i < count; i++) {
                double[] row = jumps[i].clone();
                for (int j = 0; j < row.length; j++) {
                    row[j] /= factor;
                }
                wider.add(i, row, 0, knots.length);
            }
            made = wider.solved();
            double sum = 0;
            for (int i = 0; i < places.length; i++) {
                sum += distance(i, made);
            }
            double over = sum - most;
            if (Math.abs(over) < tolerance) {
                break;
            }
            factor = search.next(factor, over, tolerance);
            if (Double.isNaN(factor)) {
                break;
            }
        }
        return new PiecewisePolynomial(degree, knots, made);
    }
}
