package io.bask.docs;

import java.util.List;
import java.util.Optional;

/**
 * A block of Java on a page.
 *
 * @param firstLine number of the page's line on which the code begins, from 1
 * @param code the lines between the fences
 * @param prints what a block of text right behind says that it prints, if there is one
 */
record Snippet(int firstLine, List<String> code, Optional<List<String>> prints) {
    Snippet {
        code = List.copyOf(code);
        prints = prints.map(List::copyOf);
    }

    /** This snippet with what it prints. */
    Snippet printing(List<String> lines) {
        return new Snippet(firstLine, code, Optional.of(lines));
    }
}
