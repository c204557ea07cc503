package io.bask.examples;

import io.bask.schedule.TaskFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Starts a program: reads its options, explains wrong ones, and says in one line what the user can mend. */
final class Start {
    private Start() {}

    /** Runs {@code program} and ends the JVM with its exit status. */
    static void program(Runnable program, String... arguments) {
        System.exit(commandLine(program).execute(arguments));
    }

    /** Says before anything is computed that a picture could not be written. */
    static void checkPicture(CommandSpec spec, Path out) {
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new ParameterException(
                    spec.commandLine(), "--out is %s; pictures are PNG files, end its name in .png".formatted(out));
        }
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ParameterException(
                    spec.commandLine(), "--out is %s, but there is no folder %s; make it first".formatted(out, folder));
        }
    }

    /** The command line of {@code program}, with {@code --help}. */
    static CommandLine commandLine(Runnable program) {
        CommandLine commandLine = new CommandLine(program);
        commandLine
                .getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("show this help and exit")
                        .build());
        commandLine.setExecutionExceptionHandler((failure, line, parsed) -> {
            Throwable reason = failure instanceof TaskFailedException ? failure.getCause() : failure;
            if (reason instanceof IllegalArgumentException
                    || reason instanceof IOException
                    || reason instanceof UncheckedIOException) {
                line.getErr().println(reason.getMessage());
                line.getErr().flush();
                return line.getCommandSpec().exitCodeOnExecutionException();
            }
            throw failure;
        });
        return commandLine;
    }
}
