package dev.signalbox.server.api;

import dev.signalbox.server.problems.Code;
import dev.signalbox.server.problems.Flaw;
import dev.signalbox.server.problems.Problem;
import dev.signalbox.server.words.Language;
import io.javalin.config.JettyConfig;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.Callback;

/// The server below the routes: what it takes, and how it refuses what never gets to a route.
final class HttpLayer {
    /// Of the request line and of all headers together.
    private static final int MOST_HEADER_BYTES = 8 << 10;

    private static final int MOST_MESSAGE_BYTES = 64 << 10;
    private static final Pattern BESIDE_URL =
            Pattern.compile(
                    "content|transfer|chunk|header|version|upgrade|host", Pattern.CASE_INSENSITIVE);

    private HttpLayer() {}

    static void configure(JettyConfig jetty, ProblemAnswers problems) {
        jetty.modifyHttpConfiguration(
                http -> {
                    http.setSendServerVersion(false);
                    http.setRequestHeaderSize(MOST_HEADER_BYTES);
                });
        Refusal refusal = new Refusal(problems);
        jetty.modifyServer(
                server -> {
                    server.setErrorHandler(refusal);
                    server.insertHandler(new Gate());
                });
        jetty.modifyServletContextHandler(
                context -> {
                    context.setErrorHandler(refusal);
                    forgetful(context.getSessionHandler());
                });
        jetty.modifyWebSocketServletFactory(
                factory -> factory.setMaxTextMessageSize(MOST_MESSAGE_BYTES));
    }

    /// Every WebSocket makes a session of the servlet kind, which nobody uses: it gets no cookie
    /// and is not kept.
    private static void forgetful(SessionHandler sessions) {
        sessions.setUsingCookies(false);
        sessions.setUsingUriParameters(false);
        NullSessionCache cache = new NullSessionCache(sessions);
        cache.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(cache);
    }

    /// Keeps out what the layer above us fails at: it reads the charset of a type before any of our
    /// handlers runs, and takes it for granted that there is one.
    private static final class Gate extends Handler.Wrapper {
        private static final Pattern NO_CHARSET =
                Pattern.compile("(^|;)\\s*charset[^=;]*(;|$)", Pattern.CASE_INSENSITIVE);

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
            if (type != null && NO_CHARSET.matcher(type).find()) {
                Response.writeError(request, response, callback, 415);
                return true;
            }
            return super.handle(request, response, callback);
        }
    }

    /// Says in our form what is wrong with requests that the server itself does not take.
    private record Refusal(ProblemAnswers problems) implements Request.Handler {
        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            int status =
                    request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer code
                            ? code
                            : response.getStatus();
            String message = String.valueOf(request.getAttribute(ErrorHandler.ERROR_MESSAGE));
            Problem problem = problem(status, message, request);
            boolean exact = problem.code() == Code.INPUT_INVALID;
            response.setStatus(exact ? status : problem.code().status());
            Headers.EVERYWHERE.forEach(
                    (name, value) -> response.getHeaders().put(new HttpField(name, value)));
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
            Language language = Language.best(request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
            byte[] body =
                    problems.body(
                            problem, response.getStatus(), language, UUID.randomUUID().toString());
            response.write(true, ByteBuffer.wrap(body), callback);
            return true;
        }

        private static Problem problem(int status, String message, Request request) {
            return switch (status) {
                case 404 ->
                        Problem.of(
                                Code.ROUTE_UNKNOWN, Map.of("path", request.getHttpURI().getPath()));
                case 413 -> Problem.of(Code.BODY_TOO_LARGE, Map.of("limit", ApiServer.MOST_BYTES));
                case 414 -> Problem.input("URL", Flaw.TOO_LONG, Map.of("most", MOST_HEADER_BYTES));
                case 431 ->
                        Problem.input("headers", Flaw.TOO_LONG, Map.of("most", MOST_HEADER_BYTES));
                case 415 -> Problem.of(Code.BODY_NOT_JSON_TYPE);
                case 500 -> Problem.of(Code.SYSTEM_FAILED);
                case 503 -> Problem.of(Code.SYSTEM_STARTING);
                default ->
                        BESIDE_URL.matcher(message).find()
                                ? Problem.of(Code.INPUT_NOT_JSON, Map.of("why", "it is not HTTP"))
                                : Problem.input("URL", Flaw.URL_INVALID, Map.of());
            };
        }
    }
}
