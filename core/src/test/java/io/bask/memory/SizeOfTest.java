package io.bask.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SizeOfTest {
    private record Point(double x, double y) implements Serializable {}

    private record Tile(String name, double[] values) {}

    private static final class Link {
        private final Link next;

        Link(Link next) {
            this.next = next;
        }
    }

    private static final class Foreign {}

    @Test
    void arraysOfPrimitivesAreExact() {
        assertThat(SizeOf.of(new double[1_000])).isEqualTo(8_016);
        assertThat(SizeOf.of(new byte[3])).isEqualTo(24);
        assertThat(SizeOf.of(new char[100])).isEqualTo(216);
        assertThat(SizeOf.of(null)).isZero();
    }

    @Test
    void textTakesOneByteACharacterOrTwo() {
        assertThat(SizeOf.of("a".repeat(1_000))).isEqualTo(24 + 1_016);
        assertThat(SizeOf.of("\u4e2d".repeat(1_000))).isEqualTo(24 + 2_016);
    }

    @Test
    void listsAreEstimatedFromSomeOfTheirElements() {
        List<double[]> rows =
                IntStream.range(0, 10_000).mapToObj(i -> new double[100]).toList();
        assertThat(SizeOf.of(rows)).isBetween(8_000_000L, 8_500_000L);
        List<Point> points = new ArrayList<>(Collections.nCopies(3, new Point(1, 2)));
        points.add(new Point(3, 4));
        assertThat(SizeOf.of(points)).isBetween(64L, 300L);
    }

    @Test
    void mapsAreEstimatedFromSomeOfTheirEntries() {
        Map<Integer, long[]> map = new HashMap<>();
        for (int i = 0; i < 1_000; i++) {
            map.put(i, new long[50]);
        }
        assertThat(SizeOf.of(map)).isBetween(450_000L, 550_000L);
    }

    @Test
    void fieldsOfUsersObjectsAreFollowed() {
        assertThat(SizeOf.of(new Tile("t", new double[1_000]))).isBetween(8_016L, 8_200L);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void longChainsAndCirclesEnd() {
        Link chain = new Link(null);
        for (int i = 0; i < 1_000_000; i++) {
            chain = new Link(chain);
        }
        assertThat(SizeOf.of(chain)).isBetween(16L, 100_000L);
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        assertThat(SizeOf.of(circle)).isLessThan(1_000);
    }

    @Test
    void classesCanSayHowBigTheyAre() {
        SizeOf.register(Foreign.class, foreign -> 12_345);
        assertThat(SizeOf.of(new Foreign())).isEqualTo(12_345);
    }

    @Test
    void whatKnowsItsSizeIsAsked() {
        Sized sized = () -> 777;
        assertThat(SizeOf.of(sized)).isEqualTo(777);
        assertThat(SizeOf.of(List.of(sized, sized))).isBetween(777L, 2_000L);
    }

    @Test
    void smallCommonValuesAreNegligible() {
        assertThat(List.of(1, 2L, 3.0, true, "short")).allMatch(SizeOf::isNegligible);
        assertThat(SizeOf.isNegligible("x".repeat(1_000))).isFalse();
        assertThat(SizeOf.isNegligible(new double[2])).isFalse();
    }
}
