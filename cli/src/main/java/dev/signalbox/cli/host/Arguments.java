package dev.signalbox.cli.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The words of the command line, as they were typed. Java reads them in the character set of the
/// locale, and in the locale `C` that loses every letter outside of ASCII; Linux still has them.
public final class Arguments {
    private static final char LOST = '\uFFFD';
    private static final Path TYPED = Path.of("/proc/self/cmdline");

    private Arguments() {}

    /// The words, mended where Java lost a letter.
    public static List<String> of(String[] words) {
        var read = List.of(words);
        if (read.stream().allMatch(word -> word.indexOf(LOST) < 0)) {
            return read;
        }
        try {
            return mended(read, new String(Files.readAllBytes(TYPED), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return read;
        }
    }

    /// The last words of a line whose words end with NUL, if there are enough.
    static List<String> mended(List<String> read, String typed) {
        var all = List.of(typed.split("\0", -1));
        int end = all.size() - 1; // behind the last NUL
        return end < read.size() ? read : all.subList(end - read.size(), end);
    }
}
