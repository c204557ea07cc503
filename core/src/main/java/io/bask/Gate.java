package io.bask;

import io.bask.expr.Token;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task that is done when all blocks of some lazy objects are: by a tree, so that no block is kept for it. */
final class Gate {
    private static final int AT_ONCE = 16;

    private Gate() {}

    /** The gate behind these objects; added where it is not there yet. Its result is how many blocks they have. */
    static int add(GraphBuilder graph, List<? extends Lazy<?>> parents, boolean optimize) {
        Map<List<?>, Integer> known = graph.memory(Known.class, any -> new Known(new HashMap<>())).gates;
        List<Lazy<?>> key = List.copyOf(parents);
        Integer gate = known.get(key);
        if (gate == null) {
            gate = tree(graph, parents, optimize);
            known.put(key, gate);
        }
        return gate;
    }

    private record Known(Map<List<?>, Integer> gates) {}

    private static int tree(GraphBuilder graph, List<? extends Lazy<?>> parents, boolean optimize) {
        List<Integer> blocks = new ArrayList<>();
        for (Output<?> output : Lowering.lower(parents, graph, optimize)) {
            Arrays.stream(output.tasks()).forEach(blocks::add);
        }
        String name = "checkpoint-" + Token.unique().hex();
        int[] done = new int[blocks.size()];
        int layer = graph.layer(name + "-each", new int[] {done.length}, 0);
        for (int i = 0; i < done.length; i++) {
            done[i] = graph.add(layer, i, new Done(), blocks.get(i));
        }
        for (int level = 1; done.length > AT_ONCE; level++) {
            int[] below = done;
            done = new int[(below.length + AT_ONCE - 1) / AT_ONCE];
            layer = graph.layer("%s-level-%d".formatted(name, level), new int[] {done.length}, 0);
            for (int i = 0; i < done.length; i++) {
                int to = Math.min(below.length, (i + 1) * AT_ONCE);
                done[i] = graph.add(layer, i, new Count(), Arrays.copyOfRange(below, i * AT_ONCE, to));
            }
        }
        return graph.lone(name, new Count(), done);
    }

    private record Done() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            return 1;
        }

        @Override
        public String operation() {
            return "done";
        }
    }

    private record Count() implements Kernel {
        @Override
        public Object run(@Nullable Object[] inputs) {
            int count = 0;
            for (Object input : inputs) {
                count += input instanceof Integer more ? more : 0;
            }
            return count;
        }

        @Override
        public String operation() {
            return "checkpoint";
        }
    }

    /** Hands on the second input when the first is there. */
    record Pass() implements Kernel {
        @Override
        public @Nullable Object run(@Nullable Object[] inputs) {
            return inputs[1];
        }

        @Override
        public String operation() {
            return "wait-on";
        }
    }

    /** A kernel that also waits for a first input, which it does not read. */
    record Behind(Kernel kernel) implements Kernel {
        @Override
        public @Nullable Object run(@Nullable Object[] inputs) throws Exception {
            return kernel.run(own(inputs));
        }

        @Override
        public @Nullable Object[] arguments(@Nullable Object[] inputs) {
            return kernel.arguments(own(inputs));
        }

        private static @Nullable Object[] own(@Nullable Object[] inputs) {
            return inputs.length == 0 ? inputs : Arrays.copyOfRange(inputs, 1, inputs.length);
        }

        @Override
        public String operation() {
            return kernel.operation();
        }
    }
}
