package io.bask.testkit;

import java.lang.StackWalker.StackFrame;
import java.util.Random;

/**
 * The one source of randomness in tests.
 *
 * <p>Every generator follows from the run's seed and from the method that asks for it, so the order in which tests run does not matter. The seed is
 * fixed unless {@code -Dbask.seed=} names another one ({@code random} draws a fresh one); {@link SeedReport} prints it when a test fails.
 */
public final class Seeds {
    private static final long DEFAULT = 20_240_229;
    private static final long BASE = base(System.getProperty("bask.seed", ""));

    private Seeds() {}

    /** The seed of this run; {@code -Dbask.seed=} with this number replays it. */
    public static long base() {
        return BASE;
    }

    /** A generator of the calling method's own: the same numbers in every run with the same seed. */
    public static Random random() {
        return new Random(seed(0));
    }

    /** Like {@link #random()}, another sequence for each {@code number}, for loops and repeated tests. */
    public static Random random(long number) {
        return new Random(seed(number));
    }

    private static long seed(long number) {
        String caller = StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> !f.getClassName().equals(Seeds.class.getName()))
                        .findFirst()
                        .map(Seeds::name)
                        .orElse(""));
        return mix(BASE ^ mix(caller.hashCode() + 0x9E3779B97F4A7C15L * number));
    }

    private static String name(StackFrame frame) {
        return frame.getClassName() + "." + frame.getMethodName();
    }

    private static long base(String property) {
        if (property.isEmpty()) {
            return DEFAULT;
        }
        return property.equals("random") ? System.nanoTime() : Long.parseLong(property);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
