package dev.signalbox.cli.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Passwords come from standard input, from a variable, or from the keyboard without echo. Never
/// from the command line: everybody on the machine can read that.
public final class Passwords {
    private static final int LONGEST = 4096;

    private Passwords() {}

    /// The options for it.
    public static void describe(Syntax syntax) {
        syntax.flag("--password-stdin").value("--password-env", "VARIABLE");
    }

    /// Whether somebody said a password on the command line. It is refused before anything else is
    /// looked at.
    public static boolean areSaidAloud(List<String> said) {
        return said.stream()
                .anyMatch(word -> word.equals("--password") || word.startsWith("--password="));
    }

    /// The password that was given, if one was.
    public static Optional<String> read(Call call) {
        var given = call.given();
        var variable = given.text("--password-env");
        if (given.flag("--password-stdin")) {
            if (variable.isPresent()) {
                throw given.wrong("wrong.password_twice");
            }
            return Optional.of(firstLine(call));
        }
        return variable.map(name -> fromVariable(call, name));
    }

    private static String fromVariable(Call call, String name) {
        var value = call.host().environment().get(name);
        if (value == null || value.isEmpty()) {
            throw call.given().wrong("wrong.password_env", name);
        }
        return value;
    }

    private static String firstLine(Call call) {
        var line = new ByteArrayOutputStream();
        try {
            for (int c = call.host().in().read();
                    c >= 0 && c != '\n';
                    c = call.host().in().read()) {
                line.write(c);
                if (line.size() > LONGEST) {
                    throw call.given().wrong("wrong.password_stdin");
                }
            }
        } catch (IOException e) {
            throw call.given().wrong("wrong.password_stdin");
        }
        var password = line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
        if (password.isEmpty()) {
            throw call.given().wrong("wrong.password_stdin");
        }
        return password;
    }
}
