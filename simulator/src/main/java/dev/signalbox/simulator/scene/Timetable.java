package dev.signalbox.simulator.scene;

import dev.signalbox.simulator.fault.Fault;
import dev.signalbox.simulator.fault.FaultKind;
import dev.signalbox.simulator.scene.Happening.Act;
import dev.signalbox.simulator.scene.Scene.Rule;
import dev.signalbox.simulator.scene.ScenePlan.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// What happens in a scene, in order and without end. The same plan, rules and seed make the same
/// sequence. Not thread-safe.
public final class Timetable {

    private final PriorityQueue<Course> courses =
            new PriorityQueue<>(Comparator.comparingDouble(course -> course.nextSeconds));

    /// The timetable of a plan.
    public Timetable(ScenePlan plan, List<Rule> rules, long seed) {
        for (int i = 0; i < rules.size(); i++) {
            var course = new Course(plan, rules.get(i), new Chance(seed, 1_000_003L + i));
            if (!course.targets.isEmpty()) {
                courses.add(course);
            }
        }
    }

    /// The next happening, or null when nothing happens any more.
    public @Nullable Happening next() {
        var course = courses.poll();
        if (course == null) {
            return null;
        }
        var happening = course.take();
        if (course.rule.at() == null) {
            courses.add(course);
        }
        return happening;
    }

    /// Whom a rule can hit.
    private record Target(String node, String path) {}

    /// One rule on its way through time.
    private static final class Course {

        private final Rule rule;
        private final Chance chance;
        private final List<Target> targets;
        private double nextSeconds;

        Course(ScenePlan plan, Rule rule, Chance chance) {
            this.rule = rule;
            this.chance = chance;
            targets = targets(plan, rule);
            var at = rule.at();
            nextSeconds = at != null ? at : chance.wait(rule.perMinute());
        }

        Happening take() {
            var target = targets.get(chance.below(targets.size()));
            var at = Duration.ofMillis(Math.round(nextSeconds * 1000));
            var happening = new Happening(at, target.node(), act(target));
            if (rule.at() == null) {
                nextSeconds += chance.wait(rule.perMinute());
            }
            return happening;
        }

        private Act act(Target target) {
            var down = rule.down(chance.fraction());
            return switch (rule.what()) {
                case STREAMS -> new Act.StreamDown(target.path(), down);
                case PULLS -> new Act.PullDown(target.path(), down);
                case READERS -> new Act.Readers(target.path(), chance.below(2) == 0 ? 1 : -1);
                case RESTART -> new Act.Restart(down, rule.publishersReturn());
                case OUTAGE -> new Act.Broken(Fault.of(FaultKind.REFUSE), down);
                case FAULT -> {
                    var fault = rule.fault();
                    if (fault == null) {
                        throw new IllegalStateException("a fault rule without fault");
                    }
                    yield new Act.Broken(fault, down);
                }
            };
        }

        private static List<Target> targets(ScenePlan plan, Rule rule) {
            var targets = new ArrayList<Target>();
            for (var node : plan.nodes()) {
                if (!rule.hits(node.name())) {
                    continue;
                }
                switch (rule.what()) {
                    case STREAMS, READERS -> add(targets, node, Role.LIVE);
                    case PULLS -> add(targets, node, Role.PULL);
                    case RESTART, OUTAGE, FAULT -> targets.add(new Target(node.name(), ""));
                }
            }
            return targets;
        }

        private static void add(List<Target> targets, ScenePlan.Node node, Role role) {
            for (var path : node.paths()) {
                if (path.role() == role) {
                    targets.add(new Target(node.name(), path.name()));
                }
            }
        }
    }
}
