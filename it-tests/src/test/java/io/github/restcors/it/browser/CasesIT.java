package io.github.restcors.it.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.restcors.it.LoggedRequest;
import io.github.restcors.it.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases in {@code cases.txt}: what the script got, and what the servers saw. */
@InEveryBrowser
class CasesIT {

    private static final Pattern CASE = Pattern.compile("(?:^|&)case=(\\w+)$");

    private final List<LoggedRequest> log = new CopyOnWriteArrayList<>();

    /** The name of an origin in the table. */
    private final Map<String, String> origins = new LinkedHashMap<>();

    @AutoClose
    private final PageServer pages = pages();

    @AutoClose
    private final PageServer second = pages();

    @AutoClose
    private final Server api = Server.startLogged(CaseResources.application(pages.origin()), log::add);

    @AutoClose
    private final Server defaults = Server.startLogged(CaseResources.applicationWithDefault(), log::add);

    CasesIT() {
        origins.put("api", "http://localhost:" + api.baseUri().getPort());
        origins.put("other", "http://127.0.0.1:" + api.baseUri().getPort());
        origins.put("defaults", "http://localhost:" + defaults.baseUri().getPort());
        origins.put("pages", pages.origin());
        origins.put("second", second.origin());
        for (String host : List.of("127.0.0.1", "a.localhost", "x.a.localhost", "b.localhost")) {
            origins.put(host, pages.origin(host));
        }
    }

    private static PageServer pages() {
        return new PageServer()
                .add("/cases.js", "text/javascript", text("/browser/cases.js"))
                .add(
                        "/cases",
                        "text/html",
                        "<!DOCTYPE html><html lang=en><meta charset=utf-8><title>cases</title><link rel=icon href=data:,>"
                                + "<body><script src=/cases.js></script>");
    }

    /** Runs all cases, and makes a test of each. */
    @TestFactory
    Stream<DynamicTest> cases(Engine engine) {
        List<Case> cases =
                Case.read(text("/browser/cases.txt"), engine.browser().toString());
        engine.open(URI.create(pages.origin() + "/cases"));
        engine.forgetCookies();

        List<?> results = (List<?>) engine.run(
                "return runCases(...arguments)",
                origins,
                cases.stream().map(row -> List.of(row.id(), row.runs())).toList());

        Map<String, String> seen = log.stream()
                .collect(Collectors.groupingBy(CasesIT::id, Collectors.mapping(this::line, Collectors.joining(", "))));
        return cases.stream()
                .map(row -> dynamicTest(row.id() + ": " + row.why(), () -> {
                    Object got = results.get(cases.indexOf(row));

                    assertThat(
                            row.toString(),
                            "script: " + got + "\nservers: " + seen.getOrDefault(row.id(), "-"),
                            is("script: " + row.scriptGets() + "\nservers: " + row.serversSee()));
                }));
    }

    private static String id(LoggedRequest request) {
        Matcher matcher = CASE.matcher(request.query());
        return matcher.find() ? matcher.group(1) : "none";
    }

    private String line(LoggedRequest request) {
        String asked = Stream.of("Access-Control-Request-Method", "Access-Control-Request-Headers")
                .map(request::header)
                .filter(value -> value != null)
                .collect(Collectors.joining(" "));
        return request.method()
                + (asked.isEmpty() ? "" : "(" + asked + ")")
                + " "
                + request.status()
                + from(request.header("Origin"))
                + (request.header("Cookie") == null ? "" : " with cookie")
                + (request.header("Authorization") == null ? "" : " with authorization");
    }

    private String from(String origin) {
        if (pages.origin().equals(origin)) {
            return "";
        }
        return " from "
                + origins.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(origin))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(origin == null ? "nowhere" : origin);
    }

    private static String text(String resource) {
        try (InputStream file = CasesIT.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row of the table, as it is for one browser and one runtime. */
    private record Case(String id, String why, String runs, String scriptGets, String serversSee) {

        private static final Pattern EXCEPTION = Pattern.compile("(in|on) ([a-z0-9]+): .+");

        static List<Case> read(String table, String browser) {
            Map<String, String> here = Map.of(
                    "in", browser, "on", System.getProperty("restcors.runtime").replaceAll("\\d", ""));
            List<Case> cases = new ArrayList<>();
            table.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("id "))
                    .map(line ->
                            Stream.of(line.split("\\|", -1)).map(String::trim).toList())
                    .forEach(row -> {
                        if (row.size() != 5) {
                            throw new IllegalArgumentException("not five columns: " + row);
                        }
                        if (!row.get(0).isEmpty()) {
                            cases.add(new Case(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)));
                            return;
                        }
                        Matcher exception = EXCEPTION.matcher(row.get(1));
                        if (!exception.matches()) {
                            throw new IllegalArgumentException("an exception without a place or a reason: " + row);
                        }
                        if (exception.group(2).equals(here.get(exception.group(1)))) {
                            Case rule = cases.remove(cases.size() - 1);
                            cases.add(new Case(
                                    rule.id(), rule.why() + "; " + row.get(1), rule.runs(), row.get(3), row.get(4)));
                        }
                    });
            if (cases.stream().map(Case::id).distinct().count() != cases.size()) {
                throw new IllegalArgumentException("an id is there twice");
            }
            return cases;
        }
    }
}
