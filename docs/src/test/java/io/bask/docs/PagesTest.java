package io.bask.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.BuiltModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The pages say what is true: every snippet of README.md and of docs compiles, runs and prints what stands behind it. */
class PagesTest {
    private static final Path DOCS = BuiltModule.of(PagesTest.class).root();
    private static final Path ROOT = DOCS.getParent();

    @TestFactory
    Stream<DynamicTest> snippetsRunAndPrintWhatThePageSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path page : pages()) {
            for (Program program : Page.programs(ROOT.relativize(page).toString(), page)) {
                tests.add(DynamicTest.dynamicTest(program.place(), page.toUri(), () -> runAlone(program)));
            }
        }
        return tests.stream();
    }

    @Test
    void everyPageIsFound() throws IOException {
        assertThat(pages())
                .contains(ROOT.resolve("README.md"), ROOT.resolve("docs/architecture.md"))
                .noneMatch(page -> page.toString().contains("target"));
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), files)
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.startsWith(DOCS.resolve("target")))
                    .sorted()
                    .toList();
        }
    }

    private static void runAlone(Program program) throws IOException {
        Path folder = Files.createTempDirectory("bask-page");
        try {
            new ProgramRun(program, folder).check();
        } finally {
            deleteAll(folder);
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
