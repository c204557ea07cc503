package io.bask.optimize;

/** A rule broke an invariant or the rules never came to rest: a defect of the optimiser, not of the user's program. */
public final class RuleException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    RuleException(String message) {
        super(message);
    }
}
