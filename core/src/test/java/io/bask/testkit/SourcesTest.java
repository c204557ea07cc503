package io.bask.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
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
        assertThat(Sources.read(List.of(file), 60).undocumentedPublicTypes()).containsExactly("p.Untold");
    }

    @Test
    void longMethodsAreNamedUnlessABenchmarkExcusesThem() throws IOException {
        Path file = folder.resolve("Outer.java");
        Files.writeString(file, """
                package p;
                class Outer {
                    void three() {
                        int x;
                    }
                    void four() {
                        int x;
                        int y;
                    }
                    /** Unrolled: 1.2 ns an element against 3.4, SumBenchmark. */
                    void excused() {
                        int x;
                        int y;
                    }
                }
                """);
        assertThat(Sources.read(List.of(file), 3).longMethods()).containsExactly("p.Outer.four has 4 lines");
    }
}
