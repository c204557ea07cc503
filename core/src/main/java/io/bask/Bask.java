package io.bask;

import io.bask.annotation.Annotations;
import io.bask.config.Config;
import io.bask.config.Setting;
import io.bask.diagnostics.Diagnostics;
import io.bask.diagnostics.Drawing;
import io.bask.diagnostics.ProgressBar;
import io.bask.function.Given;
import io.bask.graph.Graph;
import io.bask.graph.GraphBuilder;
import io.bask.graph.Job;
import io.bask.graph.Key;
import io.bask.graph.pass.Cull;
import io.bask.graph.pass.Pass;
import io.bask.memory.Kept;
import io.bask.memory.MemoryBudget;
import io.bask.schedule.RunOptions;
import io.bask.schedule.Scheduler;
import io.bask.schedule.StaleMetadataException;
import io.bask.schedule.TaskFailedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Computes lazy objects, one or several at once.
 *
 * <p>Everything given to one call is optimised together and lowered to one graph, so work that several results share
 * runs once:
 *
 * <pre>{@code
 * Results results = Bask.compute(mean, std);
 * NDArray m = results.get(mean);
 * }</pre>
 */
public final class Bask {
    /** A source whose metadata is looked up anew is right from then on, so more rounds than sources mean a defect. */
    private static final int MOST_ROUNDS = 100;

    private Bask() {}

    /** Computes one lazy object; see {@link Lazy#compute}. */
    public static <T> T compute(Lazy<T> lazy) {
        Given.notNull(lazy, "lazy");
        return compute(lazy, RunOptions.defaults());
    }

    /** Computes one lazy object with run options, e.g. listeners or a number of threads, on top of the configuration. */
    public static <T> T compute(Lazy<T> lazy, RunOptions options) {
        Given.notNull(lazy, "lazy");
        Given.notNull(options, "options");
        return finish(List.of(lazy), options, Bask::result, false).get(lazy);
    }

    /** Computes several lazy objects in one run that does shared work once. */
    public static Results compute(Lazy<?> first, Lazy<?> second, Lazy<?>... more) {
        Given.notNull(first, "first");
        Given.notNull(second, "second");
        Given.noneNull(more, "more");
        List<Lazy<?>> lazies = new ArrayList<>(List.of(first, second));
        lazies.addAll(Arrays.asList(more));
        return finish(lazies, RunOptions.defaults(), Bask::result, false);
    }

    /** Computes lazy objects of one type in one run that does shared work once: their results, in order. */
    public static <T> List<T> compute(Collection<? extends Lazy<T>> lazies) {
        Given.notNull(lazies, "lazies");
        Results results = finish(List.copyOf(lazies), RunOptions.defaults(), Bask::result, false);
        List<T> values = new ArrayList<>(lazies.size());
        lazies.forEach(lazy -> values.add(results.get(lazy)));
        return values;
    }

    /** Computes a lazy object and answers one of the same kind that holds the results; see {@link Lazy#persist}. */
    @SuppressWarnings("unchecked")
    public static <T, L extends Lazy<T>> L persist(L lazy) {
        Given.notNull(lazy, "lazy");
        Results persisted = finish(List.of(lazy), RunOptions.defaults(), Persisting::persisted, true);
        return (L) persisted.get((Lazy<?>) lazy);
    }

    /** The optimised graph that computing these objects would run, and its outputs. */
    public static Job job(Collection<? extends Lazy<?>> lazies) {
        Given.notNull(lazies, "lazies");
        return Plan.of(List.copyOf(lazies), Config.current().value(Setting.OPTIMIZE), false)
                .job();
    }

    /**
     * Draws the task graph of these objects.
     *
     * @param optimized whether to draw what will run, or what was written
     */
    public static Drawing visualize(Collection<? extends Lazy<?>> lazies, boolean optimized) {
        Given.notNull(lazies, "lazies");
        Job job = optimized
                ? job(lazies)
                : new Cull()
                        .apply(Plan.lowered(List.copyOf(lazies), false, false).job());
        return Drawing.of(job, () -> Schedulers.order(job));
    }

