package dev.signalbox.server.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class EveryOperationApiTest {
    @AutoClose private static final World world = new World();

    @Test
    void every_operation_answers_a_good_call_as_the_contract_says() {
        List<String> failed = new ArrayList<>();
        Set<String> exercised = new TreeSet<>();
        for (Operation operation : Contract.get().operations()) {
            if (operation.id().equals("live")) {
                // Switches to another protocol; LiveApiTest speaks it.
                exercised.add(operation.id());
                continue;
            }
            Example example = Example.of(world, operation);
            if (example.body() != null) {
                failed.addAll(Contract.get().requestFlaws(operation, example.body()));
            }
            Answer answer = example.call();
            exercised.add(operation.id());
            if (answer.status() >= 400) {
                failed.add(operation + ": " + answer);
            }
        }
        assertEquals(List.of(), failed);
        assertEquals(
                Contract.get().operations().stream()
                        .map(Operation::id)
                        .collect(Collectors.toCollection(TreeSet::new)),
                exercised);
    }

    @Test
    void what_takes_a_body_has_an_example_with_every_field() {
        for (Operation operation : Contract.get().operations()) {
            if (operation.body() == null) {
                continue;
            }
            String body = Example.of(world, operation).body();
            assertTrue(body != null, () -> operation + " has no example");
            Set<String> fields = Fieldwork.of(operation).keySet();
            Set<String> seen = new TreeSet<>();
            Json.read(body).fieldNames().forEachRemaining(seen::add);
            Set<String> missing = new TreeSet<>(fields);
            missing.removeAll(seen);
            missing.remove("revision");
            assertEquals(Set.of(), missing, () -> operation + " leaves out fields");
        }
    }
}
