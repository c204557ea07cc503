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
