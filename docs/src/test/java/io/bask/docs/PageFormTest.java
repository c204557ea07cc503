package io.bask.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages are well formed: rows of tables have as many cells as their heads, and links lead to files and headings that are there. */
class PageFormTest {
    private static final Pattern CELL_END = Pattern.compile("(?<!\\\\)\\|");
    private static final Pattern DELIMITERS = Pattern.compile("\\|(:?-+:?\\|)+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(#[^)\\s]+)?\\)");

    @Test
    void tablesAreWhole() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : PagesTest.pages()) {
            List<String> lines = prose(page);
            for (int i = 0; i < lines.size(); i++) {
                String problem = problem(lines, i);
                if (!problem.isEmpty()) {
                    broken.add("%s:%d %s: %s".formatted(page.getFileName(), i + 1, problem, lines.get(i)));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static String problem(List<String> lines, int at) {
        if (!lines.get(at).startsWith("|")) {
            return "";
        }
        boolean isHead = at == 0 || !lines.get(at - 1).startsWith("|");
        String next = at + 1 < lines.size() ? lines.get(at + 1).replace(" ", "") : "";
        if (isHead) {
            return DELIMITERS.matcher(next).matches() ? "" : "a table without a head";
        }
        return cells(lines.get(at)) == cells(lines.get(at - 1)) ? "" : "other numbers of cells than the row above";
    }

    private static long cells(String row) {
        return CELL_END.matcher(row).results().count();
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> lost = new ArrayList<>();
        int links = 0;
        for (Path page : PagesTest.pages()) {
            for (MatchResult link :
                    LINK.matcher(String.join("\n", prose(page))).results().toList()) {
                String target = link.group(1);
                if (target.contains("://") || target.startsWith("mailto:")) {
                    continue;
                }
                links++;
                Path file = target.isEmpty() ? page : page.resolveSibling(target);
                if (!Files.exists(file) || link.group(2) != null && !hasHeading(file, link.group(2))) {
                    lost.add("%s: %s".formatted(page.getFileName(), link.group()));
                }
            }
        }
        assertThat(lost).isEmpty();
        assertThat(links).isGreaterThan(50);
    }

    private static boolean hasHeading(Path page, String anchor) throws IOException {
        return prose(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(title -> "#" + title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .anyMatch(anchor::equals);
    }

    /** The lines of a page, those of code empty. */
    private static List<String> prose(Path page) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean isCode = false;
        for (String line : Files.readAllLines(page)) {
            boolean isFence = line.stripLeading().startsWith("```");
            lines.add(isCode || isFence ? "" : line);
            isCode ^= isFence;
        }
        return lines;
    }
}
