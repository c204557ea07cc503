package io.bask.bag.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.bag.Bag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTargetTest {
    @TempDir
    private Path folder;

    private final Bag<String> lines = Bag.range(25, 12).map(i -> "line " + i);

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void partitionsAreFilesWhoseNamesSortAsTheyDo() throws Exception {
        List<Path> written = lines.toTextFiles(folder + "/out/part-*.txt");
        assertThat(written).hasSize(12).isSorted().isEqualTo(files());
        assertThat(written.get(0).getFileName().toString()).isEqualTo("part-00.txt");
        assertThat(Files.readString(written.get(0))).isEqualTo("line 0\nline 1\n");
        assertThat(Bag.readText(folder + "/out/*.txt").compute()).isEqualTo(lines.compute());
    }

    @Test
    void compressedFilesAreReadBack() {
        lines.toTextFiles(folder + "/*.gz");
        assertThat(Bag.readText(folder + "/*.gz").compute()).isEqualTo(lines.compute());
    }

    @Test
    void patternWithoutStarIsAFolder() throws Exception {
        assertThat(lines.toTextFiles(folder + "/plain").get(3)).isEqualTo(folder.resolve("plain/03.txt"));
    }

    @Test
    void encodingAndLineEndsAreAsAsked() throws Exception {
        TextOutput options =
                TextOutput.defaults().withEncoding("UTF-16LE").withLineEnd("|").withoutLastLineEnd();
        List<Path> written = Bag.of(List.of("ä", "b", ""), 1).toTextFiles(folder + "/*.txt", options);
        assertThat(Files.readString(written.get(0), java.nio.charset.StandardCharsets.UTF_16LE))
                .isEqualTo("ä|b|");
        assertThat(Bag.<String>of(List.of(), 1).toTextFiles(folder + "/empty*").get(0))
                .isEmptyFile();
    }

    @Test
    void textsThatHaveNoPlaceInACharsetAreNamed() {
        String odd = "x".repeat(9000) + "\u20ac and more";
        assertThatThrownBy(() -> Bag.of(List.of("fine", odd), 1)
                        .toTextFiles(folder + "/l*.txt", TextOutput.defaults().withEncoding("ISO-8859-1")))
                .hasMessageContaining("l0.txt: the text \"...xxx")
                .hasMessageContaining("has U+20AC at 9000, which is not in ISO-8859-1; write UTF-8");
        for (String half : List.of("a\ud83d", "a\ud83db", "\ude00", "\ud83d")) {
            assertThatThrownBy(() -> Bag.of(List.of(half), 1).toTextFiles(folder + "/h*.txt"))
                    .hasMessageContaining("h0.txt: the text")
                    .hasMessageContaining("half of a pair of surrogates");
        }
    }

    @Test
    void textsOfAnyLengthAndCharsetAreWrittenWhole() throws Exception {
        StringBuilder long1 = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            long1.appendCodePoint(i % 3 == 0 ? 'a' : i % 3 == 1 ? 0x3042 : i % 5 == 0 ? 0x1F600 : 0xE9);
        }
        List<String> texts = List.of(long1.toString(), "", "\u00e9", long1.substring(7));
        for (String charset : List.of("UTF-8", "UTF-16", "UTF-32LE", "GB18030")) {
            Path file = Bag.of(texts, 1)
                    .toTextFiles(folder + "/a*.txt", TextOutput.defaults().withEncoding(charset))
                    .get(0);
            String written = new String(Files.readAllBytes(file), java.nio.charset.Charset.forName(charset));
            assertThat(written).as(charset).isEqualTo(String.join("\n", texts) + "\n");
        }
        Path japanese = Bag.of(List.of("\u3042", "b", "\u3042"), 1)
                .toTextFiles(folder + "/j*.txt", TextOutput.defaults().withEncoding("ISO-2022-JP"))
                .get(0);
        assertThat(new String(Files.readAllBytes(japanese), java.nio.charset.Charset.forName("ISO-2022-JP")))
                .isEqualTo("\u3042\nb\n\u3042\n");
    }

    @Test
    void failingComputationLeavesNoHalfFile() throws Exception {
        assertThatThrownBy(() -> lines.repartition(1)
                        .map(line -> line.equals("line 20") ? null : line)
                        .toTextFiles(folder + "/*.txt"))
                .hasMessageContaining("an element is null");
        assertThatThrownBy(() ->
                        Bag.range(3, 1).map(i -> i / 0).map(String::valueOf).toTextFiles(folder + "/*.txt"))
                .hasMessageContaining("failed on 0");
        assertThatThrownBy(() -> ((Bag<String>) (Bag<?>) Bag.range(3, 1)).toTextFiles(folder + "/*.txt"))
                .hasMessageContaining("an element is a Long")
                .hasMessageContaining("String::valueOf");
        assertThatThrownBy(() -> Bag.of(List.of("ä"), 1)
                        .toTextFiles(folder + "/*.txt", TextOutput.defaults().withEncoding("US-ASCII")))
                .hasRootCauseInstanceOf(java.nio.charset.UnmappableCharacterException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void filesAreReplacedUnlessThatIsForbidden() throws Exception {
        Bag<String> one = Bag.of(List.of("x"), 1);
        one.toTextFiles(folder + "/*.txt");
        one.map(x -> "y").toTextFiles(folder + "/*.txt");
        assertThat(Files.readString(folder.resolve("0.txt"))).isEqualTo("y\n");
        assertThatThrownBy(() ->
                        one.toTextFiles(folder + "/*.txt", TextOutput.defaults().withoutReplacing()))
                .hasMessageContaining("0.txt is there already");
    }

    @Test
    void wrongPatternsAreNamedAtOnce() {
        assertThatThrownBy(() -> lines.toTextFiles("a*b*c")).hasMessageContaining("several *");
        assertThatThrownBy(() -> lines.toTextFiles("*.bz2")).hasMessageContaining("write .gz");
        assertThatThrownBy(() -> lines.toTextFiles(" ")).hasMessageContaining("blank");
    }
}
