package dev.defib.cli.text;

import dev.defib.cli.document.ProbeEntry.ActEntry;
import dev.defib.cli.document.ProbeEntry.BranchEntry;
import dev.defib.cli.document.ProbeEntry.NextEntry;
import dev.defib.cli.document.ProbeEntry.ProcedureEntry;
import dev.defib.cli.document.ProbeEntry.StageEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws a procedure as a tree of numbered steps; what two branches share is drawn once. */
final class ProcedureTree {
  private static final int NUMBER_WIDTH = 4;

  private final ProcedureEntry procedure;
  private final String goal;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<String> lines = new ArrayList<>();

  ProcedureTree(ProcedureEntry procedure, String goal) {
    this.procedure = procedure;
    this.goal = goal;
  }

  List<String> lines() {
    stage(0, 0);
    return lines;
  }

  private void line(String number, int depth, String text) {
    int indent = NUMBER_WIDTH + 2 + 3 * depth;
    List<String> wrapped = Texts.wrap(text, Math.max(30, Texts.WIDTH - 6 - indent));
    for (int i = 0; i < wrapped.size(); i++) {
      String lead = Texts.right(i == 0 ? number : "", NUMBER_WIDTH) + "  " + "   ".repeat(depth);
      lines.add((lead + wrapped.get(i)).stripTrailing());
    }
  }

  private void stage(int number, int depth) {
    StageEntry stage = procedure.stages().get(number);
    Integer known = numbers.get(number);
    if (known != null) {
      line("", depth, "go on with step " + known);
      return;
    }
    if (isEnd(stage)) {
      line("", depth, "it is there: " + goal);
      return;
    }
    numbers.put(number, numbers.size() + 1);
    String step = String.valueOf(numbers.size());
    if (stage.branches().size() == 1) {
      act(step, stage.branches().getFirst().act(), depth);
    } else {
      line(step, depth, "read what it shows:");
      for (BranchEntry branch : stage.branches()) {
        branch(branch, depth + 1);
      }
    }
  }

  private static boolean isEnd(StageEntry stage) {
    return stage.branches().stream().allMatch(b -> b.act().kind().equals("done"));
  }

  private void branch(BranchEntry branch, int depth) {
    String when = "if " + branch.when() + ": ";
    if (branch.act().kind().equals("done")) {
      line("", depth, when + "it is there");
    } else if (branch.act().kind().equals("poll")) {
      line("", depth, when + words(branch.act()));
    } else {
      line("", depth, when.stripTrailing());
      act("", branch.act(), depth + 1);
    }
  }

  private void act(String step, ActEntry act, int depth) {
    line(step, depth, words(act));
    if (act.next().size() == 1) {
      stage(act.next().getFirst().stage(), depth);
      return;
    }
    for (NextEntry next : act.next()) {
      line("", depth + 1, seen(act, next));
      stage(next.stage(), depth + 2);
    }
  }

  private static String seen(ActEntry act, NextEntry next) {
    if (!act.kind().equals("listen")) {
      return "if it replies " + next.seen() + ":";
    }
    return next.seen().equals("taken") ? "if it comes:" : "if it does not come:";
  }

  private static String words(ActEntry act) {
    String ticks = act.ticks() == null ? "" : Texts.count(act.ticks(), "tick");
    return switch (act.kind()) {
      case "command" -> "give `" + act.name() + "`";
      case "wait" -> "wait " + ticks;
      case "poll" -> "wait a tick and read again, which ends within " + ticks;
      case "listen" -> "wait for `" + act.name() + "`, at most " + ticks;
      case "clear" -> "clear `" + act.name() + "`, seen or not";
      default -> "take its power away and give it back";
    };
  }
}
