package dev.signalbox.mediamtx.config;

import static dev.signalbox.mediamtx.config.Writes.accepted;
import static dev.signalbox.mediamtx.config.Writes.bytes;
import static dev.signalbox.mediamtx.config.Writes.fresh;
import static dev.signalbox.mediamtx.config.Writes.path;
import static dev.signalbox.mediamtx.config.Writes.printed;
import static dev.signalbox.mediamtx.config.Writes.refused;
import static dev.signalbox.mediamtx.config.Writes.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigWritesTest {

    private static final byte[] NOTHING = bytes("{}");

    @Test
    void a_path_that_is_added_has_the_defaults_and_what_was_given() {
        var state = with(fresh("1.20.1"), "cam1", "{\"maxReaders\":3}");
        assertEquals(3, path(state, "cam1").number("maxReaders"));
        assertEquals("publisher", path(state, "cam1").text("source"));
        assertEquals("cam1", path(state, "cam1").text("name"));
    }

    @Test
    void a_path_cannot_be_added_twice_but_it_can_be_replaced() {
        var state = with(fresh("1.20.1"), "cam1", "{\"maxReaders\":3}");
        var refusal = refused(ConfigWrites.add(state, "cam1", NOTHING));
        assertEquals(400, refusal.status());
        assertEquals("path already exists", refusal.message());
        assertSame(state, refusal.state());
        var replaced = accepted(ConfigWrites.replace(state, "cam1", NOTHING));
        assertEquals(0, path(replaced, "cam1").number("maxReaders"));
    }

    @Test
    void replacing_a_path_that_does_not_exist_adds_it() {
        var state = accepted(ConfigWrites.replace(fresh("1.20.1"), "cam1", NOTHING));
        assertEquals("cam1", path(state, "cam1").name());
    }

    @Test
    void a_patch_keeps_what_it_does_not_mention_and_null_means_not_given() {
        var state = with(fresh("1.20.1"), "cam1", "{\"maxReaders\":3,\"record\":true}");
        state =
                accepted(
                        ConfigWrites.patch(
                                state, "cam1", bytes("{\"maxReaders\":4,\"record\":null}")));
        assertEquals(4, path(state, "cam1").number("maxReaders"));
        assertTrue(path(state, "cam1").flag("record"));
    }

    @Test
    void patching_or_deleting_a_path_that_does_not_exist_is_not_found() {
        var state = fresh("1.20.1");
        assertEquals(404, refused(ConfigWrites.patch(state, "x", NOTHING)).status());
        var refusal = refused(ConfigWrites.delete(state, "x"));
        assertEquals(404, refusal.status());
        assertEquals("path not found", refusal.message());
    }

    @Test
    void a_deleted_path_is_gone() {
        var state = with(fresh("1.20.1"), "cam1", "{}");
        assertNull(accepted(ConfigWrites.delete(state, "cam1")).path("cam1"));
    }

    @Test
    void paths_inherit_changed_defaults_unless_they_say_otherwise() {
        var state = with(with(fresh("1.20.1"), "a", "{}"), "b", "{\"maxReaders\":1}");
        state = accepted(ConfigWrites.patchPathDefaults(state, bytes("{\"maxReaders\":7}")));
        assertEquals(7, path(state, "a").number("maxReaders"));
        assertEquals(1, path(state, "b").number("maxReaders"));
    }

    @Test
    void defaults_that_would_break_a_path_are_refused() {
        var state = with(fresh("1.20.1"), "a", "{}");
        var refusal = refused(ConfigWrites.patchPathDefaults(state, bytes("{\"source\":\"bad\"}")));
        assertEquals("invalid source: 'bad'", refusal.message());
    }

    @Test
    void a_write_that_changes_nothing_leaves_the_very_same_configurations() {
        var state = with(fresh("1.20.1"), "a", "{\"maxReaders\":1}");
        var same = accepted(ConfigWrites.patch(state, "a", bytes("{\"maxReaders\":1}")));
        assertSame(path(state, "a"), path(same, "a"));
        var defaults = accepted(ConfigWrites.patchPathDefaults(state, NOTHING));
        assertSame(path(state, "a"), path(defaults, "a"));
    }

    @Test
    void since_1_16_a_refused_patch_poisons_every_later_write() {
        var state = with(with(fresh("1.16.0"), "a", "{}"), "b", "{}");
        var refusal = refused(ConfigWrites.patch(state, "b", bytes("{\"source\":\"bad\"}")));
        var poisoned = refusal.state();
        assertEquals("publisher", path(poisoned, "b").text("source"), "what is shown is intact");
        for (var later :
                java.util.List.of(
                        ConfigWrites.add(poisoned, "c", NOTHING),
                        ConfigWrites.patch(poisoned, "a", bytes("{\"maxReaders\":1}")),
                        ConfigWrites.patch(poisoned, "b", bytes("{\"maxReaders\":1}")),
                        ConfigWrites.delete(poisoned, "a"),
                        ConfigWrites.patchGlobals(poisoned, bytes("{\"rtmp\":false}")),
                        ConfigWrites.patchPathDefaults(poisoned, bytes("{\"maxReaders\":1}")))) {
            assertEquals("invalid source: 'bad'", refused(later).message());
        }
    }

    @Test
    void a_poisoned_path_is_healed_by_replacing_deleting_or_patching_it_right() {
        var state = with(fresh("1.20.1"), "a", "{}");
        var poisoned =
                refused(ConfigWrites.patch(state, "a", bytes("{\"source\":\"bad\"}"))).state();
        accepted(ConfigWrites.replace(poisoned, "a", NOTHING));
        accepted(ConfigWrites.delete(poisoned, "a"));
        var healed =
                accepted(ConfigWrites.patch(poisoned, "a", bytes("{\"source\":\"publisher\"}")));
        with(healed, "b", "{}");
    }

    @Test
    void before_1_16_a_refused_patch_leaves_nothing_behind() {
        var state = with(fresh("1.15.6"), "a", "{}");
        var refusal = refused(ConfigWrites.patch(state, "a", bytes("{\"source\":\"bad\"}")));
        assertSame(state, refusal.state());
        with(refusal.state(), "b", "{}");
    }

    @Test
    void a_refused_add_or_replace_leaves_nothing_behind() {
        var state = with(fresh("1.20.1"), "a", "{}");
        var bad = bytes("{\"source\":\"bad\"}");
        assertSame(state, refused(ConfigWrites.add(state, "b", bad)).state());
        assertSame(state, refused(ConfigWrites.replace(state, "a", bad)).state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "~^.*$"})
    void only_one_configuration_can_be_for_all_paths(String alias) {
        var state = with(fresh("1.20.1"), "all_others", "{}");
        var refusal = refused(ConfigWrites.add(state, alias, NOTHING));
        assertEquals("all_others, all and '~^.*$' are aliases", refusal.message());
        accepted(ConfigWrites.replace(state, "all_others", bytes("{\"maxReaders\":1}")));
    }

    @Test
    void since_1_20_1_passwords_are_shown_as_redacted_and_can_become_it() {
        var users =
                "{\"authInternalUsers\":[{\"user\":\"ann\",\"pass\":\"%s\",\"ips\":[],"
                        + "\"permissions\":[]}]}";
        var state =
                accepted(
                        ConfigWrites.patchGlobals(
                                fresh("1.20.1"), bytes(users.formatted("secret"))));
        var json = new dev.signalbox.mediamtx.wire.Json();
        state.printGlobals(json);
        assertTrue(json.toString().contains("\"pass\":\"\\u003credacted\\u003e\""));
        assertFalse(json.toString().contains("secret"));
        assertEquals("secret", state.users().getFirst().pass());
        var overwritten =
                accepted(ConfigWrites.patchGlobals(state, bytes(users.formatted("<redacted>"))));
        assertEquals("<redacted>", overwritten.users().getFirst().pass());
    }

    @Test
    void deprecated_keys_are_printed_only_once_they_are_set() {
        var state = with(fresh("1.20.1"), "a", "{\"fallback\":\"/b\"}");
        assertTrue(printed(state, "a").contains("\"fallback\":\"/b\""));
        assertFalse(printed(with(state, "b", "{}"), "b").contains("fallback"));
    }

    @Test
    void the_file_layer_survives_what_the_api_changed() {
        var store = new ConfigStore(fresh("1.20.1").version());
        store.setFilePaths(java.util.Map.of("a", "{\"maxReaders\":1}"));
        store.put(with(store.current(), "b", "{}"));
        store.setFilePaths(java.util.Map.of("c", "{}"));
        assertEquals(java.util.Set.of("a", "b", "c"), store.current().paths().keySet());
        store.removeFilePath("c");
        store.reload();
        assertEquals(java.util.Set.of("a"), store.current().paths().keySet());
    }
}
