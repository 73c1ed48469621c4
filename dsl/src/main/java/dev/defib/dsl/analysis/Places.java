package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.SystemItem;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.diagnostics.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what a place means: names, members behind dots, and elements of arrays. */
final class Places {
  static final List<String> EXIT_REASONS = List.of("normal", "failure", "killed", "crash");
  private static final List<String> QUEUE_PARTS = List.of("length", "empty", "full", "room");
  private final Program program;
  private final Facts facts;

  Places(Program program) {
    this.program = program;
    this.facts = program.facts;
  }

  /** What the place means; nothing is read yet, so the rules of observation do not apply. */
  Reference resolve(Expr place, Context c) {
    return switch (place) {
      case Expr.Name name -> name(name, c, Type.UNKNOWN);
      case Expr.Select select -> select(select, c);
      case Expr.Index index -> index(index, c);
      case Expr.Every every -> elements(every.array(), c);
      default -> Reference.derived(program.expressions.value(place, c));
    };
  }

  /** What a name means; enumeration literals are found by the type expected. */
  Reference name(Expr.Name name, Context c, Type expected) {
    Optional<Scope.Entry> entry = c.scope().find(name.text());
    Optional<Reference> literal = literal(name, expected);
    if (literal.isPresent() && entry.filter(e -> fits(e, expected)).isEmpty()) {
      return literal.get();
    }
    if (entry.isPresent()) {
      return found(name, entry.get());
    }
    List<Declaration.Enumeration> holders = c.module().enumerationsWith(name.text());
    if (holders.size() == 1 && !(expected instanceof Type.Enum)) {
      return literal(name, new Type.Enum(holders.getFirst())).orElse(Reference.UNKNOWN);
    }
    if (name.text().equals("tick") && c.viewer().seesAll()) {
      facts.symbols.put(name, new Symbol.OfTick());
      return Reference.to(new Symbol.OfTick(), Type.EVENT);
    }
    if (!c.module().isIncomplete()) {
      report(name, c, expected, unknown(name, c, expected, holders));
    }
    return Reference.UNKNOWN;
  }

  /** What nobody has declared is said once; what is misspelt, wherever it is. */
  private void report(Expr.Name name, Context c, Type expected, Diagnostic unknown) {
    boolean declarable = unknown.code() == Code.UNKNOWN_NAME && near(name, c, expected).isEmpty();
    if (declarable
        && c.viewer() instanceof Viewer.Inside(Shape shape)
        && UnknownNames.isMissing(name, c)) {
      facts.reportMissing(shape, name.text(), unknown);
    } else {
      facts.report(unknown);
    }
  }

  private boolean fits(Scope.Entry entry, Type expected) {
    return Type.agree(typeOf(entry), expected);
  }

  private Reference found(Expr.Name name, Scope.Entry entry) {
    boolean first = facts.symbols.put(name, entry.symbol()) == null;
    facts.use(Symbols.declaration(entry.symbol()));
    Type type = typeOf(entry);
    if (first) {
      program.definitions.refer(Symbols.declaration(entry.symbol()));
    }
    return Reference.to(entry.symbol(), type);
  }

  private Type typeOf(Scope.Entry entry) {
    return switch (entry.symbol()) {
      case Symbol.OfDefinition d -> program.definitions.type(d.definition());
      case Symbol.OfConstant constant -> program.definitions.type(constant.declaration());
      default -> entry.type();
    };
  }

  private Optional<Reference> literal(Expr.Name name, Type expected) {
    Symbol symbol = null;
    if (expected instanceof Type.Enum type) {
      int ordinal = Module.ordinal(type.declaration(), name.text());
      symbol = ordinal < 0 ? null : new Symbol.OfLiteral(type.declaration(), ordinal);
    } else if (expected instanceof Type.ExitReason) {
      int ordinal = EXIT_REASONS.indexOf(name.text());
      symbol = ordinal < 0 ? null : new Symbol.OfExitReason(ordinal);
    }
    if (symbol == null) {
      return Optional.empty();
    }
    facts.symbols.put(name, symbol);
    return Optional.of(Reference.to(symbol, expected));
  }

