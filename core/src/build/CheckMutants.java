import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Compares the mutants that survived with {@code src/test/pitest/survivors.txt}, which says of each why it changes
 * nothing, and fails if one is there that is not listed, or the other way round. Run by {@code mvn -pl core verify -Pmutants}
 * in the directory {@code core}:
 *
 * <pre>java src/build/CheckMutants.java target/mutants/mutations.xml …</pre>
 */
final class CheckMutants {

    private static final Path LISTED = Path.of("src", "test", "pitest", "survivors.txt");

    /** How many of a hundred mutants have to be killed, the listed ones counted as alive. */
    private static final int LEAST_KILLED = 95;

    private static final Set<String> KILLED = Set.of("KILLED", "TIMED_OUT", "MEMORY_ERROR");

    private static final Set<String> ALIVE = Set.of("SURVIVED", "NO_COVERAGE");

    private CheckMutants() {}

    public static void main(String... reports) throws IOException {
        int all = 0;
        int late = 0;
        List<String> survivors = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String report : reports) {
            NodeList mutants = parse(Path.of(report));
            for (int i = 0; i < mutants.getLength(); i++) {
                Element mutant = (Element) mutants.item(i);
                String status = mutant.getAttribute("status");
                all++;
                late += status.equals("TIMED_OUT") ? 1 : 0;
                if (ALIVE.contains(status)) {
                    survivors.add(describe(mutant));
                } else if (!KILLED.contains(status)) {
                    wrong.add("not tried, " + status + ": " + describe(mutant));
                }
            }
        }
        List<String> listed = listed();
        minus(survivors, listed).forEach(each -> wrong.add("survived, and is not listed: " + each));
        minus(listed, survivors).forEach(each -> wrong.add("is listed, and did not survive: " + each));
        int killed = all - survivors.size();
        if (killed * 100 < all * LEAST_KILLED) {
            wrong.add("fewer than " + LEAST_KILLED + " % are killed");
        }
        System.out.println(all + " mutants, " + killed + " killed (" + late + " by going on for too long), "
                + survivors.size() + " survived");
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }

    private static NodeList parse(Path report) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("mutation");
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(report + " is no report", e);
        }
    }

    /** By the text of its line, which changes less often than its number. */
    private static String describe(Element mutant) throws IOException {
        String type = text(mutant, "mutatedClass");
        Path source = Path.of("src", "main", "java")
                .resolve(type.substring(0, type.lastIndexOf('.')).replace('.', '/'))
                .resolve(text(mutant, "sourceFile"));
        int line = Integer.parseInt(text(mutant, "lineNumber"));
        String mutator = text(mutant, "mutator");
        String method = text(mutant, "mutatedMethod").replaceFirst("^lambda\\$(.*)\\$[0-9]+$", "$1");
        return type.substring(type.lastIndexOf('.') + 1) + "." + method + " "
                + mutator.substring(mutator.lastIndexOf('.') + 1).replace("Mutator", "") + "\n"
                + Files.readAllLines(source).get(line - 1).strip();
    }

    private static String text(Element mutant, String name) {
        return mutant.getElementsByTagName(name).item(0).getTextContent();
    }

    /** The first two lines of each entry; then comes the reason. */
    private static List<String> listed() throws IOException {
        List<String> listed = new ArrayList<>();
        for (String entry : Files.readString(LISTED).split("\n\n+", -1)) {
            List<String> lines = entry.lines().toList();
            if (!entry.startsWith("#") && !entry.isBlank()) {
                listed.add(String.join("\n", lines.subList(0, 2)));
                if (lines.size() < 3) {
                    throw new IOException(LISTED + " has no reason: " + entry);
                }
            }
        }
        return listed;
    }

    /** With repetitions: a line may have several mutants of one kind. */
    private static Set<String> minus(List<String> some, List<String> others) {
        List<String> left = new ArrayList<>(some);
        others.forEach(left::remove);
        return new TreeSet<>(left);
    }
}
