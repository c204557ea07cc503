package io.bask.schedule.forkjoin;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * The ranks of tasks that are ready to run, lowest first, shared by all threads of a run without a lock.
 *
 * <p>A bit a rank; above every 64 words a word that tells which of them are not empty, and so on up to a single one, so
 * that the lowest rank is found in as many steps as there are levels: 4 for ten million tasks. A bit is set from below
 * upwards and cleared likewise. Whoever clears a summary bit looks at the word below once more and, if somebody has put
 * a rank there meanwhile, sets the bit again; so a summary bit may be there without need, but is missing only as long
 * as the thread that owes it has not reached it, and that thread looks for idle hands afterwards.
 */
final class ReadySet {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[][] levels;

    ReadySet(int size) {
        int depth = 1;
        for (int words = words(size); words > 1; words = words(words)) {
            depth++;
        }
        levels = new long[depth][];
        int length = size;
        for (int level = 0; level < depth; level++) {
            length = words(length);
            levels[level] = new long[length];
        }
    }

    private static int words(int bits) {
        return Math.max(1, (bits + 63) >>> 6);
    }

    /** Puts in a rank before the set is shared; {@link #seal} must follow. */
    void fill(int rank) {
        levels[0][rank >>> 6] |= 1L << rank;
    }

    /** Ends filling. */
    void seal() {
        for (int level = 1; level < levels.length; level++) {
            long[] below = levels[level - 1];
            for (int i = 0; i < below.length; i++) {
                if (below[i] != 0) {
                    levels[level][i >>> 6] |= 1L << i;
                }
            }
        }
    }

    /** Tells whether there is nothing to take; may err on the side of "there is". */
    boolean isEmpty() {
        return (long) WORD.getVolatile(levels[levels.length - 1], 0) == 0;
    }

    /** The lowest rank, or one beyond all ranks where there is none; others may take it at any time. */
    int lowest() {
        int word = lowestWord();
        long there = word < 0 ? 0 : (long) WORD.getVolatile(levels[0], word);
        return there == 0 ? Integer.MAX_VALUE : (word << 6) + Long.numberOfTrailingZeros(there);
    }

    /** Adds some of the ranks to a list, the lowest ones first; for those who look on. */
    void list(List<Integer> ranks, int most) {
        for (int word = 0; word < levels[0].length && ranks.size() < most; word++) {
            for (long bits = (long) WORD.getVolatile(levels[0], word); bits != 0; bits &= bits - 1) {
                ranks.add((word << 6) + Long.numberOfTrailingZeros(bits));
            }
        }
    }

    /** Puts in ranks of one word: rank {@code 64 * word + i} for each bit {@code i} of {@code bits}. */
    void add(int word, long bits) {
        long before = (long) WORD.getAndBitwiseOr(levels[0], word, bits);
        if (before == 0) {
            mark(1, word);
        }
    }

    /**
     * Takes some of the lowest ranks.
     *
     * @param most how many at most, 1 or more
     * @return a {@link Window} of ranks that are the caller's now; empty where there was nothing
     */
    long take(int most) {
        while (true) {
            int word = lowestWord();
            if (word < 0) {
                return Window.EMPTY;
            }
            long there = (long) WORD.getVolatile(levels[0], word);
            if (there == 0) {
                unmark(1, word);
                continue;
            }
            int half = (int) there != 0 ? 0 : 32;
            int wanted = lowest((int) (there >>> half), most);
            long mask = Integer.toUnsignedLong(wanted) << half;
            long before = (long) WORD.getAndBitwiseAnd(levels[0], word, ~mask);
            if ((before & ~mask) == 0) {
                unmark(1, word);
            }
            int taken = (int) ((before & mask) >>> half);
            if (taken != 0) {
                return Window.of(2 * word + (half >>> 5), taken);
            }
        }
    }

    private static int lowest(int bits, int most) {
        int rest = bits;
        for (int i = 0; i < most && rest != 0; i++) {
            rest &= rest - 1;
        }
        return bits ^ rest;
    }

    private int lowestWord() {
        int top = levels.length - 1;
        int index = 0;
        for (int level = top; level > 0; level--) {
            long bits = (long) WORD.getVolatile(levels[level], index);
            if (bits == 0) {
                if (level == top) {
                    return -1;
                }
                unmark(level + 1, index);
                index = 0;
                level = top + 1;
                continue;
            }
            index = (index << 6) + Long.numberOfTrailingZeros(bits);
        }
        return top == 0 && (long) WORD.getVolatile(levels[0], 0) == 0 ? -1 : index;
    }

    /** Notes at {@code level} that word {@code index} of the level below is not empty. */
    private void mark(int level, int index) {
        int at = index;
        for (int up = level; up < levels.length; up++) {
            long before = (long) WORD.getAndBitwiseOr(levels[up], at >>> 6, 1L << at);
            if (before != 0) {
                return;
            }
            at >>>= 6;
        }
    }

    /** Notes at {@code level} that word {@code index} of the level below is empty, unless it no longer is. */
    private void unmark(int level, int index) {
        int at = index;
        for (int up = level; up < levels.length; up++) {
            long bit = 1L << at;
            long before = (long) WORD.getAndBitwiseAnd(levels[up], at >>> 6, ~bit);
            if ((long) WORD.getVolatile(levels[up - 1], at) != 0) {
                mark(up, at);
                return;
            }
            if ((before & ~bit) != 0) {
                return;
            }
            at >>>= 6;
        }
    }
}
