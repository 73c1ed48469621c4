package dev.defib.dsl.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The text of a spec for a generated system. */
final class SpecText {
  private final Dice dice;
  private final Blueprint blueprint;
  private final Profile profile;
  private final SpecScope things;
  private final Faults faults;
  private final List<String> lines = new ArrayList<>();

  /** Names that the spec defines, of states and of events. */
  private final List<String> defined = new ArrayList<>();

  private final List<String> definedEvents = new ArrayList<>();
  private final List<String> allowed = new ArrayList<>();
  private Scope scope;
  private final Traits traits;

  SpecText(Dice dice, Blueprint blueprint, Profile profile, Traits traits) {
    this.dice = dice;
    this.traits = traits;
    this.blueprint = blueprint;
    this.profile = profile;
    this.things = new SpecScope(blueprint, profile);
    this.faults = new Faults(dice, blueprint, profile);
    this.scope = things.states();
  }

  List<String> lines(String head) {
    lines.add(head);
    lines.add("define usable = " + usable());
    defined.add("usable");
    if (dice.percent(20)) {
      lines.add("define sent = " + event());
      definedEvents.add("sent");
    }
    if (profile.faults() && dice.percent(25)) {
      lines.add("recovered usable");
    }
    allowances();
    if (dice.percent(20)) {
      observer();
    }
    for (int i = 1, count = dice.between(4, 6); i <= count; i++) {
      lines.add(check("c" + i));
    }
    if (dice.percent(60)) {
      lines.add(probe());
    }
    if (dice.percent(20)) {
      lines.add(measure());
    }
    if (profile.faults() && dice.percent(30)) {
      lines.add(survey());
    }
    return lines;
  }

  /** A question about a device, of its own parts or about what the faults leave it in. */
  private String probe() {
    Draft device = blueprint.drafts(Draft.Kind.DEVICE).getFirst();
    String instance = device.instances().getFirst();
    String text = dice.percent(30) ? " \"who can?\"" : "";
    String question =
        "probe p" + text + "\n  " + instance + " to " + instance + "." + dice.pick(device.states);
    String start =
        switch (dice.below(3)) {
          case 0 -> "\n  from not " + instance + "." + dice.pick(device.states);
          case 1 -> "\n  after garble(" + instance + ") at most 1";
          default -> "";
        };
    String expected =
        dice.percent(70)
            ? "\n  expect "
                + dice.of("commands", "reset", "power", "nobody")
                + (dice.percent(30) ? " with luck" : "")
            : "";
    return question + start + expected;
  }

  private String usable() {
    return switch (dice.below(4)) {
      case 0 -> "not " + location();
      case 1 -> location() + " or " + location();
      case 2 -> atom();
      default -> location();
    };
  }

  private void allowances() {
    if (traits.careless() && dice.percent(50)) {
      allowed.addAll(List.of("range error", "misuse"));
    }
    if (dice.percent(40)) {
      allowed.add("unexpected command");
    }
    if (dice.percent(15)) {
      allowed.add("deadlock");
    }
    if (profile.timed() && dice.percent(25)) {
      allowed.add("stuck time");
    }
    if (!allowed.isEmpty()) {
      lines.add("allow " + String.join(", ", allowed));
    }
  }

  private void observer() {
    lines.add("observer Once {");
    lines.add("  var seen: 0..2 = 0");
    lines.add("  state before_it initial {");
    String block = dice.percent(50) ? " { seen = min(2, seen + 1) }" : "";
    lines.add("    on " + event() + " when seen < 2" + block + " -> after_it");
    lines.add("    on " + event() + " -> stay");
    lines.add("  }");
    lines.add("  state after_it {");
    lines.add("    on " + event() + " { if seen < 2 { seen += 1 } } -> before_it");
    lines.add("  }");
    lines.add("}");
    scope =
        new Scope(
            Stream.concat(
                    scope.variables().stream(),
                    Stream.of(new Scope.Variable("Once.seen", new ValueType.Range(0, 2))))
                .toList(),
            Stream.concat(scope.truths().stream(), Stream.of("Once.before_it", "Once.after_it"))
                .toList(),
            scope.numbers(),
            scope.groups());
  }

  // ---- Checks

  private String check(String name) {
    StringBuilder text = new StringBuilder("check " + name);
    if (dice.percent(30)) {
      text.append(" \"what is claimed\"");
    }
    String form = form();
    boolean sentence = form.contains(" after any single ") || form.contains(" after up to ");
    boolean struck =
        profile.faults() && (dice.percent(sentence ? 15 : 70) || form.startsWith("no missed"));
    String under = struck ? "\n  " + under(form) : "";
    // Behind a fault, `while` would be read as the fault's phase.
    boolean formFirst = dice.percent(25) || form.startsWith("while ");
    text.append(formFirst ? "\n  " + form + under : under + "\n  " + form);
    if (dice.percent(20)) {
      text.append("\n  requirement \"SR-").append(dice.between(1, 9)).append('"');
    }
    if (dice.percent(40)) {
      text.append("\n  expect ").append(dice.of("violated", "violated", "vacuous", "holds"));
    }
    return text.toString();
  }

