package dev.defib.checker.export;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;

/**
 * Sorts steps by the marks that they bear, so that one number, the class of the last step, tells
 * all of them. Class 0 bears no mark, and stands for no step as well.
 */
final class StepClasses {
  private final Map<String, Predicate<Step>> marks = new LinkedHashMap<>();
  private final List<BitSet> classes = new ArrayList<>(List.of(new BitSet()));

  /**
   * Before any step is sorted.
   *
   * @param name of the proposition that the last step bore the mark
   */
  void mark(String name, Predicate<Step> bears) {
    marks.put(name, bears);
  }

  int classOf(Step step) {
    BitSet borne = new BitSet();
    int mark = 0;
    for (Predicate<Step> bears : marks.values()) {
      borne.set(mark++, bears.test(step));
    }
    if (!classes.contains(borne)) {
      classes.add(borne);
    }
    return classes.indexOf(borne);
  }

  int count() {
    return classes.size();
  }

  /** Defines the propositions; after all steps are sorted. */
  void define(String last, StringBuilder out) {
    int mark = 0;
    for (String name : marks.keySet()) {
      StringJoiner cases = new StringJoiner(" || ", "(", ")").setEmptyValue("false");
      for (int i = 0; i < classes.size(); i++) {
        if (classes.get(i).get(mark)) {
          cases.add(last + " == " + i);
        }
      }
      out.append("#define ").append(name).append(' ').append(cases).append('\n');
      mark++;
    }
  }
}
