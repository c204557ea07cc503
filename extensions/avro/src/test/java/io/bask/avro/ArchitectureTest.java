package io.bask.avro;

import io.bask.testkit.ArchitectureContract;
import io.bask.testkit.MayImport;

/** What the package may import of Bask; {@code docs/architecture.md} says the same. */
class ArchitectureTest extends ArchitectureContract {
    @Override
    protected MayImport mayImport() {
        return MayImport.nothing()
                .row(
                        "io.bask.avro",
                        "io.bask.bag",
                        "io.bask.bag.expr",
                        "io.bask.bag.io",
                        "io.bask.bag.partition",
                        "io.bask.dataframe.io",
                        "io.bask.expr",
                        "io.bask.file",
                        "io.bask.function");
    }

    @Override
    protected boolean isNamedModule() {
        return false; // Jars that Avro needs have no names as modules of their own.
    }
}
