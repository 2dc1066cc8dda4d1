package dev.signalbox.mediamtx.config;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user of `authInternalUsers`.
///
/// @param user plain, `sha256:` hashed, or `any`
/// @param pass plain or hashed; empty accepts every password
/// @param ips where the user may come from; null or empty for anywhere
/// @param permissions what the user may do; null for nothing
public record InternalUser(
        String user,
        String pass,
        @Nullable List<Network> ips,
        @Nullable List<Permission> permissions) {

    /// Whether this entry lets a caller do something.
    public boolean lets(
            String name, String password, InetAddress from, String action, String path) {
        if (ips != null && !ips.isEmpty() && ips.stream().noneMatch(ip -> ip.contains(from))) {
            return false;
        }
        if (permissions == null || permissions.stream().noneMatch(p -> p.allows(action, path))) {
            return false;
        }
        return user.equals("any")
                || (Credential.check(user, name) && Credential.check(pass, password));
    }
}
