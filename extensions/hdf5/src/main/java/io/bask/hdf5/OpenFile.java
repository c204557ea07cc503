package io.bask.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A file of which the structure is read: groups, datasets, attributes. Open for the time of one question only. */
final class OpenFile {
    private static final int MOST_SHOWN = 20;

    private final HdfFile file;
    private final MetaChannel channel;

    private OpenFile(HdfFile file, MetaChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** What is asked of an open file. */
    interface Question<T> {
        /** The answer; runtime exceptions mean that the file is damaged. */
        T ask(OpenFile file) throws IOException;
    }

    /**
     * Opens a file, asks and closes it.
     *
     * @param place within the file, for messages; empty for all of it
     * @throws Hdf5FormatException if the file is none of HDF5's, or damaged
     * @throws UncheckedIOException if it cannot be read
     */
    static <T> T ask(Path path, String place, Question<T> question) {
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException("%s is a folder; name an HDF5 file".formatted(path));
        }
        String where = place.isEmpty() ? path.toString() : path + ", " + place;
        try (MetaChannel channel = MetaChannel.open(path)) {
            requireSignature(path, channel);
            // The library is not told to close: it wants to know a file's name then, and holds nothing but the channel.
            return question.ask(new OpenFile(new HdfFile(channel), channel));
        } catch (Refused refused) {
            throw new Hdf5FormatException(where + " " + refused.getMessage(), refused.getCause());
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException("there is no file %s; check the name".formatted(path), e);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be read: %s".formatted(where, Damage.words(e)), e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            throw new Hdf5FormatException("%s cannot be read: %s".formatted(where, Damage.of(e)), e);
        }
    }

    /** Something in a file that is sound but not for Bask; the message goes on from the name of the place. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }

        Refused(Hdf5FormatException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static void requireSignature(Path path, MetaChannel channel) throws IOException {
        byte[] signature = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
        for (long at = 0; at <= channel.size() - signature.length; at = at == 0 ? 512 : at * 2) {
            ByteBuffer seen = ByteBuffer.allocate(signature.length);
            channel.read(seen, at);
            if (Arrays.equals(signature, seen.array())) {
                return;
            }
        }
        throw new Refused("is no HDF5 file: of its %d bytes none begin as those of HDF5 do".formatted(channel.size()));
    }

    /** The node of a path; links within the file are followed. */
    Node node(String path) {
        return PathWalk.find(file, path);
    }

    static String shown(Set<String> names) {
        if (names.isEmpty()) {
            return "nothing in it";
        }
        List<String> first = names.stream().limit(MOST_SHOWN).toList();
        return String.join(", ", first) + (first.size() < names.size() ? ", ... (%d)".formatted(names.size()) : "");
    }

    /** The paths of all arrays, or of all groups; what links lead to is left out. */
    List<String> paths(boolean isArray) {
        List<String> paths = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Deque<Group> groups = new ArrayDeque<>(List.of((Group) file));
        Deque<String> names = new ArrayDeque<>(List.of(""));
        while (!groups.isEmpty()) {
            Group group = groups.remove();
            String name = names.remove();
            if (!seen.add(group.getAddress())) {
                continue;
            }
            for (Node child : group.getChildren().values()) {
                String path = name + "/" + child.getName();
                if (child instanceof Link) {
                    continue;
                }
                if (child instanceof Group inner) {
                    groups.add(inner);
                    names.add(path);
                }
                if (isArray ? child instanceof Dataset : child instanceof Group) {
                    paths.add(path);
                }
            }
        }
        paths.sort(null);
        return paths;
    }

    HdfFile file() {
        return file;
    }

    /** The bytes of the file. */
    SeekableByteChannel channel() {
        return channel;
    }
}
