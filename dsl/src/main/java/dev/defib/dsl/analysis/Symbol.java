package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Definition;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.SystemItem;

/** What a name stands for. Declarations are told apart by identity. */
public sealed interface Symbol {
  record OfConstant(Declaration.Constant declaration) implements Symbol {}

  record OfLiteral(Declaration.Enumeration enumeration, int ordinal) implements Symbol {}

  /** The enumeration itself, in front of a literal: {@code Mode.idle}. */
  record OfEnumeration(Declaration.Enumeration enumeration) implements Symbol {}

  /** A parameter of a machine, of a system or of a command's handler. */
  record OfParameter(Declaration.Parameter declaration) implements Symbol {}

  /** A machine's own variable. */
  record OfVariable(Member.Variable declaration) implements Symbol {}

  record OfSignal(Member.Signal declaration) implements Symbol {}

  record OfTimer(Member.Timer declaration) implements Symbol {}

  record OfWindow(Member.Window declaration) implements Symbol {}

  /** A machine's own state, as a truth value. */
  record OfState(Member.State declaration) implements Symbol {}

  record OfThread(Member.Thread declaration) implements Symbol {}

  /** A named expression of the machine or of the spec. */
  record OfDefinition(Definition definition) implements Symbol {}

  /** A queue, lock, shared variable or instance of the system. */
  record OfItem(SystemItem item) implements Symbol {}

  /** An observer of the spec. */
  record OfObserver(Declaration.Machine machine) implements Symbol {}

  /** What a quantifier, a loop, a receive or an exit notice binds. */
  record OfBinder(Identifier binder) implements Symbol {}

  /** One of {@code normal}, {@code failure}, {@code killed}, {@code crash}. */
  record OfExitReason(int ordinal) implements Symbol {}

  /** {@code tick}. */
  record OfTick() implements Symbol {}
}
