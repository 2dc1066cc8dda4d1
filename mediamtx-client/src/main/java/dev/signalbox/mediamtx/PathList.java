package dev.signalbox.mediamtx;

import dev.signalbox.mediamtx.PageReader.Page;
import dev.signalbox.model.NodeAddress;
import dev.signalbox.model.PathState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The whole list of paths of a node.
///
/// @param paths by name, each once
/// @param whole false if it changed between pages so that a path may have slipped through
/// @param nanos when the first byte arrived
record PathList(List<PathState> paths, boolean whole, long nanos, boolean simulated) {

    private static final Comparator<PathState> BY_NAME = Comparator.comparing(PathState::name);

    /// Reads all pages. Pages are no snapshot: the server makes its list anew for each, so a list
    /// that changed in between is read once more.
    static PathList ask(Wire wire, Words words, NodeAddress node, int pageSize, Deadline deadline)
            throws AskFailed {
        PathList list = attempt(wire, words, node, pageSize, deadline);
        return list.whole() ? list : attempt(wire, words, node, pageSize, deadline);
    }

    private static PathList attempt(
            Wire wire, Words words, NodeAddress node, int pageSize, Deadline deadline)
            throws AskFailed {
        List<PathState> all = new ArrayList<>();
        long[] firstByte = {0};
        boolean[] simulated = {false};
        int expected = 0;
        int pages = 1;
        for (int page = 0; page < pages; page++) {
            boolean first = page == 0;
            Page<PathState> answer =
                    wire.get(
                            node,
                            "/v3/paths/list?itemsPerPage=" + pageSize + "&page=" + page,
                            deadline,
                            (body, head) -> {
                                if (first) {
                                    firstByte[0] = head.nanos();
                                    simulated[0] = head.simulated();
                                }
                                return PageReader.read(body, json -> PathReader.read(json, words));
                            });
            all.addAll(answer.items());
            expected = answer.itemCount();
            pages = answer.pageCount();
        }
        List<PathState> paths = ordered(all);
        return new PathList(paths, paths.size() >= expected, firstByte[0], simulated[0]);
    }

    /// MediaMTX sends them in order; that is checked and not trusted.
    private static List<PathState> ordered(List<PathState> paths) {
        boolean inOrder = true;
        for (int i = 1; i < paths.size() && inOrder; i++) {
            inOrder = BY_NAME.compare(paths.get(i - 1), paths.get(i)) < 0;
        }
        if (inOrder) {
            return paths;
        }
        paths.sort(BY_NAME);
        List<PathState> once = new ArrayList<>(paths.size());
        for (PathState path : paths) {
            if (once.isEmpty() || !once.getLast().name().equals(path.name())) {
                once.add(path);
            }
        }
        return once;
    }
}
