package dev.signalbox.mediamtx.config;

import static dev.signalbox.mediamtx.config.Writes.accepted;
import static dev.signalbox.mediamtx.config.Writes.bytes;
import static dev.signalbox.mediamtx.config.Writes.fresh;
import static dev.signalbox.mediamtx.config.Writes.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{`writeQueueSize`:2048}",
                "{`authMethod`:`http`,`authHTTPAddress`:`http://auth/x`}",
                "{`authMethod`:`jwt`,`authJWTJWKS`:`https://auth/x`}",
                "{`rtsp`:false,`rtspAuthMethods`:[]}",
                "{`webrtc`:false,`webrtcICEServers2`:[{`url`:`x`}]}",
                "{`webrtcICEServers2`:[{`url`:`turn:h:1`,`username`:`u`,`password`:`p`}]}",
                "{`rtspEncryption`:`yes`}",
                "{`rtspTransports`:[`tcp`,`udp`,`tcp`]}"
            })
    void this_is_fine(String body) {
        accepted(ConfigWrites.patchGlobals(fresh("1.20.1"), bytes(body.replace('`', '"'))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{`writeQueueSize`:1000} | 'writeQueueSize' must be a power of two",
                "{`writeQueueSize`:0} | 'writeQueueSize' must be greater than zero",
                "{`readTimeout`:`0s`} | 'readTimeout' must be greater than zero",
                "{`writeTimeout`:`-1s`} | 'writeTimeout' must be greater than zero",
                "{`udpMaxPayloadSize`:1473} | 'udpMaxPayloadSize' must be less than 1472",
                "{`authMethod`:`http`} | 'authHTTPAddress' is empty",
                "{`authMethod`:`http`,`authHTTPAddress`:`x`} | 'externalAuthenticationURL' must be"
                        + " a HTTP URL",
                "{`authMethod`:`jwt`} | 'authJWTJWKS' is empty",
                "{`authMethod`:`jwt`,`authJWTJWKS`:`x`} | 'authJWTJWKS' must be a HTTP URL",
                "{`authMethod`:`jwt`,`authJWTJWKS`:`http://h`,`authJWTClaimKey`:``} |"
                        + " 'authJWTClaimKey' is empty",
                "{`authMethod`:`x`} | invalid authMethod: 'x'",
                "{`authInternalUsers`:[{`user`:``}]} | empty usernames are not supported",
                "{`authInternalUsers`:[{`user`:`any`,`pass`:`x`}]} | using a password with 'any'"
                        + " user is not supported",
                "{`authInternalUsers`:[{`user`:`a`,`ips`:[`x`]}]} | unable to parse IP/CIDR 'x'",
                "{`authInternalUsers`:[{`user`:`a`,`permissions`:[{`action`:`x`}]}]} | invalid auth"
                        + " action: 'x'",
                "{`authInternalUsers`:[{`user`:`sha256:?`}]} | credential contains unsupported"
                        + " characters, sha256 hash must be base64 encoded",
                "{`apiAddress`:``} | 'apiAddress' must be set when API is enabled",
                "{`metrics`:true,`metricsAddress`:``} | 'metricsAddress' must be set when metrics"
                        + " are enabled",
                "{`rtspAuthMethods`:[]} | at least one 'rtspAuthMethods' must be provided",
                "{`rtspAuthMethods`:[`x`]} | invalid authentication method: 'x'",
                "{`rtspAuthMethods`:[`digest`],`authMethod`:`http`,`authHTTPAddress`:`http://h`} |"
                        + " when RTSP digest is enabled, the only supported auth method is"
                        + " 'internal'",
                "{`rtspAuthMethods`:[`digest`],`authInternalUsers`:[{`user`:`a`,`pass`:`sha256:eA=="
                        + "`}]} | when RTSP digest is enabled, hashed credentials cannot be used",
                "{`webrtcICEServers2`:[{`url`:`http://x`}]} | invalid ICE server: 'http://x'",
                "{`webrtcLocalUDPAddress`:``} | at least one between 'webrtcLocalUDPAddress',"
                        + " 'webrtcLocalTCPAddress' or 'webrtcICEServers2' must be filled",
                "{`webrtcIPsFromInterfaces`:false} | at least one between"
                        + " 'webrtcIPsFromInterfaces' or 'webrtcAdditionalHosts' must be filled",
                "{`logLevel`:`x`} | invalid log level: 'x'",
                "{`logDestinations`:[`x`]} | invalid log destination: x",
                "{`rtspEncryption`:`x`} | invalid encryption: 'x'",
                "{`hlsVariant`:`x`} | invalid HLS variant: 'x'",
                "{`rtspTransports`:[`x`]} | invalid transport: x"
            })
    void this_is_refused(String body, String message) {
        var result = ConfigWrites.patchGlobals(fresh("1.20.1"), bytes(body.replace('`', '"')));
        assertEquals(message, refused(result).message());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "1.9.0 | {`readTimeout`:`0s`}",
                "1.11.3 | {`authInternalUsers`:[{`user`:``}]}",
                "1.15.6 | {`apiAddress`:``}"
            })
    void older_releases_let_things_pass(String version, String body) {
        accepted(ConfigWrites.patchGlobals(fresh(version), bytes(body.replace('`', '"'))));
    }
}
