package dev.signalbox.cli.access;

import dev.signalbox.cli.api.Answer;
import dev.signalbox.cli.api.Exit;
import dev.signalbox.cli.api.Failed;
import dev.signalbox.cli.api.Request;
import dev.signalbox.cli.command.Call;
import dev.signalbox.cli.command.Command;
import dev.signalbox.cli.command.Passwords;
import dev.signalbox.cli.command.Syntax;
import dev.signalbox.cli.connection.Credentials;
import dev.signalbox.cli.json.Fields;
import dev.signalbox.cli.json.Json;
import dev.signalbox.cli.show.Tone;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `login`: signs in with a password, makes an API key for this machine, keeps it where only its
/// owner can read it, and ends the session. The password is kept nowhere.
public final class Login implements Command {
    private static final String COOKIE = "signalbox_session=";

    @Override
    public void describe(Syntax syntax) {
        syntax.value("--username", "NAME");
        Passwords.describe(syntax);
        syntax.value("--name", "NAME").value("--role", "ROLE").value("--expires", "TIME");
    }

    @Override
    public Exit run(Call call) {
        var given = call.given();
        var expires =
                given.future("--expires", call.host().clock().instant())
                        .map(at -> at.truncatedTo(ChronoUnit.SECONDS))
                        .map(Instant::toString);
        var server = call.connection().server();
        var password = Passwords.read(call);
        var username =
                given.text("--username")
                        .or(() -> call.host().ask(call.words().say("login.username", server)))
                        .filter(name -> !name.isBlank())
                        .orElseThrow(() -> given.wrong("wrong.username"));
        var secret =
                password.or(
                                () ->
                                        call.host()
                                                .askSecretly(
                                                        call.words()
                                                                .say("login.password", username)))
                        .filter(text -> !text.isEmpty())
                        .orElseThrow(() -> given.wrong("wrong.no_terminal"));
        var session = Session.open(call, username, secret);
        try {
            return keep(call, session, expires);
        } finally {
            session.close();
        }
    }

    private static Exit keep(Call call, Session session, Optional<String> expires) {
        var given = call.given();
        var body =
                new Fields()
                        .put("name", given.text("--name").orElseGet(() -> usualName(call)))
                        .put("role", given.text("--role").orElse(session.role))
                        .given("expires_at", expires)
                        .done();
        var key = session.send(Request.post("/api/keys", body)).json();
        var credentials = Credentials.of(call.host());
        var server = call.connection().server();
        try {
            var before = credentials.of(server);
            credentials.keep(
                    server, new Credentials.Stored(key.at("key").text(), key.at("id").number()));
            before.ifPresent(old -> session.tryTo(Request.delete("/api/keys/" + old.id())));
        } catch (IOException e) {
            session.tryTo(Request.delete("/api/keys/" + key.at("id").text()));
            throw new Failed(
                    Exit.FAILED,
                    "cli.file",
                    call.words()
                            .say(
                                    "login.not_kept",
                                    credentials.file().path(),
                                    String.valueOf(e.getMessage())));
        }
        var screen = call.screen();
        switch (screen.mode()) {
            case JSON -> screen.json(withoutKey(key));
            case IDS -> screen.line(key.at("id").text());
            case TABLE ->
                    screen.line(
                            call.words()
                                    .say(
                                            "login.done",
                                            server,
                                            key.at("role").text(),
                                            key.at("name").text(),
                                            credentials.file().path()),
                            Tone.PLAIN);
        }
        return Exit.OK;
    }

    /// The key is in the file; a terminal keeps what it showed.
    private static Json withoutKey(Json key) {
        var fields = new Fields();
        key.entries()
                .forEach(
                        (name, value) -> {
                            if (!name.equals("key")) {
                                fields.put(name, value);
                            }
                        });
        return fields.done();
    }

    /// Names of keys are unique, and a person may sign in twice from one machine.
    private static String usualName(Call call) {
        var environment = call.host().environment();
        var user = environment.getOrDefault("USER", environment.getOrDefault("LOGNAME", ""));
        var who =
                Stream.of(user, call.host().machine())
                        .filter(part -> !part.isBlank())
                        .collect(Collectors.joining("@"));
        var now = call.host().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        return who.isEmpty() ? "cli " + now : "cli " + who + " " + now;
    }

    /// The session of this one run.
    private static final class Session implements AutoCloseable {
        private final Call call;
        private final String cookie;
        private final String csrf;
        private final String role;

        private Session(Call call, String cookie, String csrf, String role) {
            this.call = call;
            this.cookie = cookie;
            this.csrf = csrf;
            this.role = role;
        }

        static Session open(Call call, String username, String password) {
            var body = new Fields().put("username", username).put("password", password).done();
            var answer = call.api().send(Request.post("/api/auth/login", body).anonymous());
            return new Session(
                    call,
                    cookie(answer),
                    answer.json().at("csrf_token").text(),
                    answer.json().at("role").text());
        }

        private static String cookie(Answer answer) {
            return answer.headers().allValues("Set-Cookie").stream()
                    .map(value -> value.replaceFirst(";.*", ""))
                    .filter(value -> value.startsWith(COOKIE))
                    .findFirst()
                    .orElse("");
        }

        Answer send(Request request) {
            return call.api()
                    .send(
                            request.anonymous()
                                    .header("Cookie", cookie)
                                    .header("X-CSRF-Token", csrf));
        }

        /// For what should be done and does not have to work.
        void tryTo(Request request) {
            try {
                send(request);
            } catch (Failed e) {
                call.screen().faint(e.failure().detail());
            }
        }

        @Override
        public void close() {
            tryTo(Request.post("/api/auth/logout"));
        }
    }
}
