package dev.signalbox.mediamtx.config;

import dev.signalbox.mediamtx.wire.BadValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/// An IP network such as `127.0.0.1/32`. A lone address is read as a network of its own.
public final class Network {

    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+");

    private final byte[] base;
    private final int prefix;

    private Network(byte[] base, int prefix) {
        this.base = base;
        this.prefix = prefix;
    }

    /// Reads an address or a network.
    ///
    /// @throws BadValue in the words of MediaMTX
    public static Network parse(String text) throws BadValue {
        int slash = text.indexOf('/');
        try {
            byte[] address = literal(slash < 0 ? text : text.substring(0, slash));
            int bits = address.length * 8;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefix >= 0 && prefix <= bits) {
                return new Network(masked(address, prefix), prefix);
            }
        } catch (UnknownHostException | NumberFormatException e) {
            // said below, in the same words for every reason
        }
        throw new BadValue("unable to parse IP/CIDR '" + text + "'");
    }

    /// Whether an address lies in this network. An IPv4 address never lies in an IPv6 network.
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == base.length && Arrays.equals(masked(bytes, prefix), base);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network that
                && that.prefix == prefix
                && Arrays.equals(that.base, base);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(base) + prefix;
    }

    @Override
    public String toString() {
        try {
            var address = InetAddress.getByAddress(base).getHostAddress();
            return shortened(address) + "/" + prefix;
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // the length was checked when it was read
        }
    }

    /// Looks at literals only: a name would make the JDK ask DNS.
    private static byte[] literal(String text) throws UnknownHostException {
        boolean v4 = text.chars().filter(c -> c == '.').count() == 3;
        if (!LITERAL.matcher(text).matches() || (!v4 && !text.contains(":"))) {
            throw new UnknownHostException(text);
        }
        return InetAddress.getByName(text).getAddress();
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] result = address.clone();
        for (int bit = prefix; bit < result.length * 8; bit++) {
            result[bit / 8] = (byte) (result[bit / 8] & ~(0x80 >> (bit % 8)));
        }
        return result;
    }

    /// `0:0:0:0:0:0:0:1` as `::1`, the way Go prints it.
    private static String shortened(String address) {
        return address.contains(":") ? address.replaceFirst("(^|:)(0(:|$)){2,}", "::") : address;
    }
}
