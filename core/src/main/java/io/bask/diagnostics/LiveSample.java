package io.bask.diagnostics;

/**
 * What was kept from one moment on.
 *
 * @param nanoTime when, as {@link System#nanoTime} has it
 * @param results number of results kept
 * @param bytes their estimated size
 */
public record LiveSample(long nanoTime, int results, long bytes) {}
