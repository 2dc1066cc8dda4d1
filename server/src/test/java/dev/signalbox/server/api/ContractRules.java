package dev.signalbox.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.server.problems.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What every answer has to keep, beyond its schema.
final class ContractRules {
    private static final Set<String> CODES =
            Arrays.stream(Code.values()).map(Code::text).collect(Collectors.toSet());

    private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-f-]{36}");

    /// Names of classes and methods, and lines of stacks.
    private static final Pattern INNARDS =
            Pattern.compile(
                    "(?:[a-z]\\w*\\.){2,}[A-Z]\\w+|[A-Z]\\w+(?:Exception|Error)\\b|\\w\\(\\)|\\.java:"
                            + "|(?i:jetty|javalin|jackson|jdbi|sqlite|kotlin)");

    private ContractRules() {}

    static List<String> flaws(Contract contract, String method, String path, Answer answer) {
        List<String> flaws = new ArrayList<>();
        if (answer.status() >= 400) {
            problem(method, answer, flaws);
        }
        Optional<Operation> operation = contract.find(method, path);
        if (operation.isPresent()) {
            answer(contract, operation.get(), answer, flaws);
        } else if (answer.status() < 400 && path.startsWith("/api/") && !besides(method)) {
            flaws.add("the contract has no such operation");
        }
        return flaws;
    }

    private static boolean besides(String method) {
        return method.equals("HEAD") || method.equals("OPTIONS");
    }

    private static void answer(
            Contract contract, Operation operation, Answer answer, List<String> flaws) {
        String status = String.valueOf(answer.status());
        if (!operation.answers().containsKey(status)) {
            status = "default";
            if (answer.status() < 400 || !operation.answers().containsKey(status)) {
                flaws.add(operation + " does not foresee " + answer.status());
                return;
            }
        }
        Map<String, Object> wanted = operation.answers().get(status);
        if (!wanted.containsKey("content")) {
            if (!answer.text().isEmpty()) {
                flaws.add("there is a body");
            }
            return;
        }
        if (!Contract.map(wanted.get("content")).containsKey(answer.type())) {
            flaws.add("the type is " + answer.type());
        } else if (answer.type().endsWith("json") && !answer.type().contains("ndjson")) {
            flaws.addAll(contract.answerFlaws(operation, status, answer.type(), answer.text()));
        }
        if (wanted.containsKey("headers")) {
            for (String header : Contract.map(wanted.get("headers")).keySet()) {
                if (answer.header(header).isEmpty()) {
                    flaws.add("the header " + header + " is missing");
                }
            }
        }
    }

    /// Problems look the same wherever they come from, also where there is no operation.
    private static void problem(String method, Answer answer, List<String> flaws) {
        if (method.equals("HEAD")) {
            return;
        }
        if (answer.asked().contains("/api/health") && answer.status() == 503) {
            return;
        }
        if (!answer.type().equals("application/problem+json")) {
            flaws.add("the type of a problem is " + answer.type());
            return;
        }
        flaws.addAll(Contract.get().schemaFlaws("Problem", answer.text()));
        JsonNode json = answer.json();
        String code = json.path("code").asText();
        if (!CODES.contains(code)) {
            flaws.add("there is no code " + code);
        }
        if (!json.path("type").asText().equals("/docs/problems#" + code)) {
            flaws.add("the type does not lead to the page about " + code);
        }
        if (json.path("status").asInt() != answer.status()) {
            flaws.add("the status in the body is another");
        }
        if (!REQUEST_ID.matcher(json.path("request_id").asText()).matches()) {
            flaws.add("the request has no id");
        }
        if (json.path("detail").asText().isBlank() || json.path("title").asText().isBlank()) {
            flaws.add("nothing is said");
        }
        String said = json.path("title").asText() + " " + json.path("detail").asText();
        if (INNARDS.matcher(said).find()) {
            flaws.add("it tells how we are made");
        }
    }
}
