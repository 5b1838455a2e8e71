package nl.verdeelmodel.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads the cells of one column from bytes, without making texts of them.
 *
 * <p>A cell is taken to end at the first separator (in the last column: the first line feed), and is right only if its bytes,
 * up to there, stand in the table of the column. So a quote, a space, a line end or a byte of another encoding in an odd place
 * makes it unknown, and the row is read in the general way; nothing is ever guessed. Immutable.
 *
 * @implNote eight bytes are looked at in one long, as the little end first: the lowest set bit of the mask is the first
 *     separator (Anderson, Bit Twiddling Hacks, "Determine if a word has a byte equal to n"). A text of at most 7 bytes with its
 *     separator is one long, which is its own check in a table with open addressing. Longer texts are rare and take a second
 *     table.
 */
final class PlainColumn {

    /** Zero bytes behind the rows, so that a long may be read anywhere, and that nothing is found there. */
    static final int PADDING = 128;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long FIRST_PRINTABLE = ONES * ' ';
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int LONGEST_SHORT = 7;

    /** No text with its separator is all zero bits. */
    private static final long FREE = 0;

    /** A longer text is read in the general way. */
    static final int LONGEST_TEXT = 64;

    private enum Kind {
        TEXT,
        NUMBER,
        IGNORED
    }

    private final Kind kind;
    private final boolean last;
    private final boolean windowsLines;
    private final long ends;
    private final long separators;

    private final long[] keys;
    private final int[] codes;
    private final int shift;
    private final long[] longHashes;
    private final byte[][] longTexts;
    private final int[] longCodes;

    private PlainColumn(Kind kind, char separator, boolean last, boolean windowsLines, Map<String, Integer> texts) {
        this.kind = kind;
        this.last = last;
        this.windowsLines = windowsLines;
        char end = !last ? separator : kind == Kind.IGNORED && windowsLines ? '\r' : '\n';
        this.ends = ONES * end;
        this.separators = ONES * separator;
        int capacity = Integer.highestOneBit(Math.max(8, 8 * texts.size())) * 2;
        this.keys = new long[capacity];
        this.codes = new int[capacity];
        this.shift = Long.numberOfLeadingZeros(capacity) + 1;
        this.longHashes = new long[capacity];
        this.longTexts = new byte[capacity][];
        this.longCodes = new int[capacity];
        texts.forEach((text, code) -> put(text.getBytes(StandardCharsets.ISO_8859_1), end, code));
    }

    /**
     * A column whose cells are known texts.
     *
     * @param texts the bytes of each text as characters of ISO 8859-1, without the separator, with its code
     */
    static PlainColumn ofTexts(Map<String, Integer> texts, char separator, boolean last) {
        return new PlainColumn(Kind.TEXT, separator, last, false, texts);
    }

    /** A column of whole numbers, whose code is the number; of at most 7 digits. */
    static PlainColumn ofNumbers(char separator, boolean last) {
        return new PlainColumn(Kind.NUMBER, separator, last, false, Map.of());
    }

    /** A column whose cells are skipped where they are plain ASCII; {@code windowsLines} if lines end with CR LF. */
    static PlainColumn ignored(char separator, boolean last, boolean windowsLines) {
        return new PlainColumn(Kind.IGNORED, separator, last, windowsLines, Map.of());
    }

    private void put(byte[] text, char end, int code) {
        if (text.length <= LONGEST_SHORT) {
            long key = (long) end << (Byte.SIZE * text.length);
            for (int i = 0; i < text.length; i++) {
                key |= (text[i] & 0xFFL) << (Byte.SIZE * i);
            }
            int slot = slot(key);
            while (keys[slot] != FREE) {
                slot = (slot + 1) & (keys.length - 1);
            }
            keys[slot] = key;
            codes[slot] = code;
        } else {
            byte[] padded = Arrays.copyOf(text, text.length + Long.BYTES);
            long hash = hash(padded, 0, text.length);
            int slot = slot(hash);
            while (longTexts[slot] != null) {
                slot = (slot + 1) & (keys.length - 1);
            }
            longHashes[slot] = hash;
            longTexts[slot] = text;
            longCodes[slot] = code;
        }
    }

    private int slot(long key) {
        return (int) ((key * GOLDEN) >>> shift);
    }