  private String measure() {
    String unit = profile.timed() && dice.percent(50) ? " ticks" : " steps";
    String figure = dice.of("worst", "best") + unit;
    String bound = dice.percent(80) ? " within " + dice.between(0, 3) : "";
    String from = dice.of(location(), location(), atom());
    return "measure figure\n  " + figure + " from " + from + " to " + location() + bound;
  }

  private String survey() {
    String text = dice.percent(50) ? " \"what becomes of it\"" : "";
    String harmed = dice.percent(50) ? "\n  harmed: " + closed() : "";
    String depth = dice.percent(50) ? " up to 2" : "";
    List<String> software = things.instances(true);
    String fault =
        software.isEmpty()
            ? "garble(" + dice.pick(things.instances(false)) + ")"
            : dice.of("crash", "hang") + "(" + dice.pick(software) + ")";
    return "survey failures"
        + text
        + "\n  usable: "
        + location()
        + harmed
        + "\n  under each "
        + fault
        + depth;
  }

  private String under(String form) {
    boolean hang = form.startsWith("no missed hang(");
    return hang
        ? faults.clauseWith(form.substring(form.indexOf("hang("), form.indexOf(')') + 1))
        : faults.clause();
  }

  private String form() {
    return switch (dice.below(26)) {
      case 0, 1 -> "always " + rarelyFalse();
      case 2 -> "never " + dice.of(atom() + " and " + atom(), event());
      case 3, 4 ->
          "possible " + dice.of(atom() + " and " + atom(), atom() + " and " + atom(), event());
      case 5, 6 -> "always possible " + dice.of(location(), atom());
      case 7, 8 -> "always eventually " + dice.of(location(), atom(), event(), wide());
      case 9 -> "eventually always " + dice.of(wide(), "not " + location(), rarelyFalse());
      case 10 -> "eventually " + dice.of(location(), atom(), event()) + within();
      case 11, 12 -> leadsTo() + within();
      case 13 -> staysUntil();
      case 14, 15 -> scoped();
      case 16, 17, 18 -> ltl();
      case 19, 20 -> profile.faults() ? sentence() : scoped();
      case 21, 22, 23 -> supervision();
      default -> builtIn();
    };
  }

  private String sentence() {
    String after = dice.percent(65) ? "any single " : "up to " + dice.between(1, 2) + " ";
    return "usable after " + after + faults.sentence() + within();
  }

  private String scoped() {
    String scope =
        switch (dice.below(4)) {
          case 0 -> "after " + reached();
          case 1 -> "before " + reached();
          case 2 -> dice.percent(25) ? "between " + closed() + " and " + closed() : segment();
          default -> "while " + atom();
        };
    if (dice.percent(scope.startsWith("after ") ? 15 : 50)) {
      return scope + ", never (" + location() + " and " + location() + " and " + atom() + ")";
    }
    boolean open = scope.startsWith("after ") || scope.startsWith("while ");
    return scope
        + ", "
        + switch (dice.below(open ? 6 : 5)) {
          case 0 -> "always " + rarelyFalse();
          case 1 -> "never " + atom();
          case 2 -> "eventually " + location() + within();
          case 3 -> leadsTo() + within();
          case 4 -> staysUntil();
          default -> "always possible " + location();
        };
  }

  /** From one state of a machine to another. */
  private String segment() {
    String from = location();
    return "between " + from + " and " + dice.pick(things.siblings(from));
  }

  private String staysUntil() {
    if (dice.percent(25)) {
      return closed() + " stays until " + closed();
    }
    String state = location();
    return state + " stays until " + left(state);
  }

  private String leadsTo() {
    if (dice.percent(60)) {
      return dice.of(event(), atom(), location())
          + " leads to "
          + dice.of(location(), atom(), wide());
    }
    String state = location();
    return state + " leads to " + left(state);
  }

  /** Where a machine is that has left a state. */
  private String left(String state) {
    List<String> others = new ArrayList<>(things.siblings(state));
    if (dice.percent(30)) {
      return dice.pick(others);
    }
    String machine = state.substring(0, state.lastIndexOf('.')).replace(".worker", "");
    if (things.instances(true).contains(machine)) {
      others.add("dead(" + machine + ")");
    }
    return "(" + String.join(" or ", others) + ")";
  }

