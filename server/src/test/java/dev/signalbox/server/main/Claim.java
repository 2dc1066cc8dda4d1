package dev.signalbox.server.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A program that claims a data folder and stays until it is ended.
final class Claim {
    private Claim() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        try (DataFolder _ = DataFolder.claim(Path.of(args[0]))) {
            System.out.println("claimed");
            new CountDownLatch(1).await();
        }
    }
}
