package io.bask.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class MayImportTest {
    /** A class of {@code io.bask.testkit} that uses another package of Bask. */
    static final class Importer {
        Object imported() {
            return io.bask.testkit.sample.Imported.class;
        }
    }

    private static final JavaClasses IMPORTER = new ClassFileImporter().importClasses(Importer.class);

    @Test
    void importThatNoRowAllowsIsNamed() {
        assertThat(violations(MayImport.nothing().row("io.bask.testkit", "io.bask.other")))
                .singleElement()
                .asString()
                .contains("io.bask.testkit may import [io.bask.other]", "io.bask.testkit.sample.Imported");
    }

    @Test
    void importThatTheRowAllowsPasses() {
        assertThat(violations(MayImport.nothing().row("io.bask.testkit", "io.bask.testkit.sample")))
                .isEmpty();
    }

    @Test
    void packagesOfOneRowImportEachOther() {
        assertThat(violations(MayImport.nothing().row("io.bask.testkit.."))).isEmpty();
    }

    @Test
    void longestNameHolds() {
        assertThat(violations(MayImport.nothing().row("io.bask..", "io.bask..").row("io.bask.testkit")))
                .hasSize(1);
    }

    @Test
    void packageWithoutRowIsNamed() {
        assertThat(violations(MayImport.nothing().row("io.bask.testkits..")))
                .singleElement()
                .asString()
                .contains("MayImportTest$Importer lies in a package that the table does not know");
    }

    private static List<String> violations(MayImport table) {
        return classes()
                .should(table.asCondition())
                .evaluate(IMPORTER)
                .getFailureReport()
                .getDetails();
    }
}