  private Diagnostic unknown(
      Expr.Name name, Context c, Type expected, List<Declaration.Enumeration> holders) {
    if (c.module().visible(name.text()).size() > 1) {
      return c.module().ambiguous(name.text(), name.span());
    }
    if (holders.size() > 1 && !(expected instanceof Type.Enum)) {
      var diagnostic =
          Diagnostic.of(Code.AMBIGUOUS_NAME, "`" + name.text() + "` is a value of several types");
      holders.forEach(h -> diagnostic.because(h.name().span(), "one of them"));
      return diagnostic
          .help(
              "write the type in front of it: `"
                  + holders.getFirst().name()
                  + "."
                  + name.text()
                  + "`")
          .at(name.span(), "which one?");
    }
    String headline =
        c.wanted() == Wanted.ANYTHING || !(c.viewer() instanceof Viewer.Inside)
            ? "the name `" + name.text() + "` is not known here"
            : "no " + c.wanted().word() + " `" + name.text() + "` is known here";
    if (expected instanceof Type.Enum type) {
      headline = "`" + name.text() + "` is no value of `" + type.declaration().name() + "`";
    } else if (expected instanceof Type.ExitReason) {
      headline = "`" + name.text() + "` is no reason of exit";
    }
    var diagnostic = Diagnostic.of(Code.UNKNOWN_NAME, headline);
    help(name, c, expected).ifPresent(diagnostic::help);
    return diagnostic.at(name.span(), "not known");
  }

  private Optional<String> help(Expr.Name name, Context c, Type expected) {
    Optional<String> near = near(name, c, expected).map(n -> "did you mean `" + n + "`?");
    if (near.isPresent()) {
      return near;
    }
    List<String> sayable = values(expected);
    return sayable.isEmpty()
        ? UnknownNames.help(name, c)
        : Optional.of("its values are " + Words.list(sayable));
  }

  private static List<String> values(Type expected) {
    return switch (expected) {
      case Type.Enum type -> type.declaration().literals().stream().map(Identifier::text).toList();
      case Type.ExitReason _ -> EXIT_REASONS;
      default -> List.of();
    };
  }

  /** The name that was probably meant, among those of the sort that is wanted. */
  private Optional<String> near(Expr.Name name, Context c, Type expected) {
    List<String> names = new ArrayList<>(values(expected));
    for (String known : c.scope().names()) {
      if (c.scope().find(known).filter(e -> c.wanted().accepts(e.type())).isPresent()) {
        names.add(known);
      }
    }
    if (c.wanted() == Wanted.ANYTHING) {
      c.module().enumerations().forEach(e -> e.literals().forEach(l -> names.add(l.text())));
    }
    return Spelling.nearest(name.text(), names);
  }

  private Reference select(Expr.Select select, Context c) {
    Optional<Reference> qualified = qualified(select, c);
    if (qualified.isPresent()) {
      return qualified.get();
    }
    Reference object = resolve(select.object(), c.wanting(Wanted.MACHINE));
    return switch (object.type()) {
      case Type.Unknown _ -> Reference.UNKNOWN;
      case Type.Machine machine -> part(machine, select, c);
      case Type.Thread thread -> threadState(thread, object, select);
      case Type.Queue _ -> queuePart(object, select, c);
      case Type.Array _ when select.member().text().equals("length") ->
          Reference.derived(new Type.Int(0, Long.MAX_VALUE));
      case Type.Window _ when select.member().text().equals("count") -> counted(object);
      default -> noPart(select, object.type());
    };
  }

