package io.bask.dataframe.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bask.dataframe.schema.DType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvOptionsTest {
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
        assertThatThrownBy(() -> options.withSeparator('\n')).hasMessageContaining("separate");
        assertThatThrownBy(() -> options.withSeparator('é')).hasMessageContaining("ASCII");
        assertThatThrownBy(() -> options.withQuote(',')).hasMessageContaining("quote");
        assertThatThrownBy(() -> options.withQuote('\0')).hasMessageContaining("withoutQuotes");
        assertThat(options.withoutQuotes().format().dialect().hasQuotes()).isFalse();
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
}
