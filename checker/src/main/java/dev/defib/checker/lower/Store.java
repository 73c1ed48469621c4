package dev.defib.checker.lower;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state in the midst of a step, as terms over the state before: symbolic execution.
 *
 * <p>What is written is shared through locals, so that a value used twice is computed once and
 * terms stay small however long the step is.
 */
final class Store {
  private final Map<Integer, Term> written = new TreeMap<>();
  private final Map<Integer, Variable> variableOfSlot = new TreeMap<>();
  private final List<Term> locals = new ArrayList<>();
  private final List<Action.Choice> choices = new ArrayList<>();
  private final List<Term> requirements = new ArrayList<>();
  private final Map<String, Term> readings = new LinkedHashMap<>();
  private final List<Term> readingsSettled = new ArrayList<>();
  private final List<Integer> readingChoices = new ArrayList<>();

  /** The present value of a scalar or of an element at a fixed place. */
  Term read(Variable variable, int element) {
    Term value = written.get(variable.offset() + element);
    return value != null ? value : Terms.read(variable, element);
  }

  Term read(Variable variable) {
    return read(variable, 0);
  }

  /** The present value of an element at a computed place, the type's least outside the array. */
  Term readAt(Variable variable, Term index) {
    boolean pristine = true;
    for (int i = 0; i < variable.length(); i++) {
      pristine &= !written.containsKey(variable.offset() + i);
    }
    if (pristine) {
      return new Term.ReadAt(variable, index);
    }
    Term value = Terms.constant(variable.type(), variable.type().low());
    for (int i = variable.length() - 1; i >= 0; i--) {
      value = Terms.ifThenElse(Terms.equal(index, Terms.integer(i)), read(variable, i), value);
    }
    return value;
  }

  /** Writes a value that the caller knows to be within the variable's type where path holds. */
  void write(Variable variable, int element, Term path, Term value) {
    int slot = variable.offset() + element;
    Term old = read(variable, element);
    Term now = share(Terms.ifThenElse(path, value, old));
    variableOfSlot.put(slot, variable);
    written.put(slot, now);
  }

  void write(Variable variable, Term path, Term value) {
    write(variable, 0, path, value);
  }

  void write(Variable variable, Term path, long value) {
    write(variable, 0, path, Terms.constant(variable.type(), value));
  }

  /** The same value, as something cheap to repeat. */
  Term share(Term term) {
    if (Terms.isAtomic(term)) {
      return term;
    }
    locals.add(term);
    return new Term.Local(locals.size() - 1, term.type());
  }

  /** A free choice among the values of a type; the caller restricts it by {@link #require}. */
  Term choose(String name, Type type) {
    choices.add(new Action.Choice(name, type));
    return new Term.Chosen(choices.size() - 1, type);
  }

  /** Resolutions that do not satisfy this are not offered. */
  void require(Term condition) {
    if (!Terms.isTrue(condition)) {
      requirements.add(condition);
    }
  }

  Term required() {
    return Terms.and(requirements);
  }

  /**
   * What is read of a device that may lie: any value while it does. One step sees one value,
   * however often it reads.
   *
   * @param key the device's part that is read, equal for equal parts
   * @param lies whether the device lies in the state before
   */
  Term reading(String key, Term lies, Term truth) {
    return readings.computeIfAbsent(
        key,
        _ -> {
          Term chosen = choose("reading of " + key, truth.type());
          readingChoices.add(choices.size() - 1);
          readingsSettled.add(
              Terms.or(
                  lies, Terms.equal(chosen, Terms.constant(chosen.type(), chosen.type().low()))));
          return Terms.ifThenElse(lies, chosen, truth);
        });
  }

  /** While a device tells the truth, what it might have lied is no choice. */
  Term readingsSettled() {
    return Terms.and(readingsSettled);
  }

  /** For each reading its key and choice number. */
  Map<Integer, String> readings() {
    Map<Integer, String> result = new TreeMap<>();
    List<String> keys = List.copyOf(readings.keySet());
    for (int i = 0; i < keys.size(); i++) {
      result.put(readingChoices.get(i), keys.get(i));
    }
    return result;
  }

  List<Term> locals() {
    return List.copyOf(locals);
  }

  List<Action.Choice> choices() {
    return List.copyOf(choices);
  }

  /** The updates that make the state after out of the state before. */
  List<Action.Update> updates() {
    List<Action.Update> updates = new ArrayList<>();
    written.forEach(
        (slot, value) -> {
          Variable variable = variableOfSlot.get(slot);
          if (variable != null && !isOwnOldValue(variable, slot, value)) {
            updates.add(new Action.Update(variable, slot - variable.offset(), value));
          }
        });
    return updates;
  }

  /** The term with its locals spelled out. */
  Term inline(Term term) {
    return Terms.replace(
        term, t -> t instanceof Term.Local local ? inline(locals.get(local.local())) : t);
  }

  private static boolean isOwnOldValue(Variable variable, int slot, Term value) {
    return value instanceof Term.Read read
        && read.variable().equals(variable)
        && read.slot() == slot;
  }
}
