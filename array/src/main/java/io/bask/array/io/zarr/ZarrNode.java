package io.bask.array.io.zarr;

import io.bask.array.shape.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a folder is in Zarr's format, an array or a group, of which version, and its metadata. */
public final class ZarrNode {
    private static final String ARRAY = ".zarray";
    private static final String GROUP = ".zgroup";
    private static final String ATTRIBUTES = ".zattrs";
    private static final String BOTH = "zarr.json";

    private ZarrNode() {}

    private static byte @Nullable [] file(Path folder, String name) {
        try {
            return ZarrFiles.read(folder.resolve(name));
        } catch (IOException e) {
            throw ZarrFiles.cannot("read", folder.resolve(name), e);
        }
    }

    private static Map<String, @Nullable Object> json(Path folder, String name, byte[] bytes) {
        return Json.object(bytes, folder.resolve(name).toString());
    }

    static ZarrMeta array(Path folder) {
        byte[] newer = file(folder, BOTH);
        if (newer != null) {
            return MetaReader.read(3, newer, folder.resolve(BOTH).toString());
        }
        byte[] older = file(folder, ARRAY);
        if (older != null) {
            return MetaReader.read(2, older, folder.resolve(ARRAY).toString());
        }
        if (Files.exists(folder.resolve(GROUP))) {
            throw new IllegalArgumentException(
                    "%s is a group, not an array; name one of its arrays, %s".formatted(folder, members(folder, true)));
        }
        throw new IllegalArgumentException(
                "%s is no array in Zarr's format: it has neither a file .zarray (version 2) nor zarr.json (version 3)%s"
                        .formatted(folder, Files.exists(folder) ? "" : "; there is no such folder"));
    }

    /** 2 or 3 for an array or a group, 0 for what is neither. */
    private static int version(Path folder) {
        if (Files.exists(folder.resolve(BOTH))) {
            return 3;
        }
        return Files.exists(folder.resolve(ARRAY)) || Files.exists(folder.resolve(GROUP)) ? 2 : 0;
    }

    private static int requireNode(Path folder) {
        int version = version(folder);
        if (version == 0) {
            throw new IllegalArgumentException(
                    "%s is neither an array nor a group in Zarr's format: it has no file .zarray, .zgroup or zarr.json"
                            .formatted(folder));
        }
        return version;
    }

    private static boolean isArray(Path folder) {
        int version = version(folder);
        byte[] newer = version == 3 ? file(folder, BOTH) : null;
        return newer == null
                ? version == 2 && Files.exists(folder.resolve(ARRAY))
                : "array".equals(json(folder, BOTH, newer).get("node_type"));
    }

    /** The names of the arrays, or the groups, right in a group; sorted. */
    public static List<String> members(Path folder, boolean arrays) {
        requireNode(folder);
        List<String> names = new ArrayList<>();
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path path : inside.sorted().toList()) {
                if (version(path) > 0 && isArray(path) == arrays) {
                    names.add(String.valueOf(path.getFileName()));
                }
            }
        } catch (IOException e) {
            throw ZarrFiles.cannot("read", folder, e);
        }
        return names;
    }

    /** What users have noted of an array or a group. */
    public static Map<String, @Nullable Object> attributes(Path folder) {
        String name = requireNode(folder) == 3 ? BOTH : ATTRIBUTES;
        byte[] bytes = file(folder, name);
        Map<String, @Nullable Object> json = bytes == null ? Map.of() : json(folder, name, bytes);
        if (name.equals(ATTRIBUTES)) {
            return json;
        }
        Fields fields = Fields.of(folder.resolve(name).toString(), json);
        return fields.has("attributes") ? fields.object("attributes").entries() : Map.of();
    }

    /** Replaces what is noted of an array or a group. */
    public static void writeAttributes(Path folder, Map<String, ?> attributes) {
        int version = requireNode(folder);
        try {
            if (version == 2) {
                ZarrFiles.write(folder.resolve(ATTRIBUTES), Json.bytes(attributes));
                return;
            }
            byte[] bytes = file(folder, BOTH);
            Map<String, @Nullable Object> json =
                    new LinkedHashMap<>(bytes == null ? Map.of() : json(folder, BOTH, bytes));
            json.put("attributes", attributes);
            ZarrFiles.write(folder.resolve(BOTH), Json.bytes(json));
        } catch (IOException e) {
            throw ZarrFiles.cannot("written", folder, e);
        }
    }

    /** Makes a group; one that is there already is left as it is. */
    public static void createGroup(Path folder, int version) {
        try {
            int there = version(folder);
            if (there > 0 && !isArray(folder)) {
                if (there != version) {
                    throw new IllegalArgumentException(
                            "%s is a group of version %d of Zarr, not %d; use that version, or choose another name"
                                    .formatted(folder, there, version));
                }
                return;
            }
            if (ZarrFiles.isTaken(folder)) {
                throw new IllegalArgumentException(
                        "%s is there already and is no group; choose another name".formatted(folder));
            }
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("zarr_format", version);
            if (version == 3) {
                json.put("node_type", "group");
                json.put("attributes", Map.of());
            }
            ZarrFiles.write(folder.resolve(version == 3 ? BOTH : GROUP), Json.bytes(json));
        } catch (IOException e) {
            throw ZarrFiles.cannot("written", folder, e);
        }
    }

    /** Writes the metadata of an array. */
    static void write(Path folder, ZarrMeta meta, Map<String, ?> attributes, List<String> names) throws IOException {
        if (meta.version() == 3) {
            ZarrFiles.write(folder.resolve(BOTH), Json.bytes(MetaWriter.version3(meta, attributes, names)));
            return;
        }
        if (!attributes.isEmpty()) {
            ZarrFiles.write(folder.resolve(ATTRIBUTES), Json.bytes(attributes));
        }
        ZarrFiles.write(folder.resolve(ARRAY), Json.bytes(MetaWriter.version2(meta)));
    }

    /** The same array made longer or shorter; metadata only. */
    public static void resize(ZarrArray array, Shape shape) {
        Path folder = array.folder();
        try {
            boolean newer = array.meta().version() == 3;
            String name = newer ? BOTH : ARRAY;
            byte[] bytes = file(folder, name);
            Map<String, @Nullable Object> json =
                    new LinkedHashMap<>(bytes == null ? Map.of() : json(folder, name, bytes));
            List<Long> lengths = new ArrayList<>();
            for (long length : shape.lengths()) {
                lengths.add(length);
            }
            json.put("shape", lengths);
            ZarrFiles.write(folder.resolve(name), Json.bytes(json));
        } catch (IOException e) {
            throw ZarrFiles.cannot("written", folder, e);
        }
    }

    /** A folder beside another, for what is not whole yet. */
    static Path part(Path folder) {
        Path absolute = folder.toAbsolutePath();
        return absolute.resolveSibling(".%s.%s.part".formatted(absolute.getFileName(), UUID.randomUUID()));
    }
}
