package io.bask.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import io.bask.optimize.GlobalRule;
import io.bask.optimize.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What holds in every module; a module's {@code ArchitectureTest} extends this and says who may import whom. */
public abstract class ArchitectureContract {
    private static final int MOST_LINES = 500;
    private static final int MOST_LINES_OF_A_METHOD = 60;

    private final BuiltModule module = BuiltModule.of(getClass());
    private final JavaClasses classes = module.classes();

    /** The module's row for every package. */
    protected abstract MayImport mayImport();

    /** The packages with public types that {@code module-info.java} keeps to this module on purpose. */
    protected Set<String> hidden() {
        return Set.of();
    }

    /** The packages that import from both of two places; {@code ..} behind a name stands for all below it too. */
    protected final Set<String> packagesThatImportBoth(String one, String other) {
        Set<String> both = importersOf(one);
        both.retainAll(importersOf(other));
        return both;
    }

    @Test
    void packagesImportOnlyWhatTheTableAllows() {
        classes().should(mayImport().asCondition()).allowEmptyShould(true).check(classes);
    }

    @Test
    void packagesFormNoCycle() {
        slices().assignedFrom(new EachPackage())
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(classes);
    }

    /** Whether there is a module-info.java; not where what the module depends on has packages split over several jars. */
    protected boolean isNamedModule() {
        return true;
    }

    @Test
    void everyPackageIsDescribedAndNullMarked() {
        Set<String> marked = new TreeSet<>();
        Set<String> packages = new TreeSet<>();
        for (JavaClass type : classes) {
            packages.add(type.getPackageName());
            if (type.getPackage().isAnnotatedWith(NullMarked.class)) {
                marked.add(type.getPackageName());
            }
        }
        packages.remove("");
        assertThat(marked).as("packages with a @NullMarked package-info.java").isEqualTo(packages);
    }

    @Test
    void everyPackageWithPublicTypesIsExportedOrHidden() throws IOException {
        Path descriptor = module.classFolder().resolve("module-info.class");
        assertThat(Files.exists(descriptor))
                .as("%s, as isNamedModule() of this test says", descriptor)
                .isEqualTo(isNamedModule());
        if (!isNamedModule()) {
            return;
        }
        Set<String> known = new TreeSet<>(hidden());
        try (InputStream file = Files.newInputStream(descriptor)) {
            ModuleDescriptor.read(file).exports().forEach(export -> known.add(export.source()));
        }
        Set<String> withPublicTypes = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.getModifiers().contains(JavaModifier.PUBLIC)) {
                withPublicTypes.add(type.getPackageName());
            }
        }
        assertThat(known)
                .as(
                        "exports of module-info.java and hidden() of this test: each package with public types is in one of them")
                .containsAll(withPublicTypes);
    }

    /** A rule that no list makes an instance of never fires. */
    @Test
    void everyOptimiserRuleIsInAList() {
        Set<String> idle = new TreeSet<>();
        for (JavaClass type : classes) {
            boolean isRule = type.isAssignableTo(Rule.class) || type.isAssignableTo(GlobalRule.class);
            boolean isMade = type.getAccessesToSelf().stream()
                    .anyMatch(access -> !access.getOriginOwner().equals(type)
                            && access.getName().equals("<init>"));
            if (isRule && !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT) && !isMade) {
                idle.add(type.getName());
            }
        }
        assertThat(idle).as("rules that are in no list; add each to its phase").isEmpty();
    }

    @Test
    void noFileIsLongerThan500Lines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : module.sources()) {
            try (var lines = Files.lines(file)) {
                long count = lines.count();
                if (count > MOST_LINES) {
                    tooLong.add(
                            "%s has %d lines".formatted(module.sourceFolder().relativize(file), count));
                }
            }
        }
        assertThat(tooLong)
                .as("files of more than %d lines; split them by concept", MOST_LINES)
                .isEmpty();
    }

    @Test
    void everyPublicTypeHasADocComment() throws IOException {
        assertThat(Sources.read(module.sources(), MOST_LINES_OF_A_METHOD).undocumentedPublicTypes())
                .as("public types without a doc comment")
                .isEmpty();
    }

    @Test
    void noMethodIsLongerThan60Lines() throws IOException {
        assertThat(Sources.read(module.sources(), MOST_LINES_OF_A_METHOD).longMethods())
                .as(
                        "methods of more than %d lines; a kernel's may be longer if its doc comment names the ...Benchmark and the figure",
                        MOST_LINES_OF_A_METHOD)
                .isEmpty();
    }

    private Set<String> importersOf(String pattern) {
        return classes.stream()
                .filter(type -> !MayImport.covers(pattern, type.getPackageName()))
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> MayImport.covers(
                                pattern,
                                dependency
                                        .getTargetClass()
                                        .getBaseComponentType()
                                        .getPackageName())))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static final class EachPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
