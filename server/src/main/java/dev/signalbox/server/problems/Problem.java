package dev.signalbox.server.problems;

import java.util.List;
import java.util.Map;

/// Why something was not done.
///
/// @param args values for the words, by name
/// @param fields what is wrong with the input, field by field
public record Problem(Code code, Map<String, Object> args, List<FieldProblem> fields) {

    public Problem {
        args = Map.copyOf(args);
        fields = List.copyOf(fields);
    }

    public static Problem of(Code code) {
        return new Problem(code, Map.of(), List.of());
    }

    public static Problem of(Code code, Map<String, Object> args) {
        return new Problem(code, args, List.of());
    }

    /// Input that cannot be used.
    public static Problem input(List<FieldProblem> fields) {
        return new Problem(Code.INPUT_INVALID, Map.of(), fields);
    }

    /// One field that cannot be used.
    public static Problem input(String field, Flaw flaw, Map<String, Object> args) {
        return input(List.of(new FieldProblem(field, flaw, args)));
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    /// What is wrong with one field.
    public record FieldProblem(String field, Flaw flaw, Map<String, Object> args) {
        public FieldProblem {
            args = Map.copyOf(args);
        }
    }
}
