package io.github.restcors.demo;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two ports, and what is said to everything else. */
class CommandLineTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                # why it is here              | arguments                             | API   | page  | help
                nothing is needed             | ''                                    | 8080  | 8081  | false
                the API's port                | --api-port 9000                       | 9000  | 8081  | false
                the page's port               | --page-port 9001                      | 8080  | 9001  | false
                both, in any order            | --page-port 9001 --api-port 9000      | 9000  | 9001  | false
                written with =                | --api-port=9000 --page-port=9001      | 9000  | 9001  | false
                any free ports                | --api-port 0 --page-port 0            | 0     | 0     | false
                the largest port              | --api-port 65535                      | 65535 | 8081  | false
                each other's default          | --api-port 8081 --page-port 8080      | 8081  | 8080  | false
                given twice, the last counts  | --api-port 1 --api-port 2             | 2     | 8081  | false
                help                          | --help                                | 8080  | 8081  | true
                help, short                   | -h                                    | 8080  | 8081  | true
                """)
    void readsThePorts(String why, String arguments, int apiPort, int pagePort, boolean help) {
        assertThat(why, CommandLine.parse(split(arguments)), is(new CommandLine(apiPort, pagePort, help)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                # why it is here      | arguments                        | message
                unknown option        | --port 1                         | there is no "--port"; write [--api-port PORT] [--page-port PORT], 8080 and 8081 unless given, 0 for any free port
                no option             | 8080                             | there is no "8080"; write [--api-port PORT] [--page-port PORT], 8080 and 8081 unless given, 0 for any free port
                no port               | --api-port                       | --api-port needs a number from 0 (any free port) to 65535
                empty port            | --page-port=                     | --page-port needs a number from 0 (any free port) to 65535
                too large             | --api-port 65536                 | --api-port "65536" is no port; write a number from 0 (any free port) to 65535
                much too large        | --api-port 99999999999           | --api-port "99999999999" is no port; write a number from 0 (any free port) to 65535
                negative              | --api-port -1                    | --api-port "-1" is no port; write a number from 0 (any free port) to 65535
                a sign                | --api-port +80                   | --api-port "+80" is no port; write a number from 0 (any free port) to 65535
                no number             | --page-port http                 | --page-port "http" is no port; write a number from 0 (any free port) to 65535
                digits beyond ASCII   | --page-port ٨٠٨٠                 | --page-port "٨٠٨٠" is no port; write a number from 0 (any free port) to 65535
                the same port         | --api-port 9000 --page-port 9000 | the API and the page cannot share port 9000; give --api-port and --page-port two numbers
                the other's default   | --api-port 8081                  | the API and the page cannot share port 8081; give --api-port and --page-port two numbers
                """)
    void saysInOneLineWhatIsRight(String why, String arguments, String message) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> CommandLine.parse(split(arguments)));

        assertThat(why, e.getMessage(), is(message));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "new line, '--a\nb', '--a?b'",
        "long, 01234567890123456789012345678901234567890, 0123456789012345678901234567890123456789..."
    })
    void quotesWhatWasTypedInOneShortLine(String why, String argument, String quoted) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> CommandLine.parse(argument));

        assertThat(why, e.getMessage(), is("there is no \"" + quoted + "\"; write " + CommandLine.USAGE));
    }

    private static String[] split(String arguments) {
        return arguments.isEmpty() ? new String[0] : arguments.split(" ");
    }
}
