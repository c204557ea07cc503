package io.bask.memory;

import java.util.function.Supplier;

/**
 * How many of something the heap has room for: the one bound on sizes that are asked for.
 *
 * <p>A size that nobody can mean, two thousand million columns say, would fill the memory or never end; it is refused where it is
 * asked for. What one costs is a least cost, so what is refused could not have been done.
 */
public final class HeapRoom {
    private static final long HEAP_BYTES = Runtime.getRuntime().maxMemory();

    /** What is counted here lies in arrays. */
    private static final int MOST_OF_AN_ARRAY = Integer.MAX_VALUE - 8;

    private HeapRoom() {}

    /**
     * The most of something that the heap, and an array in it, has room for.
     *
     * @param bytesEach what one takes at the least
     */
    public static long most(long bytesEach) {
        return Math.min(MOST_OF_AN_ARRAY, HEAP_BYTES / bytesEach);
    }

    /**
     * Checks that so many have room.
     *
     * @param count how many are asked for
     * @param bytesEach what one takes at the least
     * @param things what they are, for example {@code columns}
     * @param asked what asks for them; is called where they have no room only
     * @param wayOut what to do instead
     * @throws IllegalArgumentException if they have no room
     */
    public static void require(long count, long bytesEach, String things, Supplier<String> asked, String wayOut) {
        if (count > most(bytesEach)) {
            throw new IllegalArgumentException(
                    "%s: %d %s are more than a heap of %d MiB has room for (%d); %s, or start the JVM with a larger -Xmx"
                            .formatted(asked.get(), count, things, HEAP_BYTES >> 20, most(bytesEach), wayOut));
        }
    }
}
