package io.github.restcors.it.shapes;

import static io.github.restcors.it.CorsMatchers.accessControlHeaders;
import static io.github.restcors.it.CorsMatchers.header;
import static io.github.restcors.it.CorsMatchers.noAccessControlHeader;
import static io.github.restcors.it.CorsMatchers.status;
import static io.github.restcors.it.CorsMatchers.varies;
import static io.github.restcors.it.shapes.PathShapes.ORIGIN;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.either;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.github.restcors.it.App;
import io.github.restcors.it.Http;
import io.github.restcors.it.Reply;
import io.github.restcors.it.Server;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever resources look like, a preflight is answered from the policy of the method that the actual request reaches,
 * and that method does not run. Behind a locator, and without an integration, matching runs as for the actual request;
 * else nothing of the application runs but its response filters.
 */
abstract class ShapesContract {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "json", "application/json",
            "merge", "application/merge-patch+json",
            "xml", "application/xml",
            "csv", "text/csv",
            "text", "text/plain",
            "png", "image/png",
            "sse", "text/event-stream");

    private static Server server;

    @BeforeAll
    static void start() {
        App application = App.of(PathShapes.Root.class);
        List.of(
                        PathShapes.CLASSES,
                        LocatorShapes.CLASSES,
                        InheritedShapes.CLASSES,
                        VerbShapes.CLASSES,
                        OtherShapes.CLASSES,
                        ShapeFilters.CLASSES)
                .forEach(classes -> classes.forEach(application::with));
        server = Server.start(application.instances(InheritedShapes.singletons().toArray()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void forget() {
        Trace.take();
    }

    /**
     * The columns: why the row is there; the HTTP method; the path; the media type, of the body or else the one that is
     * accepted; the policy of the method that the actual request reaches, or the status; what the preflight gets, if
     * something else. There a method means that its policy is applied, a status that there is no CORS header.
     */
    @ParameterizedTest(name = "{0}: {1} {2} {3}")
    @CsvSource(delimiter = '|', nullValues = "-", emptyValue = "", textBlock = """
            # templates
            root                          | GET    | ''                  | -    | Root.get              | -
            root, not shared              | PUT    | ''                  | -    | 405                   | -
            method                        | GET    | plain               | -    | Plain.get             | -
            HEAD by GET                   | HEAD   | plain               | -    | Plain.get             | -
            body                          | POST   | plain               | json | Plain.post            | -
            body of any type              | PUT    | plain               | csv  | Plain.put             | -
            body of a rare type           | PATCH  | plain               | merge | Plain.patch          | -
            no such method                | DELETE | plain               | -    | 405                   | -
            no such method, own           | PURGE  | plain               | -    | 405                   | -
            no such resource              | GET    | nope                | -    | 404                   | -
            no such resource below        | GET    | plain/nope          | -    | 404                   | -
            no such resource, any method  | PURGE  | nope/nope           | -    | 404                   | -
            query                         | GET    | plain?x=1&_method=PUT | -  | Plain.get             | -
            template                      | GET    | items/5             | -    | Items.get             | -
            HEAD by template              | HEAD   | items/5             | -    | Items.get             | -
            literal beside template       | PUT    | items/special       | -    | Items.putSpecial      | -
            falls through to template     | GET    | items/special       | -    | Items.get             | -
            falls through, other name     | DELETE | items/special       | -    | Items.delete          | -
            falls through, HEAD           | HEAD   | items/special       | -    | Items.get             | -
            falls through to nothing      | PATCH  | items/special       | -    | 405                   | -
            same template, other name     | DELETE | items/5             | -    | Items.delete          | -
            literal's method elsewhere    | PUT    | items/5             | -    | 405                   | -
            regular expression            | GET    | items/5/parts/12    | -    | Items.getPart         | -
            beside regular expression     | POST   | items/5/parts/12    | -    | Items.postPart        | -
            regular expression, no match  | GET    | items/5/parts/ab    | -    | 405                   | -
            several segments              | GET    | files/a/b/c         | -    | Files.get             | -
            expression with a suffix      | PUT    | files/readme.json   | -    | Files.putJson         | -
            other method on that path     | GET    | files/readme.json   | -    | Files.get             | -
            expression with a quantifier  | DELETE | files/1234          | -    | Files.delete          | -
            quantifier exceeded           | DELETE | files/12345         | -    | 405                   | -
            two in a segment              | POST   | files/1-2           | -    | Files.postRange       | -
            two in a segment, one missing | POST   | files/12            | -    | 405                   | -
            overlapping classes           | GET    | over/1              | -    | 405                   | -
            overlapping classes, longer   | POST   | over/1              | -    | OverBelow.post        | -
            # classes with the same path
            path of three classes, first  | GET    | shared              | -    | SharedOne.get         | -
            path of three classes, second | POST   | shared              | -    | SharedTwo.post        | -
            path of three, not shared     | DELETE | shared              | -    | SharedThree.delete    | 403
            path of three, missing        | PATCH  | shared              | -    | 405                   | -
            below, first                  | GET    | shared/a            | -    | SharedOne.getA        | -
            below, second                 | POST   | shared/a            | -    | SharedTwo.postA       | -
            below, one only               | PUT    | shared/b            | -    | SharedTwo.putB        | -
            below, one only, other method | GET    | shared/b            | -    | 405                   | -
            # how a path is written
            trailing slash                | GET    | plain/              | -    | Plain.get             | -
            trailing slash below          | GET    | items/5/            | -    | Items.get             | -
            template ends in a slash      | GET    | slashed             | -    | Slashed.get           | -
            both do                       | GET    | slashed/            | -    | Slashed.get           | -
            path of a class without slashes | POST | slashed             | -    | NotSlashed.post; cxf: 405 | -
            path without slashes          | DELETE | slashed/in          | -    | NotSlashed.deleteIn; cxf: 405 | -
            slashes around a template     | PUT    | slashed/in          | -    | Slashed.putIn         | -
            and around the path           | PUT    | slashed/in/         | -    | Slashed.putIn         | -
            double slash                  | GET    | /plain              | -    | 404; cxf: Plain.get   | -
            double slash within           | GET    | items//5            | -    | 404                   | -
            dot segments                  | GET    | x/../plain          | -    | 404                   | -
            single dot                    | GET    | ./plain             | -    | 404                   | -
            matrix parameter              | GET    | plain;a=b           | -    | Plain.get             | -
            matrix parameters, both       | GET    | items;a=b/5;c=d     | -    | Items.get             | -
            matrix parameter and slash    | DELETE | items/5;x=1/        | -    | Items.delete          | -
            matrix parameter with a dot   | GET    | items/5;v=1.2       | -    | Items.get             | -
            encoded letter                | GET    | %70lain             | -    | 404                   | -
            encoded letter in a template  | PUT    | items/s%70ecial     | -    | 405                   | -
            encoded space                 | GET    | items/a%20b         | -    | Items.get             | -
            encoded slash                 | GET    | items/a%2Fb         | -    | Items.get             | -
            encoded percent               | GET    | items/100%25        | -    | Items.get             | -
            encoded semicolon             | GET    | items/a%3Bb         | -    | Items.get             | -
            space in a template           | GET    | a%20b               | -    | Segments.get          | -
            other than ASCII in a template | PUT   | a%20b/caf%C3%A9     | -    | Segments.put          | -
            lower-case escapes            | PUT    | a%20b/caf%c3%a9     | -    | 404; jersey: Segments.put | -
            other case                    | GET    | PLAIN               | -    | 404                   | -
            rewritten by a filter         | GET    | plain.rewritten     | -    | Plain.get             | -
            rewritten, with a body        | POST   | plain.rewritten     | json | Plain.post            | -
            rewritten, no such method     | DELETE | plain.rewritten     | -    | 405                   | 405
            rewritten, known otherwise    | PUT    | items/special.rewritten | - | Items.putSpecial     | 403
            # locators
            instance                      | GET    | loc/instance        | -    | Leaf.get              | -
            instance, HEAD                | HEAD   | loc/instance        | -    | Leaf.get              | -
            instance, child               | POST   | loc/instance/child  | -    | Leaf.postChild        | -
            instance, falls through       | GET    | loc/instance/child  | -    | Leaf.getAny           | -
            instance, own method          | PURGE  | loc/instance        | -    | Leaf.purge            | -
            instance, trailing slash      | GET    | loc/instance/       | -    | Leaf.get              | -
            instance, matrix parameter    | GET    | loc/instance;a=b    | -    | Leaf.get              | -
            instance, no such method      | DELETE | loc/instance        | -    | 405                   | 405
            instance, no such resource    | GET    | loc/instance/a/b    | -    | 404                   | 404
            second class on that path     | GET    | loc/second          | -    | Leaf.get              | -
            class                         | GET    | loc/class           | -    | Constructed           | -
            class, other method           | DELETE | loc/class           | -    | Constructed.delete    | -
            Object, one class             | GET    | loc/dynamic/one     | -    | DynamicOne.get        | -
            Object, other class           | GET    | loc/dynamic/two     | -    | DynamicTwo.get        | -
            Object, only one has it       | PUT    | loc/dynamic/two     | -    | DynamicTwo.put        | -
            Object, this one has it not   | PUT    | loc/dynamic/one     | -    | 405                   | 405
            Object that is a Class        | GET    | loc/dynamic-class   | -    | Constructed           | -
            interface                     | GET    | loc/interface       | -    | Contract.get          | -
            interface, policy of the class | PUT   | loc/interface/x     | -    | ContractImpl          | -
            subclass of what it declares  | GET    | loc/narrowed        | -    | NarrowedLeaf.get      | -
            subclass, inherited           | PURGE  | loc/narrowed        | -    | Leaf.purge            | -
            nested, method                | GET    | loc/nested/1        | -    | Nested.get            | -
            nested, locator               | GET    | loc/nested/1/leaf/2 | -    | Leaf.get              | -
            nested, child                 | POST   | loc/nested/1/leaf/2/child | - | Leaf.postChild     | -
            nested more than twice        | GET    | loc/nested/1/deeper/deeper/leaf/2 | - | Leaf.get   | -
            regular expression            | GET    | loc/number/12       | -    | Leaf.get              | -
            regular expression, no match  | GET    | loc/number/ab       | -    | 404                   | -
            takes all segments            | GET    | loc/all/a/b         | -    | Leaf.get              | -
            beside a method, the method   | POST   | loc/mixed           | -    | Locators.postMixed    | -
            beside a method, the locator  | GET    | loc/mixed           | -    | 405; cxf: Leaf.get    | -
            method of the locators' class | GET    | loc/method          | -    | Locators              | -
            declared by an interface      | PUT    | loc-impl/declared/x | -    | ContractImpl          | -
            throws                        | GET    | loc/forbidden       | -    | 403                   | -
            throws anything else          | GET    | loc/broken          | -    | 500                   | -
            returns null                  | GET    | loc/null            | -    | 404                   | -
            authenticates                 | GET    | loc/authenticated   | -    | Leaf.get              | 401
            # inheritance
            all on the interface          | GET    | interface           | -    | Everything.get        | -
            all on the interface, below   | POST   | interface/p         | -    | Everything.postP      | -
            policy on the implementation  | PUT    | interface           | -    | InterfaceImpl.put     | -
            policy of the class instead   | GET    | typed               | -    | TypedImpl             | -
            policy of the interface method | DELETE | typed              | -    | Typed.delete          | -
            methods on the interface      | GET    | methods             | -    | Methods.get           | -
            default method                | PUT    | methods/1           | -    | Methods.put           | -
            inherited method              | GET    | sub                 | -    | Super                 | -
            inherited HEAD                | HEAD   | sub                 | -    | Super                 | -
            abstract method               | PUT    | sub                 | -    | Super.put             | -
            overridden and taken back     | DELETE | sub                 | -    | Sub.delete            | 403
            path on the superclass        | GET    | super-path          | -    | PathOnSuperImpl       | -
            path on the superclass, over  | POST   | super-path          | -    | PathOnSuperImpl.post  | -
            bridge method, own policy     | GET    | widgets/1           | -    | Widgets.find          | -
            bridge method, inherited one  | PUT    | widgets/1           | text | Store.save            | -
            generic superclass            | POST   | gadgets             | text | AbstractStore.add     | -
            generic superclass, abstract  | GET    | gadgets             | -    | Gadgets               | -
            restated annotations          | GET    | restating/here      | -    | Methods.get           | -
            restated policy               | PUT    | restating/1         | -    | Restating.put         | -
            proxy, overridden             | GET    | single              | -    | Single.get            | -
            proxy, inherited              | POST   | single              | -    | Single.post           | -
            proxy, path on the interface  | GET    | single-interface    | -    | SingleImpl            | -
            # HTTP methods
            own method                    | PURGE  | verbs               | -    | Verbs.purge           | -
            other own method              | REPORT | verbs               | -    | Verbs.report          | -
            PATCH                         | PATCH  | verbs               | -    | Verbs.patch           | -
            DELETE                        | DELETE | verbs               | -    | Verbs.delete          | -
            other case is another method  | patch  | verbs               | -    | Verbs.patch; jersey: 405 | 403
            other case, own method        | Purge  | verbs               | -    | Verbs.purge; jersey: 405 | 403
            own HEAD                      | HEAD   | own-head            | -    | OwnHead.head          | -
            GET beside HEAD               | GET    | own-head            | -    | OwnHead.get           | -
            HEAD alone                    | HEAD   | head-only           | -    | HeadOnly.head         | -
            GET by HEAD                   | GET    | head-only           | -    | 405                   | -
            beside OPTIONS                | GET    | own-options         | -    | OwnOptions.get        | -
            OPTIONS asked for             | OPTIONS | own-options        | -    | OwnOptions.options    | -
            beside OPTIONS, missing       | PUT    | own-options         | -    | 405                   | -
            OPTIONS everywhere            | GET    | any-options/k       | -    | AnyOptions.getK       | -
            OPTIONS everywhere, root      | GET    | any-options         | -    | AnyOptions.get        | -
            OPTIONS everywhere, missing   | DELETE | any-options/k       | -    | 405                   | -
            OPTIONS everywhere, only      | PUT    | any-options/x/y     | -    | 405                   | -
            OPTIONS everywhere, asked for | OPTIONS | any-options/x/y    | -    | AnyOptions.options    | -
            one medium                    | PUT    | one-medium          | json | OneMedium.put         | -
            one medium accepted           | GET    | one-medium          | png  | OneMedium.get         | -
            # filters, parameters and ways to answer
            name-bound                    | GET    | bound               | -    | Bound.get             | -
            not name-bound                | POST   | bound               | -    | Bound.post            | -
            filter authenticates after    | GET    | safe                | -    | Safe.get              | -
            filter authenticates before   | GET    | vault               | -    | Vault.get             | same; cxf: 401
            fields                        | GET    | parameters/7        | -    | Parameters.get        | -
            parameters                    | POST   | parameters/7?q=3    | -    | Parameters.post       | -
            a field that does not convert | GET    | parameters/x        | -    | 404                   | Parameters.get
            constructor                   | GET    | constructor/7       | -    | Constructor.get       | -
            bean                          | PUT    | beans?q=1           | -    | Beans.put             | -
            asynchronous                  | GET    | async               | -    | Async.get             | -
            completion stage              | GET    | async/stage         | -    | Async.stage           | -
            streamed                      | GET    | async/stream        | -    | Async.stream          | -
            server-sent events            | GET    | async/sse           | sse  | Async.sse             | -
            """)
    void preflightIsAnsweredFromThePolicyOfTheMethodThatTheActualRequestReaches(
            String why, String method, String path, String type, String reaches, String gets) {
        Reply preflight = Http.preflight(server.uri(path), ORIGIN, method).sendRaw();
        List<Trace.Event> ranOnPreflight = Trace.take();
        Reply actual = send(method, path, type);
        List<String> reached = Trace.names(Trace.take(), Trace.Kind.METHOD);

        assertThat(why, reached.isEmpty() ? "" + actual.status() : reached.get(0), is(ByRuntime.cell(reaches)));
        boolean same = gets == null || ByRuntime.cell(gets).equals("same");
        String expected = ByRuntime.cell(same ? reaches : gets);
        assertThat(why, preflight, same && expected.equals("405") ? refusal(method) : answersFrom(method, expected));
        assertThat(why, kinds(ranOnPreflight), everyItem(in(mayRun(path, expected))));
        assertThat(why, Trace.names(ranOnPreflight, Trace.Kind.PRE_MATCHING_FILTER), everyItem(is("OPTIONS")));
        if (!reached.isEmpty()) {
            assertThat(why, actual, header("Access-Control-Expose-Headers", is(sharedAs(reached.get(0)))));
        }
    }

    /** The columns: HTTP method and path; media type and target of two actual requests; what the preflight gets. */
    @ParameterizedTest(name = "{0}: {1} {3}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            POST | media         | json | Media.postJson        | text | Media.postText        | POST      | All  | 60
            POST | media         | xml  | Media.postXml         | text | Media.postText        | POST      | All  | 60
            GET  | media         | json | Media.getJson         | text | Media.getText         | GET, HEAD | Both | 5
            HEAD | media         | json | Media.getJson         | text | Media.getText         | GET, HEAD | Both | 5
            PUT  | media         | json | Media.putJson         | text | MediaToo.putText      | PUT       | Json | 0
            POST | split         | json | SplitOne.post         | text | SplitTwo.post         | -         | -    | -
            POST | partly-shared | json | PartlyShared.postJson | text | PartlyShared.postText | -         | -    | -
            """)
    void whereOnlyMediaTypesTellMethodsApartAPreflightGetsWhatAllOfThemGrant(
            String method,
            String path,
            String type,
            String reaches,
            String otherType,
            String otherReaches,
            String methods,
            String headers,
            String maxAge) {
        Reply preflight = Http.preflight(server.uri(path), ORIGIN, method).sendRaw();
        assertThat(Trace.names(Trace.take(), Trace.Kind.METHOD), is(empty()));
        send(method, path, type);
        assertThat(Trace.names(Trace.take(), Trace.Kind.METHOD), contains(reaches));
        send(method, path, otherType);
        String other = ByRuntime.cell(otherReaches);
        assertThat(Trace.names(Trace.take(), Trace.Kind.METHOD), is(other.equals("none") ? List.of() : List.of(other)));

        assertThat(
                preflight,
                methods == null
                        ? allOf(status(403), noAccessControlHeader())
                        : allOf(
                                status(204),
                                header("Access-Control-Allow-Origin", is(ORIGIN)),
                                header("Access-Control-Allow-Credentials", is(nullValue())),
                                header("Access-Control-Allow-Methods", is(methods)),
                                // the methods spell a name differently, and which of them is used does not matter
                                header("Access-Control-Allow-Headers", is(equalToIgnoringCase(headers))),
                                header("Access-Control-Max-Age", is(maxAge))));
    }

    /** Jersey chooses the better path first, the others look at media types before. */
    @Test
    void literalAndTemplateAreIndistinguishableWhereMediaTypesDecideFirst() {
        Reply preflight =
                Http.preflight(server.uri("choice/latest"), ORIGIN, "POST").sendRaw();
        Trace.take();
        send("POST", "choice/latest", "json");
        boolean reachesTemplate = Trace.names(Trace.take(), Trace.Kind.METHOD).contains("Choice.post");

        assertThat(reachesTemplate, is(!Server.isJersey()));
        assertThat(
                preflight,
                accessControlHeaders(
                        "Access-Control-Allow-Origin",
                        ORIGIN,
                        "Access-Control-Allow-Methods",
                        "POST",
                        "Access-Control-Allow-Headers",
                        reachesTemplate ? "Both" : "Both, Latest",
                        "Access-Control-Max-Age",
                        "10"));
    }

    @Test
    void anOriginThatOnlyOneOfIndistinguishableMethodsAllowsIsRefused() {
        Reply preflight = Http.preflight(server.uri("media"), "https://other.example", "POST")
                .sendRaw();

        assertThat(preflight, allOf(status(403), noAccessControlHeader()));
    }

    /** Jakarta REST runs them on whatever a request is aborted with. */
    @Test
    void responseFiltersOfTheApplicationRunOnceOnAPreflight() {
        Http.preflight(server.uri("plain"), ORIGIN, "GET").sendRaw();

        assertThat(Trace.names(Trace.take(), Trace.Kind.RESPONSE_FILTER), hasSize(1));
    }

    private static Reply send(String method, String path, String type) {
        Http request = Http.request(method, server.uri(path)).origin(ORIGIN).header("Authorization", "Basic eDp5");
        boolean body = Set.of("POST", "PUT", "PATCH").contains(method);
        if (type != null) {
            String mediaType = MEDIA_TYPES.get(type);
            request = body ? request.body(mediaType, "{}") : request.header("Accept", mediaType);
        }
        return request.sendRaw();
    }

    /** Without an integration matching itself may have to tell that there is no such method, and its status stays. */
    private static Matcher<Reply> refusal(String method) {
        Matcher<Reply> refused = answersFrom(method, "403");
        return Server.isCxf() ? either(refused).or(answersFrom(method, "405")) : refused;
    }

    private static Matcher<Reply> answersFrom(String method, String expected) {
        if (Character.isDigit(expected.charAt(0))) {
            return allOf(status(Integer.parseInt(expected)), noAccessControlHeader());
        }
        boolean both = Set.of("GET", "HEAD").contains(method)
                && !expected.startsWith("OwnHead.")
                && !expected.startsWith("HeadOnly.");
        return allOf(
                status(204),
                accessControlHeaders(
                        "Access-Control-Allow-Origin", ORIGIN,
                        "Access-Control-Allow-Methods", both ? "GET, HEAD" : method,
                        "Access-Control-Allow-Headers", expected),
                varies("Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"));
    }

    private static String sharedAs(String reached) {
        return List.of("SharedThree.delete", "Sub.delete").contains(reached) ? null : reached;
    }

    private static List<Trace.Kind> kinds(List<Trace.Event> events) {
        return events.stream().map(Trace.Event::kind).toList();
    }

    /** What may run on a preflight. */
    private static Set<Trace.Kind> mayRun(String path, String expected) {
        Set<Trace.Kind> kinds = EnumSet.of(Trace.Kind.RESPONSE_FILTER);
        boolean locator = path.startsWith("loc");
        boolean rewritten = path.endsWith(".rewritten");
        if (locator || rewritten || expected.equals("404") || Server.isCxf()) {
            kinds.add(Trace.Kind.PRE_MATCHING_FILTER);
        }
        if (locator || rewritten) {
            kinds.add(Trace.Kind.CONSTRUCTOR);
        }
        if (locator) {
            kinds.add(Trace.Kind.LOCATOR);
        }
        return kinds;
    }
}
