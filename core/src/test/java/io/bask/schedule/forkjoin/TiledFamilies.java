package io.bask.schedule.forkjoin;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Graphs of tiled linear algebra and of grids: the part of {@link OrderFamilies} whose tasks overwrite tiles. */
final class TiledFamilies {
    private static final int[] NONE = {};

    private TiledFamilies() {}

    static void addTo(Map<String, Consumer<ShapeBuilder>> all) {
        all.put("cholesky", g -> cholesky(g, 14));
        all.put("choleskyStored", g -> choleskyStored(g, 14));
        all.put("choleskyLarge", g -> cholesky(g, 30));
        all.put("lu", g -> lu(g, 12));
        all.put("luLarge", g -> lu(g, 24));
        all.put("qr", g -> qr(g, 10));
        all.put("solve", g -> solve(g, 30));
        all.put("butterfly", g -> butterfly(g, 8));
        all.put("wavefront", g -> wavefront(g, 40));
        all.put("jacobi", g -> jacobi(g, 16, 6));
        all.put("scan", g -> scan(g, 9));
        all.put("pyramid", g -> pyramid(g, 32));
    }

    /** The cells of a grid next to one, itself included. */
    static int[] around(int[] x, int n, int cell, boolean diagonals) {
        int row = cell / n;
        int column = cell % n;
        return IntStream.range(0, n * n)
                .filter(i -> Math.abs(i / n - row) <= 1 && Math.abs(i % n - column) <= 1)
                .filter(i -> diagonals || i / n == row || i % n == column)
                .map(i -> x[i])
                .toArray();
    }

    private static void cholesky(ShapeBuilder g, int n) {
        int[][] a = new int[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                a[i][j] = g.add();
            }
        }
        for (int k = 0; k < n; k++) {
            a[k][k] = g.add(a[k][k]);
            for (int i = k + 1; i < n; i++) {
                a[i][k] = g.add(a[i][k], a[k][k]);
            }
            for (int j = k + 1; j < n; j++) {
                for (int i = j; i < n; i++) {
                    a[i][j] = i > j ? g.add(a[i][j], a[i][k], a[j][k]) : g.add(a[i][j], a[i][k]);
                }
            }
        }
    }

    private static void choleskyStored(ShapeBuilder g, int n) {
        int[][] a = new int[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i][j] = g.add();
            }
        }
        for (int k = 0; k < n; k++) {
            a[k][k] = g.add(a[k][k]);
            g.add(a[k][k]);
            for (int i = k + 1; i < n; i++) {
                a[i][k] = g.add(a[i][k], a[k][k]);
                g.add(a[i][k]);
            }
            for (int i = k + 1; i < n; i++) {
                for (int j = k + 1; j <= i; j++) {
                    a[i][j] = i > j ? g.add(a[i][j], a[i][k], a[j][k]) : g.add(a[i][j], a[i][k]);
                }
            }
        }
    }

    private static int[][] square(ShapeBuilder g, int n) {
        int[][] a = new int[n][n];
        for (int[] row : a) {
            Arrays.setAll(row, j -> g.add());
        }
        return a;
    }

    private static void lu(ShapeBuilder g, int n) {
        int[][] a = square(g, n);
        for (int k = 0; k < n; k++) {
            a[k][k] = g.add(a[k][k]);
            for (int j = k + 1; j < n; j++) {
                a[k][j] = g.add(a[k][j], a[k][k]);
            }
            for (int i = k + 1; i < n; i++) {
                a[i][k] = g.add(a[i][k], a[k][k]);
            }
            for (int i = k + 1; i < n; i++) {
                for (int j = k + 1; j < n; j++) {
                    a[i][j] = g.add(a[i][j], a[i][k], a[k][j]);
                }
            }
        }
    }

    private static void qr(ShapeBuilder g, int n) {
        int[][] a = square(g, n);
        for (int k = 0; k < n; k++) {
            a[k][k] = g.add(a[k][k]);
            for (int j = k + 1; j < n; j++) {
                a[k][j] = g.add(a[k][j], a[k][k]);
            }
            for (int i = k + 1; i < n; i++) {
                int v = g.add(a[k][k], a[i][k]);
                a[k][k] = v;
                for (int j = k + 1; j < n; j++) {
                    int both = g.add(a[k][j], a[i][j], v);
                    a[k][j] = g.add(both);
                    a[i][j] = g.add(both);
                }
            }
        }
    }

    private static void solve(ShapeBuilder g, int n) {
        int[][] l = new int[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                l[i][j] = g.add();
            }
        }
        int[] b = g.layer("b", n, i -> NONE);
        for (int k = 0; k < n; k++) {
            b[k] = g.add(b[k], l[k][k]);
            for (int i = k + 1; i < n; i++) {
                b[i] = g.add(b[i], l[i][k], b[k]);
            }
        }
    }

    private static void butterfly(ShapeBuilder g, int log) {
        int[] row = g.layer("load", 1 << log, i -> NONE);
        for (int level = 0; level < log; level++) {
            int[] last = row;
            int bit = 1 << level;
            row = g.layer("pass-" + level, 1 << log, i -> new int[] {last[i & ~bit], last[i | bit]});
        }
    }

    private static void wavefront(ShapeBuilder g, int n) {
        for (int i = 0; i < n * n; i++) {
            int[] both = {i - n, i - 1};
            g.add(Arrays.copyOfRange(both, i >= n ? 0 : 1, i % n > 0 ? 2 : 1));
        }
    }

    private static void jacobi(ShapeBuilder g, int n, int sweeps) {
        int[] x = g.layer("load", n * n, i -> NONE);
        for (int sweep = 0; sweep < sweeps; sweep++) {
            int[] last = x;
            x = g.layer("sweep-" + sweep, n * n, i -> around(last, n, i, false));
        }
    }

    private static void scan(ShapeBuilder g, int log) {
        int[][] levels = new int[log + 1][];
        levels[0] = g.layer("load", 1 << log, i -> NONE);
        for (int k = 1; k <= log; k++) {
            int[] last = levels[k - 1];
            levels[k] = g.layer("up-" + k, last.length / 2, i -> new int[] {last[2 * i], last[2 * i + 1]});
        }
        int[] down = {g.add()};
        for (int k = log - 1; k >= 0; k--) {
            int[] above = down;
            int[] level = levels[k];
            down = g.layer(
                    "down-" + k,
                    level.length,
                    i -> i % 2 == 0 ? new int[] {above[i / 2]} : new int[] {above[i / 2], level[i - 1]});
        }
    }

    private static void pyramid(ShapeBuilder g, int n) {
        int[] x = g.layer("load", n * n, i -> NONE);
        for (int side = n; side > 1; side /= 2) {
            int wide = side;
            int half = side / 2;
            int[] under = x;
            int[] coarse = g.layer("coarse-" + side, half * half, i -> {
                int corner = 2 * (i / half) * wide + 2 * (i % half);
                return new int[] {under[corner], under[corner + 1], under[corner + wide], under[corner + wide + 1]};
            });
            g.layer("detail-" + side, wide * wide, i ->
                    new int[] {under[i], coarse[i / wide / 2 * half + i % wide / 2]});
            x = coarse;
        }
    }
}
