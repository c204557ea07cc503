package io.bask.examples;

import static io.bask.dataframe.Expressions.col;
import static io.bask.dataframe.Expressions.count;
import static io.bask.dataframe.Expressions.mean;
import static org.assertj.core.api.Assertions.assertThat;

import io.bask.Bask;
import io.bask.Lazy;
import io.bask.array.Array;
import io.bask.array.shape.Chunks;
import io.bask.array.shape.Shape;
import io.bask.bag.Bag;
import io.bask.dataframe.DataFrame;
import io.bask.dataframe.io.CsvOptions;
import io.bask.delayed.Delayed;
import io.bask.graph.Job;
import io.bask.schedule.RunOptions;
import io.bask.schedule.serial.SerialScheduler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the collections lower to can be written down, read again, and run elsewhere with the same result. */
class LeavesTheJvmTest {
    static Stream<Lazy<?>> lazies() {
        Array x = Array.random(1).uniform(Shape.of(40, 30), Chunks.of(20, 7));
        Array y = Array.fromFunction(at -> at[0] * 30.0 + at[1], Shape.of(40, 30), Chunks.of(20, 7));
        DataFrame df = DataFrame.readCsv(LessonDataframe.surveys(), CsvOptions.blockSize("200 KB"));
        Bag<String> words =
                Bag.of(List.of("one two", "two three", "three"), 2).flatMap(line -> List.of(line.split(" ")));
        var add = Delayed.function(LessonDelayed::add);
        return Stream.of(
                x.add(y).sub(x.mean(0)).std(),
                x.get("::2, 3:").transpose().rechunk(Chunks.of(5)).argmax(1),
                y.with(y.gt(100), 0).max(1),
                Array.concatenate(0, x, y).astype("int8"),
                df.filter(col("weight").gt(10).and(col("sex").eq("F")))
                        .groupBy("year")
                        .agg(mean("weight"), count()),
                df.assign("ratio", col("weight").div(col("hindfoot_length")))
                        .col("ratio")
                        .max(),
                df.describe(),
                words.frequencies(),
                words.filter(word -> word.length() > 3).map(String::length),
                add.apply(add.apply(1, 2), Delayed.function(LessonDelayed::inc).apply(3)));
    }

    @ParameterizedTest
    @MethodSource("lazies")
    void graphsRunTheSameAfterARoundTrip(Lazy<?> lazy) throws IOException, ClassNotFoundException {
        Job job = Bask.job(List.of(lazy));
        Job copy = roundTrip(job);
        assertThat(text(copy)).isEqualTo(text(job));
    }

    private static String text(Job job) {
        return Arrays.toString(new SerialScheduler().run(job, RunOptions.defaults()));
    }

    private static Job roundTrip(Job job) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(job);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (Job) in.readObject();
        }
    }
}
