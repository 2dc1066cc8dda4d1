package dev.signalbox.cli.fake;

import static dev.signalbox.cli.fake.Schemas.list;
import static dev.signalbox.cli.fake.Schemas.map;

import dev.signalbox.cli.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// `api/openapi.yaml`: what may be asked and how it is answered.
public final class Contract {
    private static final Contract CURRENT = load();

    private final Map<?, ?> document;
    private final Schemas schemas;

    private Contract(Map<?, ?> document) {
        this.document = document;
        this.schemas = new Schemas(document);
    }

    /// The contract of this working tree.
    public static Contract current() {
        return CURRENT;
    }

    private static Contract load() {
        var file = Path.of(System.getProperty("signalbox.root", "..")).resolve("api/openapi.yaml");
        try {
            return new Contract(
                    map(
                            new Load(LoadSettings.builder().build())
                                    .loadFromString(Files.readString(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is wrong with a request.
    public List<String> checkRequest(Seen seen) {
        var wrong = new ArrayList<String>();
        var template = template(seen.path());
        var operation =
                map(
                        map(map(document.get("paths")).get(template))
                                .get(seen.method().toLowerCase(java.util.Locale.ROOT)));
        if (operation.isEmpty()) {
            return List.of("no " + seen.method() + " " + seen.path() + " in the contract");
        }
        parameters(operation, seen, wrong);
        body(operation, seen, wrong);
        if (!list(operation.get("security")).equals(List.of())
                || !operation.containsKey("security")) {
            boolean signed =
                    seen.header("x-api-key").isPresent() || seen.header("cookie").isPresent();
            if (!signed && seen.expectsKey()) {
                wrong.add("nobody signed in");
            }
        }
        return wrong;
    }

    private void parameters(Map<?, ?> operation, Seen seen, List<String> wrong) {
        seen.query()
                .forEach(
                        (name, value) -> {
                            var parameter =
                                    list(operation.get("parameters")).stream()
                                            .map(one -> schemas.resolve(map(one)))
                                            .filter(
                                                    one ->
                                                            name.equals(one.get("name"))
                                                                    && "query"
                                                                            .equals(one.get("in")))
                                            .findFirst();
                            if (parameter.isEmpty()) {
                                wrong.add("no parameter " + name + " in the contract");
                            } else {
                                var schema = map(parameter.get().get("schema"));
                                wrong.addAll(schemas.check(schema, typed(schema, value)));
                            }
                        });
    }

    private static Json typed(Map<?, ?> schema, String value) {
        if ("integer".equals(schema.get("type"))) {
            return new Json.Num(value);
        }
        if ("boolean".equals(schema.get("type"))) {
            return value.equals("true") || value.equals("false")
                    ? Json.of(value.equals("true"))
                    : Json.of(value);
        }
        return Json.of(value);
    }

    private void body(Map<?, ?> operation, Seen seen, List<String> wrong) {
        var wanted = map(operation.get("requestBody"));
        if (wanted.isEmpty()) {
            if (seen.body().present()) {
                wrong.add("a body where there is none in the contract");
            }
            return;
        }
        if (!seen.body().present()) {
            if (Boolean.TRUE.equals(wanted.get("required"))) {
                wrong.add("no body");
            }
            return;
        }
        wrong.addAll(schemas.check(content(wanted), seen.body()));
    }

    /// What is wrong with an answer.
    public List<String> checkAnswer(Seen seen, int status, Json body) {
        var operation =
                map(
                        map(map(document.get("paths")).get(template(seen.path())))
                                .get(seen.method().toLowerCase(java.util.Locale.ROOT)));
        var responses = map(operation.get("responses"));
        var code = Integer.toString(status);
        var response =
                schemas.resolve(map(responses.get(responses.containsKey(code) ? code : "default")));
        if (response.isEmpty()) {
            return List.of("no answer " + status + " in the contract");
        }
        if (!response.containsKey("content")) {
            return body.present()
                    ? List.of("a body where there is none in the contract")
                    : List.of();
        }
        return schemas.check(content(response), body);
    }

    /// What is wrong with a value of a named schema.
    public List<String> check(String schema, Json value) {
        return schemas.check(
                map(map(map(document.get("components")).get("schemas")).get(schema)), value);
    }

    private static Map<?, ?> content(Map<?, ?> holder) {
        var content = map(holder.get("content"));
        var json =
                content.containsKey("application/json")
                        ? "application/json"
                        : "application/problem+json";
        return map(map(content.get(json)).get("schema"));
    }

    private String template(String path) {
        var paths = map(document.get("paths"));
        if (paths.containsKey(path)) {
            return path;
        }
        var generic = path.replaceAll("/[0-9]+(?=/|$)", "/{id}");
        return paths.containsKey(generic) ? generic : path;
    }
}
