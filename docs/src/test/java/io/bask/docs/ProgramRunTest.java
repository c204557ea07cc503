package io.bask.docs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramRunTest {
    @TempDir
    Path folder;

    @Test
    void laterSnippetsSeeTheVariablesOfEarlierOnes() {
        assertThatCode(running("""
                        ```java
                        import java.util.List;
                        List<Integer> x = List.of(1, 2);
                        ```
                        words
                        ```java
                        System.out.println(x);
                        ```

                        ```text
                        [1, 2]
                        ```
                        """)).doesNotThrowAnyException();
    }

    @Test
    void otherOutputThanThePageSaysIsAnError() {
        assertThatThrownBy(running("""
                        ```java
                        System.out.println(1 + 1);
                        ```
                        ```text
                        3
                        ```
                        """)).hasMessage("page.md:2 the page says\n3\nbut the code prints\n2");
    }

    @Test
    void dotsStandForAnything() {
        assertThatCode(running("""
                        ```java
                        System.out.println("took 17 ms\\nyes\\nend");
                        ```
                        ```text
                        took ... ms
                        ...
                        end
                        ```
                        """)).doesNotThrowAnyException();
    }

    @Test
    void codeThatDoesNotCompileIsNamedByItsPlaceOnThePage() {
        assertThatThrownBy(running("""
                        # Title

                        ```java
                        int fine = 1;
                        int wrong = "text";
                        ```
                        """)).hasMessageContaining("page.md:5 incompatible types");
    }

    @Test
    void exceptionIsNamedByItsPlaceOnThePage() {
        assertThatThrownBy(running("""
                        ```java
                        int[] none = {};
                        none[0] = 1;
                        ```
                        """))
                .hasMessageContaining("page.md:3 throws java.lang.ArrayIndexOutOfBoundsException");
    }

    @Test
    void newProgramSeesNothingOfTheOneBefore() {
        assertThatThrownBy(running("""
                        ```java
                        int x = 1;
                        ```
                        <!-- new program -->
                        ```java
                        System.out.println(x);
                        ```
                        """)).hasMessageContaining("page.md:6 cannot find symbol");
    }

    @Test
    void openFenceIsAnError() {
        assertThatThrownBy(() -> Page.programs("page.md", List.of("", "```java", "int x;")))
                .hasMessage("page.md:2 opens a fence that nothing closes; end it with a line ```");
    }

    private ThrowingCallable running(String page) {
        return () -> {
            for (Program program : Page.programs("page.md", page.lines().toList())) {
                new ProgramRun(program, folder.resolve(program.className())).check();
            }
        };
    }
}
