package io.bask.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * The files that paths and patterns stand for.
 *
 * <p>A pattern has {@code *}, {@code ?}, {@code [...]} or {@code {a,b}} within a name, or {@code **} for any folders between, also none. Its
 * files come in natural order, {@code part.2} before {@code part.10}. A path without a file, and a pattern without any, are errors.
 * Both may be addresses of a file system that Java knows, such as {@code jar:file:///data.zip!/*.csv}.
 */
public final class FileGlob {
    private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");
    /** A scheme of two letters at least; one letter is a Windows drive. */
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*|jar:.*");

    private static final Pattern PIECE = Pattern.compile("[0-9]+|[^0-9]+");
    private static final Comparator<Path> NATURAL = FileGlob::compare;

    private FileGlob() {}

    /** The files of all of these paths and patterns, in their order. */
    public static List<Path> expand(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("no files to read; give one path or pattern at least");
        }
        List<Path> files = new ArrayList<>();
        for (String pattern : patterns) {
            if (pattern.isBlank()) {
                throw new IllegalArgumentException(
                        "the path \"%s\" is blank; name a file or a pattern such as data/*.csv".formatted(pattern));
            }
            if (isPattern(pattern)) {
                files.addAll(match(pattern));
            } else {
                files.add(existing(path(pattern)));
            }
        }
        return files;
    }

    /** Whether the text is a pattern; not when a file has exactly that name. */
    public static boolean isPattern(String text) {
        return WILDCARD.matcher(text).find() && !isFile(text);
    }

    private static boolean isFile(String text) {
        try {
            return Files.exists(isAddress(text) ? Path.of(URI.create(text)) : Path.of(text));
        } catch (IllegalArgumentException | FileSystemNotFoundException noPath) {
            return false;
        }
    }

    /**
     * The path of that text: a path of the default file system, or the address of one in any file system that Java knows, such as
     * {@code jar:file:///data.zip!/part.csv}.
     */
    public static Path path(String text) {
        if (!isAddress(text)) {
            return Path.of(text);
        }
        try {
            return Path.of(URI.create(text));
        } catch (FileSystemNotFoundException missing) {
            throw new IllegalArgumentException(
                    "no file system for %s; add a library that provides one, or open it with FileSystems.newFileSystem(...)"
                            .formatted(text),
                    missing);
        }
    }

    /** How a path is written so that {@link #path} finds it again. */
    public static String text(Path path) {
        return path.getFileSystem() == FileSystems.getDefault() && !isAddress(path.toString())
                ? path.toString()
                : path.toUri().toString();
    }

    /** Whether the text is the address of a file, or of something else, rather than a path. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** These paths in natural order, numbers within names by their value. */
    public static List<Path> sorted(Stream<Path> paths) {
        return paths.sorted(NATURAL).toList();
    }

    private static Path existing(Path path) {
        if (Files.isDirectory(path)) {
            throw new IllegalArgumentException(
                    "%s is a folder; name its files, for example %s".formatted(path, path.resolve("*")));
        }
        if (!Files.isReadable(path)) {
            String found = Files.exists(path) ? "may not be read" : "does not exist";
            throw new IllegalArgumentException("file %s %s; looked in %s"
                    .formatted(path, found, path.toAbsolutePath().getParent()));
        }
        return path.toAbsolutePath();
    }

    private static PathMatcher matcher(Path folder, String inside, String pattern) {
        try {
            return folder.getFileSystem().getPathMatcher("glob:" + withoutFolders(inside));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' is no pattern of file names: %s; close each [ and {, or put \\ before what is meant as it is"
                            .formatted(pattern, e.getDescription()),
                    e);
        }
    }

    /** The same pattern where folders between may also be none, which Java's own would not allow. */
    private static String withoutFolders(String inside) {
        StringBuilder allowing = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < inside.length(); i++) {
            char letter = inside.charAt(i);
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            boolean begins = i == 0 || inside.charAt(i - 1) == '/';
            if (depth == 0 && begins && inside.startsWith("**/", i)) {
                allowing.append("{**/,}");
                i += "**/".length() - 1;
            } else {
                allowing.append(letter);
            }
        }
        return allowing.toString();
    }

    private static List<Path> match(String pattern) {
        String fixed = fixedFolder(pattern);
        Path absolute = path(fixed).toAbsolutePath();
        String rest = pattern.substring(fixed.length());
        String inside = rest.startsWith("/") ? rest.substring(1) : rest;
        PathMatcher matcher = matcher(absolute, inside, pattern);
        int depth = inside.contains("**") ? Integer.MAX_VALUE : inside.split("/").length;
        List<Path> found = List.of();
        if (Files.isDirectory(absolute)) {
            try (Stream<Path> walk = Files.walk(absolute, depth)) {
                found = sorted(
                        walk.filter(path -> matcher.matches(absolute.relativize(path)) && Files.isRegularFile(path)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look for files like %s: %s".formatted(pattern, e), e);
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no file matches '%s'; looked in %s%s"
                    .formatted(pattern, absolute, Files.isDirectory(absolute) ? "" : ", which is no folder"));
        }
        return found;
    }

    /** The folders before the first name with a wildcard. */
    private static String fixedFolder(String pattern) {
        Matcher wildcard = WILDCARD.matcher(pattern);
        String fixed = wildcard.find() ? pattern.substring(0, wildcard.start()) : pattern;
        int slash = fixed.lastIndexOf('/');
        boolean isRoot = slash == 0 || (slash > 0 && isAddress(pattern) && fixed.charAt(slash - 1) == '!');
        return slash < 0 ? "" : fixed.substring(0, isRoot ? slash + 1 : slash);
    }

    private static int compare(Path left, Path right) {
        List<String> leftPieces = pieces(left);
        List<String> rightPieces = pieces(right);
        for (int i = 0; i < Math.min(leftPieces.size(), rightPieces.size()); i++) {
            String a = leftPieces.get(i);
            String b = rightPieces.get(i);
            boolean numbers = Character.isDigit(a.charAt(0)) && Character.isDigit(b.charAt(0));
            int order = numbers ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
            if (order != 0) {
                return order;
            }
        }
        int order = Integer.compare(leftPieces.size(), rightPieces.size());
        return order != 0 ? order : left.compareTo(right);
    }

    private static List<String> pieces(Path path) {
        return PIECE.matcher(path.toString())
                .results()
                .map(found -> found.group())
                .toList();
    }
}
