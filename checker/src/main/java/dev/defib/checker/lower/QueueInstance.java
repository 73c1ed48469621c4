package dev.defib.checker.lower;

import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.SystemItem;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue as an array with a length, the head at 0; unused places hold zeros.
 *
 * @param fields for each position of a field the variable that holds it, of a type that holds those
 *     of all kinds of messages
 * @param fieldTypes for each kind of message the types of its fields
 */
record QueueInstance(
    String name,
    SystemItem.Queue item,
    Declaration.Messages messages,
    int capacity,
    Variable length,
    Variable kinds,
    List<Variable> fields,
    List<List<Type>> fieldTypes,
    List<MachineInstance> lostWith,
    List<MachineInstance> closedWith) {

  QueueInstance {
    fields = List.copyOf(fields);
    fieldTypes = List.copyOf(fieldTypes);
    lostWith = new ArrayList<>(lostWith);
    closedWith = new ArrayList<>(closedWith);
  }

  /** Whether the death of a machine loses what is in the queue. */
  boolean isEmptiedBy(MachineInstance machine) {
    return lostWith.contains(machine) || closedWith.contains(machine);
  }

  int kind(String message) {
    for (int i = 0; i < messages.kinds().size(); i++) {
      if (messages.kinds().get(i).name().text().equals(message)) {
        return i;
      }
    }
    throw new IllegalStateException("no message " + message + " in " + messages.name());
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
