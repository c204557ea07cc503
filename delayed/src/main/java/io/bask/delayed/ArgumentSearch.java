package io.bask.delayed;

import io.bask.Lazy;
import io.bask.delayed.expr.Call;
import io.bask.delayed.expr.Computed;
import io.bask.delayed.expr.DelayedExpr;
import io.bask.delayed.expr.Maker;
import io.bask.delayed.expr.Operation;
import io.bask.delayed.expr.Pattern;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lazy objects among the arguments of a call: the arguments themselves, and what lies in collections, maps and their
 * entries, optionals, arrays of objects and records, nested up to a limit.
 *
 * <p>Costs one look at every element of every container, when the call is written.
 */
final class ArgumentSearch {
    private static final int DEEPEST = 64;

    /** Below this, what was searched is remembered: a container that two others share there would be searched ever so often. */
    private static final int SHARED_FROM = 8;

    private final List<DelayedExpr> inputs = new ArrayList<>();

    /** Containers, by identity, that were searched to the bottom. */
    private final Set<Object> withoutLazy = Collections.newSetFromMap(new IdentityHashMap<>());

    private ArgumentSearch() {}

    /** The call of {@code operation} on these arguments. */
    static Call call(Operation operation, @Nullable Object... arguments) {
        if (!operation.isPure()) {
            return newCall(operation, arguments);
        }
        @Nullable Object[] told = arguments.clone();
        for (int i = 0; i < told.length; i++) {
            told[i] = told[i] instanceof Delayed<?> delayed ? delayed.expr() : told[i];
        }
        return operation.call(Arrays.asList(told), () -> newCall(operation, arguments));
    }

    private static Call newCall(Operation operation, @Nullable Object[] arguments) {
        List<DelayedExpr> all = allLazy(arguments);
        if (all != null) {
            return Call.on(operation, all);
        }
        ArgumentSearch search = new ArgumentSearch();
        Pattern[] patterns = new Pattern[arguments.length];
        for (int i = 0; i < patterns.length; i++) {
            Pattern pattern = search.find(arguments[i], 0);
            patterns[i] = pattern == null ? new Pattern.Known(arguments[i]) : pattern;
        }
        return Call.on(operation, patterns, List.copyOf(search.inputs));
    }

    /** The expression of a lazy object of any kind. */
    static DelayedExpr expr(Lazy<?> lazy) {
        return lazy instanceof Delayed<?> delayed ? delayed.expr() : new Computed(lazy);
    }

    private static @Nullable List<DelayedExpr> allLazy(@Nullable Object[] arguments) {
        if (arguments.length == 1) {
            return arguments[0] instanceof Lazy<?> lazy ? List.of(expr(lazy)) : null;
        }
        DelayedExpr[] exprs = new DelayedExpr[arguments.length];
        for (int i = 0; i < exprs.length; i++) {
            if (!(arguments[i] instanceof Lazy<?> lazy)) {
                return null;
            }
            exprs[i] = expr(lazy);
        }
        return List.of(exprs);
    }

    /** How {@code value} comes about, or null where there is nothing lazy in it. */
    private @Nullable Pattern find(@Nullable Object value, int depth) {
        if (value == null || value instanceof Number || value instanceof CharSequence) {
            return null;
        }
        if (value instanceof Lazy<?> lazy) {
            inputs.add(expr(lazy));
            return new Pattern.Input(inputs.size() - 1);
        }
        if (!Inside.isContainer(value) || withoutLazy.contains(value)) {
            return null;
        }
        if (depth == DEEPEST) {
            checkNothingLazy(value);
            return null;
        }
        Pattern pattern = findInside(value, depth + 1);
        if (pattern == null && depth >= SHARED_FROM) {
            withoutLazy.add(value);
        }
        return pattern;
    }

    private @Nullable Pattern findInside(Object value, int depth) {
        if (value instanceof Collection<?> collection) {
            Pattern[] items = findAll(collection, collection.size(), depth);
            return items == null ? null : ofCollection(collection, items);
        }
        if (value instanceof Map<?, ?> map) {
            return findInMap(map, depth);
        }
        if (value instanceof Map.Entry<?, ?> entry) {
            Pattern[] parts = findAll(Arrays.asList(entry.getKey(), entry.getValue()), 2, depth);
            return parts == null ? null : new Pattern.EntryOf(parts[0], parts[1]);
        }
        if (value instanceof Optional<?> optional) {
            Pattern item = optional.isEmpty() ? null : find(optional.get(), depth);
            return item == null ? null : new Pattern.OptionalOf(item);
        }
        if (value instanceof Object[] array) {
            return findInArray(array, depth);
        }
        return findInRecord(value, depth);
    }

