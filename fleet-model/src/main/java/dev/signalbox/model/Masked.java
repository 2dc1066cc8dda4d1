package dev.signalbox.model;

import java.util.regex.Pattern;

/// Shows a URL without what must not be read in it.
public final class Masked {
    /// Up to the last `@` of the authority: passwords with an `@` in them are common in cameras.
    private static final Pattern PASSWORD = Pattern.compile("(://[^/?#@:]*:)[^/?#]*@");

    private static final Pattern VALUE =
            Pattern.compile(
                    "(?i)([?&](?:[a-z_-]*(?:pass|password|passwd|passphrase|token|secret)"
                            + "|pwd|psk|jwt|(?:api|stream)?[_-]?key)=)[^&#]*");

    /// A part of a stream id of SRT, up to its colon or its end, escaped or not.
    private static final String PART = "(?:(?!%3A)[^:&#])*";

    private static final String COLON = "(?::|%3A)";

    /// MediaMTX's own form, `publish:path:user:password`, of which a query may follow.
    private static final Pattern STREAM_ID =
            Pattern.compile(
                    "(?i)([?&]streamid=(?:publish|read)(?:"
                            + COLON
                            + PART
                            + "){2}"
                            + COLON
                            + ")[^&#]*");

    /// The same without a user: `publish:path:token=...`.
    private static final Pattern STREAM_ID_QUERY =
            Pattern.compile(
                    "(?i)([?&]streamid=(?:publish|read)"
                            + COLON
                            + PART
                            + COLON
                            + ")(?=[^:&#]*(?:=|%3D))"
                            + PART
                            + "(?=&|#|$)");

    /// The form of the SRT guidelines, `#!::r=path,u=user,s=password`, escaped or not.
    private static final Pattern ACCESS_CONTROL =
            Pattern.compile(
                    "(?i)((?:#|%23)(?:!|%21)(?:::|%3A%3A)[^&]*?(?<=:|%3A|,|%2C)s(?:=|%3D))[^&,%]*");

    /// The stream key of an RTMP address, in MediaMTX's way of writing it.
    private static final Pattern STREAM_KEY = Pattern.compile("(?i)^(\\s*rtmps?://[^#]*#).+");

    private Masked() {}

    /// The URL with its password and the values of telling parameters replaced by stars.
    public static String url(String url) {
        String masked = PASSWORD.matcher(url).replaceAll("$1***@");
        masked = STREAM_ID_QUERY.matcher(masked).replaceAll("$1***");
        masked = STREAM_ID.matcher(masked).replaceAll("$1***");
        masked = STREAM_KEY.matcher(masked).replaceAll("$1***");
        masked = ACCESS_CONTROL.matcher(masked).replaceAll("$1***");
        return VALUE.matcher(masked).replaceAll("$1***");
    }
}
