import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the resource of {@code PublicSuffixes} from the Public Suffix List as publicsuffix.org publishes it. Run it in
 * the root of the repository:
 *
 * <pre>java core/src/build/RenewPublicSuffixList.java path/to/public_suffix_list.dat</pre>
 *
 * <p>The resource has one line that says which version of the list it is, then the rules of both sections (ICANN and
 * private) in ASCII, sorted, each once. The same list gives the same text, on any machine; a resource that has that
 * text already is left as it is, because other Java runtimes may compress it to other bytes.
 */
final class RenewPublicSuffixList {

    private static final Path RESOURCES = Path.of("core", "src", "main", "resources");

    private static final Path RESOURCE = RESOURCES.resolve("io/github/restcors/public-suffix-list.txt.gz");

    /** As much of the list's <a href="https://github.com/publicsuffix/list/wiki/Format">format</a> as it uses today. */
    private static final Pattern RULE =
            Pattern.compile("(!(?=.*\\.)|\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");

    private static final Pattern VERSION = Pattern.compile("(?m)^// VERSION: (\\S+)$");

    private static final Pattern COMMIT = Pattern.compile("(?m)^// COMMIT: ([0-9a-f]+)$");

    /** In this order; the last one missing means that the list is cut off. */
    private static final List<String> SECTIONS = List.of(
            "// ===BEGIN ICANN DOMAINS===",
            "// ===END ICANN DOMAINS===",
            "// ===BEGIN PRIVATE DOMAINS===",
            "// ===END PRIVATE DOMAINS===");

    private RenewPublicSuffixList() {}

    public static void main(String... args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException(
                    "usage: java core/src/build/RenewPublicSuffixList.java path/to/public_suffix_list.dat");
        }
        if (!Files.isDirectory(RESOURCES)) {
            throw new IllegalArgumentException(
                    "no directory \"" + RESOURCES + "\" here; run this in the repository's root");
        }
        String text = resourceText(Files.readString(Path.of(args[0])));
        if (Files.exists(RESOURCE) && unzipped(Files.readAllBytes(RESOURCE)).equals(text)) {
            System.out.println(RESOURCE + " is up to date");
            return;
        }
        byte[] zipped = zipped(text);
        Files.createDirectories(RESOURCE.getParent());
        Files.write(RESOURCE, zipped);
        System.out.println(
                RESOURCE + ": " + zipped.length + " bytes, " + (text.lines().count() - 1) + " rules");
        System.out.println(text.lines().findFirst().orElseThrow());
    }

    private static String resourceText(String list) {
        List<String> sections = list.lines().filter(SECTIONS::contains).toList();
        if (!sections.equals(SECTIONS)) {
            throw new IllegalArgumentException("not the whole list; its sections are " + sections);
        }
        SortedSet<String> rules = new TreeSet<>();
        for (String line : list.lines().toList()) {
            String rule = line.split("\\s", 2)[0]; // "Each line is only read up to the first whitespace"
            if (!rule.isEmpty() && !rule.startsWith("//")) {
                rules.add(ascii(rule));
            }
        }
        return "# public_suffix_list.dat, version " + only(VERSION, list) + ", commit " + only(COMMIT, list)
                + "; MPL-2.0, see META-INF/LICENSE-public-suffix-list.txt\n" + String.join("\n", rules) + "\n";
    }

    private static String only(Pattern headerLine, String list) {
        Matcher matcher = headerLine.matcher(list);
        if (!matcher.find()) {
            throw new IllegalArgumentException("the list has no line " + headerLine
                    + "; take it as published, from https://publicsuffix.org/list/public_suffix_list.dat");
        }
        return matcher.group(1);
    }

    private static String ascii(String rule) {
        String prefix = rule.startsWith("!") ? "!" : rule.startsWith("*.") ? "*." : "";
        String name = rule.substring(prefix.length());
        String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        // java.net.IDN is IDNA 2003, browsers are not: a name that it maps to another one must not pass unseen.
        if (!IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED).equals(name) && !ascii.equals(name)) {
            throw new IllegalArgumentException(
                    "rule \"" + rule + "\" is changed by java.net.IDN, to \"" + ascii + "\"");
        }
        if (!RULE.matcher(prefix + ascii).matches()) {
            throw new IllegalArgumentException("rule \"" + rule + "\" is of a form that PublicSuffixes does not know");
        }
        return prefix + ascii;
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new SmallestGzip(bytes)) {
            zip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static String unzipped(byte[] zipped) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** Java writes no file name and no modification time (0), so nothing but the text is in the bytes. */
    private static final class SmallestGzip extends GZIPOutputStream {

        SmallestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
