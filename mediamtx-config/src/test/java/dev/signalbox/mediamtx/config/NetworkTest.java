package dev.signalbox.mediamtx.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signalbox.mediamtx.wire.BadValue;
import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1/32",
        "10.1.2.3/8, 10.0.0.0/8",
        "::1, ::1/128",
        "fe80::1/64, fe80::/64",
        "0.0.0.0/0, 0.0.0.0/0"
    })
    void a_lone_address_is_a_network_and_host_bits_are_dropped(String given, String printed)
            throws BadValue {
        assertEquals(printed, Network.parse(given).toString());
        assertEquals(Network.parse(given), Network.parse(printed));
        assertEquals(Network.parse(given).hashCode(), Network.parse(printed).hashCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "localhost", "1.2.3", "10.0.0.0/33", "10.0.0.0/x", "1.2.3.4/-1"})
    void what_is_no_address_is_refused_without_asking_any_name_server(String given) {
        var refusal = assertThrows(BadValue.class, () -> Network.parse(given));
        assertEquals("unable to parse IP/CIDR '" + given + "'", refusal.text());
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "127.0.0.1/32, 127.0.0.1, true",
        "::1/128, 127.0.0.1, false",
        "0.0.0.0/0, ::1, false"
    })
    void an_address_is_inside_or_not(String network, String address, boolean inside)
            throws BadValue {
        assertEquals(inside, Network.parse(network).contains(InetAddress.ofLiteral(address)));
    }
}
