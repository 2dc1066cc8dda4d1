package dev.signalbox.endtoend.contract;

import dev.signalbox.testkit.contract.MediaMtxContract;
import dev.signalbox.testkit.contract.MediaMtxTarget;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/// The simulator keeps the contract in every version in which MediaMTX changed what we rely on.
@ParameterizedClass(name = "simulated {0}")
@ValueSource(
        strings = {
            "1.9.3", "1.10.0", "1.11.0", "1.12.3", "1.14.0", "1.15.2", "1.15.6", "1.16.0", "1.17.1",
            "1.18.0", "1.19.0", "1.20.1"
        })
@Tag("slow")
class SimulatorContractTest extends MediaMtxContract {
    private static @Nullable MediaMtxTarget opened;

    SimulatorContractTest(String version) {
        Objects.requireNonNull(version);
    }

    @BeforeParameterizedClassInvocation
    static void open(String version) {
        opened = SimulatedTarget.open(version);
        System.out.println("contract target: " + opened.name());
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
