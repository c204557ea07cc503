package io.bask.dataframe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextPartsTest {
    /** 𝒳, a character of two halves. */
    private static final String X = "\uD835\uDCB3";

    @Test
    void emptyMatchesDoNotSplitCharacters() {
        Pattern empty = Pattern.compile("\\s*");
        assertThat(TextParts.replaced(empty, X + "y", "-", -1)).isEqualTo("-" + X + "-y-");
        assertThat(TextParts.replaced(empty, X + "y", "-", 2)).isEqualTo("-" + X + "-y");
        assertThat(TextParts.count(empty, X + "y")).isEqualTo(3);
        assertThat(TextParts.found(empty, X, -1)).isEmpty();
        assertThat(TextParts.found(empty, X, 2)).isNull();
    }
}
