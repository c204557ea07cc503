package io.bask.hdf5;

import io.bask.testkit.ArchitectureContract;
import io.bask.testkit.MayImport;

/** What the package may import of Bask; {@code docs/architecture.md} says the same. */
class ArchitectureTest extends ArchitectureContract {
    @Override
    protected MayImport mayImport() {
        return MayImport.nothing()
                .row(
                        "io.bask.hdf5",
                        "io.bask.array",
                        "io.bask.array.block",
                        "io.bask.array.io.zarr",
                        "io.bask.array.shape",
                        "io.bask.config",
                        "io.bask.dataframe",
                        "io.bask.dataframe.column",
                        "io.bask.dataframe.io",
                        "io.bask.dataframe.schema",
                        "io.bask.file",
                        "io.bask.function");
    }

    @Override
    protected boolean isNamedModule() {
        return false; // The jar of aircompressor has no stable module name.
    }
}
