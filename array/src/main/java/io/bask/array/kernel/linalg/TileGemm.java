package io.bask.array.kernel.linalg;

import io.bask.array.kernel.simd.ProductTile;

/**
 * Adds products of matrices tile by tile, each of which stays in registers; see {@link ProductTile}.
 *
 * <p>Panels of the right matrix, as wide as a tile, are copied so that they are read from beginning to end, and stay in
 * the first-level cache while panels of the left one, as high as a tile, pass by from the second-level cache. Tiles at the
 * edges are completed in an array of their own.
 */
final class TileGemm {
    private static final int DEPTH = 256;
    private static final int ROWS = 96;
    private static final int COLUMNS = 960;

    private final ProductTile tile;
    private final double[] edge;

    TileGemm(ProductTile tile) {
        this.tile = tile;
        edge = new double[tile.rows() * tile.columns()];
    }

    private static int filled(int count, int width) {
        return (count + width - 1) / width * width;
    }

    /** {@code c += a b}, where the rows of {@code c} are contiguous. */
    void add(Matrix a, Matrix b, Matrix c) {
        int depth = Math.min(DEPTH, a.columns());
        double[] left = new double[filled(Math.min(ROWS, a.rows()), tile.rows()) * depth];
        double[] right = new double[filled(Math.min(COLUMNS, b.columns()), tile.columns()) * depth];
        for (int column = 0; column < b.columns(); column += COLUMNS) {
            int width = Math.min(COLUMNS, b.columns() - column);
            for (int k = 0; k < a.columns(); k += DEPTH) {
                int deep = Math.min(DEPTH, a.columns() - k);
                b.part(k, column, deep, width).copyPanels(tile.columns(), right);
                for (int row = 0; row < a.rows(); row += ROWS) {
                    int height = Math.min(ROWS, a.rows() - row);
                    a.part(row, k, height, deep).transpose().copyPanels(tile.rows(), left);
                    tiles(left, right, deep, c.part(row, column, height, width));
                }
            }
        }
    }

    private void tiles(double[] left, double[] right, int depth, Matrix c) {
        for (int column = 0; column < c.columns(); column += tile.columns()) {
            for (int row = 0; row < c.rows(); row += tile.rows()) {
                boolean isWhole = row + tile.rows() <= c.rows() && column + tile.columns() <= c.columns();
                int at = c.offset() + row * c.rowStride() + column;
                if (isWhole) {
                    tile.add(left, row * depth, right, column * depth, depth, c.data(), at, c.rowStride());
                    continue;
                }
                int height = Math.min(tile.rows(), c.rows() - row);
                int width = Math.min(tile.columns(), c.columns() - column);
                for (int i = 0; i < height; i++) {
                    System.arraycopy(c.data(), at + i * c.rowStride(), edge, i * tile.columns(), width);
                }
                tile.add(left, row * depth, right, column * depth, depth, edge, 0, tile.columns());
                for (int i = 0; i < height; i++) {
                    System.arraycopy(edge, i * tile.columns(), c.data(), at + i * c.rowStride(), width);
                }
            }
        }
    }
}
