package dev.signalbox.simulator.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.signalbox.simulator.state.Track;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parameter sets that x264 and x265 made.
class SpsTest {

    @ParameterizedTest
    @CsvSource({
        "Z2QAH6zZQFAFuwEQAAADABAAAAMDIPGDGWA=, 1280, 720, High, 3.1",
        "Z01AKOygPAET8uAiAAADAAIAAAMAZB4wYyw=, 1920, 1080, Main, 4",
        "Z0LAHtkAoC/5cBEAAAMAAQAAAwAyDxYuSA==, 640, 360, Baseline, 3",
        "Z3oADbzZQVCHiI/ARAAAAwAEAAADAMg8UKZY, 322, 242, High 4:2:2, 1.3",
        "Z/QAHpGbKBQHtgIgAAADACAAAAZB4sWywA==, 640, 480, High 4:4:4 Predictive, 3",
        "Z2QAKKzZQHgET94CIAAAAwAgAAAGQ+LFssA=, 1920, 1080, High, 4"
    })
    void h264_says_size_profile_and_level(
            String base64, int width, int height, String profile, String level) {
        assertEquals(
                Track.h264(width, height, profile, level),
                Sps.h264(Base64.getDecoder().decode(base64)));
    }

    @ParameterizedTest
    @CsvSource({
        "QgEBAWAAAAMAkAAAAwAAAwB4oAPAgBDlllZpJMrwFoCAAAADAIAAAAyE, 1920, 1080, Main, 4",
        "QgEBAiAAAAMAkAAAAwAAAwBdoAKAgC0TZZWaSTK8BaAgAAADACAAAAMDIQ==, 1280, 720, Main 10, 3.1",
        "QgEBAWAAAAMAkAAAAwAAAwA8oApID5ySZZWaSTK8BaAgAAADACAAAAMDIQ==, 322, 242, Main, 2"
    })
    void h265_says_size_profile_and_level(
            String base64, int width, int height, String profile, String level) {
        assertEquals(
                Track.h265(width, height, profile, level),
                Sps.h265(Base64.getDecoder().decode(base64)));
    }

    @Test
    void what_is_cut_off_does_not_throw() {
        for (int length = 0; length < 30; length++) {
            byte[] nal = new byte[length];
            for (int i = 0; i < length; i++) {
                nal[i] = (byte) (i * 37);
            }
            Sps.h264(nal);
            Sps.h265(nal);
        }
    }

    @Test
    void numbers_are_read_bit_by_bit() {
        var in = new BitReader(new byte[] {0, (byte) 0b1010_0110, (byte) 0b0100_0000}, 1);
        assertEquals(0, in.unsigned());
        assertEquals(1, in.unsigned());
        assertEquals(-1, in.signed());
        assertEquals(0, in.bits(2));
    }

    @Test
    void bytes_that_only_keep_start_codes_apart_are_left_out() {
        var in = new BitReader(new byte[] {0, 0, 3, 1, 0, 0, 3}, 0);
        assertEquals(0, in.bits(16));
        assertEquals(1, in.bits(8));
        assertEquals(0, in.bits(16));
    }
}
