package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * The observability rule: nothing may read what the component that it models could never know.
 *
 * <p>Software reads the visible parts of devices, the length of queues that it receives from and
 * the room in those that it sends to; policies and processes may ask about the lives of others;
 * nobody but a spec may ask whether a machine hangs.
 */
final class Observability {
  /** What other languages call the state that a machine is in. */
  static final List<String> STATE = List.of("state", "location", "status");

  private Observability() {}

  /** What is wrong with reading a place from here, if anything is. */
  static Optional<Diagnostic> read(Reference reference, Expr e, Context c) {
    if (c.viewer().seesAll()) {
      return Optional.empty();
    }
    Optional<Diagnostic> ghost = ghost(reference, e, c);
    if (ghost.isPresent()) {
      return ghost;
    }
    if (reference.owner().isEmpty()) {
      return Optional.empty();
    }
    Shape owner = reference.owner().get();
    return owner.isDevice() && reference.visible()
        ? Optional.empty()
        : Optional.of(invisible(reference, owner, e));
  }

  private static Optional<Diagnostic> ghost(Reference reference, Expr e, Context c) {
    if (c.ghosts() || reference.symbol().isEmpty() || !isGhost(reference.symbol().get())) {
      return Optional.empty();
    }
    var diagnostic =
        Diagnostic.of(
            Code.GHOST_READ, "`" + e.span().text() + "` is a ghost variable: only specs read it");
    Symbols.place(reference.symbol().get())
        .ifPresent(p -> diagnostic.because(p, "declared `ghost` here"));
    return Optional.of(
        diagnostic
            .help("leave `ghost` away, if the machine really can know this")
            .at(e.span(), "what the machine does would depend on it"));
  }

  static boolean isGhost(Symbol symbol) {
    return switch (symbol) {
      case Symbol.OfVariable v -> v.declaration().ghost();
      case Symbol.OfItem item -> item.item() instanceof SystemItem.Shared shared && shared.ghost();
      default -> false;
    };
  }

  private static Diagnostic invisible(Reference reference, Shape owner, Expr e) {
    String what = owner.isDevice() ? "the device" : "the " + owner.kind().word();
    var diagnostic =
        Diagnostic.of(
            Code.INVISIBLE,
            "`"
                + e.span().text()
                + "` cannot be seen from outside "
                + what
                + " `"
                + owner.name()
                + "`");
    reference
        .symbol()
        .flatMap(Symbols::place)
        .ifPresent(
            p ->
                diagnostic.because(
                    p, owner.isDevice() ? "declared here, without `visible`" : "declared here"));
    return diagnostic.help(remedy(reference, owner, e)).at(e.span(), "not visible");
  }

  private static String remedy(Reference reference, Shape owner, Expr e) {
    if (!owner.isDevice()) {
      return "what another machine is doing is known only from messages, `alive`, `dead` and"
          + " `answers`";
    }
    return switch (reference.symbol().orElse(null)) {
      case Symbol.OfState s ->
          "if the hardware shows it, declare it `visible state " + s.declaration().name() + "`";
      case Symbol.OfVariable v ->
          "if the hardware shows it, declare it `visible var " + v.declaration().name() + "`";
      case Symbol.OfSignal s ->
          "a signal is seen by taking it: write `on "
              + e.span().text()
              + "` instead of a condition";
      case null, default -> "read the device's visible variables and states";
    };
  }

  /** Something else than a command, of a machine of which only the kind is known. */
  static Diagnostic partOfKind(Type.Machine machine, Expr.Select select) {
    String help =
        machine.kind() == MachineKind.DEVICE
            ? "declare the parameter with the type of the device, to read what it shows"
            : asked(select)
                .filter(_ -> !STATE.contains(select.member().text()))
                .orElse(
                    "another machine's variables are invisible: ask `alive`, `dead` or `answers`,"
                        + " or have it send a message");
    return Diagnostic.of(
            Code.UNKNOWN_MEMBER,
            "of `"
                + select.object().span().text()
                + "` nothing but its kind is known: "
                + machine.described())
        .help(help)
        .at(select.member().span(), "not known");
  }

