package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileGlobTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name :
                List.of("a1.csv", "a10.csv", "a2.csv", "b.csv", "c.txt", "in/d.csv", "in/er/e.csv", "[x].csv")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    private List<String> names(String pattern) {
        return FileGlob.expand(List.of(folder + "/" + pattern)).stream()
                .map(path -> folder.relativize(path).toString())
                .toList();
    }

    @Test
    void numbersInNamesCountAsNumbers() {
        assertThat(names("a*.csv")).containsExactly("a1.csv", "a2.csv", "a10.csv");
    }

    @Test
    void starsStayWithinOneName() {
        assertThat(names("*/*.csv")).containsExactly("in/d.csv");
        assertThat(names("[ab]?.csv")).containsExactly("a1.csv", "a2.csv");
        assertThat(names("{b,c}.*")).containsExactly("b.csv", "c.txt");
    }

    @Test
    void twoStarsCrossFolders() {
        assertThat(names("in/**.csv")).containsExactly("in/d.csv", "in/er/e.csv");
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsThatFile() {
        assertThat(names("[x].csv")).containsExactly("[x].csv");
    }

    @Test
    void pathsAndPatternsComeInTheOrderGiven() {
        assertThat(FileGlob.expand(List.of(folder + "/b.csv", folder + "/a?.csv")))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("b.csv", "a1.csv", "a2.csv");
    }

    @Test
    void relativePathsAreFoundFromTheWorkingFolder() throws IOException {
        Path file = Files.createTempFile(Path.of(""), "glob", ".csv");
        try {
            assertThat(FileGlob.expand(List.of(file.toString()))).containsExactly(file.toAbsolutePath());
            String pattern = file.getFileName().toString().replace(".csv", ".c?v");
            assertThat(FileGlob.expand(List.of(pattern))).containsExactly(file.toAbsolutePath());
        } finally {
            Files.delete(file);
        }
    }
}
