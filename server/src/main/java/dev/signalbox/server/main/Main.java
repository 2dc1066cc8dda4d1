package dev.signalbox.server.main;

import dev.signalbox.server.settings.BadSetting;
import dev.signalbox.server.settings.Setting;
import dev.signalbox.server.settings.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// `signalbox up` and `signalbox demo`.
public final class Main {
    private static final int WRONG_USAGE = 2;
    private static final int CANNOT_START = 1;

    private Main() {}

    /// Starts it.
    ///
    /// @param args `up` or `demo`, then flags
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        List<String> words = new ArrayList<>(List.of(args));
        boolean demo = !words.isEmpty() && words.getFirst().equals("demo");
        if (!words.isEmpty() && !words.getFirst().startsWith("-")) {
            words.removeFirst();
        }
        if (words.contains("--help") || words.contains("-h")) {
            help(out);
            return;
        }
        Map<String, String> environment = System.getenv();
        CountDownLatch ended = new CountDownLatch(1);
        try {
            Settings settings = Settings.read(words, environment, Path.of(""));
            Logging.level(settings.logLevel());
            Program program = Program.open(settings, environment, demo, out);
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(
                                    () -> {
                                        program.close();
                                        ended.countDown();
                                    },
                                    "shutdown"));
            if (Boolean.getBoolean("signalbox.warmup")) {
                // Only to record what a start needs; see the launcher.
                System.exit(0);
            }
            ended.await();
        } catch (BadSetting e) {
            fail(String.valueOf(e.getMessage()), WRONG_USAGE);
        } catch (IOException e) {
            fail(String.valueOf(e.getMessage()), CANNOT_START);
        } catch (RuntimeException e) {
            fail(words(e), CANNOT_START);
        }
    }

    private static void fail(String message, int code) {
        System.err.println("signalbox: " + message);
        System.exit(code);
    }

    private static String words(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return "The port is taken by another program. Choose another with --port, or 0 for"
                        + " any that is free.";
            }
        }
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "It cannot start: " + root.getMessage();
    }

    private static void help(PrintStream out) {
        out.println("signalbox up    runs Signalbox in the foreground; Ctrl-C ends it");
        out.println("signalbox demo  the same, with a simulated fleet to look at");
        out.println();
        out.println("Settings, as flag > environment > signalbox.yml > default:");
        for (Setting setting : Setting.values()) {
            String fallback = setting.fallback();
            out.println();
            out.println(
                    (setting.secret() ? "" : setting.flag() + ", ")
                            + setting.variable()
                            + (fallback.isEmpty() ? "" : " (" + fallback + ")"));
            out.println("    " + setting.help());
        }
    }
}
