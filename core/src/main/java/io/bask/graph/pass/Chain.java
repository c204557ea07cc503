package io.bask.graph.pass;

import io.bask.annotation.Annotations;
import io.bask.graph.Composite;
import io.bask.graph.Kernel;
import io.bask.graph.Key;
import io.bask.graph.Layer;
import org.jspecify.annotations.Nullable;

/**
 * Several tasks in a row as one: each stage after the first reads the result of the stage before it.
 *
 * @param kernels the stages, first to run first
 * @param layers the layers of the tasks that the stages were, so that errors can name them
 * @param positions their positions in those layers
 */
record Chain(Kernel[] kernels, Layer[] layers, int[] positions) implements Composite {
    @Override
    public @Nullable Object run(@Nullable Object[] inputs) throws Exception {
        Object result = null;
        for (int stage = 0; stage < kernels.length; stage++) {
            try {
                result = kernels[stage].run(stage == 0 ? inputs : new Object[] {result});
            } catch (Throwable failure) {
                throw new StageFailure(stage, result, failure);
            }
        }
        return result;
    }

    @Override
    public Key stageKey(int stage) {
        return layers[stage].key(positions[stage]);
    }

    @Override
    public @Nullable String stageSite(int stage) {
        return layers[stage].site();
    }

    @Override
    public Annotations annotations() {
        Annotations all = Annotations.NONE;
        for (Layer layer : layers) {
            all = layer.annotations().isEmpty() && all.isEmpty() ? all : all.fusedWith(layer.annotations());
        }
        return all;
    }

    @Override
    public Kernel stage(int stage) {
        return kernels[stage];
    }

    @Override
    public int stages() {
        return kernels.length;
    }

    @Override
    public String operation() {
        StringBuilder text = new StringBuilder();
        for (Kernel kernel : kernels) {
            text.append(text.length() == 0 ? "" : "-").append(kernel.operation());
        }
        return text.toString();
    }
}
