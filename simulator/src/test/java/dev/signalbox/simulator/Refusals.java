package dev.signalbox.simulator;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/// What is said when something is refused.
public final class Refusals {

    private Refusals() {}

    /// The message of bad input.
    public static String refusal(Executable attempt) {
        return messageOf(IllegalArgumentException.class, attempt);
    }

    /// The message of any failure.
    public static String messageOf(Class<? extends Exception> type, Executable attempt) {
        return String.valueOf(assertThrows(type, attempt).getMessage());
    }
}
