package io.bask.array.io.zarr;

import io.bask.file.FileTrouble;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Codecs of libraries that are found by name where an array needs them: bzip2 by commons-compress, LZMA by XZ for Java.
 *
 * @param level how hard to try: 1 to 9 of bzip2, 0 to 9 of LZMA
 */
record LibraryCodec(Kind kind, int level) implements ByteCodec {
    private static final String XZ = "org.tukaani.xz.";
    private static final String BZIP2 = "org.apache.commons.compress.compressors.bzip2.BZip2Compressor";
    private static final int MEMORY_KIB = 1 << 19;

    /** What there is. */
    enum Kind {
        /** bzip2. */
        BZ2("bz2", "org.apache.commons:commons-compress"),
        /** LZMA2 in files of xz: numcodecs' format 1. */
        XZ("lzma", "org.tukaani:xz"),
        /** LZMA in its old files: numcodecs' format 2. */
        LZMA("lzma", "org.tukaani:xz");

        private final String id;
        private final String library;

        Kind(String id, String library) {
            this.id = id;
            this.library = library;
        }
    }

    @Override
    public byte[] encode(byte[] data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(data.length / 4 + 64);
        try (OutputStream out = packing(bytes)) {
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private OutputStream packing(OutputStream bytes) throws IOException {
        if (kind == Kind.BZ2) {
            return (OutputStream) made(BZIP2 + "OutputStream", types(OutputStream.class, int.class), bytes, level);
        }
        Object options = made(XZ + "LZMA2Options", types(int.class), level);
        Class<?> filter = type(kind == Kind.XZ ? XZ + "FilterOptions" : XZ + "LZMA2Options");
        return kind == Kind.XZ
                ? (OutputStream) made(XZ + "XZOutputStream", types(OutputStream.class, filter), bytes, options)
                : (OutputStream) made(
                        XZ + "LZMAOutputStream",
                        types(OutputStream.class, filter, boolean.class),
                        bytes,
                        options,
                        true);
    }

    @Override
    public byte[] decode(byte[] data, int most) throws IOException {
        try (InputStream in = unpacking(new ByteArrayInputStream(data))) {
            byte[] result = in.readNBytes(most);
            if (in.read() >= 0) {
                throw ByteCodec.tooMany(id(), most);
            }
            return result;
        } catch (RuntimeException e) {
            throw ByteCodec.broken(id(), String.valueOf(e.getMessage()));
        }
    }

    private InputStream unpacking(InputStream data) throws IOException {
        return switch (kind) {
            case BZ2 -> (InputStream) made(BZIP2 + "InputStream", types(InputStream.class, boolean.class), data, true);
            case XZ -> (InputStream) made(XZ + "XZInputStream", types(InputStream.class, int.class), data, MEMORY_KIB);
            case LZMA ->
                (InputStream) made(XZ + "LZMAInputStream", types(InputStream.class, int.class), data, MEMORY_KIB);
        };
    }

    private static Class<?>[] types(Class<?>... types) {
        return types;
    }

    private Class<?> type(String name) throws IOException {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException | LinkageError missing) {
            throw new IOException(missing(), missing);
        }
    }

    private Object made(String type, Class<?>[] types, Object... arguments) throws IOException {
        try {
            return type(type).getConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException thrown) {
            throw ByteCodec.broken(
                    id(), thrown.getCause() instanceof IOException e ? FileTrouble.words(e) : "its head is damaged");
        } catch (ReflectiveOperationException | LinkageError missing) {
            throw new IOException(missing(), missing);
        }
    }

    private String missing() {
        return "is packed by %s, which needs the library %s; add it to the class path".formatted(id(), kind.library);
    }

    /**
     * Checks that the library is there.
     *
     * @throws IllegalArgumentException if it is not
     */
    LibraryCodec required() {
        try {
            type(kind == Kind.BZ2 ? BZIP2 + "OutputStream" : XZ + "XZOutputStream");
            return this;
        } catch (IOException missing) {
            throw new IllegalArgumentException("an array that " + missing.getMessage(), missing);
        }
    }

    @Override
    public String id() {
        return kind.id;
    }

    @Override
    public Map<String, Object> parameters(int version) {
        if (kind == Kind.BZ2) {
            return Map.of("level", level);
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("format", kind == Kind.XZ ? 1 : 2);
        parameters.put("check", -1);
        parameters.put("preset", level);
        return parameters;
    }
}
