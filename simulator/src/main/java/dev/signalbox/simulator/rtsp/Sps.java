package dev.signalbox.simulator.rtsp;

import dev.signalbox.simulator.state.Track;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/// What sequence parameter sets say about a picture (ITU-T H.264 7.3.2.1.1, H.265 7.3.2.2).
final class Sps {

    private static final Set<Integer> WITH_CHROMA =
            Set.of(100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135);

    private Sps() {}

    /// The track of an H264 SPS.
    static Track h264(byte[] nal) {
        var in = new BitReader(nal, 1);
        int profile = in.bits(8);
        in.skip(8);
        int level = in.bits(8);
        in.unsigned(); // id
        int chroma = 1;
        boolean separatePlanes = false;
        if (WITH_CHROMA.contains(profile)) {
            chroma = in.unsigned();
            if (chroma == 3) {
                separatePlanes = in.flag();
            }
            in.unsigned();
            in.unsigned();
            in.skip(1);
            if (in.flag()) {
                scalingLists(in, chroma == 3 ? 12 : 8);
            }
        }
        in.unsigned(); // log2_max_frame_num
        skipPictureOrder(in);
        in.unsigned(); // reference frames
        in.skip(1);
        int widthInBlocks = in.unsigned() + 1;
        int heightInUnits = in.unsigned() + 1;
        boolean frames = in.flag();
        if (!frames) {
            in.skip(1);
        }
        in.skip(1);
        int width = widthInBlocks * 16;
        int height = heightInUnits * 16 * (frames ? 1 : 2);
        if (in.flag()) {
            int planes = separatePlanes ? 0 : chroma;
            int unitX = planes == 1 || planes == 2 ? 2 : 1;
            int unitY = (planes == 1 ? 2 : 1) * (frames ? 1 : 2);
            width -= (in.unsigned() + in.unsigned()) * unitX;
            height -= (in.unsigned() + in.unsigned()) * unitY;
        }
        var levelText = level % 10 == 0 ? "" + level / 10 : level / 10 + "." + level % 10;
        return Track.h264(width, height, h264Profile(profile), levelText);
    }

    /// The track of an H265 SPS.
    static Track h265(byte[] nal) {
        var in = new BitReader(nal, 2);
        in.skip(4);
        int subLayers = in.bits(3);
        in.skip(1);
        in.skip(3); // profile space and tier
        int profile = in.bits(5);
        in.skip(32 + 48); // compatibility and constraints
        int level = in.bits(8);
        subLayers(in, subLayers);
        in.unsigned(); // id
        int chroma = in.unsigned();
        if (chroma == 3) {
            in.skip(1);
        }
        int width = in.unsigned();
        int height = in.unsigned();
        if (in.flag()) {
            int unitX = chroma == 1 || chroma == 2 ? 2 : 1;
            int unitY = chroma == 1 ? 2 : 1;
            width -= (in.unsigned() + in.unsigned()) * unitX;
            height -= (in.unsigned() + in.unsigned()) * unitY;
        }
        return Track.h265(width, height, h265Profile(profile), h265Level(level));
    }

    private static void skipPictureOrder(BitReader in) {
        int type = in.unsigned();
        if (type == 0) {
            in.unsigned();
        } else if (type == 1) {
            in.skip(1);
            in.signed();
            in.signed();
            int count = in.unsigned();
            for (int i = 0; i < Math.min(count, 255); i++) {
                in.signed();
            }
        }
    }

    private static void scalingLists(BitReader in, int count) {
        for (int list = 0; list < count; list++) {
            if (!in.flag()) {
                continue;
            }
            int last = 8;
            int next = 8;
            for (int i = 0; i < (list < 6 ? 16 : 64); i++) {
                if (next != 0) {
                    next = (last + in.signed() + 256) % 256;
                }
                last = next == 0 ? last : next;
            }
        }
    }

    private static void subLayers(BitReader in, int count) {
        boolean[] profiles = new boolean[count];
        boolean[] levels = new boolean[count];
        for (int i = 0; i < count; i++) {
            profiles[i] = in.flag();
            levels[i] = in.flag();
        }
        if (count > 0) {
            in.skip((8 - count) * 2);
        }
        for (int i = 0; i < count; i++) {
            in.skip((profiles[i] ? 88 : 0) + (levels[i] ? 8 : 0));
        }
    }

    private static String h264Profile(int code) {
        return switch (code) {
            case 66 -> "Baseline";
            case 77 -> "Main";
            case 88 -> "Extended";
            case 100 -> "High";
            case 110 -> "High 10";
            case 122 -> "High 4:2:2";
            case 244 -> "High 4:4:4 Predictive";
            default -> Integer.toString(code);
        };
    }

    private static String h265Profile(int code) {
        return switch (code) {
            case 1 -> "Main";
            case 2 -> "Main 10";
            case 3 -> "Main Still Picture";
            case 4 -> "Range Extensions";
            default -> Integer.toString(code);
        };
    }

    /// Thirty times the level is in the SPS.
    private static String h265Level(int code) {
        return BigDecimal.valueOf(code)
                .divide(BigDecimal.valueOf(30), 1, RoundingMode.HALF_EVEN)
                .toPlainString()
                .replace(".0", "");
    }
}
