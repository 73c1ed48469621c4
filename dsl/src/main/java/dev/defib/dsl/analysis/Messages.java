package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Argument;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Expr;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** Queues, the kinds of messages in them, and their fields. */
final class Messages {
  /** As the kind of a received message: every kind that the state does not name. */
  static final String OTHER = "other";

  private final Program program;
  private final IdentityHashMap<Declaration.Field, Type> fields = new IdentityHashMap<>();

  Messages(Program program) {
    this.program = program;
  }

  void declare(Declaration.Messages messages, Context c) {
    Scope kinds = Scope.outermost();
    for (Declaration.MessageKind kind : messages.kinds()) {
      kinds.declare(kind.name(), new Symbol.OfBinder(kind.name()), Type.UNKNOWN, program.facts);
      Scope names = Scope.outermost();
      for (Declaration.Field field : kind.fields()) {
        names.declare(field.name(), new Symbol.OfBinder(field.name()), Type.UNKNOWN, program.facts);
        fields.put(
            field,
            program.types.ofVariable(field.name(), Optional.of(field.type()), Optional.empty(), c));
      }
    }
  }

  Type type(Declaration.Field field) {
    return fields.getOrDefault(field, Type.UNKNOWN);
  }

  /** The messages of the queue at a place; reports a place that is no queue. */
  Optional<Declaration.Messages> queue(Expr place, Context c) {
    Reference reference = program.places.resolve(place, c.wanting(Wanted.QUEUE));
    reference.symbol().ifPresent(s -> program.facts.read(Symbols.declaration(s)));
    return switch (reference.type()) {
      case Type.Queue queue -> Optional.of(queue.messages());
      case Type.Unknown _ -> Optional.empty();
      default -> {
        program.facts.report(noQueue(place, reference));
        yield Optional.empty();
      }
    };
  }

  private static Diagnostic noQueue(Expr place, Reference reference) {
    String text = place.span().text();
    var diagnostic =
        Diagnostic.of(
            Code.NOT_A_QUEUE,
            "`" + text + "` is " + reference.type().described() + ", not a queue");
    reference
        .symbol()
        .flatMap(Symbols::place)
        .ifPresent(p -> diagnostic.because(p, "declared here"));
    if (Types.isArrayOf(reference.type(), Type.Queue.class)) {
      diagnostic.help("say which one, for example `" + text + "[0]`");
    } else if (reference.type() instanceof Type.Machine) {
      diagnostic.help(
          "messages travel through queues; commands are given with `do " + text + ".…`");
    }
    return diagnostic.at(place.span(), "not a queue");
  }

  /** The kind of a message; reports one that the queue does not carry. */
  Optional<Declaration.MessageKind> kind(Optional<Declaration.Messages> messages, Identifier name) {
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    Optional<Declaration.MessageKind> kind = Calls.kind(messages.get(), name.text());
    if (kind.isEmpty()) {
      program.facts.report(unknown(messages.get(), name));
    }
    return kind;
  }

  private static Diagnostic unknown(Declaration.Messages messages, Identifier name) {
    List<String> names = messages.kinds().stream().map(k -> k.name().text()).toList();
    return Diagnostic.of(
            Code.UNKNOWN_MESSAGE, "`" + messages.name() + "` has no message `" + name + "`")
        .because(messages.name().span(), "the queue carries these messages")
        .help(
            name.text().equals("_")
                ? "write `other`: every message that the state does not name"
                : Words.help(name.text(), "messages", names).orElse("it has no messages at all"))
        .at(name.span(), "no such message");
  }

  /** Declares what a received message binds. */
  void bind(
      Declaration.MessageKind kind, Identifier message, List<Identifier> binders, Scope scope) {
    if (!binders.isEmpty() && binders.size() != kind.fields().size()) {
      program.facts.report(
          Diagnostic.of(
                  Code.WRONG_ARGUMENT_COUNT,
                  "`" + kind.name() + "` has " + fieldCount(kind) + ", not " + binders.size())
              .because(kind.name().span(), "declared here")
              .help("`_` stands for a field that does not matter")
              .at(message.span().to(binders.getLast().span())));
    }
    for (int i = 0; i < binders.size(); i++) {
      Type type = i < kind.fields().size() ? type(kind.fields().get(i)) : Type.UNKNOWN;
      scope.declare(binders.get(i), new Symbol.OfBinder(binders.get(i)), type, program.facts);
    }
  }

  /** Checks the fields of a message that is sent. */
  void arguments(
      Declaration.MessageKind kind, Identifier message, List<Argument> arguments, Context c) {
    List<Identifier> names = kind.fields().stream().map(Declaration.Field::name).toList();
    List<Type> types = kind.fields().stream().map(this::type).toList();
    program.arguments.values(
        new Arguments.Target("the message `" + kind.name() + "`", kind.name(), names, types),
        message,
        arguments,
        c);
  }

  private static String fieldCount(Declaration.MessageKind kind) {
    return Words.count(kind.fields().size(), "field");
  }
}
