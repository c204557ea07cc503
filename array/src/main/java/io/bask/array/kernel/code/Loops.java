package io.bask.array.kernel.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds or makes the loops of a {@link Code}.
 *
 * <p>Two ways to run a code: {@link #fused} is one loop generated for it, the fastest once the JIT compiler has compiled
 * it; {@link #tiled} runs over tiles, by default through small loops that all codes share, so that a new expression
 * costs no compilation. Both compute the same bits. Loops are kept in bounded caches, least recently used ones leave
 * first. Safe from any thread.
 */
public final class Loops {
    /** Computed values in a part of a long code; their method surely stays below the longest that HotSpot compiles. */
    private static final int PART_VALUES = 250;

    private static final Cache<Code, Lazy<Optional<Loop>>> SMALL_LOOPS = new Cache<>(4096);
    private static final Cache<Code, Lazy<Optional<Loop>>> FUSED_LOOPS = new Cache<>(512);
    private static final Cache<Code, Lazy<Staging.Plan>> INTERPRETED = new Cache<>(512);
    private static final Cache<Code, Lazy<Staging.Plan>> SPLIT = new Cache<>(64);

    private Loops() {}

    /** A loop over tiles with its arrays and scalars. */
    public interface Bound {
        /** Computes elements 0 to {@code count - 1} of the tile. */
        void run(int count);
    }

    /**
     * One generated loop for the whole code, or empty if the JIT compiler would not make it fast: because it is too long,
     * or because values are the {@linkplain CodeBuilder#bitsAsDouble bits} of others.
     */
    public static Optional<Loop> fused(Code code) {
        return code.fused(key -> key.hasReinterpretation() ? Optional.empty() : loop(FUSED_LOOPS, key));
    }

    /** The loop of a short code that many callers share. */
    public static Loop shared(Code code) {
        return loop(SMALL_LOOPS, code).orElseThrow();
    }

    /**
     * The code bound to arrays and scalars for running over tiles of at most {@code tileLength} elements.
     *
     * @param generate whether to generate a loop for this code, or a few if it cannot be {@link #fused}, instead of
     *     using shared ones
     */
    public static Bound tiled(
            Code code, boolean generate, Object[] arrays, long[] longs, double[] doubles, int tileLength) {
        Optional<Loop> fused = generate ? fused(code) : Optional.empty();
        if (fused.isPresent()) {
            Loop loop = fused.get();
            return count -> loop.run(arrays, longs, doubles, 0, count);
        }
        Cache<Code, Lazy<Staging.Plan>> plans = generate ? SPLIT : INTERPRETED;
        int stageNodes = generate ? PART_VALUES : 1;
        Staging.Plan plan = plans.find(code, key -> new Lazy<>(() -> Staging.plan(key, stageNodes)))
                .value();
        Object[] registers = plan.registers().stream()
                .map(element -> element.newArray(tileLength))
                .toArray();
        List<Stage.BoundStage> stages = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            Loop loop = stage.isReinterpretation()
                    ? new BitsMove()
                    : loop(generate ? FUSED_LOOPS : SMALL_LOOPS, stage.code()).orElseThrow();
            stages.add(stage.bind(loop, arrays, registers, longs, doubles));
        }
        Stage.BoundStage[] bound = stages.toArray(new Stage.BoundStage[0]);
        return count -> {
            for (Stage.BoundStage stage : bound) {
                stage.run(0, count);
            }
        };
    }

    private static Optional<Loop> loop(Cache<Code, Lazy<Optional<Loop>>> cache, Code code) {
        return cache.find(code, key -> new Lazy<>(() -> LoopGenerator.generate(key)))
                .value();
    }

    /** A value made by the first thread that asks, while others that ask for the same one wait. */
    private static final class Lazy<V> {
        private final java.util.function.Supplier<V> maker;
        private @Nullable V value;

        Lazy(java.util.function.Supplier<V> maker) {
            this.maker = maker;
        }

        synchronized V value() {
            if (value == null) {
                value = maker.get();
            }
            return value;
        }
    }

    /** Keeps the entries used last. */
    private static final class Cache<K, V> {
        private final Map<K, V> entries;

        Cache(int capacity) {
            this.entries = new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                    return size() > capacity;
                }
            };
        }

        synchronized V find(K key, java.util.function.Function<K, V> maker) {
            return entries.computeIfAbsent(key, maker);
        }
    }
}