  /** What is asked of a machine like a function, written behind a dot. */
  static Optional<String> asked(Expr.Select select) {
    String machine = select.object().span().text();
    return switch (select.member().text()) {
      case "alive", "dead", "answers", "hung", "incarnation" ->
          Optional.of("write `" + select.member() + "(" + machine + ")`");
      case "is_alive", "isAlive", "running", "up" -> Optional.of("write `alive(" + machine + ")`");
      case "exit", "exited", "died", "crash", "crashed", "down" ->
          Optional.of("its death is told by `on exit(" + machine + ")`, in a policy or process");
      case "state", "location", "status" ->
          Optional.of("a state is asked for by its name: `" + machine + ".idle`, not compared");
      default -> Optional.empty();
    };
  }

  /** Queues show their length to the receiver, and their room to the sender. */
  static Optional<Diagnostic> queue(Reference queue, Expr.Select select, Context c) {
    if (!(c.viewer() instanceof Viewer.Inside inside) || c.viewer().seesAll()) {
      return Optional.empty();
    }
    if (!(queue.symbol().orElse(null) instanceof Symbol.OfParameter parameter)) {
      return Optional.empty();
    }
    String name = parameter.declaration().name().text();
    String part = select.member().text();
    boolean receivers = isReceivers(part);
    if (sees(inside.shape(), name, part)) {
      return Optional.empty();
    }
    String who = receivers ? "receives from" : "sends to";
    return Optional.of(
        Diagnostic.of(
                Code.INVISIBLE,
                "`" + inside.shape().name() + "` cannot see `" + select.span().text() + "`")
            .because(parameter.declaration().span(), "the queue is handed over here")
            .help(
                "`"
                    + part
                    + "` is seen by who "
                    + who
                    + " the queue; this machine "
                    + instead(inside.shape(), name))
            .at(select.member().span(), "not visible"));
  }

  private static String instead(Shape shape, String queue) {
    if (shape.receives(queue)) {
      return "receives from it, and sees `length` and `empty`";
    }
    return shape.sends(queue) ? "sends to it, and sees `room` and `full`" : "does not";
  }

  private static boolean isReceivers(String part) {
    return part.equals("length") || part.equals("empty");
  }

  private static boolean sees(Shape shape, String queue, String part) {
    return isReceivers(part) ? shape.receives(queue) : shape.sends(queue);
  }

  /** Those parts of a queue that can be seen from here; all, if none can. */
  static List<String> seen(Reference queue, List<String> parts, Context c) {
    if (!(c.viewer() instanceof Viewer.Inside inside)
        || c.viewer().seesAll()
        || !(queue.symbol().orElse(null) instanceof Symbol.OfParameter parameter)) {
      return parts;
    }
    String name = parameter.declaration().name().text();
    List<String> seen = parts.stream().filter(p -> sees(inside.shape(), name, p)).toList();
    return seen.isEmpty() ? parts : seen;
  }

  /** Who may ask about the life of others: policies and processes, not drivers and devices. */
  static Optional<Diagnostic> life(Identifier function, Context c) {
    if (c.viewer().seesAll()) {
      return Optional.empty();
    }
    MachineKind kind = c.viewer().kind().orElse(MachineKind.DEVICE);
    if (kind == MachineKind.POLICY || kind == MachineKind.PROCESS) {
      return Optional.empty();
    }
    String who = c.viewer().kind().map(k -> "a " + k.word()).orElse("a constant or a system");
    return Optional.of(
        Diagnostic.of(Code.NOT_FOR_THIS_KIND, who + " cannot ask for `" + function + "`")
            .help(
                "only policies, processes and specs know who lives; ask there, and send a message")
            .at(function.span(), "not in " + who));
  }

  static Diagnostic hidden(Expr.Call call) {
    String function = call.function().text();
    var diagnostic =
        Diagnostic.of(
            Code.HUNG_ASKED, "nobody but a spec can tell whether a machine is " + function);
    diagnostic.help(
        function.equals("hung")
            ? "write `not answers("
                + (call.arguments().isEmpty() ? "drv" : call.arguments().getFirst().span().text())
                + ")`: true of a hung machine, and of one too busy to answer"
            : "read a visible status of the device, or wait for it with `after`");
    return diagnostic.at(call.function().span(), "only in specs");
  }

  /** Whether a part of a machine is declared visible. */
  static boolean isVisible(Member member) {
    return switch (member) {
      case Member.Variable v -> v.visible();
      case Member.Signal s -> s.visible();
      case Member.State s -> s.visible();
      case Member.Timer _,
          Member.Window _,
          Member.Thread _,
          Member.MachineTransition _,
          Member.MachineDefinition _ ->
          false;
    };
  }
}
