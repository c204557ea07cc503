package io.bask.bag;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.ArchitectureContract;
import io.bask.testkit.MayImport;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may import whom; {@code docs/architecture.md} shows the same table. */
class ArchitectureTest extends ArchitectureContract {
    private static final String PARTITION = "io.bask.bag.partition";
    private static final String KERNEL = "io.bask.bag.kernel";
    private static final String EXPR = "io.bask.bag.expr";
    private static final String RULE = "io.bask.bag.rule";
    private static final String LOWER = "io.bask.bag.lower";
    private static final String IO = "io.bask.bag.io";
    private static final String FUNCTION = "io.bask.function";
    private static final String CORE_EXPR = "io.bask.expr";
    private static final String GRAPH = "io.bask.graph";

    @Override
    protected Set<String> hidden() {
        return Set.of(KERNEL, RULE, LOWER);
    }

    @Override
    protected MayImport mayImport() {
        return MayImport.nothing()
                .row(PARTITION, GRAPH, FUNCTION)
                .row(KERNEL, PARTITION, FUNCTION, GRAPH, "io.bask.schedule")
                .row(EXPR, PARTITION, FUNCTION, CORE_EXPR, "io.bask", "io.bask.memory")
                .row(RULE, EXPR, CORE_EXPR, "io.bask.optimize")
                .row(LOWER, PARTITION, KERNEL, EXPR, CORE_EXPR, "io.bask.annotation", GRAPH, "io.bask")
                .row(IO, PARTITION, EXPR, FUNCTION, CORE_EXPR, "io.bask.file")
                .row(
                        "io.bask.bag",
                        PARTITION,
                        EXPR,
                        RULE,
                        LOWER,
                        IO,
                        FUNCTION,
                        CORE_EXPR,
                        GRAPH,
                        "io.bask.optimize",
                        "io.bask.delayed",
                        "io.bask.file",
                        "io.bask.memory",
                        "io.bask");
    }

    @Test
    void onlyLoweringKnowsBothExpressionsAndKernels() {
        assertThat(packagesThatImportBoth(EXPR, KERNEL)).containsExactly(LOWER);
    }
}
