package dev.signalbox.server.shape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which room may use which, and which of them alone may touch the outside world. A wall that is in
/// the way is changed here, in `ARCHITECTURE.md` and in the `package-info` of the room, on purpose.
class WallsTest {
    private static final String SERVER = "dev.signalbox.server.";

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(
                            "dev.signalbox.server",
                            "dev.signalbox.model",
                            "dev.signalbox.mediamtx");

    /// From the ground up: a room uses only rooms above it in this list, so there are no cycles.
    private static Map<String, Set<String>> rooms() {
        Map<String, Set<String>> rooms = new LinkedHashMap<>();
        rooms.put("work", Set.of());
        rooms.put("settings", Set.of());
        rooms.put("problems", Set.of("work"));
        rooms.put("words", Set.of("problems"));
        rooms.put("processes", Set.of("work"));
        rooms.put("access", Set.of("problems", "work"));
        rooms.put("idempotency", Set.of("problems", "work"));
        rooms.put("events", Set.of("work"));
        rooms.put("nodes", Set.of("events", "problems"));
        rooms.put("polling", Set.of("work"));
        rooms.put("fleet", Set.of("events", "problems"));
        rooms.put("incidents", Set.of("events", "fleet", "problems", "work"));
        rooms.put("live", Set.of("events", "fleet", "words", "work"));
        rooms.put("metrics", Set.of("fleet", "polling"));
        rooms.put("localnode", Set.of("nodes", "processes", "settings"));
        rooms.put("demo", Set.of("localnode", "nodes", "processes"));
        rooms.put(
                "storage",
                Set.of(
                        "access",
                        "events",
                        "fleet",
                        "idempotency",
                        "incidents",
                        "nodes",
                        "problems"));
        rooms.put(
                "api",
                Set.of(
                        "access",
                        "events",
                        "fleet",
                        "idempotency",
                        "incidents",
                        "live",
                        "nodes",
                        "polling",
                        "problems",
                        "words",
                        "work"));
        // Wiring knows everything, and nothing knows it.
        rooms.put("main", Set.copyOf(rooms.keySet()));
        return rooms;
    }

    @Test
    void a_room_uses_only_what_the_table_gives_it() {
        Map<String, Set<String>> breaches = used();
        rooms().forEach(
                        (room, allowed) ->
                                breaches.getOrDefault(room, new TreeSet<>()).removeAll(allowed));
        breaches.values().removeIf(Set::isEmpty);

        assertEquals(Map.of(), breaches, "These rooms use others that they may not use");
    }

    @Test
    void the_table_gives_no_more_than_is_used() {
        Map<String, Set<String>> spare = new TreeMap<>();
        Map<String, Set<String>> used = used();
        rooms().forEach((room, allowed) -> spare.put(room, new TreeSet<>(allowed)));
        spare.forEach((room, allowed) -> allowed.removeAll(used.getOrDefault(room, Set.of())));
        spare.remove("main");
        spare.values().removeIf(Set::isEmpty);

        assertEquals(Map.of(), spare, "Nothing uses these doors; close them");
    }

    @Test
    void rooms_make_no_cycles() {
        Set<String> below = new HashSet<>();
        rooms().forEach(
                        (room, allowed) -> {
                            Set<String> unfounded = new TreeSet<>(allowed);
                            unfounded.removeAll(below);
                            assertEquals(Set.of(), unfounded, room + " uses what comes after it");
                            below.add(room);
                        });
    }

    private static Map<String, Set<String>> used() {
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass one : CODE) {
            String from = room(one);
            one.getDirectDependenciesFromSelf()
                    .forEach(
                            use -> {
                                String to = room(use.getTargetClass().getBaseComponentType());
                                if (!from.isEmpty() && !to.isEmpty() && !from.equals(to)) {
                                    used.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
                                }
                            });
        }
        return used;
    }

    private static String room(JavaClass one) {
        String name = one.getPackageName() + ".";
        return name.startsWith(SERVER)
                ? name.substring(SERVER.length(), name.indexOf('.', SERVER.length()))
                : "";
    }

    @Test
    void sql_is_in_storage_alone() {
        only("storage", "java.sql..", "javax.sql..", "org.jdbi..", "org.flywaydb..");
        only("storage", "com.zaxxer..", "org.sqlite..", "org.postgresql..");
    }

    @Test
    void http_is_in_the_api_alone() {
        only("api", "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");
    }

    private static void only(String room, String... packages) {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(SERVER + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(packages));
    }

    @Test
    void settings_and_programs_of_others_are_read_in_one_room_each() {
        only("settings", "org.snakeyaml..");
        only("access", "org.bouncycastle..");
        only("metrics", "io.prometheus..");
        only("localnode", "org.apache.commons.compress..", "java.net.http..");
    }

    @Test
    void only_processes_starts_programs() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(SERVER + "processes..")
                        .should()
                        .dependOnClassesThat()
                        .belongToAnyOf(ProcessBuilder.class, Process.class)
                        .orShould()
                        .callMethod(Runtime.class, "exec", String[].class));
    }

    @Test
    void only_work_has_threads() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(SERVER + "(*)..")
                        .and()
                        .resideOutsideOfPackages(SERVER + "work..", SERVER + "main..")
                        .should()
                        .callConstructor(Thread.class, Runnable.class)
                        .orShould()
                        .callMethod(Thread.class, "ofVirtual")
                        .orShould()
                        .callMethod(Thread.class, "ofPlatform")
                        .orShould()
                        .callMethod(Thread.class, "sleep", long.class)
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.concurrent.Executors"));
    }

    @Test
    void only_work_reads_the_clock() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(SERVER + "(*)..", "dev.signalbox.model..")
                        .and()
                        .resideOutsideOfPackage(SERVER + "work..")
                        .should()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(java.time.Instant.class, "now")
                        .orShould()
                        .callMethod(java.time.InstantSource.class, "system"));
    }

    @Test
    void the_model_is_values_and_rules_alone() {
        check(
                classes()
                        .that()
                        .resideInAPackage("dev.signalbox.model..")
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(
                                "dev.signalbox.model..",
                                "java.lang..",
                                "java.time..",
                                "java.util",
                                "java.util.function..",
                                "java.util.regex..",
                                "java.util.stream..",
                                "org.jspecify..")
                        .orShould()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.net.URI"));
    }

    @Test
    void the_client_knows_the_model_and_no_server() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage("dev.signalbox.mediamtx..", "dev.signalbox.model..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("dev.signalbox.server.."));
    }

    private static void check(ArchRule rule) {
        rule.check(CODE);
    }
}