    private static Pattern ofCollection(Collection<?> collection, Pattern[] items) {
        Pattern fixed = collection instanceof Set<?> ? new Pattern.SetOf(items) : new Pattern.ListOf(items);
        Maker maker = Maker.of(collection);
        return maker == null ? fixed : new Pattern.Rebuilt(maker, items, fixed);
    }

    /** What is nested too deep to be put together anew is handed on as it is, if nothing lazy lies in it. */
    private void checkNothingLazy(Object value) {
        if (Inside.holdsLazy(value, withoutLazy)) {
            throw new IllegalArgumentException(
                    "an argument holds a lazy object nested more than %d deep (does a list contain itself?); hand it on unsearched with Delayed.value(...)"
                            .formatted(DEEPEST));
        }
    }

    private Pattern @Nullable [] findAll(Iterable<?> values, int size, int depth) {
        Pattern[] patterns = null;
        int at = 0;
        for (Object value : values) {
            Pattern pattern = find(value, depth);
            if (pattern != null && patterns == null) {
                patterns = new Pattern[size];
                int before = 0;
                for (Object known : values) {
                    if (before == at) {
                        break;
                    }
                    patterns[before++] = new Pattern.Known(known);
                }
            }
            if (patterns != null) {
                patterns[at] = pattern == null ? new Pattern.Known(value) : pattern;
            }
            at++;
        }
        return patterns;
    }

    private @Nullable Pattern findInMap(Map<?, ?> map, int depth) {
        List<Object> keys = new ArrayList<>(map.size());
        List<Object> values = new ArrayList<>(map.size());
        map.forEach((key, value) -> {
            keys.add(key);
            values.add(value);
        });
        Pattern[] keyPatterns = findAll(keys, keys.size(), depth);
        Pattern[] valuePatterns = findAll(values, values.size(), depth);
        if (keyPatterns == null && valuePatterns == null) {
            return null;
        }
        Pattern.MapOf fixed = new Pattern.MapOf(
                keyPatterns == null ? known(keys) : keyPatterns, valuePatterns == null ? known(values) : valuePatterns);
        Maker maker = Maker.of(map);
        return maker == null ? fixed : new Pattern.RebuiltMap(maker, fixed);
    }

    private @Nullable Pattern findInArray(Object[] array, int depth) {
        Pattern[] items = findAll(Arrays.asList(array), array.length, depth);
        if (items == null) {
            return null;
        }
        return new Pattern.ArrayOf(withoutLazy(array.getClass().getComponentType()), items);
    }

    /** A type of elements that takes what lazy ones compute to, too. */
    private static Class<?> withoutLazy(Class<?> type) {
        return type.isArray()
                ? withoutLazy(type.getComponentType()).arrayType()
                : Lazy.class.isAssignableFrom(type) ? Object.class : type;
    }

    /** A component declared to be lazy is meant to stay so; a record in a module that keeps us out is not searched. */
    private @Nullable Pattern findInRecord(Object value, int depth) {
        RecordComponent[] components = value.getClass().getRecordComponents();
        boolean any = false;
        Pattern[] patterns = new Pattern[components.length];
        for (int i = 0; i < components.length; i++) {
            if (!components[i].getAccessor().trySetAccessible()) {
                return null;
            }
            Object component = Inside.component(value, components[i]);
            boolean declaredLazy = Lazy.class.isAssignableFrom(components[i].getType());
            Pattern pattern = declaredLazy ? null : find(component, depth);
            any |= pattern != null;
            patterns[i] = pattern == null ? new Pattern.Known(component) : pattern;
        }
        return any ? new Pattern.RecordOf(value.getClass(), patterns) : null;
    }

    private static Pattern[] known(List<Object> values) {
        return values.stream().map(Pattern.Known::new).toArray(Pattern[]::new);
    }
}