  /** {@code Mode.idle}, {@code otp.limit}, {@code otp.Mode.idle}: no member of anything. */
  private Optional<Reference> qualified(Expr.Select select, Context c) {
    List<Identifier> path = new ArrayList<>();
    Expr head = select;
    while (head instanceof Expr.Select s) {
      path.addFirst(s.member());
      head = s.object();
    }
    if (!(head instanceof Expr.Name first) || c.scope().find(first.text()).isPresent()) {
      return Optional.empty();
    }
    String member = path.removeLast().text();
    StringBuilder prefix = new StringBuilder(first.text());
    path.forEach(p -> prefix.append('.').append(p.text()));
    Optional<Declaration.Enumeration> enumeration = enumeration(prefix.toString(), c);
    if (path.isEmpty()) {
      enumeration.ifPresent(e -> facts.symbols.put(first, new Symbol.OfEnumeration(e)));
    }
    return enumeration
        .flatMap(e -> literal(select, e, select.member()))
        .or(() -> constant(select, prefix.toString(), member, c));
  }

  private Optional<Declaration.Enumeration> enumeration(String name, Context c) {
    int dot = name.lastIndexOf('.');
    String last = name.substring(dot + 1);
    Optional<Module> module =
        dot < 0 ? Optional.of(c.module()) : c.module().prefixed(name.substring(0, dot));
    return module.map(m -> m.visible(last)).stream()
        .flatMap(List::stream)
        .filter(Declaration.Enumeration.class::isInstance)
        .map(Declaration.Enumeration.class::cast)
        .findFirst();
  }

  private Optional<Reference> literal(
      Expr.Select select, Declaration.Enumeration enumeration, Identifier member) {
    int ordinal = Module.ordinal(enumeration, member.text());
    if (ordinal < 0) {
      var names = enumeration.literals().stream().map(Identifier::text).toList();
      facts.report(unknownMember(member, "`" + enumeration.name() + "`", names));
      return Optional.of(Reference.UNKNOWN);
    }
    Symbol symbol = new Symbol.OfLiteral(enumeration, ordinal);
    facts.qualified.put(select, symbol);
    return Optional.of(Reference.to(symbol, new Type.Enum(enumeration)));
  }

  private Optional<Reference> constant(
      Expr.Select select, String prefix, String member, Context c) {
    Optional<Scope.Entry> entry =
        c.module()
            .prefixed(prefix)
            .flatMap(m -> m.scope.find(member))
            .filter(e -> e.symbol() instanceof Symbol.OfConstant);
    entry.ifPresent(e -> facts.qualified.put(select, e.symbol()));
    return entry.map(e -> Reference.to(e.symbol(), typeOf(e)));
  }

  private Reference part(Type.Machine machine, Expr.Select select, Context c) {
    if (machine.shape().isEmpty()) {
      facts.report(Observability.partOfKind(machine, select));
      return Reference.UNKNOWN;
    }
    Shape shape = machine.shape().get();
    Optional<Shape.Part> part = shape.part(select.member().text());
    if (part.isEmpty()) {
      noPart(shape, select, c);
      return Reference.UNKNOWN;
    }
    Type type =
        part.get().symbol().orElse(null) instanceof Symbol.OfDefinition d
            ? program.definitions.type(d.definition())
            : part.get().type();
    return new Reference(type, part.get().symbol(), Optional.of(shape), part.get().visible());
  }

  private void noPart(Shape shape, Expr.Select select, Context c) {
    String member = select.member().text();
    boolean signal = c.wanted() == Wanted.SIGNAL && shape.isDevice();
    if (!signal || shape.command(member).isPresent() || isParameter(shape, select.member())) {
      Diagnostic unknown = noPartOf(shape, select, c);
      if (facts.isMissing(shape, member)) {
        return; // its own machine says it as well, and that is where it is missing
      }
      facts.report(unknown);
      return;
    }
    List<String> signals =
        shape.partNames().stream()
            .filter(n -> shape.part(n).filter(p -> p.type() instanceof Type.Signal).isPresent())
            .toList();
    Optional<String> near = Spelling.nearest(member, signals);
    Diagnostic unknown =
        Diagnostic.of(Code.UNKNOWN_MEMBER, "`" + shape.name() + "` has no signal `" + member + "`")
            .help(
                near.map(n -> "did you mean `" + n + "`?")
                    .orElse("declare it in `" + shape.name() + "`: `signal " + member + "`"))
            .at(select.member().span(), "not declared");
    if (near.isPresent()) {
      facts.report(unknown);
    } else {
      facts.reportMissing(shape, member, unknown);
    }
  }

