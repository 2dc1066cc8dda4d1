package dev.signalbox.simulator;

import static dev.signalbox.simulator.Refusals.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void without_arguments_it_is_the_demo_on_free_ports_of_this_machine() {
        var wanted = CommandLine.parse();
        assertNull(wanted.scene());
        assertFalse(wanted.plain());
        assertEquals(0, wanted.basePort());
        assertEquals(-1, wanted.rtspPort());
        assertEquals("127.0.0.1", wanted.bind().getHostAddress());
        assertNull(wanted.seed());
        assertNull(wanted.version());
    }

    @Test
    void every_option_can_be_given_with_a_space_or_an_equals_sign() {
        var wanted =
                CommandLine.parse(
                        "--nodes=3 --paths 7 --version=1.15.6 --base-port 20000 --control-port=20100"
                                .concat(" --rtsp-port 20200 --bind=0.0.0.0 --seed -5 --user ann")
                                .concat(" --password=a=b")
                                .split(" "));
        assertTrue(wanted.plain());
        assertEquals(3, wanted.nodes());
        assertEquals(7, wanted.paths());
        assertEquals("1.15.6", String.valueOf(wanted.version()));
        assertEquals(20_000, wanted.basePort());
        assertEquals(20_100, wanted.controlPort());
        assertEquals(20_200, wanted.rtspPort());
        assertEquals("0.0.0.0", wanted.bind().getHostAddress());
        assertEquals(-5L, wanted.seed());
        assertEquals("ann", wanted.user());
        assertEquals("a=b", wanted.password());
    }

    @Test
    void paths_alone_make_one_node() {
        var wanted = CommandLine.parse("--paths", "7");
        assertTrue(wanted.plain());
        assertEquals(1, wanted.nodes());
    }

    @Test
    void the_help_names_every_option() {
        assertTrue(CommandLine.parse("--help").help());
        assertTrue(CommandLine.parse("-h").help());
        for (var option :
                "--scene --nodes --paths --version --base-port --control-port --rtsp-port --bind --seed --user --password"
                        .split(" ", -1)) {
            assertTrue(CommandLine.HELP.contains(option), option);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "--foo | There is no option '--foo'",
                "extra | There is no option 'extra'",
                "--nodes | The option --nodes needs a value",
                "--nodes x | --nodes is a whole number, not 'x'",
                "--nodes 0 | --nodes is from 1 to 5000, not 0",
                "--paths -1 | --paths is from 0 to 100000, not -1",
                "--base-port 70000 | --base-port is from 0 to 65535, not 70000",
                "--nodes 100 --base-port 65500 | 100 nodes do not fit between port 65500 and 65535",
                "--version 2 | '2' is not a MediaMTX release",
                "--bind node | 'node' is not an IP address to listen on",
                "--seed x | --seed is a whole number, not 'x'",
                "--user ann | --user and --password belong together",
                "--scene demo --nodes 1 | --nodes and --paths describe a fleet of their own"
            })
    void mistakes_are_said_in_a_sentence(String arguments, String message) {
        var said = refusal(() -> CommandLine.parse(arguments.split(" ", -1)));
        assertTrue(said.startsWith(message), said);
    }
}
