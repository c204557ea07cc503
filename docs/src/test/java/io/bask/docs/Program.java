package io.bask.docs;

import java.util.List;
import java.util.stream.Stream;

/**
 * Snippets of one page that run one after the other, each seeing the variables of those before.
 *
 * <p>A page is one program unless a line {@code <!-- new program -->} begins another.
 */
record Program(String page, int number, List<Snippet> snippets) {
    /** Printed before a snippet runs, so that its output can be told from the others'. */
    static final String MARK = "\u0001snippet";

    Program {
        snippets = List.copyOf(snippets);
    }

    /** The name of the generated class. */
    String className() {
        return "Page" + number;
    }

    /** Where the program begins, as an editor understands it. */
    String place() {
        return page + ":" + snippets.get(0).firstLine();
    }

    /**
     * The program as a Java class whose line numbers are those of the page, so that the compiler's and the JVM's messages point into the page.
     *
     * <p>Imports move to the first line; {@code folder} is an empty folder that the program may write to.
     */
    String source() {
        StringBuilder imports = new StringBuilder();
        StringBuilder body = new StringBuilder();
        int line = 1;
        for (Snippet snippet : snippets) {
            // the fence stands on the line before the code
            body.append("\n".repeat(snippet.firstLine() - 1 - line));
            body.append("System.out.println(\"").append(MARK).append("\");\n");
            line = snippet.firstLine();
            for (String code : snippet.code()) {
                if (code.startsWith("import ")) {
                    imports.append(code).append(' ');
                } else {
                    body.append(code);
                }
                body.append('\n');
                line++;
            }
        }
        return imports + "public class " + className()
                + " { public static void run(java.nio.file.Path folder) throws Throwable {" + body + "}}\n";
    }

    /** Every snippet's output out of the whole program's. */
    List<List<String>> split(String output) {
        return Stream.of(output.split(MARK + "\\R", -1))
                .skip(1)
                .map(Program::lines)
                .toList();
    }

    private static List<String> lines(String text) {
        return text.stripTrailing().lines().map(String::stripTrailing).toList();
    }
}
