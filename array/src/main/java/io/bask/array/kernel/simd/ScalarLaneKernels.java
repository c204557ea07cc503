package io.bask.array.kernel.simd;

/** The plain Java implementation: elements are copied to position 0, and loops over one index are left to the compiler. */
final class ScalarLaneKernels extends LaneKernels {

    @Override
    public boolean readsInPlace() {
        return false;
    }

    private static double[] copy(double[] source, int offset, int count) {
        double[] copy = new double[count];
        System.arraycopy(source, offset, copy, 0, count);
        return copy;
    }

    @Override
    public void add(double[] lanes, double[] source, int offset, int count) {
        double[] values = copy(source, offset, count);
        for (int i = 0; i < count; i++) {
            lanes[i] += values[i];
        }
    }

    @Override
    public void max(double[] lanes, double[] source, int offset, int count) {
        double[] values = copy(source, offset, count);
        for (int i = 0; i < count; i++) {
            lanes[i] = Math.max(lanes[i], values[i]);
        }
    }

    @Override
    public void min(double[] lanes, double[] source, int offset, int count) {
        double[] values = copy(source, offset, count);
        for (int i = 0; i < count; i++) {
            lanes[i] = Math.min(lanes[i], values[i]);
        }
    }

    @Override
    public void addDistances(double[] shifts, double[] sums, double[] squares, double[] source, int offset, int count) {
        double[] values = copy(source, offset, count);
        for (int i = 0; i < count; i++) {
            double distance = values[i] - shifts[i];
            sums[i] += distance;
            squares[i] += distance * distance;
        }
    }
}
