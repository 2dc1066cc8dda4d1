package dev.signalbox.endtoend.contract;

import dev.signalbox.testkit.MediaMtxBinary;
import dev.signalbox.testkit.contract.MediaMtxContract;
import dev.signalbox.testkit.contract.MediaMtxTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Every real MediaMTX that is found keeps the contract.
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@MethodSource("binaries")
@Tag("slow")
class RealMediaMtxContractTest extends MediaMtxContract {
    private static @Nullable MediaMtxTarget opened;

    RealMediaMtxContractTest(MediaMtxBinary binary) {
        Objects.requireNonNull(binary);
    }

    static Stream<MediaMtxBinary> binaries() {
        List<MediaMtxBinary> present = MediaMtxBinary.present();
        System.out.println("real MediaMTX on this machine: " + present);
        return present.stream();
    }

    @BeforeParameterizedClassInvocation
    static void open(MediaMtxBinary binary) throws IOException {
        opened = RealMediaMtxTarget.open(binary, Files.createTempDirectory("mediamtx"));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        Objects.requireNonNull(opened).close();
    }

    @Override
    protected MediaMtxTarget target() {
        return Objects.requireNonNull(opened);
    }
}
