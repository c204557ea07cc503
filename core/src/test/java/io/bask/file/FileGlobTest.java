package io.bask.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
