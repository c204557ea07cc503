package io.bask.diagnostics;

/**
 * What the JVM used at one moment.
 *
 * @param nanoTime when, as {@link System#nanoTime} has it
 * @param cpuPercent use of the processors since the sample before; 100 is one processor, so 800 is the most on eight
 * @param heapBytes heap in use, garbage that was not collected yet included
 * @param spilledBytes results written to disk since the first sample, as they were in memory
 * @param reloadedBytes results read back since the first sample
 * @param diskBytes what lies on disk, as it is there: compressed
 */
public record ResourceSample(
        long nanoTime, double cpuPercent, long heapBytes, long spilledBytes, long reloadedBytes, long diskBytes) {}
