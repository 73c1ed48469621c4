package dev.defib.checker.lower;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Definition;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.Member;
import java.util.List;

/** What a name or a place stands for in a system that has been put together. */
sealed interface Meaning {
  /** A constant, or a value that a trigger bound. */
  record Fixed(Term value) implements Meaning {}

  /** A scalar, or one element of an array. */
  record Cell(Variable variable, int element, boolean writable) implements Meaning {}

  /** An element of an array at a computed place. */
  record Element(Variable variable, Term index, boolean writable) implements Meaning {}

  record Whole(Variable variable, boolean writable) implements Meaning {}

  /** A group of one is a group still. */
  record Group(List<Meaning> items) implements Meaning {
    public Group {
      items = List.copyOf(items);
    }
  }

  record OfMachine(MachineInstance machine) implements Meaning {}

  record OfQueue(QueueInstance queue) implements Meaning {}

  record OfLock(LockInstance lock) implements Meaning {}

  record OfSignal(MachineInstance machine, SignalInstance signal) implements Meaning {}

  record OfTimer(Variable timer) implements Meaning {}

  record OfWindow(WindowInstance window) implements Meaning {}

  record OfThread(ThreadInstance thread) implements Meaning {}

  record OfState(ThreadInstance thread, Member.State state) implements Meaning {}

  record OfDefinition(Definition definition) implements Meaning {}

  record OfEnumeration(Declaration.Enumeration enumeration) implements Meaning {}

  /** A machine's own named fault. */
  record OfFault(MachineInstance machine, String fault) implements Meaning {}

  /** The name of an index that is yet to be bound: {@code i} in {@code on exit(ms[i])}. */
  record Unbound(Identifier binder) implements Meaning {}
}
