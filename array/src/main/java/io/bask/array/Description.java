package io.bask.array;

/**
 * What {@code stats().describe(axis)} tells of the lines along an axis.
 *
 * @param count elements of a line
 * @param min the smallest element
 * @param max the largest element
 * @param mean the mean
 * @param variance the variance, divided by one less than there are elements
 * @param skewness how far the elements lean to one side
 * @param kurtosis how heavy the tails are, 0 of normal distributions
 */
public record Description(
        long count, Array min, Array max, Array mean, Array variance, Array skewness, Array kurtosis) {}
