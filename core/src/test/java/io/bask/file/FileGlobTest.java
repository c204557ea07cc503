package io.bask.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGlobTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        for (String name : List.of("part.10.txt", "part.2.txt", "other.csv", "deep/below/part.1.txt")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    private List<String> found(String... patterns) {
        return FileGlob.expand(List.of(patterns).stream()
                        .map(pattern -> folder + "/" + pattern)
                        .toList())
                .stream()
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    @Test
    void filesOfAPatternComeInNaturalOrder() {
        assertThat(found("part.*.txt")).containsExactly("part.2.txt", "part.10.txt");
    }

    @Test
    void twoStarsReachIntoFolders() {
        assertThat(found("**/*.1.txt", "deep/*/part.?.txt"))
                .containsExactly("deep/below/part.1.txt", "deep/below/part.1.txt");
    }

    @Test
    void foldersBetweenMayBeNone() throws IOException {
        Files.writeString(folder.resolve("deep/part.7.txt"), "");
        assertThat(found("**/part.*.txt"))
                .containsExactly("deep/below/part.1.txt", "deep/part.7.txt", "part.2.txt", "part.10.txt");
        assertThat(found("deep/**/part.*.txt")).containsExactly("deep/below/part.1.txt", "deep/part.7.txt");
        assertThat(found("d*/**/**/part.7.txt")).containsExactly("deep/part.7.txt");
        assertThat(found("**/other.{csv,txt}")).containsExactly("other.csv");
        assertThat(found("{**/part.1,other}.{csv,txt}")).containsExactly("deep/below/part.1.txt", "other.csv");
    }

    @Test
    void filesOfOtherFileSystemsAreFoundByWhatIsWrittenOfThem() throws IOException {
        Files.writeString(folder.resolve("in *.txt"), "of the machine");
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
            for (String name : List.of("/in.txt", "/in *.txt", "/b c.txt")) {
                Files.writeString(zip.getPath(name), "zipped");
            }
            Path odd = zip.getPath("/in *.txt");
            assertThat(FileGlob.text(odd)).startsWith("jar:file:");
            assertThat(FileGlob.text(folder.resolve("in *.txt"))).isEqualTo(folder + "/in *.txt");
        }
        URI address = URI.create("jar:" + folder.resolve("a.zip").toUri());
        try (FileSystem zip = FileSystems.newFileSystem(address, Map.of())) {
            for (Path file : List.of(zip.getPath("/in *.txt"), zip.getPath("/b c.txt"))) {
                assertThat(FileGlob.expand(List.of(FileGlob.text(file)))).containsExactly(file);
            }
            assertThat(FileGlob.expand(List.of(address + "!/*.txt"))).hasSize(3);
        }
        assertThat(FileGlob.expand(List.of(folder.resolve("other.csv").toUri().toString())))
                .containsExactly(folder.resolve("other.csv"));
    }

    @Test
    void pathWithoutWildcardIsTheFileItself() {
        assertThat(found("other.csv")).containsExactly("other.csv");
    }

    @Test
    void missingFileNamesTheFolderLookedIn() {
        assertThatThrownBy(() -> found("missing.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing.txt does not exist")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void patternWithoutFilesIsAnError() {
        assertThatThrownBy(() -> found("*.parquet"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no file matches");
        assertThatThrownBy(() -> FileGlob.expand(List.of())).hasMessageContaining("give one path");
    }

    @Test
    void halfAPatternIsAnError() {
        assertThatThrownBy(() -> found("[.csv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[.csv' is no pattern of file names");
    }

    @Test
    void folderIsNoFile() {
        assertThatThrownBy(() -> found("deep"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is a folder");
    }

    @Test
    void blankPathsAreErrors() {
        assertThatThrownBy(() -> FileGlob.expand(List.of(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the path \" \" is blank; name a file");
    }
}