    private static long hash(byte[] bytes, int from, int length) {
        long hash = length;
        int at = 0;
        for (; at + Long.BYTES <= length; at += Long.BYTES) {
            hash = (hash ^ (long) LONGS.get(bytes, from + at)) * GOLDEN;
            hash ^= hash >>> 29;
        }
        long rest = (long) LONGS.get(bytes, from + at) & ((1L << (Byte.SIZE * (length - at))) - 1);
        return (hash ^ rest) * GOLDEN;
    }

    /** Where reading goes on after a cell that is not plain: behind everything, where no cell is plain either. */
    static int lost(byte[] bytes) {
        return bytes.length - PADDING;
    }

    /**
     * Reads a cell.
     *
     * @param bytes rows, with {@link #PADDING} zero bytes behind them
     * @param at the first byte of the cell
     * @param out where the code of the cell goes
     * @param index its index there
     * @return the first byte after the separator; {@link #lost} if the cell is not plain
     */
    int read(byte[] bytes, int at, int[] out, int index) {
        if (kind == Kind.TEXT) {
            long word = (long) LONGS.get(bytes, at);
            long found = zeroBytes(word ^ ends);
            if (found == 0) {
                return readLong(bytes, at, out, index);
            }
            long key = word & (found ^ (found - 1));
            int slot = slot(key);
            while (keys[slot] != key) {
                if (keys[slot] == FREE) {
                    return lost(bytes);
                }
                slot = (slot + 1) & (keys.length - 1);
            }
            out[index] = codes[slot];
            return at + firstByte(found) + 1;
        }
        return kind == Kind.NUMBER ? readNumber(bytes, at, out, index) : skip(bytes, at);
    }

    /** The high bit of each zero byte, exactly up to the first of them. */
    private static long zeroBytes(long word) {
        return (word - ONES) & ~word & HIGHS;
    }

    private static int firstByte(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    private int readLong(byte[] bytes, int at, int[] out, int index) {
        if (at >= lost(bytes)) {
            return lost(bytes);
        }
        int end = at;
        long found = 0;
        while (found == 0 && end - at <= LONGEST_TEXT && end < lost(bytes)) {
            end += Long.BYTES;
            found = zeroBytes((long) LONGS.get(bytes, end) ^ ends);
        }
        if (found == 0) {
            return lost(bytes);
        }
        end += firstByte(found);
        long hash = hash(bytes, at, end - at);
        int slot = slot(hash);
        while (longTexts[slot] != null) {
            byte[] text = longTexts[slot];
            if (longHashes[slot] == hash && Arrays.equals(bytes, at, end, text, 0, text.length)) {
                out[index] = longCodes[slot];
                return end + 1;
            }
            slot = (slot + 1) & (keys.length - 1);
        }
        return lost(bytes);
    }

    private int readNumber(byte[] bytes, int at, int[] out, int index) {
        long found = zeroBytes((long) LONGS.get(bytes, at) ^ ends);
        int end = at + firstByte(found);
        if (found == 0 || end == at) {
            return lost(bytes);
        }
        int stop = last && bytes[end - 1] == '\r' ? end - 1 : end;
        int number = 0;
        for (int i = at; i < stop; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return lost(bytes);
            }
            number = 10 * number + digit;
        }
        out[index] = number;
        return stop == at ? lost(bytes) : end + 1;
    }

    /** Passes over letters, digits, signs and spaces; anything else may mean something. */
    private int skip(byte[] bytes, int at) {
        int from = at;
        while (true) {
            long word = (long) LONGS.get(bytes, from);
            long found = zeroBytes(word ^ ends);
            long odd = (word | ((word - FIRST_PRINTABLE) & ~word) | zeroBytes(word ^ QUOTES)) & HIGHS;
            if (last) {
                odd |= zeroBytes(word ^ separators);
            }
            long before = found == 0 ? -1 : (found & -found) - 1;
            if ((odd & before) != 0) {
                return lost(bytes);
            }
            if (found != 0) {
                int end = from + firstByte(found) + 1;
                return last && windowsLines ? lineEnd(bytes, end) : end;
            }
            from += Long.BYTES;
        }
    }

    private static int lineEnd(byte[] bytes, int at) {
        return bytes[at] == '\n' ? at + 1 : lost(bytes);
    }
}
