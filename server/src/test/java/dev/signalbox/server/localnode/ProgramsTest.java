package dev.signalbox.server.localnode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
    private final Path first;
    private final Path second;
    private final Path cache;
    private final Programs programs;

    ProgramsTest(@TempDir Path folder) throws IOException {
        first = Files.createDirectory(folder.resolve("first"));
        second = Files.createDirectory(folder.resolve("second"));
        cache = folder.resolve("cache");
        programs = new Programs(List.of(folder.resolve("gone"), first, second), cache);
    }

    private static Path program(Path folder) throws IOException {
        Path program = Files.createDirectories(folder).resolve("mediamtx");
        Files.writeString(program, "#!/bin/sh\n");
        assertTrue(program.toFile().setExecutable(true));
        return program;
    }

    @Test
    void where_there_is_none_none_is_found() throws IOException {
        assertEquals(Optional.empty(), programs.find());
    }

    @Test
    void the_search_path_comes_before_the_cache_and_goes_by_its_order() throws IOException {
        Path cached = program(cache.resolve("99.0.0"));
        assertEquals(Optional.of(cached), programs.find());
        Path later = program(second);
        assertEquals(Optional.of(later), programs.find());
        Path earlier = program(first);
        assertEquals(Optional.of(earlier), programs.find());
    }

    @Test
    void of_the_cache_it_is_the_newest_version_by_number_and_not_by_letter() throws IOException {
        program(cache.resolve("1.9.3"));
        Path newest = program(cache.resolve("1.20.1"));
        program(cache.resolve("1.19.10"));
        program(cache.resolve("1.2.0"));
        assertEquals(Optional.of(newest), programs.find());
    }

    @Test
    void what_is_no_version_in_the_cache_is_passed_over() throws IOException {
        program(cache.resolve("latest"));
        Files.writeString(cache.resolve("notes"), "words");
        assertEquals(Optional.empty(), programs.find());
        Path old = program(cache.resolve("1.9.0"));
        Files.createDirectories(cache.resolve("1.20.1"));
        assertEquals(Optional.of(old), programs.find(), "a newer one was never fetched");
    }

    @Test
    void what_cannot_be_run_is_passed_over() throws IOException {
        Files.createDirectory(first.resolve("mediamtx"));
        Files.writeString(second.resolve("mediamtx"), "not executable");
        assertEquals(Optional.empty(), programs.find());
        Path cached = program(cache.resolve("1.20.1"));
        assertEquals(Optional.of(cached), programs.find());
    }

    @Test
    void a_version_is_fetched_to_where_it_is_found_again() throws IOException {
        Path fetched = program(programs.folder(Release.VERSION));
        assertEquals(Optional.of(fetched), programs.find());
    }
}
