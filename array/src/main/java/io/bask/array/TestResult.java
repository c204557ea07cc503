package io.bask.array;

/**
 * What a statistical test answers; computing both together shares the work.
 *
 * @param statistic of the test
 * @param pvalue how probable a statistic as extreme is, or one more extreme, if nothing but chance is at work
 */
public record TestResult(Array statistic, Array pvalue) {}
