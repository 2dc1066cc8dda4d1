package dev.signalbox.server.access;

import java.util.Locale;
import java.util.Optional;

/// What a principal may do; each role may do all that the ones after it may.
public enum Role {
    /// Everything, also users and keys.
    ADMIN,
    /// Everything about the fleet.
    OPERATOR,
    /// Look.
    VIEWER;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The word for it in the API and the store.
    public String code() {
        return code;
    }

    public boolean includes(Role needed) {
        return compareTo(needed) <= 0;
    }

    public static Optional<Role> of(String code) {
        for (Role role : values()) {
            if (role.code.equals(code)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
