package dev.signalbox.server.problems;

/// Ends a command that cannot be carried out. It is answered and not logged, so it has no stack.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.code().text(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
