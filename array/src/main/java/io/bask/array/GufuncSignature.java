package io.bask.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The names of the core axes of a generalised ufunc, as {@code (i,j),(j)->(i)}.
 *
 * @param inputs one list of names an array
 * @param outputs one an answer
 */
record GufuncSignature(String text, List<List<String>> inputs, List<List<String>> outputs) {
    private static final String GROUP = "\\(([A-Za-z_]\\w*(,[A-Za-z_]\\w*)*)?\\)";
    private static final String GROUPS = "(" + GROUP + "(," + GROUP + ")*)";

    static GufuncSignature parse(String text) {
        String plain = text.replaceAll("\\s", "");
        if (!plain.matches(GROUPS + "?->" + GROUPS)) {
            throw new IllegalArgumentException("'%s' is no signature; write one as \"(i,j),(j)->(i)\"".formatted(text));
        }
        int arrow = plain.indexOf("->");
        GufuncSignature signature =
                new GufuncSignature(text, groups(plain.substring(0, arrow)), groups(plain.substring(arrow + 2)));
        for (List<String> group : signature.inputs) {
            if (group.stream().distinct().count() != group.size()) {
                throw new IllegalArgumentException(
                        "'%s' names an axis of an array twice; give each its own name".formatted(text));
            }
        }
        return signature;
    }

    private static List<List<String>> groups(String text) {
        List<List<String>> groups = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(')', at);
            String inner = text.substring(at + 1, end);
            groups.add(inner.isEmpty() ? List.of() : Arrays.asList(inner.split(",")));
            at = end + 2;
        }
        return groups;
    }
}
