package io.bask.array.kernel.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of eight or four rows by three vectors, as many as there are registers for.
 *
 * <p>One core of a Xeon with vectors of eight doubles multiplies 1000 x 1000 at 50 to 58 GFLOP/s with eight rows, by
 * processor time, on JDK 17 and 25; six rows by two vectors reach 40 to 48, fourteen by two 50 to 60 on JDK 17 and 35 on JDK
 * 25. The methods are as long as they are because vectors in an array would be objects, which takes forty times as long.
 */
final class VectorProductTile extends ProductTile {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Processors with vectors of eight doubles have 32 registers of them, others at least 16. */
    private static final int ROWS = LANES == 8 ? 8 : 4;

    VectorProductTile() {
        if (LANES < 2) {
            throw new UnsupportedOperationException("vectors of %s are of no use; use plain loops".formatted(SPECIES));
        }
    }

    @Override
    public int rows() {
        return ROWS;
    }

    @Override
    public int columns() {
        return 3 * LANES;
    }

    @Override
    public void add(double[] a, int from, double[] b, int first, int depth, double[] c, int at, int stride) {
        if (ROWS == 8) {
            eight(a, from, b, first, depth, c, at, stride);
        } else {
            four(a, from, b, first, depth, c, at, stride);
        }
    }

    /** Eight rows. As long as it is for 50 GFLOP/s, where six rows by two vectors reach 43 (ProductBenchmark). */
    private static void eight(double[] a, int from, double[] b, int first, int depth, double[] c, int at, int stride) {
        int r0 = at;
        int r1 = at + stride;
        int r2 = at + 2 * stride;
        int r3 = at + 3 * stride;
        int r4 = at + 4 * stride;
        int r5 = at + 5 * stride;
        int r6 = at + 6 * stride;
        int r7 = at + 7 * stride;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, r0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, r0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, c, r0 + 2 * LANES);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, r1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, r1 + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, c, r1 + 2 * LANES);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, r2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, r2 + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, c, r2 + 2 * LANES);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, r3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, r3 + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, c, r3 + 2 * LANES);
        DoubleVector s40 = DoubleVector.fromArray(SPECIES, c, r4);
        DoubleVector s41 = DoubleVector.fromArray(SPECIES, c, r4 + LANES);
        DoubleVector s42 = DoubleVector.fromArray(SPECIES, c, r4 + 2 * LANES);
        DoubleVector s50 = DoubleVector.fromArray(SPECIES, c, r5);
        DoubleVector s51 = DoubleVector.fromArray(SPECIES, c, r5 + LANES);
        DoubleVector s52 = DoubleVector.fromArray(SPECIES, c, r5 + 2 * LANES);
        DoubleVector s60 = DoubleVector.fromArray(SPECIES, c, r6);
        DoubleVector s61 = DoubleVector.fromArray(SPECIES, c, r6 + LANES);
        DoubleVector s62 = DoubleVector.fromArray(SPECIES, c, r6 + 2 * LANES);
        DoubleVector s70 = DoubleVector.fromArray(SPECIES, c, r7);
        DoubleVector s71 = DoubleVector.fromArray(SPECIES, c, r7 + LANES);
        DoubleVector s72 = DoubleVector.fromArray(SPECIES, c, r7 + 2 * LANES);
        int left = from;
        int right = first;
        for (int k = 0; k < depth; k++) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, right);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, right + LANES);
            DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, right + 2 * LANES);
            DoubleVector y0 = DoubleVector.broadcast(SPECIES, a[left]);
            s00 = y0.fma(x0, s00);
            s01 = y0.fma(x1, s01);
            s02 = y0.fma(x2, s02);
            DoubleVector y1 = DoubleVector.broadcast(SPECIES, a[left + 1]);
            s10 = y1.fma(x0, s10);
            s11 = y1.fma(x1, s11);
            s12 = y1.fma(x2, s12);
            DoubleVector y2 = DoubleVector.broadcast(SPECIES, a[left + 2]);
            s20 = y2.fma(x0, s20);
            s21 = y2.fma(x1, s21);
            s22 = y2.fma(x2, s22);
            DoubleVector y3 = DoubleVector.broadcast(SPECIES, a[left + 3]);
            s30 = y3.fma(x0, s30);
            s31 = y3.fma(x1, s31);
            s32 = y3.fma(x2, s32);
            DoubleVector y4 = DoubleVector.broadcast(SPECIES, a[left + 4]);
            s40 = y4.fma(x0, s40);
            s41 = y4.fma(x1, s41);
            s42 = y4.fma(x2, s42);
            DoubleVector y5 = DoubleVector.broadcast(SPECIES, a[left + 5]);
            s50 = y5.fma(x0, s50);
            s51 = y5.fma(x1, s51);
            s52 = y5.fma(x2, s52);
            DoubleVector y6 = DoubleVector.broadcast(SPECIES, a[left + 6]);
            s60 = y6.fma(x0, s60);
            s61 = y6.fma(x1, s61);
            s62 = y6.fma(x2, s62);
            DoubleVector y7 = DoubleVector.broadcast(SPECIES, a[left + 7]);
            s70 = y7.fma(x0, s70);
            s71 = y7.fma(x1, s71);
            s72 = y7.fma(x2, s72);
            left += 8;
            right += 3 * LANES;
        }
        s00.intoArray(c, r0);
        s01.intoArray(c, r0 + LANES);
        s02.intoArray(c, r0 + 2 * LANES);
        s10.intoArray(c, r1);
        s11.intoArray(c, r1 + LANES);
        s12.intoArray(c, r1 + 2 * LANES);
        s20.intoArray(c, r2);
        s21.intoArray(c, r2 + LANES);
        s22.intoArray(c, r2 + 2 * LANES);
        s30.intoArray(c, r3);
        s31.intoArray(c, r3 + LANES);
        s32.intoArray(c, r3 + 2 * LANES);
        s40.intoArray(c, r4);
        s41.intoArray(c, r4 + LANES);
        s42.intoArray(c, r4 + 2 * LANES);
        s50.intoArray(c, r5);
        s51.intoArray(c, r5 + LANES);
        s52.intoArray(c, r5 + 2 * LANES);
        s60.intoArray(c, r6);
        s61.intoArray(c, r6 + LANES);
        s62.intoArray(c, r6 + 2 * LANES);
        s70.intoArray(c, r7);
        s71.intoArray(c, r7 + LANES);
        s72.intoArray(c, r7 + 2 * LANES);
    }

    private static void four(double[] a, int from, double[] b, int first, int depth, double[] c, int at, int stride) {
        int r0 = at;
        int r1 = at + stride;
        int r2 = at + 2 * stride;
        int r3 = at + 3 * stride;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, r0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, r0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, c, r0 + 2 * LANES);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, r1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, r1 + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, c, r1 + 2 * LANES);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, r2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, r2 + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, c, r2 + 2 * LANES);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, r3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, r3 + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, c, r3 + 2 * LANES);
        int left = from;
        int right = first;
        for (int k = 0; k < depth; k++) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, right);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, right + LANES);
            DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, right + 2 * LANES);
            DoubleVector y0 = DoubleVector.broadcast(SPECIES, a[left]);
            s00 = y0.fma(x0, s00);
            s01 = y0.fma(x1, s01);
            s02 = y0.fma(x2, s02);
            DoubleVector y1 = DoubleVector.broadcast(SPECIES, a[left + 1]);
            s10 = y1.fma(x0, s10);
            s11 = y1.fma(x1, s11);
            s12 = y1.fma(x2, s12);
            DoubleVector y2 = DoubleVector.broadcast(SPECIES, a[left + 2]);
            s20 = y2.fma(x0, s20);
            s21 = y2.fma(x1, s21);
            s22 = y2.fma(x2, s22);
            DoubleVector y3 = DoubleVector.broadcast(SPECIES, a[left + 3]);
            s30 = y3.fma(x0, s30);
            s31 = y3.fma(x1, s31);
            s32 = y3.fma(x2, s32);
            left += 4;
            right += 3 * LANES;
        }
        s00.intoArray(c, r0);
        s01.intoArray(c, r0 + LANES);
        s02.intoArray(c, r0 + 2 * LANES);
        s10.intoArray(c, r1);
        s11.intoArray(c, r1 + LANES);
        s12.intoArray(c, r1 + 2 * LANES);
        s20.intoArray(c, r2);
        s21.intoArray(c, r2 + LANES);
        s22.intoArray(c, r2 + 2 * LANES);
        s30.intoArray(c, r3);
        s31.intoArray(c, r3 + LANES);
        s32.intoArray(c, r3 + 2 * LANES);
    }
}
