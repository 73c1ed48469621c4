package dev.defib.dsl.random;

import dev.defib.dsl.random.Scope.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The faults of an {@code under} clause. */
final class Faults {
  private final Dice dice;
  private final Blueprint blueprint;
  private final Profile profile;
  private final SpecScope things;
  private final List<String> clauses = new ArrayList<>();

  Faults(Dice dice, Blueprint blueprint, Profile profile) {
    this.dice = dice;
    this.blueprint = blueprint;
    this.profile = profile;
    this.things = new SpecScope(blueprint, profile);
  }

  /** One of two clauses of one to three faults: each other clause would be a system of its own. */
  String clause() {
    if (clauses.size() == 2) {
      return dice.pick(clauses);
    }
    List<String> faults = new ArrayList<>();
    for (int i = dice.of(1, 1, 2, 2, 3); i > 0; i--) {
      faults.add(one());
    }
    String clause = "under " + String.join(", ", faults.stream().distinct().toList());
    clauses.add(clause);
    return clause;
  }

  /** A clause with at least this fault. */
  String clauseWith(String fault) {
    return clauses.stream()
        .filter(c -> c.contains(fault + " "))
        .findFirst()
        .orElse("under " + fault + " at most 1");
  }

  /** The death or the hang of a machine, as the recovery sentence strikes it. */
  String sentence() {
    List<String> software = things.instances(true);
    if (software.isEmpty()) {
      return "garble of any device";
    }
    String victim = dice.pick(software);
    return switch (dice.below(6)) {
      case 0 -> "crash(" + victim + ")";
      case 1 -> "hang of " + victim;
      case 2 -> "crash of any " + kindOf(victim);
      case 3 ->
          things.namedFaults().isEmpty() ? "crash of " + victim : dice.pick(things.namedFaults());
      default -> "crash of " + victim;
    };
  }

  private String one() {
    List<Supplier<String>> choices = new ArrayList<>();
    List<String> software = things.instances(true);
    List<String> devices = things.instances(false);
    if (!software.isEmpty()) {
      choices.add(() -> "crash(" + dice.pick(software) + ")" + phase());
      choices.add(() -> "crash(" + subjects(software) + ")" + phase());
      choices.add(() -> "hang(" + dice.pick(software) + ")");
      choices.add(() -> "hang(" + subjects(software) + ")");
    }
    choices.add(() -> "wedge(" + dice.pick(devices) + ")" + dice.of("", " frozen"));
    choices.add(() -> garble(dice.pick(devices)));
    choices.add(() -> "remove(" + dice.pick(devices) + ")");
    for (String kind : List.of("wedge(", "remove(", "slow(")) {
      if (profile.timed() || !kind.equals("slow(")) {
        String by = kind.equals("slow(") ? ") by 1" : ")";
        allOf(devices).ifPresent(d -> choices.add(() -> kind + d + by));
      }
    }
    for (String kind : List.of("crash(", "hang(")) {
      allOf(software).ifPresent(s -> choices.add(() -> kind + s + ")"));
    }
    if (profile.timed()) {
      List<String> all = new ArrayList<>(software);
      all.addAll(devices);
      choices.add(() -> "slow(" + dice.pick(all) + ") by " + dice.between(1, 2));
    }
    List<Variable> variables = things.ownScalars();
    if (!variables.isEmpty()) {
      choices.add(() -> stuck(dice.pick(variables)));
      choices.add(() -> "corrupt(" + dice.pick(variables).text() + ")");
    }
    List<String> queues = things.queues();
    if (!queues.isEmpty()) {
      for (String kind : List.of("lose", "duplicate", "reorder")) {
        choices.add(() -> kind + "(" + dice.pick(queues) + ")");
      }
    }
    List<String> latches = things.latches();
    if (!latches.isEmpty()) {
      choices.add(() -> "miss(" + dice.pick(latches) + ")");
      choices.add(() -> "spurious(" + dice.pick(latches) + ")");
    }
    things.namedFaults().forEach(f -> choices.add(() -> f));
    return strengthened(dice.pick(choices).get());
  }

  private String subjects(List<String> software) {
    String victim = dice.pick(software);
    return switch (dice.below(3)) {
      case 0 -> "any " + kindOf(victim);
      default -> {
        List<String> two = software.stream().filter(s -> !s.equals(victim)).toList();
        yield two.isEmpty() ? victim : "{ " + victim + ", " + dice.pick(two) + " }";
      }
    };
  }

  private Optional<String> allOf(List<String> instances) {
    return instances.stream()
        .filter(i -> i.endsWith("]"))
        .map(i -> i.substring(0, i.indexOf('[')) + "[*]")
        .findFirst();
  }

  private String kindOf(String instance) {
    return blueprint.machines.stream()
        .filter(m -> m.instances().contains(instance))
        .map(Draft::word)
        .findFirst()
        .orElseThrow();
  }

  private String garble(String device) {
    List<String> states =
        blueprint.machines.stream()
            .filter(m -> m.instances().contains(device))
            .findFirst()
            .orElseThrow()
            .states;
    String restricted =
        dice.percent(55) ? " in { " + states.getFirst() + ", " + states.get(1) + " }" : "";
    return "garble(" + device + ")" + restricted;
  }

  private String stuck(Variable variable) {
    String at =
        switch (variable.type()) {
          case ValueType.Range range -> "" + range.low();
          case ValueType.Truth _ -> "true";
          case ValueType.Enumerated type -> dice.pick(type.literals());
          case ValueType.ArrayOf _ -> "";
        };
    return "stuck(" + variable.text() + ")" + (dice.percent(60) ? " at " + at : "");
  }

  private String phase() {
    return dice.percent(25) ? " while " + dice.pick(things.locations()) : "";
  }

  /** Behind the fault: together, strength, phase, duration, in the order of the grammar. */
  private String strengthened(String fault) {
    int phase = fault.indexOf(" while ");
    String head = phase < 0 ? fault : fault.substring(0, phase);
    String tail = phase < 0 ? "" : fault.substring(phase);
    String together =
        head.contains("{") && head.startsWith("crash") && dice.percent(75) ? " together" : "";
    return head + together + strength() + tail + duration(head);
  }

  private String strength() {
    return switch (dice.below(12)) {
      case 0, 1, 2, 3, 4, 5 -> " at most " + dice.of(1, 1, 1, 2);
      case 6, 7 -> " at most " + dice.of(1, 1, 2) + " at once";
      case 8 -> " finitely many";
      case 9 -> dice.of(" any number", "");
      default ->
          profile.timed()
              ? " at most 1 per " + dice.between(2, 4) + " ticks"
              : dice.of(" any number", " at most 1 at once");
    };
  }

  private String duration(String head) {
    boolean ends = head.matches("(hang|wedge|slow|stuck).*");
    return ends && profile.timed() && dice.percent(35) ? " for 1.." + dice.between(1, 3) : "";
  }
}
