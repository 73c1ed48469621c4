package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Span;

/** Machines and locks where triggers and effects name them. */
final class Watched {
  private final Program program;
  private final Facts facts;

  Watched(Program program) {
    this.program = program;
    this.facts = program.facts;
  }

  /** The machine of {@code on exit}; an index that is a new name is declared as its binder. */
  void exit(Expr machine, Context c) {
    if (machine instanceof Expr.Index(Expr array, Expr.Name index, Span _)
        && c.scope().find(index.text()).isEmpty()) {
      Identifier binder = new Identifier(index.text(), index.span());
      Symbol symbol = new Symbol.OfBinder(binder);
      facts.symbols.put(index, symbol);
      c.scope().declare(binder, symbol, new Type.Int(0, Long.MAX_VALUE), facts);
    }
    machine(machine, "exit", c);
  }

  /** A machine with a life. */
  void machine(Expr machine, String what, Context c) {
    Reference reference = program.places.resolve(machine, c.wanting(Wanted.MACHINE));
    reference.symbol().ifPresent(s -> facts.read(Symbols.declaration(s)));
    Type type = reference.type();
    if (type instanceof Type.Unknown || (type instanceof Type.Machine m && m.kind().isSoftware())) {
      return;
    }
    String text = machine.span().text();
    var diagnostic =
        Diagnostic.of(
            Code.NOT_A_MACHINE,
            "`"
                + what
                + "` is said of a driver, policy or process, but `"
                + text
                + "` is "
                + type.described());
    reference
        .symbol()
        .flatMap(Symbols::place)
        .ifPresent(p -> diagnostic.because(p, "declared here"));
    if (Types.isArrayOf(type, Type.Machine.class)) {
      diagnostic.help("say which one, for example `" + text + "[0]`");
    } else if (type instanceof Type.Machine) {
      diagnostic.help("a device has no life: it outlives its driver");
    }
    facts.report(diagnostic.at(machine.span(), "this is " + type.described()));
  }

  /** A machine or a group of them. */
  void machines(Expr machines, String what, Context c) {
    Type type = program.places.resolve(machines, c.wanting(Wanted.MACHINE)).type();
    if (type instanceof Type.Array array
        && array.element() instanceof Type.Machine m
        && m.kind().isSoftware()) {
      Reference reference = program.places.resolve(machines, c);
      reference.symbol().ifPresent(s -> facts.read(Symbols.declaration(s)));
    } else {
      machine(machines, what, c);
    }
  }

  void lock(Expr lock, Context c) {
    Reference reference = program.places.resolve(lock, c.wanting(Wanted.LOCK));
    reference.symbol().ifPresent(s -> facts.read(Symbols.declaration(s)));
    if (reference.type() instanceof Type.Lock || reference.isUnknown()) {
      return;
    }
    var diagnostic =
        Diagnostic.of(
            Code.TYPE_MISMATCH,
            "`" + lock.span().text() + "` is " + reference.type().described() + ", not a lock");
    if (Types.isArrayOf(reference.type(), Type.Lock.class)) {
      diagnostic.help("say which one, for example `" + lock.span().text() + "[0]`");
    }
    facts.report(diagnostic.at(lock.span(), "this is " + reference.type().described()));
  }
}
