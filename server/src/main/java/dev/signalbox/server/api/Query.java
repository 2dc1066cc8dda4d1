package dev.signalbox.server.api;

import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Flaw;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.problems.Problem.FieldProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads query parameters and collects what is wrong with them; call [#check] before using them.
final class Query {
    private final Map<String, List<String>> given;
    private final List<FieldProblem> flaws = new ArrayList<>();

    Query(Map<String, List<String>> given, Set<String> known) {
        this.given = given;
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            List<FieldProblem> fields =
                    unknown.stream()
                            .map(name -> new FieldProblem(name, Flaw.UNKNOWN, Map.of()))
                            .toList();
            throw new Problem(
                            Code.QUERY_UNKNOWN,
                            Map.of(
                                    "names",
                                    String.join(", ", unknown),
                                    "known",
                                    known.isEmpty()
                                            ? "-"
                                            : String.join(", ", new TreeSet<>(known))),
                            fields)
                    .exception();
        }
    }

    /// Ends the call if anything was wrong.
    void check() {
        if (!flaws.isEmpty()) {
            throw Problem.input(flaws).exception();
        }
    }

    private @Nullable String value(String name) {
        List<String> values = given.get(name);
        if (values == null || values.isEmpty()) {
            return null;
        }
        if (values.size() > 1) {
            flaw(name, Flaw.REPEATED, Map.of());
            return null;
        }
        String value = values.getFirst();
        return value.isEmpty() ? null : value;
    }

    private void flaw(String name, Flaw flaw, Map<String, Object> args) {
        flaws.add(new FieldProblem(name, flaw, args));
    }

    int integer(String name, int least, int most, int fallback) {
        return (int) number(name, least, most, fallback);
    }

    long number(String name, long least, long most, long fallback) {
        String value = value(name);
        if (value == null) {
            return fallback;
        }
        try {
            long number = Long.parseLong(value);
            if (number < least) {
                flaw(name, Flaw.TOO_SMALL, Map.of("least", least));
            } else if (number > most) {
                flaw(name, Flaw.TOO_BIG, Map.of("most", most));
            }
            return number;
        } catch (NumberFormatException _) {
            flaw(name, Flaw.NOT_INTEGER, Map.of());
            return fallback;
        }
    }

    Optional<String> text(String name, int most) {
        String value = value(name);
        if (value != null && value.length() > most) {
            flaw(name, Flaw.TOO_LONG, Map.of("most", most));
            return Optional.empty();
        }
        return Optional.ofNullable(value);
    }

    Optional<Boolean> bool(String name) {
        String value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.equals("true") && !value.equals("false")) {
            flaw(name, Flaw.NOT_BOOLEAN, Map.of());
        }
        return Optional.of(value.equals("true"));
    }

    @Nullable Instant time(String name) {
        String value = value(name);
        if (value == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException _) {
            flaw(name, Flaw.NOT_TIME, Map.of());
            return null;
        }
    }

    /// Comma-separated words of a closed set.
    <T> Set<T> anyOf(String name, Iterable<T> all, Function<T, String> code) {
        Map<String, T> allowed = new HashMap<>();
        Set<String> names = new LinkedHashSet<>();
        for (T one : all) {
            allowed.put(code.apply(one), one);
            names.add(code.apply(one));
        }
        Set<T> found = new LinkedHashSet<>();
        for (String word : words(name)) {
            T one = allowed.get(word);
            if (one == null) {
                flaw(name, Flaw.NOT_ONE_OF, Map.of("allowed", String.join(", ", names)));
            } else {
                found.add(one);
            }
        }
        return found;
    }

    Set<Long> ids(String name) {
        Set<Long> ids = new LinkedHashSet<>();
        for (String word : words(name)) {
            if (word.matches("\\d{1,18}")) {
                ids.add(Long.parseLong(word));
            } else {
                flaw(name, Flaw.NOT_INTEGER, Map.of());
            }
        }
        return ids;
    }

    Set<String> words(String name) {
        String value = value(name);
        if (value == null) {
            return Set.of();
        }
        Set<String> words = new LinkedHashSet<>(List.of(value.strip().split("\\s*,\\s*")));
        if (words.size() > 1_000) {
            flaw(name, Flaw.TOO_MANY, Map.of("most", 1_000));
            return Set.of();
        }
        return words;
    }

    /// `key:value` pairs.
    Map<String, String> labels(String name) {
        Map<String, String> labels = new HashMap<>();
        for (String word : words(name)) {
            int colon = word.indexOf(':');
            if (colon < 1) {
                flaw(name, Flaw.LABEL_FORM, Map.of());
            } else {
                labels.put(word.substring(0, colon), word.substring(colon + 1));
            }
        }
        return labels;
    }

    /// One criterion of an order.
    record By<T>(T key, boolean descending) {}

    /// `sort=field,-field`.
    <T> List<By<T>> sort(String name, Iterable<T> all, Function<T, String> code) {
        Map<String, T> allowed = new HashMap<>();
        all.forEach(one -> allowed.put(code.apply(one), one));
        List<By<T>> order = new ArrayList<>();
        for (String word : words(name)) {
            boolean descending = word.startsWith("-");
            T key = allowed.get(descending ? word.substring(1) : word);
            if (key == null) {
                String names = allowed.keySet().stream().sorted().collect(Collectors.joining(", "));
                flaw(name, Flaw.NOT_ONE_OF, Map.of("allowed", names));
            } else {
                order.add(new By<>(key, descending));
            }
        }
        return order;
    }

    /// Which part of a list is wanted.
    record Paging(int page, int perPage) {
        int offset() {
            return (page - 1) * perPage;
        }

        int pages(long total) {
            return (int) ((total + perPage - 1) / perPage);
        }
    }

    Paging paging() {
        // Beyond this the offset would not fit a number.
        int page = integer("page", 1, 2_000_000, 1);
        return new Paging(page, integer("per_page", 1, 1_000, 50));
    }
}
