package io.bask.dataframe.kernel.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.column.Bitmap;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.column.LongColumn;
import io.bask.dataframe.column.RowFilter;
import io.bask.dataframe.column.RowIndex;
import io.bask.dataframe.column.StaleSchemaException;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockReaderTest {
    private static final ColumnSpec N = ColumnSpec.forced(0, "n", DType.INT64);
    private static final ColumnSpec HALF = ColumnSpec.forced(1, "half", DType.FLOAT64);
    private static final ColumnSpec NAME = ColumnSpec.forced(2, "name", DType.STRING);

    @TempDir
    private Path folder;

    /** Keeps rows whose number is a multiple of three. */
    private record Thirds() implements RowFilter {
        @Override
        public List<String> columns() {
            return List.of("n");
        }

        @Override
        public Bitmap test(Frame rows) {
            LongColumn numbers = (LongColumn) rows.column("n");
            boolean[] kept = new boolean[rows.rows()];
            for (int i = 0; i < kept.length; i++) {
                kept[i] = numbers.at(i) % 3 == 0;
            }
            return Bitmap.of(kept);
        }
    }

    @Test
    void readsOnlyTheWantedColumnsInTheWantedOrder() throws IOException {
        ReadPlan plan = ReadPlan.of(CsvFormat.DEFAULT, 3, List.of(NAME, N));
        Frame frame = BlockReader.read(numbers(4), plan);
        assertThat(frame.schema().names()).containsExactly("name", "n");
        assertThat(Records.rows(frame))
                .containsExactly(
                        List.of("row 0", 0L), List.of("row 1", 1L), List.of("row 2", 2L), List.of("row 3", 3L));
    }

    @Test
    void columnsThatAreNotReadNeedNotFit() throws IOException {
        CsvBlock block = block("x,y\n1,one\nwrong,two\n", 4);
        ReadPlan plan = ReadPlan.of(CsvFormat.DEFAULT, 2, List.of(ColumnSpec.forced(1, "y", DType.STRING)));
        assertThat(BlockReader.read(block, plan).rows()).isEqualTo(2);
    }

    @Test
    void filterGivesTheRowsThatFilteringAfterwardsGives() throws IOException {
        CsvBlock block = numbers(50_000);
        ReadPlan plan = ReadPlan.of(CsvFormat.DEFAULT, 3, List.of(HALF, NAME));
        Frame filtered = BlockReader.read(block, plan.withFilter(new Thirds(), List.of(N)));
        int[] thirds = IntStream.range(0, 50_000).filter(i -> i % 3 == 0).toArray();
        Frame expected = BlockReader.read(block, plan);
        assertThat(filtered.rows()).isEqualTo(thirds.length);
        assertThat(filtered.sourceRows()).isEqualTo(50_000);
        for (int i = 0; i < thirds.length; i += 37) {
            assertThat(filtered.valueAt(i, "half")).isEqualTo(expected.valueAt(thirds[i], "half"));
            assertThat(filtered.valueAt(i, "name")).isEqualTo(expected.valueAt(thirds[i], "name"));
        }
        LongColumn labels = ((RowIndex.Numbers) filtered.index()).labels();
        assertThat(IntStream.range(0, labels.length()).mapToLong(labels::at))
                .containsExactlyElementsOf(
                        IntStream.of(thirds).mapToObj(Long::valueOf).toList());
    }

    @Test
    void limitStopsReadingAfterThatManyRows() throws IOException {
        CsvBlock block = numbers(50_000);
        ReadPlan plan = ReadPlan.of(CsvFormat.DEFAULT, 3, List.of(N));
        assertThat(BlockReader.read(block, plan.withLimit(0)).rows()).isZero();
        assertThat(BlockReader.read(block, plan.withLimit(7)).rows()).isEqualTo(7);
        assertThat(BlockReader.read(block, plan.withLimit(20_000)).rows()).isEqualTo(20_000);
        assertThat(BlockReader.read(block, plan.withLimit(60_000)).rows()).isEqualTo(50_000);
        Frame thirds = BlockReader.read(
                block, plan.withFilter(new Thirds(), List.of(N)).withLimit(9_000));
        assertThat(thirds.rows()).isEqualTo(9_000);
        assertThat(thirds.valueAt(8_999, "n")).isEqualTo(26_997L);
        assertThatThrownBy(() -> plan.withLimit(-1)).hasMessageContaining("-1");
    }

    @Test
    void countsRecordsWithoutParsingThem() throws IOException {
        assertThat(BlockReader.rows(numbers(50_000), CsvFormat.DEFAULT, 3)).isEqualTo(50_000);
        assertThat(BlockReader.rows(block("a\n\n", 2), CsvFormat.DEFAULT, 1)).isZero();
    }

    @Test
    void everyDtypeIsReadAsForced() throws IOException {
        CsvBlock block =
                block("b,i,l,d,s,t,c\ntrue,1,2,3,4,2024-02-29,z\n,,,,,,\nFALSE,-1,-2,-3.5,x,2024-03-01 12:00,y\n", 14);
        List<DType> dtypes = List.of(
                DType.BOOL, DType.INT32, DType.INT64, DType.FLOAT64, DType.STRING, DType.DATETIME, DType.CATEGORICAL);
        List<ColumnSpec> columns = IntStream.range(0, dtypes.size())
                .mapToObj(i -> ColumnSpec.forced(i, "bildstc".substring(i, i + 1), dtypes.get(i)))
                .toList();
        Frame frame = BlockReader.read(block, ReadPlan.of(CsvFormat.DEFAULT, 7, columns));
        assertThat(frame.schema().dtypes()).isEqualTo(dtypes);
        assertThat(Records.rows(frame).toString())
                .isEqualTo("[[true, 1, 2, 3.0, 4, 2024-02-29T00:00, z], [null, null, null, null, null, null, null], "
                        + "[false, -1, -2, -3.5, x, 2024-03-01T12:00, y]]");
    }

    @Test
    void aValueThatDoesNotFitAForcedDtypeNamesItsPlace() throws IOException {
        CsvBlock block = block("n,s\n1,a\n2,\"b\nb\"\nthree,c\n", 4);
        ReadPlan plan = ReadPlan.of(CsvFormat.DEFAULT, 2, List.of(N));
        assertThatThrownBy(() -> BlockReader.read(block, plan))
                .isInstanceOf(CsvFormatException.class)
                .hasMessageContaining(block.file().path().toString())
                .hasMessageContaining("line 5, column 'n': 'three' is no int64");
    }

    @Test
    void int32RefusesWhatNeedsMoreBits() throws IOException {
        CsvBlock block = block("n\n2147483647\n2147483648\n", 2);
        ReadPlan plan = ReadPlan.of(CsvFormat.DEFAULT, 1, List.of(ColumnSpec.forced(0, "n", DType.INT32)));
        assertThatThrownBy(() -> BlockReader.read(block, plan))
                .hasMessageContaining("line 3, column 'n': '2147483648' is no int32");
    }

    @Test
    void aValueThatDoesNotFitAnInferredDtypeIsNoErrorButStale() throws IOException {
        CsvBlock block = block("n\n1\nx\n", 2);
        ColumnSpec inferred = new ColumnSpec(0, "n", DType.INT64, ColumnSpec.Trust.INFERRED);
        assertThatThrownBy(() -> BlockReader.read(block, ReadPlan.of(CsvFormat.DEFAULT, 1, List.of(inferred))))
                .isInstanceOf(StaleSchemaException.class)
                .hasMessageContaining("'x'")
                .hasMessageContaining("int64");
    }

    @Test
    void anyValueInAColumnBelievedMissingIsStale() throws IOException {
        CsvBlock block = block("n\nNA\n1.5\n", 2);
        ColumnSpec unseen = ColumnSpec.inferred(0, "n", new Evidence(Evidence.MISSING));
        assertThat(unseen.dtype()).isEqualTo(DType.FLOAT64);
        assertThatThrownBy(() -> BlockReader.read(block, ReadPlan.of(CsvFormat.DEFAULT, 1, List.of(unseen))))
                .isInstanceOf(StaleSchemaException.class);
    }

    @Test
    void anyRowOfAColumnBelievedToHaveNoneIsStale() throws IOException {
        ColumnSpec unseen = ColumnSpec.inferred(0, "n", Evidence.NONE);
        assertThat(unseen.dtype()).isEqualTo(DType.STRING);
        ReadPlan plan = ReadPlan.of(CsvFormat.DEFAULT, 1, List.of(unseen));
        for (String row : List.of("NA\n", "1.5\n", "x\n")) {
            CsvBlock block = block("n\n" + row, 2);
            assertThatThrownBy(() -> BlockReader.read(block, plan)).isInstanceOf(StaleSchemaException.class);
        }
        assertThat(BlockReader.read(block("n\n", 2), plan).column(0).dtype()).isEqualTo(DType.STRING);
    }

    @Test
    void bytesThatAreNotUtf8NameTheirPlace() throws IOException {
        byte[] bytes = "s,t\nfine,é\nb\0d,x\n".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == 0 ? (byte) 0xE9 : bytes[i];
        }
        Path path = Files.write(folder.resolve("latin.csv"), bytes);
        CsvBlock block = CsvBlock.whole(CsvFile.of(path).withDataStart(4));
        ReadPlan plan = ReadPlan.of(CsvFormat.DEFAULT, 2, List.of(ColumnSpec.forced(0, "s", DType.STRING)));
        assertThatThrownBy(() -> BlockReader.read(block, plan))
                .hasMessageContaining("latin.csv, line 3, column 's': 'b\\xE9d' is not valid UTF-8");
    }

    @Test
    void tooManyFieldsAreAnErrorWithTheText() throws IOException {
        CsvBlock block = block("a,b\n1,2\n\n3,4,5\n", 4);
        assertThatThrownBy(() -> BlockReader.rows(block, CsvFormat.DEFAULT, 2))
                .isInstanceOf(CsvFormatException.class)
                .hasMessageContaining("line 4: 3 fields where 2 are expected: '3,4,5'");
    }

    @Test
    void longTextsAreShortenedInErrors() throws IOException {
        CsvBlock block = block("a\n" + "x".repeat(1000) + ",y\n", 2);
        assertThatThrownBy(() -> BlockReader.rows(block, CsvFormat.DEFAULT, 1))
                .hasMessageContaining("'" + "x".repeat(60) + "...'")
                .hasMessageNotContaining("x".repeat(61));
    }

    private CsvBlock numbers(int rows) throws IOException {
        StringBuilder text = new StringBuilder("n,half,name\n");
        for (int i = 0; i < rows; i++) {
            text.append(i).append(',').append(i / 2.0).append(",row ").append(i).append('\n');
        }
        return block(text.toString(), 12);
    }

    private CsvBlock block(String text, int dataStart) throws IOException {
        Path path = Files.createTempFile(folder, "block", ".csv");
        Files.writeString(path, text, StandardCharsets.UTF_8);
        return CsvBlock.whole(CsvFile.of(path).withDataStart(dataStart));
    }
}
