package io.bask.array;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.ArchitectureContract;
import io.bask.testkit.MayImport;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The floors of the array module, lowest first; {@code docs/architecture.md} shows the same table. */
class ArchitectureTest extends ArchitectureContract {
    private static final String SHAPE = "io.bask.array.shape..";
    private static final String BLOCK = "io.bask.array.block..";
    private static final String UFUNC = "io.bask.array.ufunc..";
    private static final String KERNEL = "io.bask.array.kernel..";
    private static final String ORDER = "io.bask.array.order..";
    private static final String DRAW = "io.bask.array.draw..";
    private static final String NUMBERS = "io.bask.array.kernel.math..";
    private static final String EXPR = "io.bask.array.expr..";
    private static final String RULE = "io.bask.array.rule..";
    private static final String LOWER = "io.bask.array.lower..";
    private static final String IO = "io.bask.array.io..";

    private static final String FUNCTION = "io.bask.function";
    private static final String MEMORY = "io.bask.memory";
    private static final String CORE_EXPR = "io.bask.expr";
    private static final String OPTIMIZE = "io.bask.optimize";
    private static final String GRAPH = "io.bask.graph..";

    @Override
    protected Set<String> hidden() {
        return Set.of(
                "io.bask.array.draw",
                "io.bask.array.io",
                "io.bask.array.io.zarr",
                "io.bask.array.kernel",
                "io.bask.array.kernel.code",
                "io.bask.array.kernel.emit",
                "io.bask.array.kernel.fourier",
                "io.bask.array.kernel.linalg",
                "io.bask.array.kernel.math",
                "io.bask.array.kernel.simd",
                "io.bask.array.lower",
                "io.bask.array.order");
    }

    @Override
    protected MayImport mayImport() {
        return MayImport.nothing()
                .row(SHAPE)
                .row(BLOCK, SHAPE, MEMORY, "io.bask.graph")
                .row(UFUNC, SHAPE)
                .row(KERNEL, SHAPE, BLOCK, UFUNC, FUNCTION, MEMORY)
                .row(ORDER, SHAPE, BLOCK, UFUNC, FUNCTION, MEMORY)
                .row(DRAW, SHAPE, BLOCK, NUMBERS)
                .row(EXPR, SHAPE, BLOCK, UFUNC, CORE_EXPR, FUNCTION, MEMORY, "io.bask")
                .row(RULE, SHAPE, BLOCK, UFUNC, EXPR, CORE_EXPR, OPTIMIZE, FUNCTION)
                .row(
                        LOWER, SHAPE, BLOCK, UFUNC, KERNEL, ORDER, EXPR, RULE, CORE_EXPR, OPTIMIZE, GRAPH, FUNCTION,
                        MEMORY, "io.bask")
                .row(IO, SHAPE, BLOCK, UFUNC, EXPR, CORE_EXPR, FUNCTION, MEMORY, "io.bask.file")
                .row(
                        "io.bask.array",
                        SHAPE,
                        BLOCK,
                        UFUNC,
                        ORDER,
                        DRAW,
                        EXPR,
                        RULE,
                        LOWER,
                        IO,
                        CORE_EXPR,
                        OPTIMIZE,
                        GRAPH,
                        FUNCTION,
                        MEMORY,
                        "io.bask",
                        "io.bask.schedule",
                        "io.bask.config",
                        "io.bask.file");
    }

    @Test
    void onlyLoweringKnowsBothWhatIsAskedForAndHowItIsDone() {
        assertThat(packagesThatImportBoth(EXPR, KERNEL)).isSubsetOf("io.bask.array.lower");
    }
}
