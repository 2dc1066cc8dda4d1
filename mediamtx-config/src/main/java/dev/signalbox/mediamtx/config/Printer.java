package dev.signalbox.mediamtx.config;

import dev.signalbox.mediamtx.release.MediaMtxVersion;
import dev.signalbox.mediamtx.wire.Json;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Prints configurations in the order of the release's keys. Since 1.20.1 passwords are replaced.
final class Printer {

    private static final String REDACTED = "<redacted>";
    private static final Set<String> PASSWORDS = Set.of("publishPass", "readPass");

    private Printer() {}

    static void print(
            Json out,
            Scope scope,
            MediaMtxVersion version,
            Function<String, @Nullable Object> values) {
        out.open('{');
        for (var key : ConfigSchema.of(version).keys(scope).values()) {
            var value = values.apply(key.name());
            if (value != null) {
                out.name(key.name());
                key.kind().print(out, shown(key, value, version), version);
            }
        }
        out.close('}');
    }

    private static Object shown(ConfigKey key, Object value, MediaMtxVersion version) {
        if (version.before(20, 1)) {
            return value;
        }
        if (PASSWORDS.contains(key.name()) && !value.equals("")) {
            return REDACTED;
        }
        return key.kind() == Kind.USERS && value instanceof List<?> users
                ? users.stream().map(user -> blind((InternalUser) user)).toList()
                : value;
    }

    private static InternalUser blind(InternalUser user) {
        return new InternalUser(
                user.user(), user.pass().isEmpty() ? "" : REDACTED, user.ips(), user.permissions());
    }
}
