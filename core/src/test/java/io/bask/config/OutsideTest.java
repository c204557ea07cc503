package io.bask.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideTest {
    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final Properties properties = new Properties();

    private Config config(Map<String, String> environment, Path... places) {
        return new Config(new Outside(environment, List.of(places), warnings::add).read(properties));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("bask.properties"), text);
    }

    private static String origin(Config config, Setting<?> setting) {
        return config.entries().stream()
                .filter(entry -> entry.setting() == setting)
                .findFirst()
                .orElseThrow()
                .origin();
    }

    @Test
    void theLaterOriginWins() throws IOException {
        Path file = file("# mine\nthreads = 2\nscheduler = serial\noptimize: no\n");
        properties.setProperty("bask.threads", "4");

        Config config = config(Map.of("BASK_THREADS", "3", "BASK_SCHEDULER", "threads"), file);

        assertThat(config.value(Setting.THREADS)).isEqualTo(4);
        assertThat(config.value(Setting.SCHEDULER)).isEqualTo("threads");
        assertThat(config.value(Setting.OPTIMIZE)).isFalse();
        assertThat(config.value(Setting.PROGRESS)).isEqualTo("never");
        assertThat(origin(config, Setting.THREADS)).isEqualTo("system property bask.threads");
        assertThat(origin(config, Setting.SCHEDULER)).isEqualTo("environment variable BASK_SCHEDULER");
        assertThat(origin(config, Setting.OPTIMIZE)).isEqualTo(file + ", line 4");
        assertThat(origin(config, Setting.PROGRESS)).isEqualTo("default");
        assertThat(warnings).isEmpty();
    }

    @Test
    void dotsAndHyphensAreUnderscoresInVariables() {
        Config config = config(Map.of("BASK_ARRAY_CHUNK_SIZE", "64 MiB"));
        assertThat(config.value(Setting.ARRAY_CHUNK_SIZE)).isEqualTo(64L << 20);
    }

    @Test
    void theFirstFileThatIsThereCounts() throws IOException {
        Path home = Files.writeString(folder.resolve("home.properties"), "threads = 7");
        assertThat(config(Map.of(), folder.resolve("none"), home).value(Setting.THREADS))
                .isEqualTo(7);
        Path near = file("optimize = off");
        assertThat(config(Map.of(), near, home).value(Setting.THREADS)).isZero();
    }

    @Test
    void aFileCanBeNamed() throws IOException {
        Path near = file("threads = 1");
        Path other = Files.writeString(folder.resolve("other"), "threads = 9");
        Map<String, String> environment = Map.of("BASK_CONFIG", other.toString());
        assertThat(config(environment, near).value(Setting.THREADS)).isEqualTo(9);
        properties.setProperty("bask.config", near.toString());
        assertThat(config(environment, near).value(Setting.THREADS)).isEqualTo(1);
    }

    @Test
    void aNamedFileThatIsNotThereIsAnError() {
        String nowhere = folder.resolve("nowhere").toString();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of("BASK_CONFIG", nowhere)))
                .withMessageContaining("no settings file " + nowhere)
                .withMessageContaining("unset BASK_CONFIG");
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of(), folder))
                .withMessageContaining("cannot read the settings file " + folder);
        Path latin = Files.write(folder.resolve("l"), "threads=1 \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of(), latin))
                .withMessageContaining("not in UTF-8");
    }

    @Test
    void unknownNamesInFilesAreErrorsWithLineAndSuggestion() throws IOException {
        Path file = file("\n# comment\nthread = 4\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of(), file))
                .withMessage("there is no setting \"thread\" (%s, line 3); did you mean threads?", file);
    }

    @Test
    void wrongValuesInFilesAreErrorsWithTheirFirstLine() throws IOException {
        Path file = file("optimize = true\nthreads = \\\n    many\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of(), file))
                .withMessageContaining("threads is \"many\"")
                .withMessageContaining("(%s, line 2)", file);
        Path broken = file("threads = \\u00x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of(), broken))
                .withMessageContaining("line 1");
        Path twice = file("threads = 1\nthreads = 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of(), twice))
                .withMessageContaining("set twice, in lines 1 and 2 of " + twice);
    }

    @Test
    void linesGoOnAfterABackslashOnly() throws IOException {
        Config config = config(Map.of(), file("progress = \\\n  al\\\n  ways\r\n! threads = 5\\\nscheduler=serial\n"));
        assertThat(config.value(Setting.PROGRESS)).isEqualTo("always");
        assertThat(config.value(Setting.THREADS)).isZero();
        assertThat(config.value(Setting.SCHEDULER)).isEqualTo("serial");
    }

    @Test
    void unknownVariablesAreWarnedOfOnce() {
        Outside outside = new Outside(Map.of("BASK_TREADS", "4", "HOME", "x"), List.of(), warnings::add);
        outside.read(properties);
        outside.read(properties);
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("BASK_TREADS")
                .contains("has no effect; did you mean BASK_THREADS?");
    }

    @Test
    void wrongValuesInVariablesAreErrorsEveryTime() {
        Outside outside = new Outside(Map.of("BASK_THREADS", "-1"), List.of(), warnings::add);
        for (int round = 0; round < 2; round++) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> outside.read(properties))
                    .withMessage("threads is -1; it must be at least 0 (environment variable BASK_THREADS)");
        }
    }

    @Test
    void emptyVariablesSetNothing() {
        assertThat(config(Map.of("BASK_THREADS", "", "BASK_CONFIG", "")).value(Setting.THREADS))
                .isZero();
    }

    @Test
    void unknownPropertiesAreErrorsThatSuggest() {
        properties.setProperty("bask.chunk-size", "4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of()))
                .withMessage("the system property bask.chunk-size is no setting; did you mean bask.array.chunk-size?");
        properties.clear();
        properties.setProperty("bask.seed", "4");
        properties.setProperty("bask.test.heap", "2g");
        properties.setProperty("baskets", "2");
        assertThat(config(Map.of()).value(Setting.THREADS)).isZero();
    }

    @Test
    void wrongValuesInPropertiesNameTheProperty() {
        properties.setProperty("bask.array.chunk-size", "5 foos");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(Map.of()))
                .withMessageContaining("array.chunk-size is \"5 foos\"")
                .withMessageContaining("64 MiB")
                .withMessageEndingWith("(system property bask.array.chunk-size)");
    }
}
