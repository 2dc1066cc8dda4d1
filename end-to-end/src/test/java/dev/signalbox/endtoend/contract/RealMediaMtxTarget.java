package dev.signalbox.endtoend.contract;

import dev.signalbox.model.Version;
import dev.signalbox.testkit.MediaMtxBinary;
import dev.signalbox.testkit.RealMediaMtx;
import dev.signalbox.testkit.contract.MediaMtxTarget;
import java.net.URI;
import java.nio.file.Path;

/// A real MediaMTX as a target of the contract.
record RealMediaMtxTarget(RealMediaMtx server) implements MediaMtxTarget {
    static RealMediaMtxTarget open(MediaMtxBinary binary, Path folder) {
        return new RealMediaMtxTarget(RealMediaMtx.start(binary, folder));
    }

    @Override
    public String name() {
        return "real " + server.binary();
    }

    @Override
    public Version version() {
        return server.binary().version();
    }

    @Override
    public URI apiUrl() {
        return server.apiUrl();
    }

    @Override
    public String rtspUrl() {
        return server.rtspUrl();
    }

    @Override
    public void restart() {
        server.restart();
    }

    @Override
    public void close() {
        server.close();
    }
}
