package io.bask.dataframe.io;

import io.bask.file.FileGlob;
import io.bask.file.Packing;
import io.bask.function.Given;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The files that a path or a pattern means when a table is written: {@code out/*.csv} is a file a partition, its star the number of
 * the partition with zeros in front; {@code out.csv} is one file, in which the partitions follow each other.
 *
 * <p>Each partition is written to the side by itself, compressed as the name says; {@link #publish} puts pieces of one file
 * together and everything in place at once. For authors of formats whose pieces may be put behind each other.
 */
public final class PartitionFiles implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 1 << 16;

    private final StagedFiles files;
    private final String before;
    private final String after;
    private final boolean isOne;
    private final boolean appends;
    private final int digits;

    private PartitionFiles(StagedFiles files, String before, String after, boolean isOne, boolean appends, int digits) {
        this.files = files;
        this.before = before;
        this.after = after;
        this.isOne = isOne;
        this.appends = appends;
        this.digits = digits;
    }

    /**
     * Makes ready to write.
     *
     * @param pattern a path, or a pattern with one star in the name of the file; perhaps an address
     * @param partitions how many partitions there are
     * @param appends whether what is written comes behind what the one file has
     * @throws IllegalArgumentException where the pattern has several stars or one in a folder, or the file is a folder
     */
    public static PartitionFiles of(String pattern, int partitions, boolean appends) throws IOException {
        if (Given.notNull(pattern, "path").isBlank()) {
            throw new IllegalArgumentException("the path is blank; give a file, or a pattern such as \"out/*.csv\"");
        }
        int star = pattern.indexOf('*');
        if (star >= 0 && (pattern.indexOf('*', star + 1) >= 0 || pattern.indexOf('/', star) >= 0)) {
            throw new IllegalArgumentException(
                    "'%s' may have one *, in the name of the file; it stands for the number of the partition"
                            .formatted(pattern));
        }
        if (star >= 0 && appends) {
            throw new IllegalArgumentException(
                    "'%s' names a file a partition, and only to one file rows can be added; leave the * out"
                            .formatted(pattern));
        }
        Path file = FileGlob.path(pattern.replace('*', '0')).toAbsolutePath();
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    "%s is a folder; name a file, or a pattern such as %s".formatted(file, file.resolve("*")));
        }
        Packing.of(pattern).require(pattern);
        Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("'%s' names no file; give one".formatted(pattern));
        }
        String name = FileGlob.isAddress(pattern)
                ? String.valueOf(FileGlob.path(pattern).getFileName())
                : pattern.substring(pattern.lastIndexOf('/') + 1);
        int at = name.indexOf('*');
        StagedFiles files = StagedFiles.in(folder);
        return at < 0
                ? new PartitionFiles(files, name, "", true, appends, 0)
                : new PartitionFiles(
                        files,
                        name.substring(0, at),
                        name.substring(at + 1),
                        false,
                        false,
                        String.valueOf(Math.max(0, partitions - 1)).length());
    }

    /** Whether all partitions go to one file. */
    public boolean isOne() {
        return isOne;
    }

    /** Whether rows are added to a file that is there. */
    public boolean addsToFile() {
        return isOne && appends && Files.exists(files.folder().resolve(before));
    }

    /** The name of a partition's piece or file, for {@link #publish}. */
    public String name(int partition) {
        String number = String.valueOf(partition);
        return isOne
                ? before + "." + number
                : before + "0".repeat(Math.max(0, digits - number.length())) + number + after;
    }

    /** Where to write a partition's bytes, which are compressed on the way; written again they replace the former. */
    public OutputStream open(int partition) throws IOException {
        Path staged = files.staged(name(partition));
        String target = isOne ? before : name(partition);
        OutputStream raw = new BufferedOutputStream(Files.newOutputStream(staged), BUFFER);
        try {
            return new BufferedOutputStream(Packing.of(target).pack(raw, target), BUFFER);
        } catch (IOException | RuntimeException failed) {
            raw.close();
            throw failed;
        }
    }

    /** Puts everything in place; the names are those of the partitions, in order, and of one file a piece may come several times. */
    public List<Path> publish(List<String> names) throws IOException {
        if (!isOne) {
            return files.publish(names, List.of());
        }
        Path whole = files.staged(before);
        try (OutputStream out = Files.newOutputStream(whole)) {
            if (addsToFile()) {
                copy(files.folder().resolve(before), out);
            }
            Map<String, Integer> last = new HashMap<>();
            for (int i = 0; i < names.size(); i++) {
                last.put(names.get(i), i);
            }
            for (int i = 0; i < names.size(); i++) {
                Path piece = files.staged(names.get(i));
                copy(piece, out);
                if (Objects.equals(last.get(names.get(i)), i)) {
                    Files.delete(piece);
                }
            }
        }
        return files.publish(List.of(before), List.of());
    }

    private static void copy(Path from, OutputStream out) throws IOException {
        try (InputStream in = Files.newInputStream(from)) {
            in.transferTo(out);
        }
    }

    /** Removes what was written. */
    public void abandon() {
        files.discard();
    }
}
