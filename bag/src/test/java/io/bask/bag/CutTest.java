package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Bask;
import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CutTest {
    /** Made by {@code src/test/python/bag_fixture.py}. */
    @Test
    void partitionsAreThoseOfDask() throws IOException {
        int cases = 0;
        try (BufferedReader fixture = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CutTest.class.getResourceAsStream("partitions.tsv")), StandardCharsets.UTF_8))) {
            for (String line = fixture.readLine(); line != null; line = fixture.readLine()) {
                String[] fields = line.split("\t", -1);
                int size = Integer.parseInt(fields[1]);
                assertThat(lengths(bag(fields[0], size, fields[2]))).as(line).isEqualTo(fields[3]);
                cases++;
            }
        }
        assertThat(cases).isGreaterThan(200);
    }

    private static Bag<?> bag(String kind, int size, String asked) {
        List<Integer> elements = IntStream.range(0, size).boxed().toList();
        if (asked.equals("-")) {
            return Bag.of(elements);
        }
        int npartitions = Integer.parseInt(asked);
        return kind.equals("of") ? Bag.of(elements, npartitions) : Bag.range(size, npartitions);
    }

    private static String lengths(Bag<?> bag) {
        Job job = Bask.job(List.of(bag));
        Object[] partitions = Bask.scheduler().run(job, RunOptions.defaults());
        return Arrays.stream(partitions)
                .map(partition -> String.valueOf(((List<?>) partition).size()))
                .collect(Collectors.joining(","));
    }

    @Test
    void fewerNumbersThanPartitionsGiveOneEach() {
        assertThat(lengths(Bag.range(3, 10))).isEqualTo("1,1,1");
        assertThat(lengths(Bag.range(0, 10))).isEqualTo("0");
    }
}
