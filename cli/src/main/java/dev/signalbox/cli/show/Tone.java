package dev.signalbox.cli.show;

/// What a colour says; there is none for being well.
public enum Tone {
    /// Well, or not a matter of well or not.
    PLAIN(""),
    /// Somebody must act: red.
    ACT("\u001b[31m"),
    /// Look soon: amber.
    SOON("\u001b[33m"),
    /// Beside the point: grey.
    FAINT("\u001b[90m");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /// The tone of a status of a node or stream.
    public static Tone ofStatus(String status) {
        return switch (status) {
            case "unhealthy" -> ACT;
            case "degraded" -> SOON;
            default -> PLAIN;
        };
    }

    /// The tone of a severity of an event or incident.
    public static Tone ofSeverity(String severity) {
        return switch (severity) {
            case "critical", "error" -> ACT;
            case "warning" -> SOON;
            default -> PLAIN;
        };
    }

    /// This tone if there is something to say, else plain.
    public Tone when(boolean so) {
        return so ? this : PLAIN;
    }
}
