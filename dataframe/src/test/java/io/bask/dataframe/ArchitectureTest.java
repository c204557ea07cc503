package io.bask.dataframe;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.ArchitectureContract;
import io.bask.testkit.MayImport;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The floors of the dataframe module, lowest first; {@code docs/architecture.md} shows the same table. */
class ArchitectureTest extends ArchitectureContract {
    private static final String SCHEMA = "io.bask.dataframe.schema..";
    private static final String COLUMN = "io.bask.dataframe.column..";
    private static final String KERNEL = "io.bask.dataframe.kernel..";
    private static final String EXPR = "io.bask.dataframe.expr..";
    private static final String RULE = "io.bask.dataframe.rule..";
    private static final String LOWER = "io.bask.dataframe.lower..";
    private static final String IO = "io.bask.dataframe.io..";
    private static final String ARRAY_SHAPE = "io.bask.array.shape..";
    private static final String ARRAY_BLOCK = "io.bask.array.block..";
    private static final String ARRAY_KERNEL = "io.bask.array.kernel..";

    private static final String FUNCTION = "io.bask.function";
    private static final String MEMORY = "io.bask.memory";
    private static final String CORE_EXPR = "io.bask.expr";
    private static final String OPTIMIZE = "io.bask.optimize";
    private static final String GRAPH = "io.bask.graph..";

    @Override
    protected Set<String> hidden() {
        return Set.of(
                "io.bask.dataframe.kernel",
                "io.bask.dataframe.kernel.csv",
                "io.bask.dataframe.kernel.curve",
                "io.bask.dataframe.kernel.json",
                "io.bask.dataframe.lower");
    }

    @Override
    protected MayImport mayImport() {
        return MayImport.nothing()
                .row(SCHEMA)
                .row(COLUMN, SCHEMA, FUNCTION, MEMORY, ARRAY_SHAPE, ARRAY_BLOCK, "io.bask.graph")
                .row(KERNEL, SCHEMA, COLUMN, FUNCTION, MEMORY, "io.bask.file", ARRAY_SHAPE, ARRAY_BLOCK, ARRAY_KERNEL)
                .row(EXPR, SCHEMA, COLUMN, CORE_EXPR, FUNCTION, MEMORY, "io.bask")
                .row(RULE, SCHEMA, COLUMN, EXPR, CORE_EXPR, OPTIMIZE, FUNCTION)
                .row(
                        LOWER,
                        SCHEMA,
                        COLUMN,
                        KERNEL,
                        EXPR,
                        RULE,
                        CORE_EXPR,
                        OPTIMIZE,
                        GRAPH,
                        FUNCTION,
                        MEMORY,
                        ARRAY_SHAPE,
                        ARRAY_BLOCK,
                        "io.bask",
                        "io.bask.annotation",
                        "io.bask.config",
                        "io.bask.schedule")
                .row(IO, SCHEMA, COLUMN, KERNEL, EXPR, CORE_EXPR, FUNCTION, MEMORY, "io.bask.file")
                .row(
                        "io.bask.dataframe",
                        "io.bask.bag",
                        SCHEMA,
                        COLUMN,
                        EXPR,
                        RULE,
                        LOWER,
                        IO,
                        CORE_EXPR,
                        OPTIMIZE,
                        GRAPH,
                        FUNCTION,
                        MEMORY,
                        ARRAY_SHAPE,
                        ARRAY_BLOCK,
                        "io.bask",
                        "io.bask.file",
                        "io.bask.schedule",
                        "io.bask.config",
                        "io.bask.array",
                        "io.bask.bag",
                        "io.bask.delayed");
    }

    @Test
    void onlyLoweringKnowsBothWhatIsAskedForAndHowItIsDone() {
        assertThat(packagesThatImportBoth(EXPR, KERNEL)).isSubsetOf("io.bask.dataframe.lower");
    }
}
