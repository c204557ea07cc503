package io.bask.schedule.forkjoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The peaks of the order chosen, family by family, and what two versions of Dask reach on the same graphs (measured by
 * {@code src/test/python/dask_orders.py}).
 */
class TaskOrderQualityTest {
    private static final double SMALL_LOSS = 1.10;

    /** One line of the fixture: Dask's peaks, and a fingerprint of the graph they were measured on. */
    private record Measured(String family, int tasks, long hash, long dask2022, long dask2026) {
        static Measured of(String line) {
            String[] cells = line.split(",");
            return new Measured(
                    cells[0],
                    Integer.parseInt(cells[2]),
                    Long.parseLong(cells[3]),
                    Long.parseLong(cells[4]),
                    Long.parseLong(cells[5]));
        }

        static List<Measured> all() {
            try (InputStream in = Objects.requireNonNull(Measured.class.getResourceAsStream("dask-orders.csv"))) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return text.lines().skip(1).map(Measured::of).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long better() {
            return Math.min(dask2022, dask2026);
        }
    }

    /** Any change of these is a change of what Bask promises: lower is better. */
    @ParameterizedTest
    @CsvSource({
        "tree, 13",
        "sum, 21",
        "shuffle, 930",
        "stencil, 102",
        "matmul, 116",
        "matmulChained, 933",
        "demean, 100101",
        "demeanReread, 201",
        "anomaly, 26",
        "xpxt, 62",
        "overlap, 78",
        "cumsum, 3",
        "tsqr, 401",
        "multi, 45",
        "join, 61",
        "groupBy, 89",
        "zip, 15",
        "random, 549",
        "cholesky, 57",
        "choleskyStored, 57",
        "choleskyLarge, 241",
        "lu, 88",
        "luLarge, 322",
        "qr, 45",
        "solve, 32",
        "butterfly, 258",
        "wavefront, 41",
        "jacobi, 181",
        "scan, 12",
        "pyramid, 18",
        "rechunk, 4",
        "rechunkGrid, 81",
        "broadcast, 214",
        "layered, 72",
        "sparse4000, 97",
        "sparse3000, 262",
        "allPairs, 54",
        "lag, 3",
        "folds, 125",
        "clusters, 146",
        "covariance, 307",
        "rolling, 20",
        "ladders, 31"
    })
    void peakIs(String family, long peak) {
        Demand demand = Demand.of(OrderFamilies.job(family));
        TaskOrder order = TaskOrder.best(demand);
        assertThat(order.peak()).isEqualTo(peak).isEqualTo(TaskOrder.peak(demand, order.order()));
    }

    @Test
    void graphsAreThoseThatDaskOrdered() {
        assertThat(Measured.all())
                .extracting(Measured::family)
                .hasSameElementsAs(OrderFamilies.all().keySet());
        for (Measured measured : Measured.all()) {
            ShapeBuilder graph = new ShapeBuilder();
            Objects.requireNonNull(OrderFamilies.all().get(measured.family)).accept(graph);
            assertThat(graph.size()).as(measured.family).isEqualTo(measured.tasks);
            assertThat(graph.hash()).as(measured.family).isEqualTo(measured.hash);
        }
    }

    @Test
    void keepsNoMoreAliveThanTheBetterOfTwoDasks() {
        Map<String, String> losses = new LinkedHashMap<>();
        for (Measured measured : Measured.all()) {
            long peak = TaskOrder.best(Demand.of(OrderFamilies.job(measured.family)))
                    .peak();
            assertThat(peak).as(measured.family).isLessThanOrEqualTo((long) (measured.better() * SMALL_LOSS));
            if (peak > measured.better()) {
                losses.put(measured.family, peak + " against " + measured.better());
            }
        }
        // Two graphs of random edges, and one whose peak is a dozen results.
        assertThat(losses)
                .isEqualTo(
                        Map.of("random", "549 against 541", "sparse3000", "262 against 257", "scan", "12 against 11"));
    }
}
