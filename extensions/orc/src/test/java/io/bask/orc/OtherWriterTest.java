package io.bask.orc;

import static io.bask.dataframe.Expressions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.DateTimeColumn;
import io.bask.dataframe.column.DoubleColumn;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.StringColumn;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.orc.CompressionKind;
import org.apache.orc.InMemoryKeystore;
import org.apache.orc.OrcFile;
import org.apache.orc.Reader;
import org.apache.orc.RecordReader;
import org.apache.orc.TypeDescription;
import org.apache.orc.Writer;
import org.apache.orc.impl.PhysicalFsWriter;
import org.apache.orc.impl.WriterImpl;
import org.apache.orc.impl.writer.WriterEncryptionVariant;
import org.apache.orc.storage.common.type.HiveDecimal;
import org.apache.orc.storage.ql.exec.vector.BytesColumnVector;
import org.apache.orc.storage.ql.exec.vector.DateColumnVector;
import org.apache.orc.storage.ql.exec.vector.DecimalColumnVector;
import org.apache.orc.storage.ql.exec.vector.ListColumnVector;
import org.apache.orc.storage.ql.exec.vector.LongColumnVector;
import org.apache.orc.storage.ql.exec.vector.TimestampColumnVector;
import org.apache.orc.storage.ql.exec.vector.VectorizedRowBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What ORC's own writer and reader make of the same files. */
@Timeout(600)
class OtherWriterTest {
    @TempDir
    Path folder;

    /** Fills a batch of rows. */
    private interface Filling {
        void fill(VectorizedRowBatch batch);
    }

    private Path write(String schema, Filling filling) throws IOException {
        TypeDescription type = TypeDescription.fromString(schema);
        Path file = folder.resolve("other.orc");
        try (FSDataOutputStream out = new FSDataOutputStream(Files.newOutputStream(file), null)) {
            OrcFile.WriterOptions how = OrcFile.writerOptions(new Configuration(false))
                    .setSchema(type)
                    .compress(CompressionKind.ZLIB)
                    .setKeyProvider(new InMemoryKeystore())
                    .useUTCTimestamp(true)
                    .setProlepticGregorian(true);
            how.physicalWriter(new PhysicalFsWriter(out, how, new WriterEncryptionVariant[0]));
            try (Writer writer = new WriterImpl(null, new org.apache.hadoop.fs.Path("other.orc"), how)) {
                VectorizedRowBatch batch = type.createRowBatch(100);
                filling.fill(batch);
                writer.addRowBatch(batch);
            }
        }
        return file;
    }

    @Test
    void datesAndFixedTextsAndListsAreRead() throws IOException {
        Path file = write(
                "struct<d:date,c:char(4),v:varchar(3),b:binary,x:decimal(10,2),l:array<int>,t:timestamp>", batch -> {
                    DateColumnVector days = (DateColumnVector) batch.cols[0];
                    days.changeCalendar(true, false);
                    ListColumnVector lists = (ListColumnVector) batch.cols[5];
                    TimestampColumnVector times = (TimestampColumnVector) batch.cols[6];
                    times.setIsUTC(true);
                    for (int i = 0; i < 60; i++) {
                        days.vector[i] = LocalDate.of(2024, 2, 28).plusDays(i).toEpochDay();
                        ((BytesColumnVector) batch.cols[1]).setVal(i, ("c" + i).getBytes(StandardCharsets.UTF_8));
                        ((BytesColumnVector) batch.cols[2]).setVal(i, ("v" + i).getBytes(StandardCharsets.UTF_8));
                        ((BytesColumnVector) batch.cols[3]).setVal(i, new byte[] {(byte) i});
                        ((DecimalColumnVector) batch.cols[4]).set(i, HiveDecimal.create("1" + i + ".50"));
                        lists.offsets[i] = i;
                        lists.lengths[i] = 1;
                        ((LongColumnVector) lists.child).vector[i] = i;
                        times.time[i] = 1_700_000_000_000L + i;
                        times.nanos[i] = (int) ((1_700_000_000_000L + i) % 1000) * 1_000_000 + 7;
                    }
                    lists.childCount = 60;
                    batch.cols[2].noNulls = false;
                    batch.cols[2].isNull[1] = true;
                    batch.size = 60;
                });
        DataFrame table = Orc.read(file);
        assertThat(table.schema().dtype("d")).isEqualTo(DType.DATETIME);
        assertThat(table.schema().dtype("x")).isEqualTo(DType.decimal(10, 2));
        assertThat(table.schema().dtype("l")).isEqualTo(DType.list(DType.INT32));
        Frame rows = table.compute();
        for (int i = 0; i < 60; i++) {
            List<Object> row = new ArrayList<>();
            for (Column column : rows.columns()) {
                Object value = column.valueAt(i);
                row.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
            }
            assertThat(row)
                    .isEqualTo(Arrays.asList(
                            LocalDate.of(2024, 2, 28).plusDays(i).atStartOfDay(),
                            "c" + i,
                            i == 1 ? null : "v" + i,
                            "[" + i + "]",
                            new BigDecimal("1" + i + ".50"),
                            List.of(i),
                            DateTimeColumn.of(1_700_000_000_000_000_000L + i * 1_000_000L + 7)
                                    .valueAt(0)));
        }
        for (String text : List.of("c5", "c59")) {
            assertThat(table.filter(col("c").eq(text)).len()).isEqualTo(1);
        }
        assertThat(table.filter(col("x").gt(new BigDecimal("158"))).len()).isEqualTo(2);
    }

