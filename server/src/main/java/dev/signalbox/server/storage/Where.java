package dev.signalbox.server.storage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/// The conditions of a query, with their values bound and never pasted.
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    /// Adds a condition that has no value, or whose value is bound under the name it uses.
    Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    Where and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /// One of these; an empty collection means any.
    Where in(String column, Collection<?> anyOf) {
        if (anyOf.isEmpty()) {
            return this;
        }
        List<String> names = new ArrayList<>();
        for (Object value : anyOf) {
            String name = column + values.size();
            names.add(":" + name);
            values.put(name, value);
        }
        conditions.add(column + " IN (" + String.join(", ", names) + ")");
        return this;
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        values.forEach(statement::bind);
        return statement;
    }

    @Override
    public String toString() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }
}
