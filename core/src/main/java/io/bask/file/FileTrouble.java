package io.bask.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/** Says in words, and with a way out, why a file could not be read or written. */
public final class FileTrouble {
    private static final String IN_THE_WAY = "Is a directory";
    private static final String NO_FOLDER = "Not a directory";

    private FileTrouble() {}

    /** What goes behind "cannot be read: " or "cannot be written: ". */
    public static String words(IOException cause) {
        Objects.requireNonNull(cause, "the cause is null; give what was thrown");
        if (cause instanceof FileSystemException refused) {
            return words(refused);
        }
        String message = cause.getMessage();
        if (message != null && !message.isBlank()) {
            return message;
        }
        return cause instanceof EOFException ? "it ends too soon" : "reading or writing failed";
    }

    private static String words(FileSystemException refused) {
        String file = refused.getFile();
        String reason = refused.getReason();
        if (refused instanceof NoSuchFileException) {
            return "there is no %s; check the name".formatted(file);
        }
        if (refused instanceof AccessDeniedException) {
            return "the operating system denies it; change the permissions of %s".formatted(file);
        }
        if (refused instanceof DirectoryNotEmptyException || IN_THE_WAY.equals(reason)) {
            return "a folder is in its place; remove it, or choose another name";
        }
        if (refused instanceof NotDirectoryException || NO_FOLDER.equals(reason)) {
            return "%s is no folder, or lies in none; check the name".formatted(file);
        }
        if (refused instanceof FileAlreadyExistsException) {
            return "%s is there already; remove it, or choose another name".formatted(file);
        }
        return reason == null ? "the file system refuses %s".formatted(file) : "%s: %s".formatted(file, reason);
    }
}
