package io.bask.array.io.zarr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the metadata of arrays, as {@link MetaReader} reads them. */
final class MetaWriter {
    private MetaWriter() {}

    static Map<String, @Nullable Object> version2(ZarrMeta meta) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        List<Object> codecs = new ArrayList<>();
        for (ByteCodec codec : meta.pipeline().codecs()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("id", codec.id());
            one.putAll(codec.parameters(2));
            codecs.add(one);
        }
        boolean packed = !codecs.isEmpty() && !isFilter(meta.pipeline().codecs().get(codecs.size() - 1));
        json.put("zarr_format", 2);
        json.put("shape", list(meta.shape().lengths()));
        json.put("chunks", list(meta.chunk().lengths()));
        json.put("dtype", ElementType.code(meta.dtype(), meta.pipeline().bigEndian()));
        json.put("compressor", packed ? codecs.remove(codecs.size() - 1) : null);
        json.put("filters", codecs.isEmpty() ? null : codecs);
        json.put("fill_value", ElementType.json(meta.fill(), meta.dtype()));
        json.put("order", meta.pipeline().order().isEmpty() ? "C" : "F");
        json.put("dimension_separator", String.valueOf(meta.keys().separator()));
        return json;
    }

    private static boolean isFilter(ByteCodec codec) {
        return codec instanceof ShuffleCodec || codec instanceof ChecksumCodec;
    }

    static Map<String, @Nullable Object> version3(ZarrMeta meta, Map<String, ?> attributes, List<String> names) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("zarr_format", 3);
        json.put("node_type", "array");
        json.put("shape", list(meta.shape().lengths()));
        json.put("data_type", meta.dtype().numpyName());
        json.put(
                "chunk_grid",
                named("regular", Map.of("chunk_shape", list(meta.file().lengths()))));
        json.put(
                "chunk_key_encoding",
                named(
                        meta.keys().prefixed() ? "default" : "v2",
                        Map.of("separator", String.valueOf(meta.keys().separator()))));
        json.put("fill_value", ElementType.json(meta.fill(), meta.dtype()));
        Sharding sharding = meta.sharding();
        json.put("codecs", sharding == null ? codecs(meta) : List.of(sharded(meta, sharding)));
        json.put("attributes", attributes);
        if (!names.isEmpty()) {
            json.put("dimension_names", names);
        }
        return json;
    }

    private static Map<String, Object> sharded(ZarrMeta meta, Sharding sharding) {
        Map<String, Object> how = new LinkedHashMap<>();
        how.put("chunk_shape", list(meta.chunk().lengths()));
        how.put("codecs", codecs(meta));
        Map<String, Object> bytes = named("bytes", Map.of("endian", "little"));
        how.put("index_codecs", sharding.checked() ? List.of(bytes, named("crc32c", Map.of())) : List.of(bytes));
        how.put("index_location", sharding.indexAtEnd() ? "end" : "start");
        return named("sharding_indexed", how);
    }

    private static List<Object> codecs(ZarrMeta meta) {
        List<Object> codecs = new ArrayList<>();
        Pipeline pipeline = meta.pipeline();
        if (!pipeline.order().isEmpty()) {
            codecs.add(named("transpose", Map.of("order", pipeline.order())));
        }
        codecs.add(named(
                "bytes",
                meta.dtype().itemBytes() == 1 ? Map.of() : Map.of("endian", pipeline.bigEndian() ? "big" : "little")));
        for (ByteCodec codec : pipeline.codecs()) {
            codecs.add(named(codec.id(), codec.parameters(3)));
        }
        return codecs;
    }

    private static Map<String, Object> named(String name, Map<String, ?> configuration) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        if (!configuration.isEmpty()) {
            json.put("configuration", configuration);
        }
        return json;
    }

    private static List<Long> list(long[] lengths) {
        return Arrays.stream(lengths).boxed().toList();
    }
}
