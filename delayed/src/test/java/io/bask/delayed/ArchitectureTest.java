package io.bask.delayed;

import io.bask.testkit.ArchitectureContract;
import io.bask.testkit.MayImport;
import java.util.Set;

/** Calls know no graph; only lowering knows both. */
class ArchitectureTest extends ArchitectureContract {
    @Override
    protected Set<String> hidden() {
        return Set.of("io.bask.delayed.lower");
    }

    @Override
    protected MayImport mayImport() {
        return MayImport.nothing()
                .row("io.bask.delayed.expr", "io.bask", "io.bask.function", "io.bask.expr", "io.bask.memory")
                .row(
                        "io.bask.delayed.lower",
                        "io.bask.delayed.expr",
                        "io.bask",
                        "io.bask.annotation",
                        "io.bask.graph",
                        "io.bask.expr")
                .row(
                        "io.bask.delayed",
                        "io.bask.delayed.expr",
                        "io.bask.delayed.lower",
                        "io.bask",
                        "io.bask.function",
                        "io.bask.graph",
                        "io.bask.expr");
    }
}
