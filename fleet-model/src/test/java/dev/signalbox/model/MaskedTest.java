package dev.signalbox.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rtsp://ada:S3c@cam/1                   | rtsp://ada:***@cam/1
                    rtsp://ada:S3c@S3c@cam:554/1           | rtsp://ada:***@cam:554/1
                    rtsp://ada:S3c:S3c@cam/1               | rtsp://ada:***@cam/1
                    rtsp://:S3c@cam/1                      | rtsp://:***@cam/1
                    rtsp://ada:@cam/1                      | rtsp://ada:***@cam/1
                    RTMP://host/app?User=ada&Pass=S3c      | RTMP://host/app?User=ada&Pass=***
                    rtmp://host/app/path#S3c               | rtmp://host/app/path#***
                    http://cam/v?usr=ada&pwd=S3c&x=1       | http://cam/v?usr=ada&pwd=***&x=1
                    http://h/x.m3u8?access_token=S3c#t     | http://h/x.m3u8?access_token=***#t
                    http://h/x?api_key=S3c&apikey=S3c      | http://h/x?api_key=***&apikey=***
                    http://h/x?jwt=S3c&streamkey=S3c       | http://h/x?jwt=***&streamkey=***
                    srt://h:1?passphrase=S3c&mode=caller   | srt://h:1?passphrase=***&mode=caller
                    srt://h:1?streamid=publish:p:ada:S3c   | srt://h:1?streamid=publish:p:ada:***
                    srt://h:1?streamid=read:p:ada:S3c:q=1  | srt://h:1?streamid=read:p:ada:***
                    srt://h:1?streamid=read:p:jwt=S3c&a=1  | srt://h:1?streamid=read:p:***&a=1
                    srt://h?streamid=read%3Ap%3Aada%3AS3c  | srt://h?streamid=read%3Ap%3Aada%3A***
                    srt://h?streamid=#!::m=request,s=S3c   | srt://h?streamid=#!::m=request,s=***
                    srt://h?streamid=%23!::s=S3c,u=ada     | srt://h?streamid=%23!::s=***,u=ada
                    """)
    void what_must_not_be_read_is_starred(String url, String shown) {
        assertEquals(shown, Masked.url(url));
        assertFalse(Masked.url(url).contains("S3c"));
        assertEquals(shown, Masked.url(shown), "stars are masked to the same stars");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rtsp://cam:554/1",
                "rtsp://ada@cam/1",
                "udp+mpegts://239.0.0.1:5000?interface=eth0",
                "http://h/a:b@c",
                "http://h:8888/?page=1&keyframes=2&bypass",
                "srt://h:8890?streamid=publish:site/cam1&pkt_size=1316",
                "srt://h:8890?streamid=read:cam:ada",
                "rtmp://host/app/path",
                "../files/film.mp4"
            })
    void what_is_no_secret_stays(String url) {
        assertEquals(url, Masked.url(url));
    }

    @Test
    void a_secret_never_prints_and_still_compares() {
        Secret secret = Secret.of("hunter2");
        assertEquals("******", secret.toString());
        assertEquals("hunter2", secret.reveal());
        assertEquals(Secret.of("hunter2"), secret);
        assertNotEquals(Secret.of("hunter3"), secret);
        assertEquals(Secret.of("x").hashCode(), secret.hashCode(), "a hash would tell");
    }
}
