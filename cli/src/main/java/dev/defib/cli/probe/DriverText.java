package dev.defib.cli.probe;

import dev.defib.checker.probe.Arena;
import dev.defib.checker.probe.Procedure;
import dev.defib.checker.probe.Procedure.Act;
import dev.defib.checker.probe.Procedure.Branch;
import dev.defib.checker.probe.Procedure.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes a procedure as states of a driver. */
final class DriverText {
  static final String END = "recovered";

  private final Procedure procedure;
  private final List<Arena.Observable> observables;
  private final Map<String, Optional<String>> answers;
  private final String device;
  private final List<String> lines = new ArrayList<>();

  /** States that only wait or judge a reply, behind the one that leads to them. */
  private final Map<String, List<String>> helpers = new LinkedHashMap<>();

  private int helperCount = 0;

  private DriverText(
      Procedure procedure,
      List<Arena.Observable> observables,
      Map<String, Optional<String>> answers,
      String device) {
    this.procedure = procedure;
    this.observables = observables;
    this.answers = answers;
    this.device = device;
  }

  /**
   * The variables and states of a driver, one line each; the procedure's end is the state {@link
   * #END}. Empty if a step of it is no command.
   *
   * @param answers for each command, by name, the type of its replies
   * @param device the name by which the driver was handed the device
   */
  static List<String> of(
      Procedure procedure,
      List<Arena.Observable> observables,
      Map<String, Optional<String>> answers,
      String device) {
    boolean manual =
        procedure.stages().stream()
            .flatMap(s -> s.branches().stream())
            .anyMatch(b -> b.act() instanceof Act.PowerCycle);
    return manual ? List.of() : new DriverText(procedure, observables, answers, device).write();
  }

  private List<String> write() {
    answers.forEach(
        (command, type) ->
            type.filter(_ -> isJudged(command))
                .ifPresent(t -> lines.add("var " + variable(command) + ": " + t)));
    for (int i = 0; i < procedure.stages().size(); i++) {
      if (i == 0 || !isEnd(i)) {
        state(i);
      }
    }
    lines.add("state " + END + " rest { }");
    return lines;
  }

  private void state(int number) {
    List<String> transitions = new ArrayList<>();
    Stage stage = procedure.stages().get(number);
    for (Branch branch : stage.branches()) {
      Optional<String> when =
          stage.branches().size() == 1
              ? Optional.empty()
              : Optional.of(Conditions.of(branch, stage, observables));
      if (when.isEmpty() && branch.act() instanceof Act.Listen listen) {
        transitions.addAll(listening(listen));
      } else {
        transitions.add(transition(number, branch.act(), when));
      }
    }
    block(name(number) + (number == 0 ? " initial" : ""), transitions);
    helpers.forEach(this::block);
    helpers.clear();
  }

  private void block(String head, List<String> transitions) {
    if (transitions.size() == 1) {
      lines.add("state " + head + " { " + transitions.getFirst() + " }");
    } else {
      lines.add("state " + head + " {");
      transitions.forEach(t -> lines.add("  " + t));
      lines.add("}");
    }
  }

  private String transition(int number, Act act, Optional<String> condition) {
    String when = condition.map(c -> " when " + c).orElse("");
    String lead = condition.map(c -> "when " + c + " ").orElse("");
    return switch (act) {
      case Act.Done _ -> lead + "-> " + END;
      case Act.Issue issue -> issue(issue, when);
      case Act.Poll _ -> "after 1" + when + " -> " + name(number);
      case Act.Clear(String signal, int next) ->
          lead + "{ clear " + device + "." + signal + " } -> " + target(next);
      case Act.Wait(int ticks, int next) -> {
        String wait = "after " + ticks + " -> " + target(next);
        yield condition.isEmpty() ? wait : lead + "-> " + helper("waiting", List.of(wait));
      }
      case Act.Listen listen -> lead + "-> " + helper("listening", listening(listen));
      case Act.PowerCycle _ -> throw new IllegalStateException("no command cuts the power");
    };
  }

  private List<String> listening(Act.Listen listen) {
    return List.of(
        "on " + device + "." + listen.signal() + " -> " + target(listen.taken()),
        "after " + listen.ticks() + " -> " + target(listen.timedOut()));
  }

  private String issue(Act.Issue issue, String when) {
    String fair = procedure.needsLuck() ? "fair " : "";
    String command = fair + "do " + device + "." + issue.command();
    if (issue.next().size() == 1) {
      int next = issue.next().values().iterator().next();
      return command + when + " -> " + target(next);
    }
    String variable = variable(name(issue.command()));
    List<String> judgements = new ArrayList<>();
    issue
        .next()
        .forEach(
            (reply, next) ->
                judgements.add("when " + equals(variable, reply) + " -> " + target(next)));
    return command + " ? " + variable + when + " -> " + helper("judging", judgements);
  }

  private static String equals(String variable, String value) {
    return switch (value) {
      case "true" -> variable;
      case "false" -> "not " + variable;
      default -> variable + " == " + value;
    };
  }

  private String helper(String name, List<String> transitions) {
    helperCount++;
    String unique = name + "_" + helperCount;
    helpers.put(unique, transitions);
    return unique;
  }

  /** Whether what follows depends on a reply of the command. */
  private boolean isJudged(String command) {
    return procedure.stages().stream()
        .flatMap(s -> s.branches().stream())
        .anyMatch(
            b ->
                b.act() instanceof Act.Issue(String text, Map<String, Integer> next)
                    && name(text).equals(command)
                    && next.size() > 1);
  }

  private static String name(String command) {
    int bracket = command.indexOf('(');
    return bracket < 0 ? command : command.substring(0, bracket);
  }

  private static String variable(String command) {
    return command + "_reply";
  }

  private boolean isEnd(int stage) {
    return procedure.stages().get(stage).branches().stream()
        .allMatch(b -> b.act() instanceof Act.Done);
  }

  private String target(int stage) {
    return isEnd(stage) ? END : name(stage);
  }

  /** The stages that are states, counted from 1. */
  private String name(int stage) {
    long before = IntStream.range(1, stage).filter(i -> !isEnd(i)).count();
    return stage == 0 ? "start" : "start_" + (before + 2);
  }
}
