package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.DataFrame;
import io.bask.dataframe.column.Column;
import io.bask.dataframe.column.Frame;
import io.bask.dataframe.schema.DType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvOptionsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "64 MB, 64000000",
        "64MB, 64000000",
        "256 KiB, 262144",
        "1.5 kB, 1500",
        "2 GiB, 2147483648",
        "1e6, 1000000",
        "10 b, 10",
        "3 m, 3000000",
        "none, 9223372036854775807",
        "NONE, 9223372036854775807"
    })
    void blockSizesAreBytesOrTextsWithUnits(String text, long bytes) {
        assertThat(CsvOptions.blockSize(text).blockBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MB", "64 XB", "-1", "0", "0 MB", "1.5", "1..5 MB", "64 MB x", "1e99"})
    void otherBlockSizesAreErrors(String text) {
        assertThatThrownBy(() -> CsvOptions.blockSize(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negativeBlockSizesShowTheValue() {
        assertThatThrownBy(() -> CsvOptions.blockSize(-5)).hasMessageContaining("-5 bytes");
        assertThatThrownBy(() -> CsvOptions.defaults().withBlockSize(0)).hasMessageContaining("0 bytes");
    }

    @Test
    void eachChangeLeavesTheOriginalAlone() {
        CsvOptions options = CsvOptions.defaults();
        CsvOptions changed =
                options.withSeparator(';').withDtype("a", DType.STRING).withNullTexts("-");
        assertThat(options.toString()).isEqualTo(CsvOptions.defaults().toString());
        assertThat(changed.format().dialect().separator()).isEqualTo((byte) ';');
        assertThat(changed.dtypes()).containsEntry("a", DType.STRING);
        assertThat(changed.format().markers().nulls()).contains("-", "NA");
        assertThat(changed.withOnlyNullTexts("?").format().markers().nulls()).containsExactly("?");
    }

    @Test
    void separatorsAndQuotesMustBeTellableApart() {
        CsvOptions options = CsvOptions.defaults();
        assertThatThrownBy(() -> options.withSeparator('"')).hasMessageContaining("quote");
        assertThatThrownBy(() -> options.withSeparator('\n')).hasMessageContaining("is not ASCII or ends a line");
        assertThatThrownBy(() -> options.withSeparator('é')).hasMessageContaining("ASCII");
        assertThatThrownBy(() -> options.withQuote(',')).hasMessageContaining("quote");
        assertThatThrownBy(() -> options.withQuote('\0')).hasMessageContaining("withoutQuotes");
        assertThat(options.withoutQuotes().format().dialect().hasQuotes()).isFalse();
    }

    @Test
    void optionsThatContradictEachOtherAreRefusedByTheCallThatReads() throws IOException {
        String path = Files.writeString(folder.resolve("a.csv"), "a;b\n1,5;2\n").toString();
        CsvOptions options = CsvOptions.defaults();
        Map<String, CsvOptions> refused = new LinkedHashMap<>();
        refused.put(
                "separator and decimal point are both ','",
                options.withSeparator(',').withDecimal(','));
        refused.put("decimal point and thousands are both '.'", options.withThousands('.'));
        refused.put(
                "quote and decimal point are both '|'", options.withQuote('|').withDecimal('|'));
        refused.put("quote and escape are both '\"'", options.withEscape('"'));
        refused.put("separator and escape are both ';'", options.withEscape(';').withSeparator(';'));
        refused.put(
                "separator and comment are both '\\t'",
                options.withSeparator('\t').withComment('\t'));
        refused.put("escape and comment are both '#'", options.withEscape('#').withComment('#'));
        refused.put("quote and thousands are both '\"'", options.withThousands('"'));
        refused.forEach((message, contrary) -> assertThatThrownBy(() -> DataFrame.readCsv(path, contrary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message + "; give two different characters"));
        CsvOptions german = options.withDecimal(',').withThousands('.').withSeparator(';');
        assertThat(DataFrame.readCsv(path, german).compute().valueAt(0, "a")).isEqualTo(1.5);
        CsvOptions other = options.withoutQuotes().withDecimal('"').withSeparator(";;");
        assertThat(other.checked()).isSameAs(other);
    }

    @Test
    void groupsOfDigitsInQuotesMayBeSeparatedAsFieldsAre() throws IOException {
        Path path = Files.writeString(folder.resolve("g.csv"), "a,b\n\"1,234\",2\n");
        Frame read = DataFrame.readCsv(path, CsvOptions.defaults().withThousands(','))
                .compute();
        assertThat(read.valueAt(0, "a")).isEqualTo(1234L);
    }

    @Test
    void whatIsWrittenCanBeToldApart() {
        DataFrame table = DataFrame.of(Map.of("a", Column.of(DType.FLOAT64, List.of(1.5))), 1);
        String path = folder.resolve("w.csv").toString();
        CsvOutput output = CsvOutput.defaults();
        Map<String, CsvOutput> refused = new LinkedHashMap<>();
        refused.put("separator and decimal point are both ','", output.withDecimal(','));
        refused.put("separator and quote are both '\"'", output.withSeparator('"'));
        refused.put("separator and escape are both ','", output.withEscape(','));
        refused.put("quote and decimal point are both '\"'", output.withDecimal('"'));
        refused.put("escape and decimal point are both '.'", output.withEscape('.'));
        refused.put("the line end 'a,b' has the separator", output.withLineEnd("a,b"));
        refused.forEach((message, contrary) -> assertThatThrownBy(() -> table.toCsv(path, contrary))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message));
        assertThat(table.toCsv(path, output.withDecimal(',').withSeparator(';')))
                .hasSize(1);
        assertThat(table.toCsv(path, output.withoutQuotes().withSeparator('"'))).hasSize(1);
        assertThat(table.toCsv(path, output.withEscape('"'))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(chars = {'0', '9', 'e', 'E', '+', '-'})
    void whatNumbersConsistOfIsNoDecimalPoint(char part) {
        String message = "'%s' cannot be told from digits".formatted(part);
        assertThatThrownBy(() -> CsvOptions.defaults().withDecimal(part)).hasMessageContaining(message);
        assertThatThrownBy(() -> CsvOptions.defaults().withThousands(part)).hasMessageContaining(message);
        assertThatThrownBy(() -> CsvOutput.defaults().withDecimal(part)).hasMessageContaining(message);
        assertThatThrownBy(() -> CsvOptions.defaults().withDecimal('\0')).hasMessageContaining("cannot be NUL");
    }

    @Test
    void compressionsThatAreNotReadSayWhatToDo() throws IOException {
        String path = Files.writeString(folder.resolve("a.csv.xz"), "7zXZ").toString();
        assertThatThrownBy(() -> DataFrame.readCsv(path))
                .hasMessageContaining("a.csv.xz' names a compression by xz")
                .hasMessageContaining("unpack it first");
        assertThatThrownBy(() -> DataFrame.readJsonLines(path)).hasMessageContaining("unpack it first");
        DataFrame table = DataFrame.of(Map.of("a", Column.of(DType.INT64, List.of(1))), 1);
        assertThatThrownBy(() -> table.toCsv(folder.resolve("b.csv.xz").toString()))
                .hasMessageContaining("compress it by gzip");
    }

    @Test
    void noTextMeansTwoThings() {
        CsvOptions options = CsvOptions.defaults();
        assertThatThrownBy(() -> options.withTruthTexts(List.of("y"), List.of("y")))
                .hasMessageContaining("'y'");
        assertThatThrownBy(() -> options.withTruthTexts(List.of("NA"), List.of()))
                .hasMessageContaining("missing");
    }

    @Test
    void columnsAndNamesAreGivenOnce() {
        CsvOptions options = CsvOptions.defaults();
        assertThatThrownBy(() -> options.withColumns("a", "b", "a")).hasMessageContaining("'a' is given twice");
        assertThatThrownBy(() -> options.withNames("a", "a")).hasMessageContaining("'a' is given twice");
        assertThatThrownBy(options::withColumns).hasMessageContaining("no columns");
    }

    /** pandas: {@code read_csv(file, names=["x", "y", "z"], header=0, on_bad_lines="skip")} keeps records of three fields. */
    @Test
    void namesSayHowLongARecordMayBeWhereBadLinesAreSkipped(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("named.csv");
        Files.writeString(file, "a,b\n1,2,3\n4,5,6,7\n8,9,10\n");
        CsvOptions options =
                CsvOptions.defaults().withNames("x", "y", "z").withHeader(true).withBadLinesSkipped();
        Frame frame = DataFrame.readCsv(file.toString(), options).compute();
        assertThat(frame.rows()).isEqualTo(2);
        assertThat(frame.valueAt(1, "z")).isEqualTo(10L);
    }
}
