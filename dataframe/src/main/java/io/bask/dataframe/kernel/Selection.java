package io.bask.dataframe.kernel;

import java.util.Arrays;

/** Finds the number of a rank without sorting all: about three steps a number, and never more than a sort of them. */
final class Selection {
    private static final int FEW = 24;

    private Selection() {}

    /**
     * The number that would stand at {@code place} if those from {@code from} to {@code to} were sorted; afterwards it stands
     * there, those before it are at most as great, and those after it at least. None may be NaN.
     */
    static double select(double[] numbers, int from, int to, int place) {
        int low = from;
        int high = to - 1;
        int rounds = 2 * (33 - Integer.numberOfLeadingZeros(to - from));
        while (high - low >= FEW && rounds-- > 0) {
            double pivot = middle(numbers[low], numbers[low + high >>> 1], numbers[high]);
            int i = low - 1;
            int j = high + 1;
            while (true) {
                do {
                    i++;
                } while (numbers[i] < pivot);
                do {
                    j--;
                } while (numbers[j] > pivot);
                if (i >= j) {
                    break;
                }
                double moved = numbers[i];
                numbers[i] = numbers[j];
                numbers[j] = moved;
            }
            if (place <= j) {
                high = j;
            } else {
                low = j + 1;
            }
        }
        Arrays.sort(numbers, low, high + 1);
        return numbers[place];
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
