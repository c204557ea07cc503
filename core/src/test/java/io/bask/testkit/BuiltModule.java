package io.bask.testkit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Maven module as it lies on disk: its root folder, and the folder of its main classes. */
public record BuiltModule(Path root, Path classFolder) {
    /** The module that a test class belongs to, wherever Maven or an IDE was told to put its output. */
    public static BuiltModule of(Class<?> test) {
        Path testClasses = location(test);
        Path module = testClasses;
        while (!Files.exists(module.resolve("pom.xml"))) {
            module = module.getParent();
            if (module == null) {
                throw new IllegalStateException(
                        "no pom.xml above %s; run the test from a Maven module's output folder".formatted(testClasses));
            }
        }
        return new BuiltModule(module, testClasses.resolveSibling("classes"));
    }

    /** Where the main Java files lie. */
    public Path sourceFolder() {
        return root.resolve("src/main/java");
    }

    /** Every main class of the module. */
    public JavaClasses classes() {
        return new ClassFileImporter().importPath(classFolder);
    }

    /** Every main Java file of the module, in the order of their paths. */
    public List<Path> sources() {
        try (Stream<Path> files = Files.walk(sourceFolder())) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("no folder holds the classes of " + type, e);
        }
    }
}
