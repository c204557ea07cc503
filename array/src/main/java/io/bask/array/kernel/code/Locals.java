package io.bask.array.kernel.code;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;

/** Hands out local variables, each for one kind of value for ever, again as soon as they are released. */
final class Locals {
    private final Map<Kind, Deque<Integer>> free = new EnumMap<>(Kind.class);
    private int next;
    private boolean isNew;

    Locals(int first) {
        next = first;
    }

    /** A variable that is never handed out again. */
    int fresh(int slots) {
        int local = next;
        next += slots;
        return local;
    }

    /** A variable for a value. */
    int take(Kind kind) {
        Deque<Integer> pool = pool(kind);
        isNew = pool.isEmpty();
        return isNew ? fresh(kind.localSlots) : pool.pop();
    }

    /** Whether the variable taken last has never been used before. */
    boolean isNew() {
        return isNew;
    }

    /** Takes a variable back whose value is dead. */
    void release(Kind kind, int local) {
        pool(kind).push(local);
    }

    private Deque<Integer> pool(Kind kind) {
        return free.computeIfAbsent(kind == Kind.BOOL ? Kind.INT : kind, k -> new ArrayDeque<>());
    }
}
