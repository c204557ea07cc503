package io.bask.graph;

import io.bask.annotation.Annotations;
import org.jspecify.annotations.Nullable;

/** A kernel made of stages that were tasks of their own, and that can still say which of them failed. */
public interface Composite extends Kernel {
    /** How many tasks went into this one. */
    int stages();

    /** The key of the task that stage {@code stage} was. */
    Key stageKey(int stage);

    /** Where in the user's program stage {@code stage} was written; null if unknown. */
    @Nullable
    String stageSite(int stage);

    /** What was said about how the tasks that went into this one are to be run, together. */
    Annotations annotations();

    /** The kernel of stage {@code stage}. */
    Kernel stage(int stage);

    /** Says which stage failed; unpacked by the scheduler, never seen by users. */
    final class StageFailure extends Exception {
        private static final long serialVersionUID = 1L;

        private final int stage;
        private final transient @Nullable Object input;

        /**
         * A failure of stage {@code stage}.
         *
         * @param input what the stage read, if it was not the first
         * @param cause what it threw
         */
        public StageFailure(int stage, @Nullable Object input, Throwable cause) {
            super(null, cause, false, false);
            this.stage = stage;
            this.input = input;
        }

        /** Number of the stage that failed. */
        public int stage() {
            return stage;
        }

        /** What the stage read; meaningless for stage 0, which reads the task's inputs. */
        public @Nullable Object input() {
            return input;
        }
    }
}
