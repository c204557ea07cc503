package io.bask.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCommentsTest {
    @TempDir
    Path folder;

    @Test
    void publicTypesWithoutCommentAreNamed() throws IOException {
        Path file = folder.resolve("Outer.java");
        Files.writeString(file, """
                package p;
                /** Told. */
                public interface Outer {
                    record Untold() {}
                    /** Told. */
                    record Told() {}
                }
                class Hidden {
                    public static class NotSeen {}
                }
                """);
        assertThat(SourceComments.undocumentedPublicTypes(List.of(file))).containsExactly("p.Untold");
    }
}
