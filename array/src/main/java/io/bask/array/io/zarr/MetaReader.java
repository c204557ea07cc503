package io.bask.array.io.zarr;

import io.bask.array.expr.ArrayMeta;
import io.bask.array.shape.DType;
import io.bask.array.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the metadata of arrays; whatever is wrong with them is an {@link IllegalArgumentException} that names file and key. */
final class MetaReader {
    private static final Set<String> KNOWN = Set.of(
            "zarr_format",
            "node_type",
            "shape",
            "data_type",
            "chunk_grid",
            "chunk_key_encoding",
            "fill_value",
            "codecs",
            "attributes",
            "storage_transformers",
            "dimension_names");

    private MetaReader() {}

    static ZarrMeta read(int version, byte[] json, String file) {
        Fields fields = Fields.of(file, Json.object(json, file));
        try {
            return version == 2 ? version2(fields) : version3(fields);
        } catch (ArithmeticException e) {
            throw fields.broken("shape", "has more elements or chunks than can be counted: " + e.getMessage());
        }
    }

    private static void requireVersion(Fields fields, int version) {
        if (fields.number("zarr_format", -1) != version) {
            throw fields.broken(
                    "zarr_format", "is %s, not %d".formatted(fields.entries().get("zarr_format"), version));
        }
    }

    private static ZarrMeta version2(Fields fields) {
        requireVersion(fields, 2);
        DType dtype = ElementType.ofCode(fields, "dtype");
        Shape shape = shape(fields, "shape", 0);
        Shape chunk = chunk(fields, "chunks", shape, dtype);
        List<ByteCodec> codecs = new ArrayList<>();
        if (fields.has("filters")) {
            for (Fields filter : fields.objects("filters")) {
                codecs.add(Codecs.ofId(filter, filter.text("id"), dtype));
            }
        }
        if (fields.has("compressor")) {
            Fields compressor = fields.object("compressor");
            codecs.add(Codecs.ofId(compressor, compressor.text("id"), dtype));
        }
        String order = fields.text("order", "C");
        if (!order.equals("C") && !order.equals("F")) {
            throw fields.broken("order", "is '%s'; there are C and F".formatted(order));
        }
        boolean bigEndian = fields.text("dtype").charAt(0) == '>';
        List<Integer> axes = new ArrayList<>();
        for (int axis = shape.ndim() - 1; axis >= 0 && order.equals("F"); axis--) {
            axes.add(axis);
        }
        ChunkKeys keys = new ChunkKeys(false, separator(fields, "dimension_separator", "."));
        return checked(
                fields,
                new ZarrMeta(
                        2,
                        shape,
                        chunk,
                        dtype,
                        ElementType.fill(fields, "fill_value", dtype),
                        new Pipeline(List.copyOf(axes), bigEndian, List.copyOf(codecs)),
                        keys,
                        null));
    }

    private static char separator(Fields fields, String key, String fallback) {
        String text = fields.text(key, fallback);
        if (!text.equals(".") && !text.equals("/")) {
            throw fields.broken(key, "is '%s'; there are . and /".formatted(text));
        }
        return text.charAt(0);
    }

    private static Shape shape(Fields fields, String key, long least) {
        long[] lengths = fields.lengths(key, least);
        try {
            return Shape.of(lengths);
        } catch (IllegalArgumentException e) {
            throw fields.broken(key, "cannot be: " + e.getMessage());
        }
    }

    private static Shape chunk(Fields fields, String key, Shape shape, DType dtype) {
        Shape chunk = shape(fields, key, 1);
        if (chunk.ndim() != shape.ndim()) {
            throw fields.broken(
                    key,
                    "is %s, which does not suit shape %s; there must be one length an axis".formatted(chunk, shape));
        }
        if (!Pipeline.fits(chunk, dtype)) {
            throw fields.broken(
                    key, "is %s, %d bytes; a chunk must be below 2 GiB".formatted(chunk, chunk.bytes(dtype)));
        }
        return chunk;
    }

    private static ZarrMeta checked(Fields fields, ZarrMeta meta) {
        try {
            ArrayMeta array = new ArrayMeta(meta.grid(), meta.dtype());
            if (array.shape().bytes(array.dtype()) == Long.MAX_VALUE) {
                throw new IllegalArgumentException("it has more bytes than can be counted");
            }
            return meta;
        } catch (IllegalArgumentException e) {
            throw fields.broken("shape", "%s cannot be: %s".formatted(meta.shape(), e.getMessage()));
        }
    }

