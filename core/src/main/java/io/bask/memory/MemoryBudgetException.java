package io.bask.memory;

/** One result alone is larger than the budget that a run was given. */
public final class MemoryBudgetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MemoryBudgetException(String message) {
        super(message);
    }
}
