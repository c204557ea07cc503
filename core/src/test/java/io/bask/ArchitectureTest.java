package io.bask;

import io.bask.testkit.ArchitectureContract;
import io.bask.testkit.MayImport;
import java.util.Set;

/** Who may import whom in the core; {@code docs/architecture.md} shows the same table. */
class ArchitectureTest extends ArchitectureContract {
    private static final String FUNCTION = "io.bask.function";
    private static final String ANNOTATION = "io.bask.annotation";
    private static final String GRAPH = "io.bask.graph";
    private static final String EXPR = "io.bask.expr";
    private static final String MEMORY = "io.bask.memory";
    private static final String SCHEDULE = "io.bask.schedule";

    @Override
    protected Set<String> hidden() {
        return Set.of("io.bask.schedule.forkjoin", "io.bask.scope");
    }

    @Override
    protected MayImport mayImport() {
        return MayImport.nothing()
                .row(FUNCTION)
                .row("io.bask.scope")
                .row(ANNOTATION, "io.bask.scope")
                .row(GRAPH, ANNOTATION, FUNCTION)
                .row("io.bask.graph.pass", GRAPH, ANNOTATION, FUNCTION)
                .row(EXPR, ANNOTATION)
                .row("io.bask.optimize", EXPR, ANNOTATION)
                .row(MEMORY, "io.bask.config")
                .row("io.bask.config", "io.bask.scope")
                .row("io.bask.file", "io.bask.config")
                .row(SCHEDULE, GRAPH, ANNOTATION, MEMORY, FUNCTION)
                .row("io.bask.schedule.serial", SCHEDULE, GRAPH, ANNOTATION, MEMORY, FUNCTION)
                .row("io.bask.schedule.forkjoin", SCHEDULE, GRAPH, ANNOTATION, "io.bask.graph.pass", MEMORY, FUNCTION)
                .row("io.bask.client", "io.bask", "io.bask.config", EXPR, SCHEDULE, GRAPH, MEMORY, FUNCTION)
                .row("io.bask.diagnostics", SCHEDULE, GRAPH, MEMORY, FUNCTION)
                .row("io.bask", "io.bask..");
    }
}
