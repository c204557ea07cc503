package io.bask.bag;

import io.bask.testkit.ArchitectureContract;
import io.bask.testkit.MayImport;

/** This module builds on what the core exports and on nothing else. */
class ArchitectureTest extends ArchitectureContract {
    @Override
    protected MayImport mayImport() {
        return MayImport.nothing()
                .row(
                        "io.bask.bag..",
                        "io.bask",
                        "io.bask.function",
                        "io.bask.graph..",
                        "io.bask.expr",
                        "io.bask.optimize",
                        "io.bask.memory",
                        "io.bask.schedule",
                        "io.bask.client",
                        "io.bask.config");
    }
}