    /**
     * Runs one task of a computation again, in the calling thread: with a breakpoint in what failed, a debugger stops
     * there.
     *
     * <p>What the task reads is computed first, as usual.
     *
     * @param lazy what was computed
     * @param key the task, as {@link TaskFailedException#key} names it
     * @return the task's result
     * @throws IllegalArgumentException where the computation has no such task
     * @throws TaskFailedException where the task throws a checked exception; others come as they are
     */
    public static @Nullable Object replay(Lazy<?> lazy, Key key) {
        Given.notNull(lazy, "lazy");
        Given.notNull(key, "key");
        boolean optimize = Config.current().value(Setting.OPTIMIZE);
        Graph graph = Plan.lowered(List.of(lazy), optimize, false).job().graph();
        int task = graph.find(key)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has no task %s; take the key of the exception that computing it threw"
                                .formatted(lazy, key)));
        int[] read = IntStream.range(0, graph.dependencyCount(task))
                .map(i -> graph.dependency(task, i))
                .toArray();
        int[] distinct = Arrays.stream(read).distinct().sorted().toArray();
        @Nullable
        Object[] results = distinct.length == 0
                ? new Object[0]
                : Diagnostics.run(
                        scheduler(), Pass.applyAll(Pass.standard(), new Job(graph, distinct)), RunOptions.defaults());
        @Nullable
        Object[] inputs = Arrays.stream(read)
                .mapToObj(input -> results[Arrays.binarySearch(distinct, input)])
                .toArray();
        try {
            Object result = graph.kernel(task).run(inputs);
            return result instanceof Kept<?> kept ? kept.value() : result;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw TaskFailedException.of(graph, task, inputs, e);
        }
    }

    /**
     * Annotates all that this thread makes until the scope is closed; inner scopes win where both say something.
     *
     * <pre>{@code
     * try (Annotations.Scope scope = Bask.annotate(Annotations.retries(3).withPriority(10))) {
     *     pages = urls.map(Pages::fetch);
     * }
     * }</pre>
     *
     * <p>What counts is where an expression is made, not where it is computed.
     */
    public static Annotations.Scope annotate(Annotations annotations) {
        if (annotations == null) {
            throw new IllegalArgumentException("the annotations are null; say something, e.g. Annotations.retries(3)");
        }
        return annotations.open();
    }

    /** What the open scopes of this thread say, together. */
    public static Annotations annotations() {
        return Annotations.current();
    }

    /**
     * A lazy object of the same kind and value as {@code child}, all of whose work is done anew and begins when all parents are
     * done; for work that has effects, or to compute something again rather than keep it.
     *
     * <p>The optimiser cannot see past it.
     */
    public static <L extends Lazy<?>> L bind(L child, Lazy<?>... parents) {
        Given.notNull(parents, "parents");
        return Manipulation.again(child, Arrays.asList(parents), List.of());
    }

    /** Like {@link #bind(Lazy, Lazy...)}; what leads to {@code omit} is not done anew, and waits for nothing. */
    public static <L extends Lazy<?>> L bind(
            L child, Collection<? extends Lazy<?>> parents, Collection<? extends Lazy<?>> omit) {
        Given.notNull(parents, "parents");
        Given.notNull(omit, "omit");
        return Manipulation.again(child, parents, omit);
    }

    /** A lazy object of the same kind and value none of whose blocks is there for anybody before all of them are. */
    public static <L extends Lazy<?>> L waitOn(L lazy) {
        return new Together(Manipulation.checked(Arrays.asList(lazy))).get(lazy);
    }

    /** For each of these a lazy object of the same kind and value, none of whose blocks is there before all blocks of all are. */
    public static Together waitOn(Lazy<?> first, Lazy<?> second, Lazy<?>... more) {
        Given.notNull(more, "more");
        List<Lazy<?>> lazies = new ArrayList<>(Arrays.asList(first, second));
        lazies.addAll(Arrays.asList(more));
        return new Together(Manipulation.checked(lazies));
    }

    /** Something lazy that is done when all of these are, and keeps none of their results. */
    public static Checkpoint checkpoint(Lazy<?>... lazies) {
        Given.notNull(lazies, "lazies");
        return new Checkpoint(Manipulation.checked(Arrays.asList(lazies)));
    }

    /** A lazy object of the same kind and value, all of whose work is done anew but for what leads to {@code omit}. */
    public static <L extends Lazy<?>> L cloneOf(L lazy, Lazy<?>... omit) {
        Given.notNull(omit, "omit");
        return Manipulation.again(lazy, List.of(), Arrays.asList(omit));
    }

    /** The scheduler that the configuration in force asks for. */
    public static Scheduler scheduler() {
        return Schedulers.configured(Config.current());
    }

    private static Results finish(
            List<? extends Lazy<?>> asked,
            RunOptions given,
            BiFunction<Output<?>, @Nullable Object[], @Nullable Object> make,
            boolean keep) {
        Config config = Config.current();
        Scheduler scheduler = Schedulers.configured(config);
        RunOptions options = withResources(withMemory(withProgress(given, config), config), config);
        List<Lazy<?>> lazies = new ArrayList<>(asked);
        for (int round = 1; ; round++) {
            // What rules make, and functions of the user's while they run, was not written inside the scope.
            try (Annotations.Scope pause = Annotations.pause()) {
                Plan plan = Plan.of(lazies, config.value(Setting.OPTIMIZE), keep);
                return new Results(asked, plan.run(scheduler, options, make));
            } catch (TaskFailedException failure) {
                if (!(failure.getCause() instanceof StaleMetadataException stale) || round == MOST_ROUNDS) {
                    throw failure;
                }
                refresh(lazies, stale);
            }
        }
    }

    /** Looks at a source again; what cannot be done with what is really there says what had been promised. */
    private static void refresh(List<Lazy<?>> lazies, StaleMetadataException stale) {
        try {
            lazies.replaceAll(lazy -> lazy.refreshed(stale.source()));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("%s, and so: %s".formatted(stale.getMessage(), e.getMessage()), e);
        }
    }

    /** A budget set for all computations holds for all of them together; one that a scope sets, for this one. */
    private static RunOptions withMemory(RunOptions options, Config config) {
        if (options.memory() > 0 || options.budget() != null) {
            return options;
        }
        long bytes = config.value(Setting.MEMORY_BUDGET);
        return bytes == MemoryBudget.shared().limit() ? options : options.withMemory(bytes);
    }

    private static RunOptions withResources(RunOptions options, Config config) {
        RunOptions all = options.patience().isZero() ? options.withPatience(config.value(Setting.WATCHDOG)) : options;
        return all.resources().isEmpty() ? all.withResources(config.value(Setting.RESOURCES)) : all;
    }

    private static RunOptions withProgress(RunOptions options, Config config) {
        boolean wanted = switch (config.value(Setting.PROGRESS)) {
            case "always" -> true;
            case "auto" -> ProgressBar.hasTerminal();
            default -> false;
        };
        return wanted ? options.withListener(new ProgressBar()) : options;
    }

    private static @Nullable Object result(Output<?> output, @Nullable Object[] blocks) {
        return output.result().apply(blocks);
    }

    /** Lazy objects lowered to one graph. */
    private record Plan(Job job, List<Output<?>> outputs) {
        static Plan of(List<? extends Lazy<?>> lazies, boolean optimize, boolean keep) {
            Plan plan = lowered(lazies, optimize, keep);
            return new Plan(Pass.applyAll(Pass.standard(), plan.job), plan.outputs);
        }

        static Plan lowered(List<? extends Lazy<?>> lazies, boolean optimize, boolean keep) {
            GraphBuilder builder = Graph.builder();
            List<Output<?>> outputs;
            try (Annotations.Scope pause = Annotations.pause()) {
                outputs = Lowering.lower(lazies, builder, optimize);
            }
            outputs = keep ? Persisting.outputs(outputs, builder) : outputs;
            int[] tasks = outputs.stream()
                    .flatMapToInt(output -> Arrays.stream(output.tasks()))
                    .toArray();
            return new Plan(new Job(builder.build(), tasks), outputs);
        }

        List<@Nullable Object> run(
                Scheduler scheduler,
                RunOptions options,
                BiFunction<Output<?>, @Nullable Object[], @Nullable Object> make) {
            @Nullable Object[] results = Diagnostics.run(scheduler, job, options);
            List<@Nullable Object> values = new ArrayList<>();
            int from = 0;
            for (Output<?> output : outputs) {
                int to = from + output.tasks().length;
                values.add(make.apply(output, Arrays.copyOfRange(results, from, to)));
                from = to;
            }
            return values;
        }
    }
}
