package dev.signalbox.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Finds what a mistyped word may have meant.
final class Similar {
    private static final int MOST = 3;

    private Similar() {}

    /// The known words that are at most a third of the word away, the nearest first. What is behind
    /// a `=` does not count.
    static List<String> to(String word, Collection<String> known) {
        var typed = word.replaceFirst("=.*", "");
        int furthest = Math.max(1, typed.length() / 3);
        return known.stream()
                .filter(one -> distance(typed, one) <= furthest)
                .sorted(Comparator.comparingInt(one -> distance(typed, one)))
                .limit(MOST)
                .toList();
    }

    /// How many letters have to be put in, taken out, changed or swapped with their neighbour.
    static int distance(String a, String b) {
        int[][] far = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                far[i][j] = i == 0 ? j : j == 0 ? i : nearest(far, a, b, i, j);
            }
        }
        return far[a.length()][b.length()];
    }

    private static int nearest(int[][] far, String a, String b, int i, int j) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(far[i - 1][j - 1] + change, 1 + Math.min(far[i - 1][j], far[i][j - 1]));
        boolean swapped =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, far[i - 2][j - 2] + 1) : best;
    }
}