    @Test
    void textsThatAreNoUtf8AreRefused() throws IOException {
        byte[] broken = {'a', (byte) 0xC3, 'b'};
        Path file = write("struct<n:int,t:string,l:array<string>,b:binary>", batch -> {
            batch.size = 1;
            ((BytesColumnVector) batch.cols[1]).setVal(0, broken);
            ListColumnVector lists = (ListColumnVector) batch.cols[2];
            lists.lengths[0] = 1;
            ((BytesColumnVector) lists.child).setVal(0, broken);
            ((BytesColumnVector) batch.cols[3]).setVal(0, broken);
        });
        for (String name : List.of("t", "l")) {
            assertThatThrownBy(() -> Orc.read(file).select(name).compute())
                    .hasStackTraceContaining("[" + name + "] cannot be read: a value is ")
                    .hasStackTraceContaining("which is no text in UTF-8; leave the column out");
        }
        assertThat(Orc.read(file).select("n", "b").compute().column("b").valueAt(0))
                .isEqualTo(broken);
    }

    @Test
    void columnsThatNoTableHoldsAreNamed() throws IOException {
        Path file = write("struct<a:int,m:map<string,int>,s:struct<x:int>>", batch -> batch.size = 0);
        assertThatThrownBy(() -> Orc.read(file))
                .isInstanceOf(OrcFormatException.class)
                .hasMessageContaining("column 'm' holds map<string,int>, which no column of a table can");
        assertThat(Orc.read(file.toString(), OrcOptions.defaults().withColumns("a"))
                        .len())
                .isZero();
        Path plain = write("bigint", batch -> batch.size = 0);
        assertThatThrownBy(() -> Orc.read(plain)).hasMessageContaining("holds bigint, not rows of columns");
    }

    @Test
    void itsReaderReadsWhatBaskWrote() throws IOException {
        Frame frame = Frame.of("n", LongColumn.of(1, 2, -3), "x", DoubleColumn.of(0.5, Double.NaN, -1))
                .with("t", StringColumn.of("a", null, "ü"))
                .with("m", DateTimeColumn.of(0, 1_700_000_000_123_456_789L, -1_500_000_000L));
        Path file = Orc.write(DataFrame.fromFrame(frame), folder.resolve("w"), OrcOutput.defaults())
                .get(0);
        OrcFoot foot = OrcFoot.read(file);
        List<String> seen = new ArrayList<>();
        try (Reader reader = foot.open()) {
            assertThat(reader.getSchema().toString()).isEqualTo("struct<n:bigint,x:double,t:string,m:timestamp>");
            assertThat(reader.getMetadataKeys()).containsExactly("pandas");
            VectorizedRowBatch batch = reader.getSchema().createRowBatch();
            Ranges data = new Ranges(OrcFoot.read(file), reader.getCompressionKind(), reader.getCompressionSize());
            try (RecordReader rows = reader.rows(reader.options().dataReader(data))) {
                while (rows.nextBatch(batch)) {
                    for (String line : batch.toString().split("\n", -1)) {
                        seen.add(line);
                    }
                }
            }
        }
        assertThat(String.join("\n", seen))
                .contains("[1, 0.5, \"a\", 1970-01-01 00:00]")
                .contains("[2, null, null, 2023-11-14 22:13:20.123456789]")
                .contains("[-3, -1.0, \"ü\", 1969-12-31 23:59:58.500]");
    }
}
