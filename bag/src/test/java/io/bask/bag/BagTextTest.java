package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.io.Malformed;
import io.bask.bag.io.TextOptions;
import io.bask.testkit.Seeds;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class BagTextTest {
    @TempDir
    Path folder;

    private static Bag<String> texts(String... texts) {
        return Bag.of(Arrays.asList(texts), 1);
    }

    private static List<String> words(String text) {
        String spaces = "[\\t-\\r\\x1c- \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
        return Arrays.stream(text.split(spaces)).filter(word -> !word.isEmpty()).toList();
    }

    private static Map<String, Long> counted(List<String> words) {
        Map<String, Long> counts = new LinkedHashMap<>();
        words.forEach(word -> counts.merge(word, 1L, Long::sum));
        return counts;
    }

    @Test
    void everyMethodAnswersWhatPythonDoes() {
        Bag<String> texts = texts("  Hello World ", "-7", "a,b,,c", "");
        assertThat(texts.str().lower().compute()).containsExactly("  hello world ", "-7", "a,b,,c", "");
        assertThat(texts.str().upper().compute()).containsExactly("  HELLO WORLD ", "-7", "A,B,,C", "");
        assertThat(texts.str().strip().compute()).containsExactly("Hello World", "-7", "a,b,,c", "");
        assertThat(texts.str().lstrip().compute()).containsExactly("Hello World ", "-7", "a,b,,c", "");
        assertThat(texts.str().rstrip().compute()).containsExactly("  Hello World", "-7", "a,b,,c", "");
        assertThat(texts.str().split().compute())
                .containsExactly(List.of("Hello", "World"), List.of("-7"), List.of("a,b,,c"), List.of());
        assertThat(texts.str().split(",").compute())
                .containsExactly(List.of("  Hello World "), List.of("-7"), List.of("a", "b", "", "c"), List.of(""));
        assertThat(texts.str().zfill(5).compute()).containsExactly("  Hello World ", "-0007", "a,b,,c", "00000");
        assertThat(texts.str().len().compute()).containsExactly(14L, 2L, 6L, 0L);
        assertThat(texts.str().slice(-3).compute()).containsExactly("ld ", "-7", ",,c", "");
        assertThat(texts.str().slice(1, -1).compute()).containsExactly(" Hello World", "", ",b,,", "");
        assertThat(texts.str().replace(",", ";").str().count(";").compute()).containsExactly(0L, 0L, 3L, 0L);
        assertThat(texts.str().replaceRegex("([a-c]),", "$1").compute())
                .containsExactly("  Hello World ", "-7", "ab,c", "");
        assertThat(texts.str().find("o").compute()).containsExactly(6L, -1L, -1L, -1L);
        assertThat(texts.str().findAll("[A-Z]").compute())
                .containsExactly(List.of("H", "W"), List.of(), List.of(), List.of());
        assertThat(texts.str().extract("([A-Z])([a-z])", 2).compute()).containsExactly("e", null, null, null);
        assertThat(texts.str().contains("World").compute()).containsExactly(true, false, false, false);
        assertThat(texts.str().containsRegex("[0-9]").compute()).containsExactly(false, true, false, false);
        assertThat(texts.str().fullmatch("-?[0-9]+").compute()).containsExactly(false, true, false, false);
        assertThat(texts.str().startsWith("a,").compute()).containsExactly(false, false, true, false);
        assertThat(texts.str().endsWith("").compute()).containsExactly(true, true, true, true);
        assertThat(texts("hELLO wORLD", "ÄPFEL").str().capitalize().compute()).containsExactly("Hello world", "Äpfel");
        assertThat(texts("a\nb\r\nc\n").str().splitLines().compute()).containsExactly(List.of("a", "b", "c"));
        assertThat(texts("\uD83D\uDE00bc").str().slice(1, 2).compute()).containsExactly("b");
    }

    @Test
    void whatIsNoTextIsNamedWithTheMethod() {
        assertThatThrownBy(() -> Bag.of(List.of("a", 5), 1).str().lower().compute())
                .hasMessageContaining("lower() failed on 5")
                .hasMessageContaining("str() works on texts, but this is an Integer");
        assertThatThrownBy(
                        () -> Bag.of(Arrays.asList("a", null), 1).str().words().compute())
                .hasMessageContaining("words() needs texts, but an element is null");
        assertThatThrownBy(() -> texts("a").str().split("")).hasMessageContaining("the separator is empty");
        assertThatThrownBy(() -> texts("a").str().count("[")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> texts("a").str().extract("(a)", 2)).hasMessageContaining("groups 0 to 1");
    }

    @Test
    void wordsOfFilesAreThoseOfTheirLinesWhereverTheyAreCut() throws IOException {
        RandomGenerator random = Seeds.random();
        String[] spaces = {" ", "  ", "\t", "\n", "\r\n", "\u000b", "\u001c", "\u00a0", "\u3000", "\u2028"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            int length = 1 + random.nextInt(i % 10 == 0 ? 40 : 12);
            for (int k = 0; k < length; k++) {
                boolean odd = random.nextInt(60) == 0;
                text.append(odd ? "äé\u4e00\u0001\u0000".charAt(random.nextInt(5)) : (char) ('!' + random.nextInt(94)));
            }
            text.append(spaces[random.nextInt(10) == 0 ? random.nextInt(spaces.length) : random.nextInt(4)]);
        }
        Path file = Files.writeString(folder.resolve("a.txt"), text);
        List<String> words = words(text.toString());
        for (int blockSize : new int[] {1, 7, 100, 4096, 1_000_000}) {
            Bag<String> bag = Bag.readText(file.toString(), TextOptions.blockSize(blockSize))
                    .str()
                    .words();
            assertThat(bag.compute()).as("block size %d", blockSize).isEqualTo(words);
            Map<String, Long> counts = bag.frequencies().compute();
            assertThat(counts).as("block size %d", blockSize).isEqualTo(counted(words));
            assertThat(List.copyOf(counts.keySet()))
                    .isEqualTo(List.copyOf(counted(words).keySet()));
        }
        assertThat(Bag.readText(file).flatMap(BagTextTest::words).compute()).isEqualTo(words);
    }

    @Test
    void wordsOfManyLinesAtOnceAreThoseOfEachLine() throws IOException {
        RandomGenerator random = Seeds.random();
        String[] ends = {" ", " ", " ", "  ", "\t", "\n", "\r\n", "\n\n"};
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            int length = 1 + random.nextInt(i % 20 == 0 ? 40 : 17);
            for (int k = 0; k < length; k++) {
                text.append(random.nextInt(300) == 0 ? '\u0001' : (char) ('!' + random.nextInt(94)));
            }
            text.append(ends[random.nextInt(ends.length)]);
        }
        text.append("the end");
        Path file = Files.writeString(folder.resolve("ascii.txt"), text);
        List<String> words = words(text.toString());
        for (int blockSize : new int[] {900, 5000, 16_384, 17_000, 40_000, 1_000_000}) {
            Bag<String> bag = Bag.readText(file.toString(), TextOptions.blockSize(blockSize))
                    .str()
                    .words();
            assertThat(bag.compute()).as("block size %d", blockSize).isEqualTo(words);
            assertThat(bag.distinct().compute())
                    .isEqualTo(words.stream().distinct().toList());
            assertThat(List.copyOf(bag.frequencies().compute().entrySet()))
                    .as("block size %d", blockSize)
                    .isEqualTo(List.copyOf(counted(words).entrySet()));
        }
        assertThat(Bag.readText(file).str().words().take(5000)).isEqualTo(words.subList(0, 5000));
        long line = text.chars().filter(character -> character == '\n').count() + 1;
        Files.write(file, new byte[] {(byte) 0xE9, '\n'}, StandardOpenOption.APPEND);
        for (int blockSize : new int[] {5000, 1_000_000}) {
            Bag<String> bag = Bag.readText(file.toString(), TextOptions.blockSize(blockSize))
                    .str()
                    .words();
            assertThatThrownBy(() -> bag.frequencies().compute())
                    .hasMessageContaining("ascii.txt, line %d: byte".formatted(line));
        }
    }

    @Test
    void manyDifferentWordsAreCountedRight() throws IOException {
        RandomGenerator random = Seeds.random();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 400_000; i++) {
            words.add(Integer.toString((int) (random.nextDouble() * random.nextDouble() * 300_000), 36));
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(words.get(i)).append(i % 12 == 11 ? '\n' : ' ');
        }
        Path file = Files.writeString(folder.resolve("many.txt"), text);
        Map<String, Long> counts =
                Bag.readText(file).str().words().frequencies().compute();
        assertThat(counts).isEqualTo(counted(words));
        assertThat(List.copyOf(counts.keySet()))
                .isEqualTo(List.copyOf(counted(words).keySet()));
    }

    @Test
    void wordsOfOtherCharsetsAndDelimitersAreRight() throws IOException {
        for (String encoding : List.of("UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "Shift_JIS")) {
            String text = encoding.equals("Shift_JIS") ? "\u3042 a\u30bd|b;" : "\u00fcber alles|na \u00e9t\u00e9;";
            Path file = Files.write(folder.resolve(encoding), text.getBytes(Charset.forName(encoding)));
            TextOptions options = TextOptions.defaults().withEncoding(encoding).withDelimiter("|");
            assertThat(Bag.readText(file.toString(), options).str().words().compute())
                    .as(encoding)
                    .isEqualTo(words(text.replace('|', ' ')));
        }
    }

    @Test
    void malformedBytesAreTreatedAsTheLinesWouldBe() throws IOException {
        Path file =
                Files.write(folder.resolve("bad.txt"), "ok fine\nb\u00e9d x\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Bag.readText(file).str().words().compute())
                .hasMessageContaining("bad.txt, line 2: byte 2 is not UTF-8");
        TextOptions ignoring = TextOptions.defaults().withMalformed(Malformed.IGNORE);
        assertThat(Bag.readText(file.toString(), ignoring).str().words().compute())
                .containsExactly("ok", "fine", "bd", "x");
        TextOptions replacing = TextOptions.defaults().withMalformed(Malformed.REPLACE);
        assertThat(Bag.readText(file.toString(), replacing)
                        .str()
                        .words()
                        .frequencies()
                        .compute())
                .containsOnlyKeys("ok", "fine", "b\uFFFDd", "x");
    }

    @Test
    void wordsAreFoundWhileReadingUnlessLinesAreReadByOthersToo() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "to be or not\nto be\n");
        Bag<String> lines = Bag.readText(file);
        Bag<String> words = lines.str().words();
        assertThat(words.explain().toString()).contains("read-text-words").contains("words()");
        assertThat(io.bask.Bask.compute(List.of(words.count(), lines.count()))).isEqualTo(List.of(6L, 2L));
        assertThat(words.filter(word -> word.length() == 2).frequencies(true).compute())
                .isEqualTo(Map.of("to", 2L, "be", 2L, "or", 1L));
        assertThat(words.take(3)).containsExactly("to", "be", "or");
        assertThat(Bag.readText(
                                List.of(folder + "/*.txt"),
                                TextOptions.defaults().withFilesPerPartition(2))
                        .str()
                        .words()
                        .count()
                        .compute())
                .isEqualTo(6);
    }
}