  private static Diagnostic noPartOf(Shape shape, Expr.Select select, Context c) {
    Identifier member = select.member();
    if (shape.command(member.text()).isPresent()) {
      return Diagnostic.of(
              Code.UNKNOWN_MEMBER, "`" + member + "` is a command of `" + shape.name() + "`")
          .help("a command is given with `do " + select.span().text() + "`")
          .at(member.span(), "not a value");
    }
    Optional<String> asked = Observability.asked(select);
    if (asked.isPresent()) {
      return Diagnostic.of(Code.UNKNOWN_MEMBER, "`" + shape.name() + "` has no `" + member + "`")
          .help(asked.get())
          .at(member.span(), "not known");
    }
    if (isParameter(shape, member)) {
      return Diagnostic.of(
              Code.UNKNOWN_MEMBER, "`" + member + "` is a parameter of `" + shape.name() + "`")
          .help(
              c.viewer() instanceof Viewer.OfSpec
                  ? handed(shape, select, c)
                      .map(a -> "the system hands `" + a + "` over for it: write `" + a + "`")
                      .orElse("name what the system hands over for it")
                  : "have the system hand it over here as well")
          .at(member.span(), "not a part of the machine");
    }
    return unknownMember(member, "`" + shape.name() + "`", shape.partNames());
  }

  /** What an instance of the system is handed for a parameter that is named as its part. */
  private static Optional<String> handed(Shape shape, Expr.Select select, Context c) {
    Symbol object =
        select.object() instanceof Expr.Name name
            ? c.scope().find(name.text()).map(Scope.Entry::symbol).orElse(null)
            : null;
    if (!(object instanceof Symbol.OfItem(SystemItem.Instance instance))) {
      return Optional.empty();
    }
    List<String> names = shape.machine.parameters().stream().map(p -> p.name().text()).toList();
    int place = names.indexOf(select.member().text());
    for (int i = 0; i < instance.arguments().size(); i++) {
      Argument argument = instance.arguments().get(i);
      String text = argument.name().map(Identifier::text).orElse("");
      if (text.equals(select.member().text()) || (text.isEmpty() && i == place)) {
        return Optional.of(argument.value())
            .filter(v -> v instanceof Expr.Name n && c.scope().find(n.text()).isPresent())
            .map(v -> v.span().text());
      }
    }
    return Optional.empty();
  }

  private static boolean isParameter(Shape shape, Identifier member) {
    return shape.machine.parameters().stream().anyMatch(p -> p.name().text().equals(member.text()));
  }

  private Reference threadState(Type.Thread thread, Reference object, Expr.Select select) {
    for (Member.State state : thread.declaration().states()) {
      if (state.name().text().equals(select.member().text())) {
        return new Reference(
            Type.BOOL, Optional.of(new Symbol.OfState(state)), object.owner(), state.visible());
      }
    }
    var names = thread.declaration().states().stream().map(s -> s.name().text()).toList();
    facts.report(
        unknownMember(select.member(), "the thread `" + thread.declaration().name() + "`", names));
    return Reference.UNKNOWN;
  }

  private Reference queuePart(Reference queue, Expr.Select select, Context c) {
    String part = select.member().text();
    if (!QUEUE_PARTS.contains(part)) {
      facts.report(unknownPart(queue, select, c));
      return Reference.UNKNOWN;
    }
    Observability.queue(queue, select, c).ifPresent(facts::report);
    boolean number = part.equals("length") || part.equals("room");
    Type type = number ? new Type.Int(0, Long.MAX_VALUE) : Type.BOOL;
    return new Reference(type, queue.symbol(), Optional.empty(), true);
  }

