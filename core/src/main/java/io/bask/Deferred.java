package io.bask;

import io.bask.expr.Token;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Kernel;
import io.bask.graph.Layer;
import io.bask.graph.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The blocks of a lazy object, made after others are done, or made once more. For authors of collections.
 *
 * <p>A collection stands for it by an expression without inputs and with the metadata of {@link #origin}, whose tasks are
 * those that {@link #lower} answers: so no rule of an optimiser can look past it.
 *
 * @param <T> what computing the origin answers
 */
public final class Deferred<T> implements Lazy<T> {
    private final Token token;
    private final Lazy<T> origin;
    private final List<Lazy<?>> parents;
    private final List<Lazy<?>> shared;
    private final boolean again;

    private Deferred(
            Token token,
            Lazy<T> origin,
            List<? extends Lazy<?>> parents,
            List<? extends Lazy<?>> shared,
            boolean again) {
        this.token = token;
        this.origin = origin;
        this.parents = List.copyOf(parents);
        this.shared = List.copyOf(shared);
        this.again = again;
    }

    /** All work of {@code origin} once more, none of it before {@code parents} are done; work of {@code shared} is not repeated. */
    static <T> Deferred<T> again(Lazy<T> origin, List<? extends Lazy<?>> parents, List<? extends Lazy<?>> shared) {
        return new Deferred<>(Token.unique(), origin, parents, shared, true);
    }

    /** The same work, none of whose results is there for anybody before {@code parents} are done. */
    static <T> Deferred<T> held(Lazy<T> origin, List<? extends Lazy<?>> parents) {
        return new Deferred<>(Token.unique(), origin, parents, List.of(), false);
    }

    /** What is made later, or once more; tells shape, schema and number of blocks. */
    public Lazy<T> origin() {
        return origin;
    }

    /** Identifies the work. */
    public Token token() {
        return token;
    }

    /** What it is, for {@code explain}. */
    public String describe() {
        String after = parents.isEmpty() ? "" : " after " + parents;
        return (again ? "once more: " : "the same: ") + origin + after;
    }

    /** The tasks that make the blocks, in order; added to the graph where they are not there yet. */
    public int[] lower(GraphBuilder graph) {
        return output(graph).tasks();
    }

    @SuppressWarnings("unchecked") // the origin's output, with other tasks
    Output<T> output(GraphBuilder graph) {
        Map<Token, Output<?>> known = graph.memory(Known.class, any -> new Known(new HashMap<>())).outputs;
        Output<?> output = known.get(token);
        if (output == null) {
            boolean optimize = Lowering.isOptimized(graph);
            output = again ? addAgain(graph, optimize) : addHeld(graph, optimize);
            known.put(token, output);
        }
        return (Output<T>) output;
    }

    private record Known(Map<Token, Output<?>> outputs) {}

    private Output<?> addHeld(GraphBuilder graph, boolean optimize) {
        Output<?> output = Lowering.lower(List.of(origin), graph, optimize).get(0);
        int gate = Gate.add(graph, parents, optimize);
        int[] made = output.tasks();
        int[] tasks = new int[made.length];
        int layer = graph.layer("wait-on-" + token.hex(), new int[] {made.length}, 0);
        for (int i = 0; i < made.length; i++) {
            tasks[i] = graph.add(layer, i, new Gate.Pass(), gate, made[i]);
        }
        return output.at(tasks);
    }

    private Output<?> addAgain(GraphBuilder graph, boolean optimize) {
        List<Lazy<?>> all = new ArrayList<>(List.of(origin));
        all.addAll(shared);
        GraphBuilder scratch = Graph.builder();
        List<Output<?>> outputs = Lowering.lower(all, scratch, optimize);
        List<Output<?>> kept = Lowering.lower(shared, graph, optimize);
        int gate = parents.isEmpty() ? -1 : Gate.add(graph, parents, optimize);
        Copy copy = new Copy(scratch.build(), graph, gate, "-" + token.hex());
        for (int i = 0; i < kept.size(); i++) {
            copy.share(outputs.get(i + 1).tasks(), kept.get(i).tasks());
        }
        return outputs.get(0).at(copy.add(outputs.get(0).tasks()));
    }

    @Override
    public Deferred<T> refreshed(String source) {
        return new Deferred<>(
                token, origin.refreshed(source), refreshed(parents, source), refreshed(shared, source), again);
    }

    private static List<Lazy<?>> refreshed(List<Lazy<?>> lazies, String source) {
        List<Lazy<?>> all = new ArrayList<>();
        lazies.forEach(lazy -> all.add(lazy.refreshed(source)));
        return all;
    }

    @Override
    public Lazy<T> persist() {
        return Bask.persist(this);
    }

    @Override
    public Family family() {
        return DeferredFamily.INSTANCE;
    }

    @Override
    public String toString() {
        return "Deferred(%s)".formatted(describe());
    }

    /** Tasks of one graph added to another under new names, all behind a gate. */
    private static final class Copy {
        private final Graph from;
        private final GraphBuilder to;
        private final int gate;
        private final String suffix;
        private final int[] moved;
        private final boolean[] isShared;
        private final Map<String, Integer> layers = new HashMap<>();

        Copy(Graph from, GraphBuilder to, int gate, String suffix) {
            this.from = from;
            this.to = to;
            this.gate = gate;
            this.suffix = suffix;
            this.moved = new int[from.size()];
            this.isShared = new boolean[from.size()];
            Arrays.fill(moved, -1);
        }

        /** Has tasks of the one graph stand for tasks that are in the other already. */
        void share(int[] tasks, int[] there) {
            for (int i = 0; i < tasks.length; i++) {
                moved[tasks[i]] = there[i];
                isShared[tasks[i]] = true;
            }
        }

        int[] add(int[] outputs) {
            boolean[] needed = new boolean[from.size()];
            boolean[] wanted = new boolean[from.size()];
            for (int output : outputs) {
                needed[output] = true;
                wanted[output] = true;
            }
            for (int task = from.size() - 1; task >= 0; task--) {
                for (int i = 0; needed[task] && !isShared[task] && i < from.dependencyCount(task); i++) {
                    needed[from.dependency(task, i)] = true;
                }
            }
            for (int task = 0; task < from.size(); task++) {
                if (needed[task] && !isShared[task]) {
                    add(task, wanted[task]);
                }
            }
            return Arrays.stream(outputs).map(output -> moved[output]).toArray();
        }

        private void add(int task, boolean wanted) {
            int[] reads = new int[from.dependencyCount(task)];
            boolean begins = gate >= 0 && (wanted || !(from.kernel(task) instanceof Literal));
            for (int i = 0; i < reads.length; i++) {
                int read = from.dependency(task, i);
                reads[i] = moved[read];
                begins &= isShared[read] || from.kernel(read) instanceof Literal;
            }
            Kernel kernel = from.kernel(task);
            int layer = layers.computeIfAbsent(from.layer(task).name(), any -> to.layer(renamed(from.layer(task))));
            if (!begins) {
                moved[task] = to.add(layer, from.position(task), kernel, reads);
                return;
            }
            int[] behind = new int[reads.length + 1];
            behind[0] = gate;
            System.arraycopy(reads, 0, behind, 1, reads.length);
            moved[task] = to.add(layer, from.position(task), new Gate.Behind(kernel), behind);
        }

        private Layer renamed(Layer layer) {
            return new Layer(
                    layer.name() + suffix, layer.shape(), layer.resultBytes(), layer.site(), layer.annotations());
        }
    }

    /** Never reached by users: collections stand for what is deferred by members of their own. */
    private enum DeferredFamily implements Family {
        INSTANCE;

        @Override
        public List<Output<?>> lower(List<? extends Lazy<?>> members, GraphBuilder graph, boolean optimize) {
            List<Output<?>> outputs = new ArrayList<>();
            members.forEach(member -> outputs.add(((Deferred<?>) member).output(graph)));
            return outputs;
        }

        @Override
        public Map<String, String> explain(Lazy<?> member) {
            return Map.of("expression", ((Deferred<?>) member).describe() + "\n");
        }

        @Override
        public Lazy<?> later(Lazy<?> member, Deferred<?> deferred) {
            return deferred;
        }
    }
}
