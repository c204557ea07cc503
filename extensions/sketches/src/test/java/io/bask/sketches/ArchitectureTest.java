package io.bask.sketches;

import io.bask.testkit.ArchitectureContract;
import io.bask.testkit.MayImport;

/** What the package may import of Bask; {@code docs/architecture.md} says the same. */
class ArchitectureTest extends ArchitectureContract {
    @Override
    protected MayImport mayImport() {
        return MayImport.nothing()
                .row(
                        "io.bask.sketches",
                        "io.bask.array",
                        "io.bask.array.block",
                        "io.bask.array.shape",
                        "io.bask.bag",
                        "io.bask.bag.partition",
                        "io.bask.dataframe",
                        "io.bask.dataframe.column",
                        "io.bask.dataframe.schema",
                        "io.bask.delayed",
                        "io.bask.function");
    }

    @Override
    protected boolean isNamedModule() {
        return false; // The jars of DataSketches have no names as modules.
    }
}
