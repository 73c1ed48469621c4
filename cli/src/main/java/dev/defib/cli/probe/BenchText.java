package dev.defib.cli.probe;

import dev.defib.checker.probe.Bench;
import dev.defib.dsl.analysis.Analysis;
import dev.defib.dsl.analysis.Symbol;
import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Definition;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.Names;
import dev.defib.dsl.ast.Probe.Origin;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the model of a device with one more driver and a system of these two: in the language, so
 * that what it means is what it means everywhere else.
 */
final class BenchText {
  static final String DRIVER_TYPE = "ProbingDriver";
  static final String DRIVER = "probing";
  static final String SYSTEM = "ProbeBench";
  static final String SPEC = "probe_bench";
  static final String GOAL = "probe_goal";
  static final String START = "probe_start";

  private final Subject subject;
  private final StringBuilder text = new StringBuilder();
  private final List<Bench.Call> calls = new ArrayList<>();
  private final List<Bench.Latch> latches = new ArrayList<>();

  private BenchText(Subject subject) {
    this.subject = subject;
  }

  /** A text, and on which lines of it things stand. */
  record Written(Source source, List<Bench.Call> calls, List<Bench.Latch> latches) {}

  /** A driver with a step for everything that can be done, any number of times. */
  static Written everything(Subject subject) {
    var bench = new BenchText(subject);
    bench.model();
    bench.explorer();
    bench.system();
    bench.spec(bench.questions());
    return bench.written();
  }

  /**
   * The given driver.
   *
   * @param members its variables and states
   * @param checks of it
   */
  static Source driver(Subject subject, List<String> members, List<String> checks) {
    var bench = new BenchText(subject);
    bench.model();
    bench.line("driver " + DRIVER_TYPE + "(" + bench.parameter() + ") {");
    members.forEach(m -> bench.line("  " + m));
    bench.line("}");
    bench.system();
    bench.spec(checks);
    return bench.written().source();
  }

  private Written written() {
    Source original = subject.file().source();
    return new Written(new Source(original.name(), text.toString()), calls, latches);
  }

  /** Adds a line; returns its number. */
  private int line(String content) {
    int number = (int) text.chars().filter(c -> c == '\n').count() + 1;
    text.append(content).append('\n');
    return number;
  }

  private void model() {
    Span model = subject.model().span();
    line(model.source().text().substring(0, model.end()));
  }

  private String parameter() {
    return subject.handle() + ": " + subject.instance().machine().text();
  }

  // ---- The driver that can do everything

  private void explorer() {
    List<Handlers.Handled> commands = Handlers.of(subject.machine(), subject.analysis());
    line("driver " + DRIVER_TYPE + "(" + parameter() + ") {");
    for (int c = 0; c < commands.size(); c++) {
      List<String> types = commands.get(c).parameters();
      for (int i = 0; i < types.size(); i++) {
        line("  var " + argument(c, i) + ": " + types.get(i));
      }
      int command = c;
      commands.get(c).reply().ifPresent(type -> line("  var " + answer(command) + ": " + type));
    }
    line("  state looking initial rest {");
    for (int c = 0; c < commands.size(); c++) {
      command(c, commands.get(c));
    }
    subject.machine().members().forEach(this::signal);
    line("  }");
    line("  state tired { after 1 -> looking }");
    line("}");
  }

  private static String argument(int command, int place) {
    return "argument" + command + "_" + place;
  }

  private static String answer(int command) {
    return "answer" + command;
  }

  private void command(int number, Handlers.Handled command) {
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < command.parameters().size(); i++) {
      arguments.add(argument(number, i));
    }
    String given = arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    String answered = command.reply().map(_ -> " ? " + answer(number)).orElse("");
    int line =
        line(
            "    lazy do "
                + subject.handle()
                + "."
                + command.name()
                + given
                + answered
                + " -> stay");
    calls.add(
        new Bench.Call(
            line,
            command.name(),
            command.rung(),
            arguments.stream().map(a -> DRIVER + "." + a).toList(),
            command.reply().map(_ -> DRIVER + "." + answer(number))));
  }

  private void signal(Member member) {
    if (member instanceof Member.Signal signal && !signal.level()) {
      String place = subject.handle() + "." + signal.name();
      int taken = line("    lazy on " + place + " -> stay");
      int cleared = line("    lazy { clear " + place + " } -> stay");
      latches.add(new Bench.Latch(signal.name().text(), taken, cleared));
    }
  }

  // ---- The system

  private void system() {
    List<Declaration.Parameter> parameters = subject.system().parameters();
    String list =
        parameters.isEmpty()
            ? ""
            : "(" + parameters.getFirst().span().to(parameters.getLast().span()).text() + ")";
    line("system " + SYSTEM + list + " {");
    for (SystemItem item : needed()) {
      line("  " + alone(item));
    }
    line("  " + subject.instance().span().text());
    line("  " + DRIVER + ": " + DRIVER_TYPE + "(" + subject.device() + ")");
    line("}");
  }

  /** What the device is handed, in the order of the system. */
  private List<SystemItem> needed() {
    Analysis analysis = subject.analysis();
    Set<SystemItem> needed = new LinkedHashSet<>();
    for (Argument argument : subject.instance().arguments()) {
      for (Expr.Name name : Names.in(argument.value())) {
        if (analysis.symbol(name).orElse(null) instanceof Symbol.OfItem(SystemItem item)) {
          needed.add(item);
        }
      }
    }
    return subject.system().items().stream().filter(needed::contains).toList();
  }

  /** An item without the rest of the system: nobody reads the queue, so that it is always free. */
  private static String alone(SystemItem item) {
    return switch (item) {
      case SystemItem.Queue queue ->
          "queue "
              + queue.name()
              + queue.length().map(n -> "[" + n.span().text() + "]").orElse("")
              + ": "
              + queue.messages().text()
              + "[1] lossy";
      case SystemItem.Lock _, SystemItem.Shared _, SystemItem.Instance _ -> item.span().text();
    };
  }

  // ---- The spec

  private void spec(List<String> checks) {
    String arguments =
        subject.spec().arguments().stream()
            .map(a -> a.span().text())
            .collect(Collectors.joining(", "));
    line("spec " + SPEC + " for " + SYSTEM + (arguments.isEmpty() ? "" : "(" + arguments + ")"));
    for (Definition definition : definitions()) {
      line("define " + definition.name() + " = " + definition.value().span().text());
    }
    checks.forEach(this::line);
  }

  private List<String> questions() {
    var questions = new ArrayList<String>();
    questions.add("check " + GOAL + " possible (" + goal() + ")");
    start().ifPresent(s -> questions.add("check " + START + " possible (" + s + ")"));
    return questions;
  }

  private String goal() {
    return subject.probe().goal().span().text();
  }

  private Optional<String> start() {
    return subject.probe().origin() instanceof Origin.From(Expr condition)
        ? Optional.of(condition.span().text())
        : Optional.empty();
  }

  /** What the probe's conditions mention of the spec's definitions, in the order of the spec. */
  private List<Definition> definitions() {
    Set<Definition> used = new LinkedHashSet<>();
    mentioned(subject.probe().goal(), used);
    if (subject.probe().origin() instanceof Origin.From(Expr condition)) {
      mentioned(condition, used);
    }
    return List.copyOf(used);
  }

  private void mentioned(Expr expr, Set<Definition> into) {
    for (Expr.Name name : Names.in(expr)) {
      if (subject.analysis().symbol(name).orElse(null) instanceof Symbol.OfDefinition(var d)
          && !into.contains(d)) {
        mentioned(d.value(), into);
        into.add(d);
      }
    }
  }
}
