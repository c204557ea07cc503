package io.bask.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the text of an {@code einsum} says: a name for each axis of each array, and those of the result.
 *
 * <p>Letters are their own names; axes that three dots stand for are named by how far from the last of them they are.
 *
 * @param inputs one list of names an array
 * @param output those of the result
 */
record Subscripts(List<int[]> inputs, int[] output) {
    private static final String DOTS = "...";

    static Subscripts parse(String text, List<Array> operands) {
        String plain = text.replace(" ", "");
        int arrow = plain.indexOf("->");
        String[] terms = (arrow < 0 ? plain : plain.substring(0, arrow)).split(",", -1);
        if (terms.length != operands.size() || operands.isEmpty()) {
            throw new IllegalArgumentException(
                    "einsum '%s' speaks of %d arrays but got %d; write one group of letters an array"
                            .formatted(text, operands.isEmpty() ? 0 : terms.length, operands.size()));
        }
        List<int[]> inputs = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < terms.length; i++) {
            int dots = dots(text, terms[i], operands.get(i));
            most = Math.max(most, dots);
            inputs.add(names(text, terms[i], dots));
        }
        int[] output = arrow < 0 ? implied(inputs, most) : names(text, plain.substring(arrow + 2), most);
        requireOutput(text, inputs, output);
        return new Subscripts(inputs, output);
    }

    /** How many axes the dots of a term stand for. */
    private static int dots(String text, String term, Array operand) {
        int letters = letters(text, term).length();
        boolean hasDots = term.contains(DOTS);
        int rest = operand.ndim() - letters;
        if (rest < 0 || (rest > 0 && !hasDots)) {
            throw new IllegalArgumentException(
                    "einsum '%s': '%s' names %d axes but the array has shape %s; name all of them, or write '...'"
                            .formatted(text, term, letters, operand.shape()));
        }
        return rest;
    }

    private static String letters(String text, String term) {
        int at = term.indexOf(DOTS);
        String letters = at < 0 ? term : term.substring(0, at) + term.substring(at + DOTS.length());
        for (char letter : letters.toCharArray()) {
            if (!(letter >= 'a' && letter <= 'z') && !(letter >= 'A' && letter <= 'Z')) {
                throw new IllegalArgumentException(
                        "einsum '%s': '%s' is no letter; use letters, ',', one '...' an array and one '->'"
                                .formatted(text, letter));
            }
        }
        return letters;
    }

    private static int[] names(String text, String term, int dots) {
        letters(text, term);
        int at = term.indexOf(DOTS);
        if (at < 0) {
            return term.chars().toArray();
        }
        IntStream before = term.chars().limit(at);
        IntStream between = IntStream.range(0, dots).map(i -> i - dots);
        IntStream after = term.chars().skip(at + DOTS.length());
        return IntStream.concat(before, IntStream.concat(between, after)).toArray();
    }

    private static int[] implied(List<int[]> inputs, int dots) {
        int[] all = inputs.stream()
                .flatMapToInt(Arrays::stream)
                .filter(name -> name > 0)
                .sorted()
                .toArray();
        IntStream once = Arrays.stream(all)
                .filter(name ->
                        Arrays.stream(all).filter(other -> other == name).count() == 1);
        return IntStream.concat(IntStream.range(0, dots).map(i -> i - dots), once)
                .toArray();
    }

    private static void requireOutput(String text, List<int[]> inputs, int[] output) {
        for (int name : output) {
            if (Arrays.stream(output).filter(other -> other == name).count() > 1) {
                throw new IllegalArgumentException(
                        "einsum '%s' names '%s' twice in the result; name it once".formatted(text, (char) name));
            }
            if (inputs.stream().flatMapToInt(Arrays::stream).noneMatch(other -> other == name)) {
                throw new IllegalArgumentException(
                        "einsum '%s' has '%s' in the result but in no array; the result has letters of arrays only"
                                .formatted(text, (char) name));
            }
        }
        boolean lost = inputs.stream()
                .flatMapToInt(Arrays::stream)
                .anyMatch(name -> name < 0 && Arrays.stream(output).noneMatch(other -> other == name));
        if (lost) {
            throw new IllegalArgumentException(
                    "einsum '%s' has '...' in an array but not in the result; axes without letters are never added up"
                            .formatted(text));
        }
    }
}
