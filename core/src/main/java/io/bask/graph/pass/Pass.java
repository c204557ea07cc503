package io.bask.graph.pass;

import io.bask.graph.Job;
import java.util.List;

/** A rewrite of a graph after which every output has the same value as before. */
@FunctionalInterface
public interface Pass {
    /** Rewrites; answers the same job where there is nothing to do. O(tasks + dependencies). */
    Job apply(Job job);

    /** The passes that every run begins with, in order. */
    static List<Pass> standard() {
        return List.of(new Cull(), new InlineData(), new FuseChains());
    }

    /** Applies passes one after another. */
    static Job applyAll(List<Pass> passes, Job job) {
        Job result = job;
        for (Pass pass : passes) {
            result = pass.apply(result);
        }
        return result;
    }
}
