package io.bask.orc;

import io.bask.testkit.ArchitectureContract;
import io.bask.testkit.MayImport;

/** What the package may import of Bask; {@code docs/architecture.md} says the same. */
class ArchitectureTest extends ArchitectureContract {
    @Override
    protected MayImport mayImport() {
        return MayImport.nothing()
                .row(
                        "io.bask.orc",
                        "io.bask.dataframe",
                        "io.bask.dataframe.column",
                        "io.bask.dataframe.io",
                        "io.bask.dataframe.schema",
                        "io.bask.file",
                        "io.bask.function");
    }

    @Override
    protected boolean isNamedModule() {
        return false; // The jars of ORC have no stable module names.
    }
}