  /** True of most states. */
  private String wide() {
    return dice.percent(50) ? "(" + location() + " or " + location() + ")" : "not " + location();
  }

  /** A state that a machine mostly comes to, but in which it is not at first. */
  private String reached() {
    return dice.percent(75) ? dice.pick(things.siblings(things.locations().getFirst())) : closed();
  }

  private String ltl() {
    String p = closed();
    String q = closed();
    return "ltl "
        + switch (dice.below(10)) {
          case 0 -> "G F " + p;
          case 1 -> "F G not " + p;
          case 2 -> "G (" + p + " implies F " + q + ")";
          case 3, 4 -> p + " U " + q;
          case 5, 6 -> p + " W " + q;
          case 7, 8 -> p + " R (" + p + " or " + q + ")";
          default -> "G F " + p + " implies G F " + q;
        };
  }

  private String supervision() {
    List<Draft> policies = blueprint.drafts(Draft.Kind.POLICY);
    List<String> watched =
        policies.stream()
            .flatMap(p -> Stream.concat(p.watched.stream(), p.groups.stream()))
            .flatMap(w -> w.machine().instances().stream())
            .toList();
    if (watched.isEmpty()) {
      return builtIn();
    }
    String victim = dice.pick(watched);
    return profile.faults() && dice.percent(traits.vigilant() ? 75 : 35)
        ? "no missed hang(" + victim + ")" + dice.of(within(), soon())
        : "no false alarm(" + victim + ")" + (dice.percent(50) ? " by rs" : "");
  }

  /** One of the built-in checks, most often one that may fail here. */
  private String builtIn() {
    List<String> choices = new ArrayList<>(List.of("no deadlock"));
    if (traits.careless() && !allowed.contains("range error")) {
      choices.addAll(List.of("no range error", "no range error"));
    }
    boolean starts =
        blueprint.drafts(Draft.Kind.POLICY).stream().anyMatch(p -> !p.watched.isEmpty());
    if (traits.careless() && starts && !allowed.contains("misuse")) {
      choices.addAll(List.of("no misuse", "no misuse"));
    }
    if (dice.percent(12)) {
      choices.add(dice.of("no misuse", "no range error"));
    }
    if (!allowed.contains("unexpected command") && (traits.strict() || dice.percent(4))) {
      choices.addAll(List.of("no unexpected command", "no unexpected command"));
    }
    if (profile.timed()) {
      choices.add("time progresses");
    }
    return dice.pick(choices);
  }

  private String within() {
    return dice.percent(50) ? soon() : "";
  }

  private String soon() {
    return profile.timed() ? " within " + dice.between(2, 12) : "";
  }

  // ---- Atoms

  private String location() {
    return dice.pick(things.locations());
  }

  private String atom() {
    if (!defined.isEmpty() && dice.percent(15)) {
      return dice.pick(defined);
    }
    if (dice.percent(12)) {
      return life();
    }
    return dice.percent(60)
        ? location()
        : new Expressions(dice, scope).closedTruth(dice.percent(50) ? 0 : 2);
  }

  private String life() {
    List<String> software = things.instances(true);
    if (!profile.faults() || (dice.percent(40) && !software.isEmpty())) {
      return software.isEmpty()
          ? location()
          : dice.of("dead(", "alive(") + dice.pick(software) + ")";
    }
    return dice.percent(35) && !software.isEmpty()
        ? "hung(" + dice.pick(software) + ")"
        : dice.of("wedged(", "removed(") + dice.pick(things.instances(false)) + ")";
  }

  /** An atom, sometimes an event. */
  private String closed() {
    return dice.percent(20) ? event() : atom();
  }

  private String rarelyFalse() {
    return switch (dice.below(4)) {
      case 0 -> atom();
      case 1 -> "not (" + atom() + " and " + atom() + " and " + location() + ")";
      case 2 -> "not (" + location() + " and " + atom() + ")";
      default -> "(" + location() + " implies " + dice.of(atom(), wide()) + ")";
    };
  }

  private String event() {
    if (!definedEvents.isEmpty() && dice.percent(15)) {
      return dice.pick(definedEvents);
    }
    List<String> software = things.instances(true);
    List<String> devices = things.instances(false);
    if (!software.isEmpty() && dice.percent(12)) {
      return dice.of("exit(", "exit(", "kill(") + dice.pick(software) + ")";
    }
    if (profile.faults() && dice.percent(25)) {
      return dice.percent(50) && !software.isEmpty()
          ? dice.of("crash", "hang") + "(" + dice.pick(software) + ")"
          : dice.of("wedge", "garble", "remove") + "(" + dice.pick(devices) + ")";
    }
    return dice.pick(things.events());
  }
}
