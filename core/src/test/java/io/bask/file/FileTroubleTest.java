package io.bask.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {
    @TempDir
    Path folder;

    private static String words(ThrowingCallable call) {
        return FileTrouble.words(catchThrowableOfType(IOException.class, call));
    }

    @Test
    void whatTheFileSystemThrowsIsSaidInWords() throws IOException {
        Path none = folder.resolve("none");
        Path file = Files.writeString(folder.resolve("file"), "x");
        Path full = Files.createDirectories(folder.resolve("full/inner")).getParent();
        assertThat(words(() -> Files.readString(none))).isEqualTo("there is no %s; check the name", none);
        assertThat(words(() -> Files.newDirectoryStream(file)))
                .isEqualTo("%s is no folder, or lies in none; check the name", file);
        assertThat(words(() -> Files.readString(file.resolve("below")))).contains("is no folder, or lies in none");
        assertThat(words(() -> Files.delete(full)))
                .isEqualTo("a folder is in its place; remove it, or choose another name");
        assertThat(words(() -> Files.createDirectory(file))).contains("is there already");
        assertThat(words(() -> Files.writeString(full, "x")))
                .isEqualTo("a folder is in its place; remove it, or choose another name");
    }

    @Test
    void whatCannotBeProvokedEverywhereToo() {
        assertThat(FileTrouble.words(new AccessDeniedException("a"))).contains("permissions of a");
        assertThat(FileTrouble.words(new FileSystemException("a", null, "No space left on device")))
                .isEqualTo("a: No space left on device");
        assertThat(FileTrouble.words(new FileSystemException("a"))).isEqualTo("the file system refuses a");
        assertThat(FileTrouble.words(new EOFException())).isEqualTo("it ends too soon");
        assertThat(FileTrouble.words(new IOException("broken pipe"))).isEqualTo("broken pipe");
        assertThat(FileTrouble.words(new IOException())).isEqualTo("reading or writing failed");
    }
}
