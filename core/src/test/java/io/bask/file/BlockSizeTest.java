package io.bask.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BlockSizeTest {
    @Test
    void unitsAreDecimalOrBinary() {
        assertThat(BlockSize.parse("64 MB")).isEqualTo(64_000_000);
        assertThat(BlockSize.parse("256KiB")).isEqualTo(256 << 10);
        assertThat(BlockSize.parse("1.5 gb")).isEqualTo(1_500_000_000);
        assertThat(BlockSize.parse("1e6")).isEqualTo(1_000_000);
        assertThat(BlockSize.parse("none")).isEqualTo(BlockSize.NONE);
    }

    @Test
    void otherTextIsRefused() {
        for (String text : new String[] {"", "MB", "-1", "1 apple", "0.5", "1e99"}) {
            assertThatThrownBy(() -> BlockSize.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + text + "'");
        }
    }

    @Test
    void emptyBlockIsRefused() {
        assertThatThrownBy(() -> BlockSize.checked(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 bytes");
    }

    @Test
    void blocksAreSmallerWhereMemoryIs() {
        assertThat(BlockSize.standard(6L << 30, 2)).isEqualTo(64_000_000);
        assertThat(BlockSize.standard(512 << 20, 2)).isEqualTo(16 << 20);
        assertThat(BlockSize.standard(64 << 20, 16)).isEqualTo(1_000_000);
        assertThat(BlockSize.standard()).isBetween(1_000_000L, 64_000_000L);
    }
}
