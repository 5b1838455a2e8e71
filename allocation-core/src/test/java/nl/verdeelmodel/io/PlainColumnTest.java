package nl.verdeelmodel.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A cell is read from bytes only where nothing about it is odd. */
class PlainColumnTest {

    private static byte[] padded(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.copyOf(bytes, bytes.length + PlainColumn.PADDING);
    }

    private static int read(PlainColumn column, String text) {
        return column.read(padded(text), 0, new int[1], 0);
    }

    private static int lost(String text) {
        return PlainColumn.lost(padded(text));
    }

    /** A separator in the last column means a cell too many, also where nobody looks at that column. */
    @Test
    void aSeparatorInAnIgnoredLastColumnIsNotPassedOver() {
        for (boolean windows : new boolean[] {false, true}) {
            PlainColumn last = PlainColumn.ignored(',', true, windows);
            String end = windows ? "\r\n" : "\n";

            for (String fine : new String[] {"", "a", "a remark of many words", "a;b"}) {
                assertThat(read(last, fine + end + "vo,next" + end)).isEqualTo((fine + end).length());
            }
            for (String odd : new String[] {",", "a,b", "a remark of many words, and a cell too many", "x,"}) {
                String text = odd + end + "vo,next" + end;
                assertThat(read(last, text)).as(odd).isEqualTo(lost(text));
            }
        }
    }

    @Test
    void anIgnoredColumnBeforeTheLastEndsAtItsSeparator() {
        PlainColumn inner = PlainColumn.ignored(',', false, false);

        assertThat(read(inner, "a remark of many words,vo\n")).isEqualTo(23);
        assertThat(read(inner, "\"a\",vo\n")).isEqualTo(lost("\"a\",vo\n"));
    }
}
