package io.bask.array.block;

import java.io.Serializable;
import java.util.List;

/**
 * A user's function of whole blocks: one block of each array in, one block out.
 *
 * <p>Pure: it must not change what it is given, may run more than once, and runs on many threads at once.
 */
@FunctionalInterface
public interface BlockFunction extends Serializable {
    /**
     * Makes a block; whatever it throws becomes the cause of the failure of the task.
     *
     * @param blocks one block of each array
     * @param info where they lie, and where the result goes
     */
    NDArray apply(List<NDArray> blocks, BlockInfo info) throws Exception;

    /** A function that makes several blocks at once. */
    interface Parts extends BlockFunction {
        @Override
        default NDArray apply(List<NDArray> blocks, BlockInfo info) throws Exception {
            return applyAll(blocks, info).get(0);
        }

        /** Makes all blocks. */
        List<NDArray> applyAll(List<NDArray> blocks, BlockInfo info) throws Exception;
    }
}
