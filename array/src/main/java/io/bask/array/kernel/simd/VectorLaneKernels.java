package io.bask.array.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The implementation with the Vector API.
 *
 * <p>It uses no masks, which JDK 17 does not compile to machine instructions, and no fused multiply-add, which would give
 * other bits than plain Java.
 */
final class VectorLaneKernels extends LaneKernels {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    VectorLaneKernels() {
        if (SPECIES.length() < 2) {
            throw new UnsupportedOperationException("vectors of %s are of no use; use plain loops".formatted(SPECIES));
        }
    }

    @Override
    public boolean readsInPlace() {
        return true;
    }

    @Override
    public void add(double[] lanes, double[] source, int offset, int count) {
        int i = 0;
        for (int end = SPECIES.loopBound(count); i < end; i += SPECIES.length()) {
            DoubleVector values = DoubleVector.fromArray(SPECIES, source, offset + i);
            DoubleVector.fromArray(SPECIES, lanes, i).add(values).intoArray(lanes, i);
        }
        for (; i < count; i++) {
            lanes[i] += source[offset + i];
        }
    }

    @Override
    public void addStreams(double[] lanes, double[] source, int offset, int distance, int count) {
        int end = SPECIES.loopBound(count);
        for (int i = 0; i < end; i += SPECIES.length()) {
            DoubleVector sum = DoubleVector.fromArray(SPECIES, lanes, i);
            for (int stream = 0; stream < STREAMS; stream++) {
                sum = sum.add(DoubleVector.fromArray(SPECIES, source, offset + stream * distance + i));
            }
            sum.intoArray(lanes, i);
        }
        for (int i = end; i < count; i++) {
            for (int stream = 0; stream < STREAMS; stream++) {
                lanes[i] += source[offset + stream * distance + i];
            }
        }
    }

    @Override
    public void max(double[] lanes, double[] source, int offset, int count) {
        int i = 0;
        for (int end = SPECIES.loopBound(count); i < end; i += SPECIES.length()) {
            DoubleVector values = DoubleVector.fromArray(SPECIES, source, offset + i);
            DoubleVector.fromArray(SPECIES, lanes, i).max(values).intoArray(lanes, i);
        }
        for (; i < count; i++) {
            lanes[i] = Math.max(lanes[i], source[offset + i]);
        }
    }

    @Override
    public void min(double[] lanes, double[] source, int offset, int count) {
        int i = 0;
        for (int end = SPECIES.loopBound(count); i < end; i += SPECIES.length()) {
            DoubleVector values = DoubleVector.fromArray(SPECIES, source, offset + i);
            DoubleVector.fromArray(SPECIES, lanes, i).min(values).intoArray(lanes, i);
        }
        for (; i < count; i++) {
            lanes[i] = Math.min(lanes[i], source[offset + i]);
        }
    }

    @Override
    public void addDistances(double[] shifts, double[] sums, double[] squares, double[] source, int offset, int count) {
        int i = 0;
        for (int end = SPECIES.loopBound(count); i < end; i += SPECIES.length()) {
            DoubleVector values = DoubleVector.fromArray(SPECIES, source, offset + i);
            DoubleVector distance = values.sub(DoubleVector.fromArray(SPECIES, shifts, i));
            DoubleVector.fromArray(SPECIES, sums, i).add(distance).intoArray(sums, i);
            DoubleVector square = distance.mul(distance);
            DoubleVector.fromArray(SPECIES, squares, i).add(square).intoArray(squares, i);
        }
        for (; i < count; i++) {
            double distance = source[offset + i] - shifts[i];
            sums[i] += distance;
            squares[i] += distance * distance;
        }
    }
}
