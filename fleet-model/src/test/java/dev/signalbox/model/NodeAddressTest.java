package dev.signalbox.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.signalbox.model.NodeAddress.Flaw;
import dev.signalbox.model.NodeAddress.Reading.Bad;
import dev.signalbox.model.NodeAddress.Reading.Good;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    http://hub:9997            | http://hub:9997
                    http://hub                 | http://hub:9997
                    http://hub:                | http://hub:9997
                    https://hub                | https://hub:443
                    https://hub:8443/          | https://hub:8443
                    '  http://hub:80/  '       | http://hub:80
                    HTTP://HUB.Example.ORG:9   | http://hub.example.org:9
                    http://10.0.0.7:65535      | http://10.0.0.7:65535
                    http://[::1]               | http://[::1]:9997
                    http://[2001:DB8::7]:1     | http://[2001:db8::7]:1
                    http://stack_mediamtx_1:99 | http://stack_mediamtx_1:99
                    http://hub.:9997           | http://hub.:9997
                    """)
    void an_address_is_read_as_a_person_types_it(String text, String url) {
        assertEquals(new Good(URI.create(url)), NodeAddress.read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                       | SCHEME
                    hub                      | SCHEME
                    hub:9997                 | SCHEME
                    //hub:9997               | SCHEME
                    rtsp://hub:8554          | SCHEME
                    unix:///run/mediamtx     | SCHEME
                    10.0.0.7:9997            | NOT_A_URL
                    http://                  | NOT_A_URL
                    http://hub name:9997     | NOT_A_URL
                    http://[::1              | NOT_A_URL
                    http://hub:99%           | NOT_A_URL
                    http:/hub:9997           | NO_HOST
                    http:hub                 | NO_HOST
                    http:///v3               | NO_HOST
                    http://:9997             | NO_HOST
                    http://hub$:9997         | NO_HOST
                    http://hub:0             | PORT
                    http://hub:65536         | PORT
                    http://hub:99999999999   | PORT
                    http://hub:http          | PORT
                    http://hub:-1            | PORT
                    http://ada@hub:9997      | CREDENTIALS
                    http://ada:pw@hub:9997   | CREDENTIALS
                    http://ada:p@w@hub:9997  | CREDENTIALS
                    http://ada:pw@a_b:9997   | CREDENTIALS
                    http://hub:9997/v3       | PATH
                    http://hub:9997//        | PATH
                    http://hub:9997?x=1      | PATH
                    http://hub:9997/#top     | PATH
                    """)
    void what_is_no_address_says_why(String text, Flaw flaw) {
        assertEquals(new Bad(flaw), NodeAddress.read(text));
    }

    @ParameterizedTest
    @CsvSource({"http://hub:1, hub", "http://[::1]:1, [::1]", "http://a_b:1, a_b", "http://h, h"})
    void the_host_is_as_in_the_url(String url, String host) {
        assertEquals(host, new NodeAddress(URI.create(url), null, null).host());
    }

    @Test
    void an_address_prints_without_its_credentials() {
        Credentials credentials = new Credentials("ada", Secret.of("hunter2"));
        NodeAddress address = new NodeAddress(URI.create("http://hub:1"), credentials, "ab12");
        assertEquals("http://hub:1", address.toString());
        assertFalse(credentials.toString().contains("hunter2"));
    }
}
