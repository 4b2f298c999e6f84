package io.github.restcors.it.browser.scenarios;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/** What a page loads beside data, as small as it can be. */
final class Assets {

    private static final int EM = 1000;

    private Assets() {}

    /** Draws a picture; the color at a place is ARGB. */
    static byte[] png(int width, int height, IntBinaryOperator color) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, color.applyAsInt(x, y));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * Makes a TrueType font of one letter, A: a square, with an advance of three ems.
     *
     * @see <a href="https://learn.microsoft.com/typography/opentype/spec/">OpenType</a>
     */
    static byte[] font() {
        Map<String, byte[]> tables = new TreeMap<>();
        tables.put(
                "OS/2",
                shorts(
                        4, EM, 400, 5, 0, 600, 600, 0, 100, 600, 600, 0, 300, 50, 300, 0, // version 4, to sFamilyClass
                        0, 0, 0, 0, 0, // panose
                        0, 1, 0, 0, 0, 0, 0, 0, // Unicode range: Basic Latin
                        0x5445, 0x5354, 0x40, 'A', 'A', // vendor TEST, regular, first and last character
                        800, -200, 0, 1000, 200, 0, 1, 0, 0, // typographic and Windows metrics, code page: Latin 1
                        500, 1000, 0, 'A', 1)); // heights, default and break character, context
        tables.put(
                "cmap",
                shorts(
                        0, 1, 3, 1, 0, 12, // one table, of Windows and Unicode's BMP, at 12
                        4, 32, 0, 4, 4, 1, 0, 'A', 0xFFFF, 0, 'A', 0xFFFF, 1 - 'A', 1, 0, 0)); // format 4
        tables.put(
                "glyf",
                shorts(
                        1, 0, 0, EM, EM, 3, 0, // one contour with four points, no instructions
                        0x0101, 0x0101, 0, EM, 0, -EM, 0, 0, EM, 0)); // all on the curve: x and y, relative
        tables.put(
                "head",
                shorts(
                        1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 3, EM, // version, revision, check sum, magic number, flags
                        0, 0, 0, 0, 0, 0, 0, 0, // created and modified
                        0, 0, EM, EM, 0, 8, 2, 0, 0)); // box, style, smallest size, direction, offsets are short
        tables.put("hhea", shorts(1, 0, 800, -200, 0, 3 * EM, 0, 0, EM, 1, 0, 0, 0, 0, 0, 0, 0, 2));
        tables.put("hmtx", shorts(3 * EM, 0, 3 * EM, 0));
        tables.put("loca", shorts(0, 0, tables.get("glyf").length / 2)); // .notdef is empty
        tables.put("maxp", shorts(1, 0, 2, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0));
        tables.put("name", name("wide"));
        tables.put("post", shorts(3, 0, 0, 0, -100, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        return assemble(tables);
    }

    /** Names the font: family, style, identifier, full name, version, PostScript name. */
    private static byte[] name(String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_16BE);
        ByteBuffer table = ByteBuffer.allocate(6 + 6 * 12 + text.length);
        table.putShort((short) 0).putShort((short) 6).putShort((short) (6 + 6 * 12));
        for (int id = 1; id <= 6; id++) {
            for (int value : new int[] {3, 1, 0x409, id, text.length, 0}) {
                table.putShort((short) value);
            }
        }
        return table.put(text).array();
    }

    private static byte[] assemble(Map<String, byte[]> tables) {
        int start = 12 + 16 * tables.size();
        int size = start
                + tables.values().stream()
                        .mapToInt(table -> padded(table.length))
                        .sum();
        ByteBuffer font = ByteBuffer.allocate(size);
        font.putInt(0x00010000).putShort((short) tables.size());
        int power = Integer.highestOneBit(tables.size());
        font.putShort((short) (power * 16));
        font.putShort((short) Integer.numberOfTrailingZeros(power));
        font.putShort((short) ((tables.size() - power) * 16));
        int offset = start;
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            byte[] content = table.getValue();
            font.put(table.getKey().getBytes(StandardCharsets.US_ASCII));
            font.putInt(checkSum(content)).putInt(offset).putInt(content.length);
            font.duplicate().position(offset).put(content);
            offset += padded(content.length);
        }
        return font.array();
    }

    private static int checkSum(byte[] content) {
        ByteBuffer padded =
                ByteBuffer.allocate(padded(content.length)).put(content).rewind();
        int sum = 0;
        while (padded.hasRemaining()) {
            sum += padded.getInt();
        }
        return sum;
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }

    private static byte[] shorts(int... values) {
        ByteBuffer table = ByteBuffer.allocate(2 * values.length);
        for (int value : values) {
            table.putShort((short) value);
        }
        return table.array();
    }
}
