package dev.signalbox.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `signalbox bench NAME`
public final class Main {
    private Main() {}

    /// One thing that can be measured.
    interface Benchmark {
        void run(Figures figures, List<String> arguments) throws Exception;
    }

    /// What it says, and what it does.
    private record Entry(String help, Benchmark benchmark) {}

    private static final Map<String, Entry> ALL =
            new TreeMap<>(
                    Map.of(
                            "quick-check",
                            new Entry(
                                    "one node with 5,000 live paths against a bare fetch; 100,000"
                                            + " paths on 200 nodes",
                                    new QuickCheck()),
                            "polling",
                            new Entry("1,000 small nodes every 2 s", new Polling()),
                            "api",
                            new Entry("reads at 10,000 streams, 50 clients", new ApiReads()),
                            "live",
                            new Entry(
                                    "a stream dies until an open WebSocket hears of it; 1,000"
                                            + " clients, one of which stops reading",
                                    new LiveDelay()),
                            "start",
                            new Entry(
                                    "until the first answer, with an empty store; memory with 1,000"
                                            + " streams",
                                    new Start())));

    /// Runs what is named.
    public static void main(String[] args) throws Exception {
        Entry entry = args.length == 0 ? null : ALL.get(args[0]);
        if (entry == null) {
            if (args.length > 0 && !args[0].equals("--help")) {
                System.err.println("signalbox: there is no benchmark " + args[0]);
            }
            System.out.println("What can be measured:");
            ALL.forEach((name, one) -> System.out.printf("  %-12s %s%n", name, one.help()));
            System.exit(args.length == 0 || args[0].equals("--help") ? 0 : 2);
            return;
        }
        Figures figures = new Figures(args[0]);
        entry.benchmark().run(figures, List.of(args).subList(1, args.length));
        figures.keep();
        System.exit(0);
    }
}
