package dev.defib.dsl.analysis;

import dev.defib.dsl.source.Span;
import java.util.Optional;

/** Where symbols are declared, and as what. */
final class Symbols {
  private Symbols() {}

  /** The node that declares a symbol: the key under which its uses are counted. */
  static Object declaration(Symbol symbol) {
    return switch (symbol) {
      case Symbol.OfConstant s -> s.declaration();
      case Symbol.OfLiteral s -> s.enumeration();
      case Symbol.OfEnumeration s -> s.enumeration();
      case Symbol.OfParameter s -> s.declaration();
      case Symbol.OfVariable s -> s.declaration();
      case Symbol.OfSignal s -> s.declaration();
      case Symbol.OfTimer s -> s.declaration();
      case Symbol.OfWindow s -> s.declaration();
      case Symbol.OfState s -> s.declaration();
      case Symbol.OfThread s -> s.declaration();
      case Symbol.OfDefinition s -> s.definition();
      case Symbol.OfItem s -> s.item();
      case Symbol.OfObserver s -> s.machine();
      case Symbol.OfBinder s -> s.binder();
      case Symbol.OfExitReason s -> s;
      case Symbol.OfTick s -> s;
    };
  }

  /** The place of a symbol's declaration; not for what the language itself declares. */
  static Optional<Span> place(Symbol symbol) {
    return switch (symbol) {
      case Symbol.OfConstant s -> at(s.declaration().name().span());
      case Symbol.OfLiteral s -> at(s.enumeration().literals().get(s.ordinal()).span());
      case Symbol.OfEnumeration s -> at(s.enumeration().name().span());
      case Symbol.OfParameter s -> at(s.declaration().span());
      case Symbol.OfVariable s -> at(s.declaration().span());
      case Symbol.OfSignal s -> at(s.declaration().span());
      case Symbol.OfTimer s -> at(s.declaration().span());
      case Symbol.OfWindow s -> at(s.declaration().span());
      case Symbol.OfState s -> at(s.declaration().name().span());
      case Symbol.OfThread s -> at(s.declaration().name().span());
      case Symbol.OfDefinition s -> at(s.definition().name().span());
      case Symbol.OfItem s -> at(s.item().name().span());
      case Symbol.OfObserver s -> at(s.machine().name().span());
      case Symbol.OfBinder s -> at(s.binder().span());
      case Symbol.OfExitReason _, Symbol.OfTick _ -> Optional.empty();
    };
  }

  private static Optional<Span> at(Span span) {
    return Optional.of(span);
  }
}
