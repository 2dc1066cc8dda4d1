package dev.signalbox.simulator.api;

import dev.signalbox.mediamtx.wire.Bytes;
import dev.signalbox.simulator.fault.Fault;
import dev.signalbox.simulator.fault.FaultKind;
import dev.signalbox.simulator.fault.Faults;
import dev.signalbox.simulator.http.Delivery;
import dev.signalbox.simulator.http.HttpReply;
import dev.signalbox.simulator.http.HttpRequest;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lets faults get in the way of a request: before it is understood, and on the way out.
final class FaultGate {

    private static final String PROXY_PAGE =
            "<html><head><title>Sign in</title></head><body>Please sign in.</body></html>";
    private static final String NOT_HTTP = "\u0016\u0003\u0001\u0002SSH-2.0-OpenSSH_9.6\r\n\u0000";

    private final Faults faults;
    private final Answers answers;

    FaultGate(Faults faults, Answers answers) {
        this.faults = faults;
        this.answers = answers;
    }

    /// What is answered in place of the truth, or null. Waits when the node is slow or hangs.
    @Nullable HttpReply before(HttpRequest request) throws InterruptedException {
        var url = request.path();
        if (waitWhileHanging(url)) {
            return raw(new Bytes(0));
        }
        waitWhileSlow(url);
        if (concerned(FaultKind.GARBAGE, url)) {
            return raw(Bytes.of(NOT_HTTP));
        }
        if (concerned(FaultKind.NOT_JSON, url)) {
            return HttpReply.text(200, "text/html; charset=utf-8", PROXY_PAGE);
        }
        if (concerned(FaultKind.UNAUTHORIZED, url)) {
            return answers.unauthorized(request.header("authorization") == null);
        }
        if (concerned(FaultKind.NOT_FOUND, url)) {
            return Answers.noRoute();
        }
        return concerned(FaultKind.TERMINATED, url) ? answers.error(500, "terminated") : null;
    }

    /// The answer as it goes out.
    HttpReply after(HttpRequest request, HttpReply reply) {
        var url = request.path();
        if (concerned(FaultKind.HALF_BODY, url)) {
            return reply.delivered(new Delivery.Half());
        }
        var trickle = faults.concerning(FaultKind.TRICKLE, url);
        return trickle == null
                ? reply
                : reply.delivered(new Delivery.Trickle(trickle.delay(), faults.untilChange()));
    }

    /// The fault of a kind that concerns a URL, or null.
    @Nullable Fault fault(FaultKind kind, String url) {
        return faults.concerning(kind, url);
    }

    private boolean concerned(FaultKind kind, String url) {
        return faults.concerning(kind, url) != null;
    }

    private boolean waitWhileHanging(String url) throws InterruptedException {
        boolean hung = false;
        var change = faults.untilChange();
        while (concerned(FaultKind.HANG, url)) {
            hung = true;
            change.await();
            change = faults.untilChange();
        }
        return hung;
    }

    private void waitWhileSlow(String url) throws InterruptedException {
        long since = System.nanoTime();
        var change = faults.untilChange();
        var fault = faults.concerning(FaultKind.SLOW, url);
        while (fault != null) {
            long left = fault.delay().toNanos() - (System.nanoTime() - since);
            if (left <= 0 || !change.await(left, TimeUnit.NANOSECONDS)) {
                return;
            }
            change = faults.untilChange();
            fault = faults.concerning(FaultKind.SLOW, url);
        }
    }

    private static HttpReply raw(Bytes bytes) {
        return HttpReply.empty(200).delivered(new Delivery.Raw(bytes));
    }
}
