package dev.kontor.local.cli;

import dev.kontor.local.LocalPartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What the XML reports of Surefire and Failsafe say, beside the test classes that the sources have. */
final class TestTally {
    private int tests;
    private int failed;
    private int skipped;
    private double seconds;
    private final Set<String> ran = new TreeSet<>();
    private final List<String> notRun = new ArrayList<>();

    static TestTally of(Path module) {
        TestTally tally = new TestTally();
        for (String reports : List.of("surefire-reports", "failsafe-reports")) {
            files(module.resolve("target").resolve(reports), "TEST-", ".xml").forEach(tally::read);
        }
        for (String suffix : List.of("Test.java", "IT.java")) {
            files(module.resolve("src/test/java"), "", suffix).stream()
                    .filter(TestTally::declaresTests)
                    .map(source -> className(module.resolve("src/test/java").relativize(source)))
                    .filter(test -> !tally.ran.contains(test))
                    .forEach(tally.notRun::add);
        }
        return tally;
    }

    void add(TestTally other) {
        tests += other.tests;
        failed += other.failed;
        skipped += other.skipped;
        seconds += other.seconds;
        ran.addAll(other.ran);
        notRun.addAll(other.notRun);
    }

    int classes() {
        return ran.size() + notRun.size();
    }

    List<String> notRun() {
        return List.copyOf(notRun);
    }

    boolean isGreen() {
        return failed == 0 && notRun.isEmpty() && tests > 0;
    }

    String row(String name) {
        return String.format(Locale.ROOT, "%-24s %6d %8d %8d %8.1f", name, tests, failed, skipped, seconds);
    }

    private void read(Path report) {
        try {
            Element suite = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getDocumentElement();
            tests += number(suite, "tests");
            failed += number(suite, "failures") + number(suite, "errors");
            skipped += number(suite, "skipped");
            seconds += Double.parseDouble(suite.getAttribute("time"));
            ran.add(suite.getAttribute("name"));
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new LocalPartException("The test report " + report + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static int number(Element suite, String attribute) {
        return Integer.parseInt(suite.getAttribute(attribute));
    }

    private static boolean declaresTests(Path source) {
        try {
            String text = Files.readString(source);
            return !text.contains(
                    "abstract class " + source.getFileName().toString().replace(".java", ""));
        } catch (IOException e) {
            throw new LocalPartException("The test " + source + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static String className(Path source) {
        return source.toString().replace(".java", "").replace('/', '.').replace('\\', '.');
    }

    private static List<Path> files(Path folder, String prefix, String suffix) {
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .toList();
        } catch (IOException e) {
            throw new LocalPartException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
