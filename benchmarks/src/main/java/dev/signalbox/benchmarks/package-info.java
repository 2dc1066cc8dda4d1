/// Figures that are measured on the whole program and kept: each benchmark starts a real Signalbox
/// and simulated nodes as programs of their own, prints what it found, where it can as a ratio to
/// something run in the same minute, and writes it to `benchmarks/results/`. It never fails by its
/// figures.
@NullMarked
package dev.signalbox.benchmarks;

import org.jspecify.annotations.NullMarked;