    private static ZarrMeta version3(Fields fields) {
        requireVersion(fields, 3);
        if (!fields.text("node_type").equals("array")) {
            throw fields.broken("node_type", "is '%s', not 'array'".formatted(fields.text("node_type")));
        }
        requireUnderstood(fields);
        DType dtype = ElementType.ofName(fields, "data_type");
        Shape shape = shape(fields, "shape", 0);
        Fields grid = fields.object("chunk_grid");
        if (!grid.text("name").equals("regular")) {
            throw grid.broken("name", "is '%s'; only regular grids can be read".formatted(grid.text("name")));
        }
        Shape chunk = chunk(grid.configuration(), "chunk_shape", shape, dtype);
        ChunkKeys keys = keys(fields.object("chunk_key_encoding"));
        if (fields.has("storage_transformers")
                && !fields.list("storage_transformers").isEmpty()) {
            throw fields.broken("storage_transformers", "is not empty; Bask knows none");
        }
        fields.required("fill_value");
        Object fill = ElementType.fill(fields, "fill_value", dtype);
        List<Fields> codecs = fields.objects("codecs");
        if (codecs.size() == 1 && Codecs.name(codecs.get(0)).equals("sharding_indexed")) {
            return checked(fields, sharded(codecs.get(0).configuration(), shape, chunk, dtype, fill, keys));
        }
        return checked(
                fields,
                new ZarrMeta(
                        3,
                        shape,
                        chunk,
                        dtype,
                        fill,
                        Codecs.pipeline(fields, codecs, shape.ndim(), dtype),
                        keys,
                        null));
    }

    private static ZarrMeta sharded(Fields how, Shape shape, Shape shard, DType dtype, Object fill, ChunkKeys keys) {
        Shape chunk = chunk(how, "chunk_shape", shape, dtype);
        for (int axis = 0; axis < shape.ndim(); axis++) {
            if (shard.length(axis) % chunk.length(axis) != 0) {
                throw how.broken("chunk_shape", "is %s, which does not divide the shard %s".formatted(chunk, shard));
            }
        }
        if (shard.size() / chunk.size() > Integer.MAX_VALUE / 32) {
            throw how.broken("chunk_shape", "is %s, too many chunks in a shard of %s".formatted(chunk, shard));
        }
        List<Fields> index = how.objects("index_codecs");
        boolean plain =
                !index.isEmpty() && Codecs.name(index.get(0)).equals("bytes") && !Codecs.isBigEndian(index.get(0));
        boolean checked = index.size() == 2 && Codecs.name(index.get(1)).equals("crc32c");
        if (!plain || (index.size() != 1 && !checked)) {
            throw how.broken("index_codecs", "must be bytes (little endian), and crc32c or nothing more");
        }
        String place = how.text("index_location", "end");
        if (!place.equals("end") && !place.equals("start")) {
            throw how.broken("index_location", "is '%s'; there are start and end".formatted(place));
        }
        Pipeline pipeline = Codecs.pipeline(how, how.objects("codecs"), shape.ndim(), dtype);
        return new ZarrMeta(
                3, shape, chunk, dtype, fill, pipeline, keys, new Sharding(shard, place.equals("end"), checked));
    }

    private static ChunkKeys keys(Fields encoding) {
        return switch (encoding.text("name")) {
            case "default" -> new ChunkKeys(true, separator(encoding.configuration(), "separator", "/"));
            case "v2" -> new ChunkKeys(false, separator(encoding.configuration(), "separator", "."));
            default ->
                throw encoding.broken("name", "is '%s'; there are default and v2".formatted(encoding.text("name")));
        };
    }

    private static void requireUnderstood(Fields fields) {
        for (Map.Entry<String, @Nullable Object> entry : fields.entries().entrySet()) {
            boolean optional = entry.getValue() == null
                    || (entry.getValue() instanceof Map<?, ?> map && Boolean.FALSE.equals(map.get("must_understand")));
            if (!KNOWN.contains(entry.getKey()) && !optional) {
                throw fields.broken(
                        entry.getKey().toLowerCase(Locale.ROOT),
                        "is an extension that must be understood; Bask does not");
            }
        }
    }
}
