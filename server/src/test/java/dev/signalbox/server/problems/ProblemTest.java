package dev.signalbox.server.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.signalbox.server.problems.Problem.FieldProblem;
import dev.signalbox.server.work.Foreseen;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void a_code_is_a_family_and_a_name_with_one_dot_between_them() {
        assertEquals("node.name_taken", Code.NODE_NAME_TAKEN.text());
        assertEquals("body.not_json_type", Code.BODY_NOT_JSON_TYPE.text());
        for (Code code : Code.values()) {
            assertTrue(code.text().matches("[a-z]+\\.[a-z_]+"), code::text);
        }
    }

    @Test
    void no_two_codes_and_no_two_flaws_are_called_the_same() {
        Set<String> codes = new HashSet<>(Arrays.stream(Code.values()).map(Code::text).toList());
        assertEquals(Code.values().length, codes.size());
        Set<String> flaws = new HashSet<>(Arrays.stream(Flaw.values()).map(Flaw::code).toList());
        assertEquals(Flaw.values().length, flaws.size());
        assertEquals("too_long", Flaw.TOO_LONG.code());
    }

    @Test
    void every_problem_is_answered_as_an_error() {
        for (Code code : Code.values()) {
            assertTrue(code.status() >= 400 && code.status() < 600, code::text);
        }
    }

    @Test
    void a_problem_does_not_change_with_what_it_was_made_from() {
        Map<String, Object> args = new HashMap<>(Map.of("id", 7L));
        Problem problem = Problem.of(Code.NODE_UNKNOWN, args);
        FieldProblem field = new FieldProblem("name", Flaw.TOO_LONG, args);
        args.put("id", 8L);
        assertEquals(Map.of("id", 7L), problem.args());
        assertEquals(Map.of("id", 7L), field.args());
        assertEquals(List.of(), problem.fields());
    }

    @Test
    void input_that_cannot_be_used_names_each_field() {
        FieldProblem name = new FieldProblem("name", Flaw.REQUIRED, Map.of());
        FieldProblem url = new FieldProblem("api_url", Flaw.URL_SCHEME, Map.of());
        Problem both = Problem.input(List.of(name, url));
        assertEquals(Code.INPUT_INVALID, both.code());
        assertEquals(List.of(name, url), both.fields());
        assertEquals(Problem.input(List.of(name)), Problem.input("name", Flaw.REQUIRED, Map.of()));
    }

    @Test
    void it_ends_a_command_as_something_foreseen_and_without_a_stack() {
        Problem problem = Problem.of(Code.STORE_AWAY);
        ProblemException exception = problem.exception();
        assertInstanceOf(Foreseen.class, exception);
        assertEquals(problem, exception.problem());
        assertEquals("store.away", exception.getMessage());
        assertNotNull(exception.getStackTrace());
        assertEquals(0, exception.getStackTrace().length);
    }
}
