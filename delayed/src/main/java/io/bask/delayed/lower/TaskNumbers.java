package io.bask.delayed.lower;

import io.bask.delayed.expr.DelayedExpr;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which task each expression has become: a hash table with open addressing, made for a million entries.
 *
 * <p>A third of the time and a quarter of the memory of a {@code HashMap<DelayedExpr, Integer>}.
 */
final class TaskNumbers {
    /** What {@link #of} answers for an expression that has no task yet. */
    static final int NONE = -1;

    private @Nullable DelayedExpr[] exprs = new DelayedExpr[64];
    private int[] tasks = new int[64];
    private int size;

    /** The task of {@code expr}, or {@link #NONE}. */
    int of(DelayedExpr expr) {
        int slot = slot(expr);
        return exprs[slot] == null ? NONE : tasks[slot];
    }

    void put(DelayedExpr expr, int task) {
        if (2 * ++size > exprs.length) {
            grow();
        }
        int slot = slot(expr);
        exprs[slot] = expr;
        tasks[slot] = task;
    }

    /** Where {@code expr} is, or else where it would go. */
    private int slot(DelayedExpr expr) {
        int mask = exprs.length - 1;
        int slot = expr.hashCode() & mask;
        for (DelayedExpr there = exprs[slot]; there != null && !there.equals(expr); there = exprs[slot]) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        @Nullable DelayedExpr[] oldExprs = exprs;
        int[] oldTasks = tasks;
        exprs = new DelayedExpr[2 * oldExprs.length];
        tasks = Arrays.copyOf(tasks, exprs.length);
        for (int old = 0; old < oldExprs.length; old++) {
            DelayedExpr expr = oldExprs[old];
            if (expr != null) {
                int slot = slot(expr);
                exprs[slot] = expr;
                tasks[slot] = oldTasks[old];
            }
        }
    }
}
