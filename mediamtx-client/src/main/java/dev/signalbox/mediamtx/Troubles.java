package dev.signalbox.mediamtx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.Trouble;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/// Puts a name to what the HTTP library and the parser throw.
final class Troubles {
    private Troubles() {}

    /// @param expired our deadline cut the exchange off
    /// @param inBody the head of a good answer had arrived
    static AskFailed of(Exception thrown, boolean expired, boolean inBody, NodeAddress node) {
        String where = node.apiUrl().getAuthority();
        if (expired) {
            return new AskFailed(Trouble.NO_ANSWER, where);
        }
        Trouble trouble = name(thrown, inBody);
        String evidence = trouble.conclusive() || inBody ? where + ": " + words(thrown) : where;
        return new AskFailed(trouble, evidence);
    }

    private static Trouble name(Exception thrown, boolean inBody) {
        return switch (thrown) {
            case LimitedStream.TooLarge _ -> Trouble.TOO_LARGE;
            case JsonEOFException _ -> Trouble.CUT_OFF;
            case JsonProcessingException _ -> Trouble.NOT_JSON;
            case UnknownHostException _ -> Trouble.HOST_UNKNOWN;
            case NoRouteToHostException _ -> Trouble.NO_ROUTE;
            case PortUnreachableException _ -> Trouble.NO_ROUTE;
            case ConnectTimeoutException _ -> Trouble.CONNECT_TIMEOUT;
            case ConnectionRequestTimeoutException _ -> Trouble.NO_ANSWER;
            case ConnectException _ -> Trouble.CONNECTION_REFUSED;
            case SocketTimeoutException _ -> Trouble.NO_ANSWER;
            case SSLPeerUnverifiedException _ -> Trouble.TLS_UNTRUSTED;
            case SSLHandshakeException e ->
                    untrusted(e) ? Trouble.TLS_UNTRUSTED : Trouble.TLS_FAILED;
            case SSLException _ -> Trouble.TLS_FAILED;
            case NoHttpResponseException _ -> Trouble.CONNECTION_CLOSED;
            case ConnectionClosedException _ -> closed(inBody);
            case MalformedChunkCodingException _ -> Trouble.CUT_OFF;
            case EOFException _ -> closed(inBody);
            case SocketException _ -> closed(inBody);
            case MessageConstraintException _ -> Trouble.NOT_HTTP;
            case ClientProtocolException _ -> Trouble.NOT_HTTP;
            default -> protocol(thrown) ? Trouble.NOT_HTTP : closed(inBody);
        };
    }

    private static Trouble closed(boolean inBody) {
        return inBody ? Trouble.CUT_OFF : Trouble.CONNECTION_CLOSED;
    }

    private static boolean protocol(Exception thrown) {
        return thrown.getCause() instanceof HttpException
                || (thrown instanceof IOException && thrown.getCause() instanceof HttpException);
    }

    private static boolean untrusted(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    private static String words(Exception thrown) {
        String message = thrown.getMessage();
        if (thrown instanceof JsonProcessingException json) {
            message = json.getOriginalMessage();
            if (json.getLocation() != null) {
                message += " at byte " + json.getLocation().getByteOffset();
            }
        }
        String text = message == null ? thrown.getClass().getSimpleName() : message;
        return text.length() > 200 ? text.substring(0, 200) : text;
    }
}
