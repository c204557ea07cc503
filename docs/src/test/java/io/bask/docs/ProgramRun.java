package io.bask.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one program of a page, runs it and compares what it prints with what the page says. */
final class ProgramRun {
    private final Program program;
    private final Path folder;

    ProgramRun(Program program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** Fails with the place on the page if the program does not compile, throws, or prints other than the page says. */
    void check() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(classes);
        List<List<String>> outputs = program.split(run(classes, Files.createDirectories(folder.resolve("folder"))));
        for (int i = 0; i < program.snippets().size(); i++) {
            compare(program.snippets().get(i), outputs.get(i));
        }
    }

    private void compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        List<String> options = List.of("-d", classes.toString(), "-cp", classPath(), "-proc:none", "-nowarn");
        if (!compiler.getTask(null, null, problems, options, null, List.of(new Source(program)))
                .call()) {
            throw new AssertionError(problems.getDiagnostics().stream()
                    .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                    .map(problem ->
                            "%s:%d %s".formatted(program.page(), problem.getLineNumber(), problem.getMessage(null)))
                    .collect(Collectors.joining("\n", "the page does not compile:\n", "")));
        }
    }

    private String run(Path classes, Path scratch) throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        URL[] path = {classes.toUri().toURL()};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            thread.setContextClassLoader(loader);
            loader.loadClass(program.className()).getMethod("run", Path.class).invoke(null, scratch);
        } catch (InvocationTargetException e) {
            throw new AssertionError("%s throws %s".formatted(placeOf(e.getCause()), e.getCause()), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the generated class cannot be called: " + program.source(), e);
        } finally {
            System.setOut(console);
            thread.setContextClassLoader(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    private String placeOf(Throwable cause) {
        return Stream.of(cause.getStackTrace())
                .filter(frame -> frame.getClassName().equals(program.className()))
                .findFirst()
                .map(frame -> program.page() + ":" + frame.getLineNumber())
                .orElse(program.place());
    }

    private void compare(Snippet snippet, List<String> printed) {
        Optional<List<String>> expected = snippet.prints();
        if (expected.isPresent() && !matches(expected.get(), printed)) {
            throw new AssertionError("%s:%d the page says%n%s%nbut the code prints%n%s"
                    .formatted(
                            program.page(),
                            snippet.firstLine(),
                            String.join("\n", expected.get()),
                            String.join("\n", printed)));
        }
    }

    /** Three dots on the page stand for anything, also for several lines. */
    private static boolean matches(List<String> expected, List<String> printed) {
        String pattern = Stream.of(String.join(
                                "\n",
                                expected.stream().map(String::stripTrailing).toList())
                        .stripTrailing()
                        .split(Pattern.quote("..."), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(String.join("\n", printed))
                .matches();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static final class Source extends SimpleJavaFileObject {
        private final Program program;

        Source(Program program) {
            super(URI.create("string:///" + program.className() + Kind.SOURCE.extension), Kind.SOURCE);
            this.program = program;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return program.source();
        }
    }
}
