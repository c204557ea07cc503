package io.bask.examples;

import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Starts a program: reads its options, explains wrong ones, and says in one line what the user can mend. */
final class Start {
    private Start() {}

    /** Runs {@code program} and ends the JVM with its exit status. */
    static void program(Runnable program, String... arguments) {
        System.exit(commandLine(program).execute(arguments));
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
            if (failure instanceof IllegalArgumentException || failure instanceof UncheckedIOException) {
                line.getErr().println(failure.getMessage());
                line.getErr().flush();
                return line.getCommandSpec().exitCodeOnExecutionException();
            }
            throw failure;
        });
        return commandLine;
    }
}
