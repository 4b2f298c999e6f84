package io.github.restcors;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** URL standard, <a href="https://url.spec.whatwg.org/#host-serializing">host serializing</a>. */
class IpAddressTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                | host          | number
            an address                      | 192.0.2.1     | true
            a number alone                  | 1             | true
            the last label decides          | example.1     | true
            octal, by the look of it        | example.010   | true
            hexadecimal                     | example.0xff  | true
            hexadecimal without digits      | example.0x    | true
            a name                          | example.com   | false
            a label of digits, not the last | 1.example     | false
            begins with digits              | example.1e100 | false
            begins like hexadecimal         | example.0xg   | false
            hexadecimal digits, no prefix   | example.ff    | false
            a name alone                    | localhost     | false
            """)
    void endsInNumberIfTheLastLabelIsOne(String why, String host, boolean number) {
        assertThat(why, IpAddress.endsInNumber(host), is(number));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here         | host            | canonical
            loopback                 | 127.0.0.1       | true
            smallest                 | 0.0.0.0         | true
            largest                  | 255.255.255.255 | true
            two digits               | 10.20.30.40     | true
            over 255                 | 192.0.2.256     | false
            four digits              | 192.0.2.1000    | false
            more than an int holds   | 192.0.2.9999999999 | false
            leading zero             | 192.0.2.01      | false
            two zeros                | 192.0.2.00      | false
            three parts              | 192.0.2         | false
            five parts               | 192.0.2.1.1     | false
            one number               | 3221225985      | false
            hexadecimal              | 0xc0.0.2.1      | false
            empty part               | 192..2.1        | false
            trailing dot             | 192.0.2.1.      | false
            sign                     | 192.0.2.+1      | false
            digits of another script | 192.0.2.\u0661  | false
            name                     | example.com     | false
            """)
    void ipv4IsCanonicalInFourDecimalParts(String why, String host, boolean canonical) {
        assertThat(why, IpAddress.isCanonicalIpv4(host), is(canonical));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # why it is here                | host                | canonical
            loopback                        | [::1]               | true
            unspecified                     | [::]                | true
            all groups                      | [1:2:3:4:5:6:7:8]   | true
            gap in the middle               | [2001:db8::1]       | true
            gap at the end                  | [2001:db8::]        | true
            a single zero group stays       | [1:0:2:3:4:5:6:7]   | true
            first zero group stays          | [0:1:2:3:4:5:6:7]   | true
            last zero group stays           | [1:2:3:4:5:6:7:0]   | true
            longest of two runs elided      | [1:0:0:2::3]        | true
            first of two equal runs elided  | [1::2:0:0:3:4]      | true
            second of two equal runs elided | [1:0:0:2::3:4]      | false
            shorter run elided              | [1::2:0:0:0:3]      | false
            a single zero group elided      | [1::2:3:4:5:6:7]    | false
            run not elided                  | [1:0:0:2:3:4:5:6]   | false
            run partly elided               | [1::0:2:3:4:5]      | false
            not compressed                  | [0:0:0:0:0:0:0:1]   | false
            leading zeros                   | [2001:db8::0001]    | false
            upper case                      | [2001:DB8::1]       | false
            two gaps                        | [1::2::3]           | false
            three colons                    | [1:::2]             | false
            seven groups                    | [1:2:3:4:5:6:7]     | false
            nine groups                     | [1:2:3:4:5:6:7:8:9] | false
            eight groups and a gap          | [1:2:3:4::5:6:7:8]  | false
            nine groups and a gap           | [1:2:3:4:5:6:7:8:9::] | false
            five digits                     | [::12345]           | false
            no digits                       | [1:2:3:4:5:6:7:]    | false
            not hexadecimal                 | [::g]               | false
            sign                            | [::+1]              | false
            zone                            | [fe80::1%1]         | false
            IPv4 in dotted form             | [::ffff:127.0.0.1]  | false
            IPv4 in hexadecimal groups      | [::ffff:7f00:1]     | true
            name                            | [example]           | false
            empty                           | []                  | false
            one colon                       | [:]                 | false
            colon at the start              | [:1:2:3:4:5:6:7]    | false
            not closed                      | [::1                | false
            text after it                   | [::1]a              | false
            bracket twice                   | [::1]]              | false
            nothing but the opening bracket | [                   | false
            """)
    void ipv6IsCanonicalAsTheUrlSerializerWritesIt(String why, String host, boolean canonical) {
        assertThat(why, IpAddress.isCanonicalIpv6(host), is(canonical));
    }

    /** Each address has one canonical form: the shortest, and of several the one with the first gap. */
    @Test
    void ofAllFormsOfAnAddressOneIsCanonical() {
        Random random = new Random(20261006);
        for (int i = 0; i < 2_000; i++) {
            String[] groups = new String[8];
            for (int j = 0; j < groups.length; j++) {
                groups[j] = random.nextInt(3) > 0 ? "0" : Integer.toHexString(1 + random.nextInt(0xffff));
            }
            String canonical = "[" + String.join(":", groups) + "]";
            int longest = 1;
            for (int from = 0; from < 8; from++) {
                for (int to = from + longest + 1; to <= 8; to++) {
                    if (isZero(groups, from, to)) {
                        longest = to - from;
                        canonical = "[" + join(groups, 0, from) + "::" + join(groups, to, 8) + "]";
                    }
                }
            }
            for (int from = 0; from < 8; from++) {
                for (int to = from; to <= 8; to++) {
                    if (to == from || isZero(groups, from, to)) {
                        String form = to == from
                                ? "[" + join(groups, 0, 8) + "]"
                                : "[" + join(groups, 0, from) + "::" + join(groups, to, 8) + "]";

                        assertThat(form, IpAddress.isCanonicalIpv6(form), is(form.equals(canonical)));
                    }
                }
            }
        }
    }

    private static boolean isZero(String[] groups, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!groups[i].equals("0")) {
                return false;
            }
        }
        return true;
    }

    private static String join(String[] groups, int from, int to) {
        return String.join(":", java.util.Arrays.copyOfRange(groups, from, to));
    }
}
