package io.bask.arrow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import io.bask.testkit.Seeds;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.DateDayVector;
import org.apache.arrow.vector.DateMilliVector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.DurationVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float2Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.LargeVarCharVector;
import org.apache.arrow.vector.NullVector;
import org.apache.arrow.vector.TimeStampNanoTZVector;
import org.apache.arrow.vector.TimeStampSecTZVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ViewVarCharVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.apache.arrow.vector.complex.impl.UnionListWriter;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Arrow's own library reads what Bask writes, and the other way round. */
@Timeout(600)
class OtherReaderTest {
    private static final int ROWS = 200;

    @TempDir
    Path folder;

    private final BufferAllocator allocator = new RootAllocator();

    @AfterEach
    void close() {
        allocator.close();
    }

    @Test
    void itReadsOurFilesAndStreams() throws IOException {
        for (int rows : new int[] {0, 1, 70, 1000}) {
            Frame frame = RandomFrames.of(Seeds.random(), rows);
            ArrowOutput options = ArrowOutput.defaults().withBatchRows(64);
            Path file = folder.resolve("ours" + rows + ".arrow");
            Arrow.writeFile(frame, file, options);
            try (SeekableByteChannel channel = Files.newByteChannel(file);
                    ArrowFileReader reader = new ArrowFileReader(channel, allocator)) {
                assertThat(reader.getRecordBlocks()).hasSize(Math.max(1, (rows + 63) / 64));
                assertThat(values(reader)).isEqualTo(RandomFrames.rows(frame));
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Arrow.writeStream(frame, bytes, options);
            try (ArrowStreamReader reader =
                    new ArrowStreamReader(new ByteArrayInputStream(bytes.toByteArray()), allocator)) {
                assertThat(values(reader)).isEqualTo(RandomFrames.rows(frame));
                assertThat(reader.getVectorSchemaRoot().getSchema().getCustomMetadata())
                        .containsKey("pandas");
            }
        }
    }

    private static List<List<Object>> values(ArrowReader reader) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        VectorSchemaRoot root = reader.getVectorSchemaRoot();
        while (reader.loadNextBatch()) {
            for (int row = 0; row < root.getRowCount(); row++) {
                List<Object> values = new ArrayList<>();
                for (FieldVector vector : root.getFieldVectors()) {
                    values.add(value(reader, vector, row));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    private static Object value(ArrowReader reader, FieldVector vector, int row) throws IOException {
        if (vector.isNull(row)) {
            return null;
        }
        DictionaryEncoding encoding = vector.getField().getDictionary();
        if (encoding != null) {
            Dictionary dictionary = reader.getDictionaryVectors().get(encoding.getId());
            return dictionary
                    .getVector()
                    .getObject(((IntVector) vector).get(row))
                    .toString();
        }
        if (vector instanceof ListVector lists) {
            List<Object> items = new ArrayList<>();
            for (int i = lists.getElementStartIndex(row); i < lists.getElementEndIndex(row); i++) {
                items.add(value(reader, lists.getDataVector(), i));
            }
            return items;
        }
        if (vector instanceof UInt1Vector bytes) {
            return (int) bytes.getObjectNoOverflow(row);
        }
        if (vector instanceof UInt2Vector shorts) {
            return (int) shorts.get(row);
        }
        if (vector instanceof UInt4Vector ints) {
            return Integer.toUnsignedLong(ints.get(row));
        }
        if (vector instanceof UInt8Vector longs) {
            return new BigInteger(Long.toUnsignedString(longs.get(row)));
        }
        if (vector instanceof TimeStampNanoTZVector moments) {
            DType dtype = DType.datetime(
                    ZoneId.of(((ArrowType.Timestamp) vector.getField().getType()).getTimezone()));
            return DateTimeColumn.adopt(dtype, new long[] {moments.get(row)}, null)
                    .valueAt(0);
        }
        Object value = vector.getObject(row);
        if (value instanceof byte[] bytes) {
            return Arrays.toString(bytes);
        }
        if (value instanceof Byte || value instanceof Short) {
            return ((Number) value).intValue();
        }
        return value instanceof org.apache.arrow.vector.util.Text ? value.toString() : value;
    }

    /** A table of types that Bask does not write, with missing values in every seventh row. */
    private VectorSchemaRoot table(DictionaryProvider.MapDictionaryProvider dictionaries) {
        List<FieldVector> vectors = new ArrayList<>();
        Float2Vector halves = add(vectors, new Float2Vector("half", allocator));
        DateDayVector days = add(vectors, new DateDayVector("day", allocator));
        DateMilliVector millis = add(vectors, new DateMilliVector("milli", allocator));
        TimeStampSecTZVector zoned = add(vectors, new TimeStampSecTZVector("zoned", allocator, "Europe/Rome"));
        DurationVector spans = add(
                vectors,
                new DurationVector(
                        "span", FieldType.nullable(new ArrowType.Duration(TimeUnit.MILLISECOND)), allocator));
        LargeVarCharVector larges = add(vectors, new LargeVarCharVector("large", allocator));
        ListVector lists = add(vectors, ListVector.empty("list", allocator));
        FixedSizeListVector even = add(vectors, FixedSizeListVector.empty("even", 2, allocator));
        even.addOrGetVector(FieldType.nullable(ArrowType.List.INSTANCE));
        ListVector inner = (ListVector) even.getDataVector();
        inner.addOrGetVector(FieldType.nullable(new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE)));
        add(vectors, StructVector.empty("struct", allocator));
        ViewVarCharVector views = add(vectors, new ViewVarCharVector("view", allocator));
        DecimalVector decimals = add(vectors, new DecimalVector("decimal", allocator, 20, 3));
        VarBinaryVector binaries = add(vectors, new VarBinaryVector("binary", allocator));
        NullVector nothing = add(vectors, new NullVector("nothing", ROWS));
        BigIntVector longs = add(vectors, new BigIntVector("long", allocator));
        VarCharVector words = new VarCharVector("words", allocator);
        words.allocateNew();
        BigIntVector numbers = new BigIntVector("numbers", allocator);
        numbers.allocateNew();
        for (int i = 0; i < 5; i++) {
            words.setSafe(i, bytes("word " + i));
            numbers.setSafe(i, i * 100L);
        }
        words.setValueCount(5);
        numbers.setValueCount(5);
        dictionaries.put(new Dictionary(words, new DictionaryEncoding(7, false, new ArrowType.Int(8, true))));
        dictionaries.put(new Dictionary(numbers, new DictionaryEncoding(8, false, new ArrowType.Int(16, false))));
        VarCharVector texts = new VarCharVector("texts", allocator);
        BigIntVector known = new BigIntVector("known", allocator);
        UnionListWriter items = lists.getWriter();
        for (FieldVector vector : vectors) {
            vector.allocateNew();
        }
        texts.allocateNew();
        known.allocateNew();
        for (int i = 0; i < ROWS; i++) {
            items.setPosition(i);
            items.startList();
            for (int j = 0; j < i % 4; j++) {
                items.bigInt().writeBigInt(j);
            }
            items.endList();
            even(even, inner, i);
            if (i % 7 == 6) {
                continue;
            }
            halves.setSafeWithPossibleTruncate(i, i * 0.25f - 10);
            days.setSafe(i, i * 50 - 2000);
            millis.setSafe(i, (i - 100) * 86_400_000L);
            zoned.setSafe(i, i * 1_000_003L);
            spans.setSafe(i, i * 1001L - 9);
            larges.setSafe(i, bytes("large é " + i));
            views.setSafe(i, bytes("v".repeat(i % 30) + i));
            decimals.setSafe(i, new BigDecimal(BigInteger.valueOf(i * 12_345L - 99), 3));
            binaries.setSafe(i, bytes("b" + i));
            longs.setSafe(i, i - 50L);
            texts.setSafe(i, bytes("word " + i % 5));
            known.setSafe(i, i % 5 * 100L);
        }
        vectors.forEach(vector -> vector.setValueCount(ROWS));
        texts.setValueCount(ROWS);
        known.setValueCount(ROWS);
        vectors.add((FieldVector) DictionaryEncoder.encode(texts, dictionaries.lookup(7)));
        vectors.add((FieldVector) DictionaryEncoder.encode(known, dictionaries.lookup(8)));
        texts.close();
        known.close();
        assertThat(nothing.getValueCount()).isEqualTo(ROWS);
        return new VectorSchemaRoot(vectors);
    }

    /** Two lists: of one number, or missing, and of none. */
    private static void even(FixedSizeListVector even, ListVector inner, int row) {
        if (row % 5 != 3) {
            even.setNotNull(row);
        }
        if (row % 2 == 0) {
            int at = inner.startNewValue(2 * row);
            ((Float8Vector) inner.getDataVector()).setSafe(at, row + 0.5);
            inner.endValue(2 * row, 1);
        }
        inner.startNewValue(2 * row + 1);
        inner.endValue(2 * row + 1, 0);
    }

    private static <T extends FieldVector> T add(List<FieldVector> vectors, T vector) {
        vectors.add(vector);
        return vector;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void itsFilesAndStreamsAreRead() throws IOException {
        DictionaryProvider.MapDictionaryProvider dictionaries = new DictionaryProvider.MapDictionaryProvider();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (VectorSchemaRoot root = table(dictionaries);
                ArrowFileWriter files = new ArrowFileWriter(root, dictionaries, Channels.newChannel(file));
                ArrowStreamWriter streams = new ArrowStreamWriter(root, dictionaries, Channels.newChannel(stream))) {
            for (int batch = 0; batch < 2; batch++) {
                files.writeBatch();
                streams.writeBatch();
            }
            files.end();
            streams.end();
        }
        dictionaries
                .getDictionaryIds()
                .forEach(id -> dictionaries.lookup(id).getVector().close());
        for (Map.Entry<String, ByteArrayOutputStream> each :
                Map.of("f.arrow", file, "s.arrows", stream).entrySet()) {
            Path path = folder.resolve(each.getKey());
            Files.write(path, each.getValue().toByteArray());
            ArrowOptions options =
                    ArrowOptions.defaults().withDecimalsAsFloats().withBinaryAsText();
            Frame lists = Arrow.read(path.toString(), ArrowOptions.defaults().withColumns("list", "even"))
                    .compute();
            assertThat(lists.schema().dtypes())
                    .containsExactly(DType.list(DType.INT64), DType.list(DType.list(DType.FLOAT64)));
            for (int row = 0; row < lists.rows(); row++) {
                int i = row % ROWS;
                assertThat(lists.valueAt(row, "list"))
                        .isEqualTo(List.of(0L, 1L, 2L).subList(0, i % 4));
                List<Object> one = Arrays.asList(i + 0.5);
                assertThat(lists.valueAt(row, "even"))
                        .isEqualTo(i % 5 == 3 ? null : Arrays.asList(i % 2 == 0 ? one : null, List.of()));
            }
            assertThatThrownBy(() -> Arrow.read(path.toString(), options))
                    .hasMessageContaining("column 'struct' holds Struct, which no column of a table can");
            Frame exact = Arrow.read(path.toString(), ArrowOptions.defaults().withColumns("decimal", "binary"))
                    .compute();
            assertThat(exact.schema().dtypes()).containsExactly(DType.decimal(20, 3), DType.BINARY);
            assertThat(exact.valueAt(1, "decimal")).isEqualTo(new BigDecimal("12.246"));
            assertThat(exact.valueAt(1, "binary")).isEqualTo(bytes("b1"));
            assertThat(exact.valueAt(6, "decimal")).isNull();
            assertThat(exact.valueAt(6, "binary")).isNull();
            Frame read = Arrow.read(
                            path.toString(),
                            options.withColumns(
                                    "half", "day", "milli", "zoned", "span", "large", "view", "decimal", "binary",
                                    "nothing", "long", "texts", "known"))
                    .compute();
            check(read);
        }
    }

    private static void check(Frame read) {
        assertThat(read.rows()).isEqualTo(2 * ROWS);
        assertThat(read.schema().dtype("half")).isEqualTo(DType.FLOAT32);
        assertThat(read.schema().dtype("span")).isEqualTo(DType.TIMEDELTA);
        assertThat(read.schema().dtype("texts")).isEqualTo(DType.CATEGORICAL);
        assertThat(read.schema().dtype("known")).isEqualTo(DType.INT64);
        LocalDateTime start = LocalDateTime.of(1970, 1, 1, 0, 0);
        for (int row = 0; row < read.rows(); row++) {
            int i = row % ROWS;
            List<Object> expected = Arrays.asList(
                    i * 0.25f - 10,
                    start.plusDays(i * 50 - 2000),
                    start.plusDays(i - 100),
                    start.plusSeconds(i * 1_000_003L)
                            .atZone(ZoneOffset.UTC)
                            .withZoneSameInstant(ZoneId.of("Europe/Rome")),
                    Duration.ofMillis(i * 1001L - 9),
                    "large é " + i,
                    "v".repeat(i % 30) + i,
                    (i * 12_345L - 99) / 1000.0,
                    "b" + i,
                    null,
                    i - 50L,
                    "word " + i % 5,
                    i % 5 * 100L);
            List<Object> values = new ArrayList<>();
            for (Column column : read.columns()) {
                values.add(column.valueAt(row));
            }
            assertThat(values)
                    .as("row " + row)
                    .isEqualTo(i % 7 == 6 ? Arrays.asList(new Object[expected.size()]) : expected);
        }
    }

    @Test
    void halvesAreFloats() {
        for (int bits = 0; bits <= 0xFFFF; bits++) {
            float expected = org.apache.arrow.memory.util.Float16.toFloat((short) bits);
            assertThat(Float.floatToIntBits(BatchReader.half((short) bits))).isEqualTo(Float.floatToIntBits(expected));
        }
    }

    @Test
    void compressedBlocksMayReferToThoseBefore() throws IOException {
        // One block of literal bytes, and one that copies from it: as other programs link blocks.
        ByteBuffer frame = ByteBuffer.allocate(64).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        frame.put(new byte[] {0x04, 0x22, 0x4D, 0x18, 0x40, 0x70, (byte) 0xDF});
        frame.putInt(9).put((byte) 0x80).put(bytes("abcdefgh"));
        frame.putInt(9).put(new byte[] {0x00, 8, 0}).put((byte) 0x50).put(bytes("12345"));
        frame.putInt(0);
        byte[] plain = new byte[17];
        assertThat(Lz4Frames.unpack(frame.array(), 0, frame.position(), plain)).isEqualTo(17);
        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo("abcdefghabcd12345");
        assertThatThrownBy(() -> Lz4Frames.unpack(frame.array(), 0, frame.position(), new byte[16]))
                .isInstanceOf(IOException.class);
    }
}
