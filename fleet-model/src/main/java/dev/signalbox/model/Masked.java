package dev.signalbox.model;

import java.util.regex.Pattern;

/// Shows a URL without what must not be read in it.
public final class Masked {
    private static final Pattern PASSWORD = Pattern.compile("(://[^/?#@:]*:)[^/?#@]*@");
    private static final Pattern VALUE =
            Pattern.compile(
                    "(?i)([?&](?:pass|password|passphrase|token|jwt|key|streamkey|secret)=)[^&#]*");

    private Masked() {}

    /// The URL with its password and the values of telling parameters replaced by stars.
    public static String url(String url) {
        String masked = PASSWORD.matcher(url).replaceAll("$1***@");
        return VALUE.matcher(masked).replaceAll("$1***");
    }
}
