package io.bask.annotation;

import io.bask.scope.Scopes;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is said about how work is to be run, beside what it is: retries, priority, resources, and anything else as texts.
 *
 * <pre>{@code
 * try (Annotations.Scope scope = Bask.annotate(Annotations.retries(3).withPriority(10))) {
 *     pages = urls.map(Pages::fetch);
 * }
 * }</pre>
 *
 * <p>Attached to all expressions that are made while a scope is open in the thread, whenever they are computed. They are no
 * part of what the expression is: of two equal expressions that are computed together the work is done once, as
 * the first is annotated. Where work is fused, {@link #fusedWith} says what becomes of them. Immutable; safe from any
 * thread.
 */
public final class Annotations implements Serializable {
    /** Nothing said. */
    public static final Annotations NONE = new Annotations(null, null, Map.of(), Map.of());

    private static final long serialVersionUID = 1L;
    private static final Scopes<Annotations> SCOPES = new Scopes<>();

    /** Whether anything was ever annotated; as long as it is not, nobody has to look. */
    private static volatile boolean used;

    private final @Nullable Integer retries;
    private final @Nullable Integer priority;

    @SuppressWarnings("serial") // an immutable map
    private final Map<String, Integer> resources;

    @SuppressWarnings("serial") // an immutable map
    private final Map<String, String> others;

    private Annotations(
            @Nullable Integer retries,
            @Nullable Integer priority,
            Map<String, Integer> resources,
            Map<String, String> others) {
        this.retries = retries;
        this.priority = priority;
        this.resources = resources;
        this.others = others;
    }

    /** Tasks are tried again up to {@code retries} times where they throw an exception. */
    public static Annotations retries(int retries) {
        return NONE.withRetries(retries);
    }

    /** Of tasks that could begin, those of higher priority do; 0 where nothing is said. */
    public static Annotations priority(int priority) {
        return NONE.withPriority(priority);
    }

    /** Each task needs so much of a resource while it runs; how much there is, the setting {@code resources} says. */
    public static Annotations resource(String name, int amount) {
        return NONE.withResource(name, amount);
    }

    /** A remark of the user's, for listeners to read. */
    public static Annotations of(String name, String value) {
        return NONE.with(name, value);
    }

    /** What the open scopes of this thread say, together. */
    public static Annotations current() {
        if (!used) {
            return NONE;
        }
        Annotations scoped = SCOPES.current();
        return scoped == null ? NONE : scoped;
    }

    /** Tells whether anything was ever annotated in this JVM. */
    public static boolean areUsed() {
        return used;
    }

    /** Annotates what this thread makes until the scope is closed; where an outer scope says otherwise, this one wins. */
    public Scope open() {
        return new Scope(within(current()));
    }

    /** Annotates nothing until the scope is closed, whatever outer scopes say; for those who compute. */
    public static Scope pause() {
        return new Scope(NONE);
    }

    /**
     * These with a number of retries.
     *
     * @throws IllegalArgumentException where it is negative
     */
    public Annotations withRetries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("retries is %d; use 1 or more, or 0 for none".formatted(retries));
        }
        return made(retries, priority, resources, others);
    }

    /** These with a priority. */
    public Annotations withPriority(int priority) {
        return made(retries, priority, resources, others);
    }

    /**
     * These with a resource more, or another amount of it.
     *
     * @throws IllegalArgumentException where the amount is less than 1
     */
    public Annotations withResource(String name, int amount) {
        checkName(name);
        if (amount < 1) {
            throw new IllegalArgumentException(
                    "%d of resource \"%s\" is needed; use 1 or more".formatted(amount, name));
        }
        Map<String, Integer> more = new TreeMap<>(resources);
        more.put(name, amount);
        return made(retries, priority, more, others);
    }

    /** These with a remark more, or another value of it. */
    public Annotations with(String name, String value) {
        checkName(name);
        if (value == null) {
            throw new IllegalArgumentException("the value of \"%s\" is null; give a text".formatted(name));
        }
        Map<String, String> more = new TreeMap<>(others);
        more.put(name, value);
        return made(retries, priority, resources, more);
    }

    private static void checkName(String name) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("the name of an annotation is \"%s\"; give it one".formatted(name));
        }
    }

    private static Annotations made(
            @Nullable Integer retries,
            @Nullable Integer priority,
            Map<String, Integer> resources,
            Map<String, String> others) {
        used = true;
        return new Annotations(retries, priority, resources, others);
    }

    /** How often a task is tried again; {@code fallback} where nothing is said. */
    public int retriesOr(int fallback) {
        return retries == null ? fallback : retries;
    }

    /** The priority; 0 where nothing is said. */
    public int priority() {
        return priority == null ? 0 : priority;
    }

    /** How much a task needs of each resource; empty where it needs none. */
    public Map<String, Integer> resources() {
        return Map.copyOf(resources);
    }

    /** Tells whether a task needs any resource. */
    public boolean needsResources() {
        return !resources.isEmpty();
    }

    /** The remarks of the user's. */
    public Map<String, String> others() {
        return Map.copyOf(others);
    }

    /** Tells whether nothing is said. */
    public boolean isEmpty() {
        return retries == null && priority == null && resources.isEmpty() && others.isEmpty();
    }

    /** What these say, and where they are silent what {@code outer} says. */
    public Annotations within(Annotations outer) {
        if (outer.isEmpty() || isEmpty()) {
            return isEmpty() ? outer : this;
        }
        return made(
                retries == null ? outer.retries : retries,
                priority == null ? outer.priority : priority,
                merged(resources, outer.resources, (mine, theirs) -> mine),
                merged(others, outer.others, (mine, theirs) -> mine));
    }

    /**
     * What holds for one task made of two: the more retries, the higher priority, the larger need of each resource, the
     * remarks of both (this one's where they differ).
     */
    public Annotations fusedWith(Annotations other) {
        if (other.isEmpty() || equals(other)) {
            return this;
        }
        boolean urgent = priority != null || other.priority != null;
        return made(
                larger(retries, other.retries),
                urgent ? (Integer) Math.max(priority(), other.priority()) : null,
                merged(resources, other.resources, Math::max),
                merged(others, other.others, (mine, theirs) -> mine));
    }

    private static @Nullable Integer larger(@Nullable Integer mine, @Nullable Integer theirs) {
        if (mine == null || theirs == null) {
            return mine == null ? theirs : mine;
        }
        return Math.max(mine, theirs);
    }

    private static <V> Map<String, V> merged(Map<String, V> mine, Map<String, V> theirs, BinaryOperator<V> choose) {
        Map<String, V> all = new TreeMap<>(mine);
        theirs.forEach((name, value) -> all.merge(name, value, choose));
        return all;
    }

    private Object readResolve() {
        return isEmpty() ? NONE : made(retries, priority, resources, others);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Annotations that
                        && Objects.equals(retries, that.retries)
                        && Objects.equals(priority, that.priority)
                        && resources.equals(that.resources)
                        && others.equals(that.others));
    }

    @Override
    public int hashCode() {
        return Objects.hash(retries, priority, resources, others);
    }

    /** E.g. {@code {retries=3, priority=10, gpu=1}}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "{", "}");
        Map<String, Object> all = new LinkedHashMap<>();
        if (retries != null) {
            all.put("retries", retries);
        }
        if (priority != null) {
            all.put("priority", priority);
        }
        resources.forEach(all::put);
        others.forEach(all::put);
        all.forEach((name, value) -> text.add(name + "=" + value));
        return text.toString();
    }

    /**
     * Annotations that hold in one thread until {@link #close}. Scopes nest; they must be closed by the thread that opened
     * them, the inner ones first.
     */
    public static final class Scope implements AutoCloseable {
        private final Scopes<Annotations>.Level level;

        private Scope(Annotations inner) {
            level = SCOPES.open(inner);
        }

        /**
         * Puts back what was in force when the scope was opened; does nothing the second time.
         *
         * @throws IllegalStateException in another thread, or while an inner scope is open; nothing changes then
         */
        @Override
        public void close() {
            level.close();
        }
    }
}