  /** A message that is written like a part of its queue, or a part that there is not. */
  private static Diagnostic unknownPart(Reference queue, Expr.Select select, Context c) {
    Identifier member = select.member();
    List<String> seen = Observability.seen(queue, QUEUE_PARTS, c);
    Diagnostic unknown = unknownMember(member, "a queue", seen);
    if (!(queue.type() instanceof Type.Queue(Declaration.Messages messages))
        || Calls.kind(messages, member.text()).isEmpty()) {
      return unknown;
    }
    String text = select.object().span().text();
    String received = "`on " + text + "?" + member + "`";
    String sent = "`" + text + "!" + member + "`";
    return Diagnostic.of(Code.UNKNOWN_MEMBER, unknown.headline())
        .help("it is a message: received by " + received + ", sent by " + sent)
        .at(member.span(), "a message");
  }

  /** A window counts up to its capacity. */
  private Reference counted(Reference window) {
    long most =
        window.symbol().orElse(null) instanceof Symbol.OfWindow(Member.Window declared)
                && declared.capacity() instanceof Expr.Numeral n
            ? n.value()
            : Long.MAX_VALUE;
    return new Reference(new Type.Int(0, most), window.symbol(), window.owner(), window.visible());
  }

  private Reference noPart(Expr.Select select, Type type) {
    String text = select.object().span().text();
    facts.report(
        Diagnostic.of(
                Code.UNKNOWN_MEMBER,
                "`" + text + "` is " + type.described() + " and has no `" + select.member() + "`")
            .at(select.member().span(), "not known"));
    return Reference.UNKNOWN;
  }

  private Reference index(Expr.Index index, Context c) {
    if (index.index() instanceof Expr.Binary condition && condition.op().isComparison()) {
      facts.report(bracketed(index));
      return Reference.UNKNOWN;
    }
    program.expressions.integer(index.index(), c.wanting(Wanted.ANYTHING), "an index");
    return elements(index.array(), c);
  }

  /** {@code on irq [n < 2]}: a guard as in a state chart. */
  private static Diagnostic bracketed(Expr.Index index) {
    String condition = index.index().span().text();
    return Diagnostic.of(Code.TYPE_MISMATCH, "an index is a number, not true or false")
        .help("behind a trigger, a condition is written `when " + condition + "`")
        .at(index.index().span(), "true or false");
  }

  private Reference elements(Expr array, Context c) {
    Reference reference = resolve(array, c);
    return switch (reference.type()) {
      case Type.Unknown _ -> Reference.UNKNOWN;
      case Type.Array a -> reference.element(a.element());
      default -> {
        noElements(array, reference);
        yield Reference.UNKNOWN;
      }
    };
  }

  private void noElements(Expr array, Reference reference) {
    String text = array.span().text();
    var diagnostic =
        Diagnostic.of(
            Code.NOT_AN_ARRAY,
            "`" + text + "` is " + reference.type().described() + ", not an array");
    if (reference.type() instanceof Type.Machine
        && reference.symbol().orElse(null) instanceof Symbol.OfParameter(var parameter)) {
      facts.reportMissing(
          parameter,
          Facts.ELEMENTS,
          diagnostic
              .because(parameter.span(), "the parameter")
              .help(
                  "if a group is meant, declare `%s[]`; if not, leave the index away"
                      .formatted(parameter.span().text()))
              .at(array.span(), "has no elements"));
    } else {
      facts.report(diagnostic.help("leave the index away").at(array.span(), "has no elements"));
    }
  }

  static Diagnostic unknownMember(Identifier member, String owner, List<String> names) {
    var diagnostic = Diagnostic.of(Code.UNKNOWN_MEMBER, owner + " has no `" + member + "`");
    Words.help(member.text(), "names known there", names).ifPresent(diagnostic::help);
    return diagnostic.at(member.span(), "not known");
  }
}
