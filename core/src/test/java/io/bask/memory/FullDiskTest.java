package io.bask.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bask.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is really full is a clear error, and nothing is lost.
 *
 * <p>The disk is one of two megabytes in memory, where the system lets tests mount one; else there is a limit on the
 * length of files, which every shell can set.
 */
@Timeout(600)
class FullDiskTest {
    @TempDir
    private Path folder;

    /** What runs with the small disk. */
    static final class Program {
        private Program() {}

        /** Spills until the disk is full, and prints whether everything could be read back. */
        public static void main(String[] arguments) {
            int length = 10_000;
            MemoryBudget budget = MemoryBudget.of(4L * 8 * length, Path.of(arguments[0]));
            Random random = Seeds.random(7);
            List<double[]> values = new ArrayList<>();
            List<Holding> holdings = new ArrayList<>();
            String error = "none";
            try (MemoryAccount account = budget.open(0, tag -> tag)) {
                try {
                    while (values.size() < 1_000) {
                        double[] value = random.doubles(length).toArray();
                        holdings.add((Holding) account.hold(value, values.size()));
                        values.add(value);
                    }
                } catch (SpillException full) {
                    error = full.getMessage();
                }
                int same = 0;
                for (int i = 0; i < holdings.size(); i++) {
                    same += Arrays.equals((double[]) holdings.get(i).beginUse(), values.get(i)) ? 1 : 0;
                    holdings.get(i).endUse();
                    holdings.get(i).release();
                }
                boolean some = account.use().spilled() > 0 && same == values.size();
                // With room again, spilling goes on.
                long before = account.use().spilled();
                for (int i = 0; i < 10; i++) {
                    account.hold(random.doubles(length).toArray(), i);
                }
                System.out.println(some + " " + (account.use().spilled() > before) + " " + error.replace('\n', ' '));
            }
        }
    }

    private String output(String shell, String... start) throws Exception {
        String program = "exec '%s' -Xmx128m -Xshare:auto -XX:TieredStopAtLevel=1 -cp '%s' '%s' '%s'"
                .formatted(
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        folder);
        List<String> command = new ArrayList<>(List.of(start));
        command.addAll(List.of("sh", "-c", shell + program));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(out).isZero();
        return out.lines().reduce((first, last) -> last).orElse("");
    }

    private static boolean mayMount(Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        "unshare", "-m", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs '%s'".formatted(folder))
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        return process.waitFor() == 0;
    }

    @Test
    void aFullDiskIsAClearErrorAndNothingIsLost() throws Exception {
        Assumptions.assumeTrue(Path.of("/bin/sh").toFile().exists(), "needs a shell");
        boolean mounted = Path.of("/usr/bin/unshare").toFile().exists() && mayMount(folder);
        String out = mounted
                ? output("mount -t tmpfs -o size=2m tmpfs '%s' && ".formatted(folder), "unshare", "-m")
                : output("ulimit -f 2048; ");
        assertThat(out)
                .startsWith("true true ")
                .contains("cannot write to " + folder)
                .contains(mounted ? "No space left on device" : "File too large")
                .contains("set memory.spill-directory")
                .contains("raise memory.budget");
    }

    @Test
    void aFileThatMayNotGrowIsAClearErrorToo() throws Exception {
        Assumptions.assumeTrue(Path.of("/bin/sh").toFile().exists(), "needs a shell");
        assertThat(output("ulimit -f 2048; ")).startsWith("true true ").contains("File too large");
    }
}
