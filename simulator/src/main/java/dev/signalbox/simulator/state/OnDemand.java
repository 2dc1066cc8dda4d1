package dev.signalbox.simulator.state;

import java.util.List;

/// When a source that runs only on demand is started and stopped, as a function of what happens.
final class OnDemand {

    private OnDemand() {}

    /// Where an on-demand source stands.
    enum Phase {
        /// Not running.
        INITIAL,
        /// Started, and readers wait for it.
        WAITING,
        /// Running with readers.
        READY,
        /// Running without readers, about to stop.
        CLOSING
    }

    /// What can happen to it.
    enum Signal {
        /// Somebody wants to read.
        WANTED,
        /// The stream is there.
        SOURCE_READY,
        /// The stream did not come in time.
        START_TIMEOUT,
        /// A reader was added.
        READER_JOINED,
        /// The last reader left.
        LAST_READER_LEFT,
        /// Nobody came for long enough.
        CLOSE_TIMEOUT,
        /// The stream broke off.
        SOURCE_LOST
    }

    /// What has to be done about it.
    enum Act {
        /// Start the source.
        START,
        /// Stop the source.
        STOP,
        /// Let the waiting readers down.
        FAIL_WAITING,
        /// Give the source so long to come.
        ARM_START_TIMER,
        /// It came.
        DISARM_START_TIMER,
        /// Keep the source so long for the next reader.
        ARM_CLOSE_TIMER,
        /// One came.
        DISARM_CLOSE_TIMER
    }

    /// The next phase and what has to be done, in order.
    record Step(Phase phase, List<Act> acts) {

        static Step to(Phase phase, Act... acts) {
            return new Step(phase, List.of(acts));
        }
    }

    static Step step(Phase phase, Signal signal) {
        return switch (phase) {
            case INITIAL ->
                    switch (signal) {
                        case WANTED -> Step.to(Phase.WAITING, Act.START, Act.ARM_START_TIMER);
                        case SOURCE_READY,
                                START_TIMEOUT,
                                READER_JOINED,
                                LAST_READER_LEFT,
                                CLOSE_TIMEOUT,
                                SOURCE_LOST ->
                                Step.to(Phase.INITIAL);
                    };
            case WAITING ->
                    switch (signal) {
                        case SOURCE_READY ->
                                Step.to(Phase.CLOSING, Act.DISARM_START_TIMER, Act.ARM_CLOSE_TIMER);
                        case START_TIMEOUT -> Step.to(Phase.INITIAL, Act.FAIL_WAITING, Act.STOP);
                        case WANTED, READER_JOINED, LAST_READER_LEFT, CLOSE_TIMEOUT, SOURCE_LOST ->
                                Step.to(Phase.WAITING);
                    };
            case READY ->
                    switch (signal) {
                        case LAST_READER_LEFT -> Step.to(Phase.CLOSING, Act.ARM_CLOSE_TIMER);
                        case SOURCE_LOST -> Step.to(Phase.INITIAL, Act.STOP);
                        case WANTED, SOURCE_READY, START_TIMEOUT, READER_JOINED, CLOSE_TIMEOUT ->
                                Step.to(Phase.READY);
                    };
            case CLOSING ->
                    switch (signal) {
                        case READER_JOINED -> Step.to(Phase.READY, Act.DISARM_CLOSE_TIMER);
                        case CLOSE_TIMEOUT -> Step.to(Phase.INITIAL, Act.STOP);
                        case SOURCE_LOST ->
                                Step.to(Phase.INITIAL, Act.DISARM_CLOSE_TIMER, Act.STOP);
                        case WANTED, SOURCE_READY, START_TIMEOUT, LAST_READER_LEFT ->
                                Step.to(Phase.CLOSING);
                    };
        };
    }
}
