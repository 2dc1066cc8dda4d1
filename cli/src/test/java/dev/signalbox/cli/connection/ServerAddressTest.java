package dev.signalbox.cli.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080,http://127.0.0.1:8080",
        "HTTP://Box:8080/,http://box:8080",
        "box:8080,http://box:8080",
        "https://box:443,https://box",
        "http://box:80/,http://box",
        "https://host/tools/signalbox//,https://host/tools/signalbox",
        "http://[::1]:8080,http://[::1]:8080"
    })
    void one_place_has_one_writing(String written, String url) {
        assertEquals(Optional.of(new ServerAddress(url)), ServerAddress.parse(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://box",
                "http://",
                "http://user:secret@box:8080",
                "http://box?x=1",
                "http://bo x",
                "/x"
            })
    void what_is_no_address_is_refused(String written) {
        assertTrue(ServerAddress.parse(written).isEmpty());
    }
}
