package io.bask.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    /** What a program printed, and its exit status. */
    private record Printed(int status, String out, String err) {}

    private static Printed run(Runnable program, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Start.commandLine(program)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Printed(status, out.toString(), err.toString());
    }

    private static String printed(Runnable program, String... arguments) {
        Printed printed = run(program, arguments);
        assertThat(printed.err()).isEmpty();
        assertThat(printed.status()).isZero();
        return printed.out();
    }

    @Test
    void arraysPrintLazyAndComputed() {
        String out = printed(new LessonArray());
        assertThat(out.lines().toList().get(0)).startsWith("Array<uniform, shape=(10000, 10000), dtype=float64");
        assertThat(out).contains("[[0.69773634 0.34329192 0.95574673 ... 0.82726562 0.71348623 0.32342855]");
        assertThat(out).contains("Array<sum, shape=(), dtype=float64");
        double sum =
                Double.parseDouble(out.lines().reduce((first, last) -> last).orElseThrow());
        // 1e8 uniform numbers: mean 5e7, standard deviation of the sum 2887.
        assertThat(sum).isBetween(5e7 - 15_000, 5e7 + 15_000);
    }

    @Test
    void arraysAreTheSameInEveryRunAndDifferByTheirSeed() {
        String[] small = {"--size", "50", "--chunks", "20"};
        assertThat(printed(new LessonArray(), small)).isEqualTo(printed(new LessonArray(), small));
        assertThat(printed(new LessonArray(), "--size", "50", "--chunks", "20", "--seed", "7"))
                .isNotEqualTo(printed(new LessonArray(), small));
    }

    @Test
    void queriesOfTpchPrintTheirAnswersAndPlans() {
        String[] tiny = {"--query", "6", "--scale", "0.001"};
        assertThat(printed(new Tpch(), tiny)).contains("query  6, forecasting revenue change: 1 rows");
        assertThat(printed(new Tpch(), "--query", "6", "--scale", "0.001", "--explain"))
                .contains("aggregate");
        Printed wrong = run(new Tpch(), "--query", "23");
        assertThat(wrong.status()).isNotZero();
        assertThat(wrong.err()).contains("--query is '23'; use a number from 1 to 22, or all");
    }

    @Test
    void tablesGiveTheSameMaximumAtEveryBlockSize() {
        String out = printed(new LessonDataframe());
        assertThat(out).contains("max weight 280.0, in 1 block of 64 MB");
        assertThat(out).contains("max weight 280.0, in 103 blocks of 10000 B");
        assertThat(out).contains("max weight 280.0, in 2 blocks of 1 MB");
        assertThat(out).contains("35548      35549     12   31  2002");
        assertThat(out).contains("F      45.342147  13994").contains("M      46.761235  15220");
    }

    @Test
    void missingTablesAreNamed(@TempDir Path folder) {
        Printed printed =
                run(new LessonDataframe(), "--file", folder.resolve("none.csv").toString());
        assertThat(printed.status()).isNotZero();
        assertThat(printed.err()).contains("none.csv").hasLineCount(1);
    }

    @Test
    void bagsMapFilterAndReduce() {
        assertThat(printed(new LessonBag()).lines().skip(1))
                .containsExactly(
                        "[1, 2, 3, 4, 5]", "[1, 4, 9, 16, 25]", "[1, 3, 5]", "15", "{odd=3, even=2}", "[1, 2]");
    }

    @Test
    void ownCollectionsTakePartInEverything(@TempDir Path folder) {
        Path graph = folder.resolve("graph.svg");
        String out = printed(new OwnCollection(), "--graph", graph.toString());
        assertThat(out.lines()).contains("  20 * x + 10", "[10, 30, 50, 70, 90]", "5", "[11, 31, 51, 71, 91]");
        assertThat(graph).content().contains("affine");
    }

    @Test
    void delayedCallsAreDrawnAndComputed(@TempDir Path folder) throws IOException {
        Path graph = folder.resolve("graph.dot");
        String out = printed(new LessonDelayed(), "--graph", graph.toString());
        assertThat(out).startsWith("Delayed(sum, not computed").endsWith("50" + System.lineSeparator());
        assertThat(Files.readString(graph).lines().filter(line -> line.contains("label=\"double\"")))
                .hasSize(5);
    }

    @Test
    void mandelbrotHasTheKnownChecksumAndPaintsAPicture(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("m.png");
        String out = printed(new Mandelbrot(), "--out", picture.toString());
        // One pixel of 12 million diverges a round earlier or later with how the absolute value is rounded.
        assertThat(out).containsAnyOf("checksum 55749065", "checksum 55749064");
        var image = ImageIO.read(picture.toFile());
        assertThat(image.getWidth()).isEqualTo(4001);
        assertThat(image.getHeight()).isEqualTo(3001);
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0x440154);
        assertThat(image.getRGB(2500, 1500) & 0xFFFFFF).isEqualTo(0xFDE725);
    }

    @Test
    void mandelbrotIsTheSameWhateverTheChunksAndThreads(@TempDir Path folder) {
        String picture = folder.resolve("m.png").toString();
        String whole = checksum("--height", "50", "--width", "40", "--chunks", "500", "--out", picture);
        assertThat(checksum("--height", "50", "--width", "40", "--chunks", "33", "--threads", "3", "--out", picture))
                .isEqualTo(whole);
    }

    private static String checksum(String... arguments) {
        return printed(new Mandelbrot(), arguments)
                .lines()
                .filter(line -> line.startsWith("checksum"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void piIsTheSameInAllWays() {
        for (String way : new String[] {"client", "delayed", "array"}) {
            String out = printed(new Pi(), "--with", way, "--terms", "1000003", "--chunks", "10", "--no-progress");
            double pi = Double.parseDouble(out.lines().findFirst().orElseThrow().substring("pi = ".length()));
            assertThat(Math.abs(pi - Math.PI)).as(way).isLessThan(1e-12);
        }
    }

    @Test
    void wrongOptionsAreExplained() {
        Printed unknown = run(new Mandelbrot(), "--hight", "5");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("--hight").contains("--height");
        Printed negative = run(new Mandelbrot(), "--chunks", "-1");
        assertThat(negative.status()).isEqualTo(2);
        assertThat(negative.err()).contains("--chunks is -1; use 1 or more");
        assertThat(run(new Mandelbrot(), "--out", "absent/m.png").err())
                .contains("--out is absent/m.png", "make it first");
        assertThat(run(new Mandelbrot(), "--out", "m.jpg").err()).contains("--out is m.jpg", ".png");
        assertThat(run(new Pi(), "--terms", "many").err()).contains("--terms").contains("many");
        assertThat(run(new ImagePipeline(), "--out", "absent/s.png").err())
                .contains("--out is absent/s.png", "make it first");
        assertThat(run(new GridSearch(), "--enough", "NaN").err()).contains("--enough is NaN; use 0 or more");
        assertThat(run(new Pi(), "--chunks", "2000000000").err())
                .contains("--chunks is 2000000000; use at most 10000000");
        assertThat(run(new Pi(), "--with", "magic").err()).contains("client, delayed, array");
        assertThat(run(new LessonBag(), "--partitions", "0").err()).contains("--partitions is 0");
        assertThat(run(new LessonArray(), "--size", "0").err()).contains("--size is 0");
    }

    @Test
    void helpListsTheOptions() {
        assertThat(printed(new Mandelbrot(), "--help")).contains("--height", "--width", "--chunks", "--threads");
        assertThat(printed(new Pi(), "--help")).contains("--terms", "--with", "client, delayed, array");
    }

    @Test
    void wordsOfFilesAreCountedMostFrequentFirst(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.txt"), "to be or not\nto be, that is\n");
        Files.writeString(folder.resolve("b.txt"), "To be!");
        assertThat(printed(new WordCount(), folder + "/*.txt", "--top", "2"))
                .isEqualToNormalizingNewlines("10 words, 6 different\n       3 to\n       3 be\n");
        assertThat(printed(new WordCount())).startsWith("3000 words, 10 different");
        assertThat(run(new WordCount(), "--top", "0").err()).contains("--top is 0");
    }

    @Test
    void brokenLinesAreSetAsideAndTheRestGrouped() {
        String out = printed(new JsonLogs());
        assertThat(out).contains("5 broken lines, the first:").contains("line 1000: not JSON");
        assertThat(out)
                .contains("millis_mean")
                .contains("/cart")
                .contains("/home")
                .contains("/search");
        assertThat(printed(new JsonLogs())).isEqualTo(out);
        assertThat(run(new JsonLogs(), "--lines=-1").err()).contains("--lines is -1; use 1 or more");
        assertThat(printed(new JsonLogs(), "--lines", "1")).contains("0 broken lines");
    }

    @Test
    void imagesAreMeasuredAndPutOnASheet(@TempDir Path folder) throws IOException {
        Path sheet = folder.resolve("sheet.png");
        String out = printed(new ImagePipeline(), "--images", "4", "--out", sheet.toString());
        assertThat(out.lines().limit(4))
                .containsExactly("brightness 0.124", "brightness 0.249", "brightness 0.375", "brightness 0.500");
        assertThat(ImageIO.read(sheet.toFile()).getWidth()).isEqualTo(4 * 48);
    }

    @Test
    void gridSearchFindsTheCubicAndStopsEarlyWhenAskedTo() {
        String out = printed(new GridSearch());
        assertThat(out).contains("all candidates were looked at");
        double error = Double.parseDouble(out.lines().findFirst().orElseThrow().replaceAll(".*error ", ""));
        assertThat(error).isBetween(0.005, 0.02);
        assertThat(out).containsPattern("degree [3-8]");
        assertThat(printed(new GridSearch(), "--enough", "0.05")).contains("error 0.0");
    }

    @Test
    void sweepWritesALineForEachParameter(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("sweep.csv");
        assertThat(printed(new ParameterSweep(), "--rates", "13", "--out", file.toString()))
                .startsWith("9 of 13 populations settle");
        assertThat(Files.readAllLines(file)).hasSize(14).contains("2.0000,true,0.500000");
    }
}
