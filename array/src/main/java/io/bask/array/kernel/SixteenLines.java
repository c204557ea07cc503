package io.bask.array.kernel;

/**
 * Columns of sixteen neighbours each, written as sixteen lines.
 *
 * <p>Without a loop over the lines: the columns lie far apart, so none of them is fetched ahead, and a processor waits for as
 * many at a time as it has begun. A short loop in a loop is many times the instructions, and so fewer columns are begun.
 */
final class SixteenLines {
    private SixteenLines() {}

    /** Copies float64 columns. */
    static void hold(double[] from, int position, int lineStep, int columnStep, double[] to, int pitch, int columns) {
        for (int column = 0; column < columns; column++) {
            int at = position + column * columnStep;
            to[column] = from[at];
            to[column + pitch] = from[at + lineStep];
            to[column + 2 * pitch] = from[at + 2 * lineStep];
            to[column + 3 * pitch] = from[at + 3 * lineStep];
            to[column + 4 * pitch] = from[at + 4 * lineStep];
            to[column + 5 * pitch] = from[at + 5 * lineStep];
            to[column + 6 * pitch] = from[at + 6 * lineStep];
            to[column + 7 * pitch] = from[at + 7 * lineStep];
            to[column + 8 * pitch] = from[at + 8 * lineStep];
            to[column + 9 * pitch] = from[at + 9 * lineStep];
            to[column + 10 * pitch] = from[at + 10 * lineStep];
            to[column + 11 * pitch] = from[at + 11 * lineStep];
            to[column + 12 * pitch] = from[at + 12 * lineStep];
            to[column + 13 * pitch] = from[at + 13 * lineStep];
            to[column + 14 * pitch] = from[at + 14 * lineStep];
            to[column + 15 * pitch] = from[at + 15 * lineStep];
        }
    }

    /** Copies float32 columns. */
    static void hold(float[] from, int position, int lineStep, int columnStep, float[] to, int pitch, int columns) {
        for (int column = 0; column < columns; column++) {
            int at = position + column * columnStep;
            to[column] = from[at];
            to[column + pitch] = from[at + lineStep];
            to[column + 2 * pitch] = from[at + 2 * lineStep];
            to[column + 3 * pitch] = from[at + 3 * lineStep];
            to[column + 4 * pitch] = from[at + 4 * lineStep];
            to[column + 5 * pitch] = from[at + 5 * lineStep];
            to[column + 6 * pitch] = from[at + 6 * lineStep];
            to[column + 7 * pitch] = from[at + 7 * lineStep];
            to[column + 8 * pitch] = from[at + 8 * lineStep];
            to[column + 9 * pitch] = from[at + 9 * lineStep];
            to[column + 10 * pitch] = from[at + 10 * lineStep];
            to[column + 11 * pitch] = from[at + 11 * lineStep];
            to[column + 12 * pitch] = from[at + 12 * lineStep];
            to[column + 13 * pitch] = from[at + 13 * lineStep];
            to[column + 14 * pitch] = from[at + 14 * lineStep];
            to[column + 15 * pitch] = from[at + 15 * lineStep];
        }
    }
}
