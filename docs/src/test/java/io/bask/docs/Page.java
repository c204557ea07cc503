package io.bask.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the programs of a Markdown page.
 *
 * <p>A fence {@code ```java} opens a snippet; a fence {@code ```text} that follows with nothing but blank lines between says what it prints. A line
 * {@code <!-- new program -->} begins a program that sees nothing of those before. All other fences are passed over.
 */
final class Page {
    private static final String FENCE = "```";
    private static final String NEW_PROGRAM = "<!-- new program -->";

    private final String name;
    private final List<Program> programs = new ArrayList<>();
    private final List<Snippet> snippets = new ArrayList<>();
    private boolean snippetJustEnded;

    private Page(String name) {
        this.name = name;
    }

    /** The programs of a file, in order. */
    static List<Program> programs(String name, Path file) throws IOException {
        return programs(name, Files.readAllLines(file));
    }

    /** The programs of a page with these lines. */
    static List<Program> programs(String name, List<String> lines) {
        Page page = new Page(name);
        page.read(lines);
        return List.copyOf(page.programs);
    }

    private void read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.startsWith(FENCE)) {
                int end = endOfFence(lines, i);
                fenced(line.substring(FENCE.length()), i + 2, lines.subList(i + 1, end));
                i = end;
            } else if (line.equals(NEW_PROGRAM)) {
                endProgram();
            } else if (!line.isEmpty()) {
                snippetJustEnded = false;
            }
        }
        endProgram();
    }

    private void fenced(String language, int firstLine, List<String> content) {
        if (language.equals("java")) {
            snippets.add(new Snippet(firstLine, content, Optional.empty()));
        } else if (language.equals("text") && snippetJustEnded) {
            int last = snippets.size() - 1;
            snippets.set(last, snippets.get(last).printing(content));
        }
        snippetJustEnded = language.equals("java");
    }

    private int endOfFence(List<String> lines, int start) {
        for (int i = start + 1; i < lines.size(); i++) {
            if (lines.get(i).stripTrailing().equals(FENCE)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "%s:%d opens a fence that nothing closes; end it with a line %s".formatted(name, start + 1, FENCE));
    }

    private void endProgram() {
        if (!snippets.isEmpty()) {
            programs.add(new Program(name, programs.size() + 1, snippets));
            snippets.clear();
        }
        snippetJustEnded = false;
    }
}
