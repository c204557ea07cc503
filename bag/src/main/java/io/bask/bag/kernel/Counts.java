package io.bask.bag.kernel;

import java.io.Serializable;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A finished count as a map that nobody can change, in the order in which the keys came first. */
final class Counts extends AbstractMap<@Nullable Object, Long> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CountTable table;

    Counts(CountTable table) {
        this.table = table;
    }

    @Override
    public @Nullable Long get(@Nullable Object key) {
        int place = table.find(key);
        return place < 0 ? null : table.count(place);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return table.find(key) >= 0;
    }

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public Set<Map.Entry<@Nullable Object, Long>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<@Nullable Object, Long>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return table.size();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<@Nullable Object, Long>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < table.size();
        }

        @Override
        public Map.Entry<@Nullable Object, Long> next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all %d entries have been seen".formatted(table.size()));
            }
            int place = next++;
            return new SimpleImmutableEntry<>(table.key(place), table.count(place));
        }
    }
}
