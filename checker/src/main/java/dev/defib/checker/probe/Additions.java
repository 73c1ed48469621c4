package dev.defib.checker.probe;

import dev.defib.checker.probe.Arena.Command;
import dev.defib.checker.probe.Arena.Feature;
import dev.defib.checker.probe.Arena.Reply;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Looks for a single thing that the hardware lacks to be recovered by software for sure. */
final class Additions {
  private static final int SHOWN_MAX = 4;

  private final Arena arena;
  private final BooleanSupplier late;
  private final List<String> found = new ArrayList<>();

  Additions(Arena arena, BooleanSupplier late) {
    this.arena = arena;
    this.late = late;
  }

  /** The least first: a bit to be read, a command accepted in one more state, a reset. */
  List<String> found() {
    for (Feature feature : arena.features()) {
      attempt("`visible " + feature.text() + "`", arena.showing(feature));
    }
    for (Feature feature : arena.features()) {
      feature.state().ifPresent(state -> accepting(feature, state));
    }
    if (found.isEmpty()) {
      BitSet everywhere = new BitSet();
      everywhere.set(0, arena.size());
      attempt("a reset that works in every state", resetting("reset", everywhere));
    }
    return found;
  }

  private void accepting(Feature feature, String state) {
    BitSet within = new BitSet();
    IntStream.range(0, arena.size()).filter(s -> feature.values().get(s) != 0).forEach(within::set);
    for (Command command : arena.commands()) {
      if (command.rung() != Rung.POWER && command.undefined().intersects(within)) {
        attempt(
            "`" + command.text() + "` accepted in `" + state + "`, as a reset",
            accepted(command, within));
      }
    }
    attempt(
        "a reset that works in `" + state + "` and is ignored elsewhere",
        resetting("reset", within));
  }

  private void attempt(String addition, Arena changed) {
    if (found.size() < SHOWN_MAX && !late.getAsBoolean() && Prober.isSure(changed, Rung.RESET)) {
      found.add(addition);
    }
  }

  /** With one more command, which has no effect but in some states. */
  private Arena resetting(String name, BitSet within) {
    var commands = new ArrayList<>(arena.commands());
    var successors = new ArrayList<BitSet>();
    for (int s = 0; s < arena.size(); s++) {
      BitSet same = new BitSet();
      same.set(s);
      successors.add(within.get(s) ? arena.powerOn() : same);
    }
    commands.add(
        new Command(
            name, name, Rung.RESET, new BitSet(), List.of(new Reply("", List.copyOf(successors)))));
    return arena.with(commands);
  }

  /** With a command that resets the device in some of the states in which it was undefined. */
  private Arena accepted(Command command, BitSet within) {
    BitSet added = (BitSet) within.clone();
    added.and(command.undefined());
    BitSet undefined = (BitSet) command.undefined().clone();
    undefined.andNot(within);
    Optional<Reply> first = command.replies().stream().findFirst();
    var replies = new ArrayList<>(command.replies());
    List<BitSet> successors = new ArrayList<>();
    for (int s = 0; s < arena.size(); s++) {
      int state = s;
      successors.add(
          added.get(s)
              ? arena.powerOn()
              : first.map(r -> r.successors().get(state)).orElseGet(BitSet::new));
    }
    Reply changed = new Reply(first.map(Reply::value).orElse(""), successors);
    if (replies.isEmpty()) {
      replies.add(changed);
    } else {
      replies.set(0, changed);
    }
    return arena.with(
        arena.commands().stream()
            .map(
                c ->
                    c.equals(command)
                        ? new Command(c.name(), c.text(), c.rung(), undefined, replies)
                        : c)
            .toList());
  }
}
