package io.bask.delayed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.Bask;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a Delayed is not: its result. Where that is tried, the compiler or a message says so. */
@Timeout(120)
class DelayedAsValueTest {
    record Point(int x, Delayed<Integer> y) {}

    record Pair(Object first, Optional<Object> second) {}

    private final DelayedFunction1<Integer, Integer> inc = Delayed.function(Lesson::inc);

    @TempDir
    private Path folder;

    private List<String> errors(String statement) {
        String program = "import io.bask.delayed.*; import java.util.*; class Program { static void run("
                + "Delayed<Integer> one, Delayed<List<Integer>> many, Delayed<Boolean> truth) { " + statement + " } }";
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Program.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignored) {
                        return program;
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        String path =
                System.getProperty("java.class.path") + File.pathSeparator + System.getProperty("jdk.module.path", "");
        compiler.getTask(
                        null,
                        null,
                        found,
                        List.of("-proc:none", "-cp", path, "-d", folder.toString()),
                        null,
                        List.of(source))
                .call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    @Test
    void compilerRefusesToUseOneAsItsResult() {
        assertThat(errors("Delayed<Integer> next = one.map(x -> x + 1); int y = one.compute();"))
                .isEmpty();
        assertThat(errors("int y = one + 1;")).isNotEmpty();
        assertThat(errors("boolean y = one < 2;")).isNotEmpty();
        assertThat(errors("if (truth) { }")).isNotEmpty();
        assertThat(errors("for (int x : many) { }")).isNotEmpty();
        assertThat(errors("int y = many.get(0);")).isNotEmpty();
        assertThat(errors("int y = many.size();")).isNotEmpty();
        assertThat(errors("Integer y = one;")).isNotEmpty();
    }

    @Test
    void textsMadeOfOneSayThatItIsNotComputed() {
        assertThat("total: " + inc.apply(1)).isEqualTo("total: Delayed(inc, not computed; call compute())");
        assertThat(List.of(inc.apply(1), Delayed.value(7)))
                .hasToString("[Delayed(inc, not computed; call compute()), Delayed(value Integer, in memory)]");
    }

    @Test
    void failureOnOneThatWasHandedOnUnsearchedNamesIt() {
        DelayedFunction1<Object, Integer> number = Delayed.function(x -> (Integer) x);
        Delayed<Object> hidden = Delayed.value(inc.apply(1));
        assertThatThrownBy(() -> number.apply(hidden).compute())
                .hasMessageContaining("Delayed")
                .hasRootCauseInstanceOf(ClassCastException.class);
    }

    @Test
    void collectionsOfThemAreFoundWhereverTheyAreGiven() {
        Delayed<Integer> two = inc.apply(1);
        assertThat(Bask.compute(List.of(two, inc.apply(2)))).isEqualTo(List.of(2, 3));
        DelayedFunction1<Object, String> show = Delayed.function(
                value -> value instanceof Map<?, ?> map ? new TreeMap<>(map).toString() : String.valueOf(value));
        assertThat(show.apply(List.of(two, List.of(Optional.of(two)), Set.of(two)))
                        .compute())
                .isEqualTo("[2, [Optional[2]], [2]]");
        assertThat(show.apply(Map.of("a", two, "b", new Pair(two, Optional.of(List.of(two)))))
                        .compute())
                .isEqualTo("{a=2, b=Pair[first=2, second=Optional[[2]]]}");
        DelayedFunction1<Object[], Integer> length = Delayed.function(array -> (Integer) array[0] + array.length);
        assertThat(length.apply(new Object[] {two, two}).compute()).isEqualTo(4);
        assertThat(Delayed.function((Point point) -> point.y().compute() + point.x())
                        .apply(new Point(1, two))
                        .compute())
                .isEqualTo(3);
    }
}
