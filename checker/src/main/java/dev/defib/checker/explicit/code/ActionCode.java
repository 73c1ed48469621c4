package dev.defib.checker.explicit.code;

import dev.defib.checker.explicit.Layout;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Compiles an action into a static method: it takes the words of the state, {@code out}, the place
 * there and {@code hits}, writes the successors and returns the place behind them.
 */
final class ActionCode {
  private static final int BYTES_MAX = 5000;
  private static final int LIMIT_MIN = 60;

  private final Plan plan;
  private final Layout layout;
  private final Measure measure;
  private final Outlines outlines;
  private final TermCode terms;
  private final List<WordUpdate> words;
  private final StepProbes probes;
  private final boolean labelled;
  private final SortedMap<Integer, Term> events;
  private final int eventWords;
  private final boolean outlinesWords;

  /**
   * Prepares an action.
   *
   * @param eventWords how many longs the set of a successor's events takes, 0 for no labels
   */
  ActionCode(
      Action action,
      Layout layout,
      Measure measure,
      Outlines outlines,
      int limit,
      List<Probe> probes,
      int eventWords) {
    this.plan = new Plan(action, measure);
    this.layout = layout;
    this.measure = measure;
    this.outlines = outlines;
    this.words = WordUpdate.of(action, layout);
    this.probes = new StepProbes(action, probes);
    this.labelled = eventWords > 0;
    this.eventWords = eventWords;
    this.events = labelled ? StepProbes.conditions(action) : this.probes.events();
    List<Term> parts = parts(action);
    int fitting = Math.min(limit, Math.max(LIMIT_MIN, BYTES_MAX / Math.max(1, parts.size())));
    this.terms = new TermCode(layout, measure, outlines, fitting);
    this.outlinesWords =
        parts.stream().mapToInt(part -> 12 + Math.min(fitting, measure.bytes(part))).sum()
            > BYTES_MAX;
  }

  private List<Term> parts(Action action) {
    List<Term> parts = new ArrayList<>(action.locals());
    for (int level = 0; level <= action.choices().size(); level++) {
      parts.addAll(plan.tests(level));
    }
    words.forEach(word -> parts.addAll(word.terms()));
    probes.tests().forEach(test -> parts.add(test.term()));
    parts.addAll(events.values());
    return parts;
  }

  private int out() {
    return 2 * layout.words();
  }

  private int end() {
    return out() + 1;
  }

  private int hits() {
    return out() + 2;
  }

  void write(CodeBuilder code) {
    Scope scope = Scope.ofWords(layout.words());
    Label done = code.newLabel();
    level(code, scope, 0, done);
    code.labelBinding(done);
    code.iload(end()).ireturn();
  }

  /**
   * Tests what can be tested, makes the next choice, and so on; jumps to {@code next} if in vain.
   */
  private void level(CodeBuilder code, Scope scope, int level, Label next) {
    for (Term test : plan.tests(level)) {
      compute(code, scope, test);
      terms.jumpUnless(code, scope, test, next);
    }
    if (level == plan.action().choices().size()) {
      step(code, scope);
      return;
    }
    Type type = plan.action().choices().get(level).type();
    Optional<Term> forced = plan.forced(level);
    if (forced.isPresent()) {
      force(code, scope, level, forced.get(), type, next);
    } else {
      search(code, scope, level, type);
    }
  }

  private void force(CodeBuilder code, Scope scope, int choice, Term value, Type type, Label next) {
    compute(code, scope, value);
    int slot = code.allocateLocal(TypeKind.LONG);
    terms.value(code, scope, value);
    code.lstore(slot);
    scope.put(Name.choice(choice), slot);
    if (value.type().low() < type.low()) {
      code.lload(slot).loadConstant(type.low()).lcmp().iflt(next);
    }
    if (value.type().high() > type.high()) {
      code.lload(slot).loadConstant(type.high()).lcmp().ifgt(next);
    }
    level(code, scope, choice + 1, next);
  }

  private void search(CodeBuilder code, Scope scope, int choice, Type type) {
    int slot = code.allocateLocal(TypeKind.LONG);
    Scope inner = scope.copy();
    inner.put(Name.choice(choice), slot);
    Label again = code.newLabel();
    Label next = code.newLabel();
    Label exhausted = code.newLabel();
    code.loadConstant(type.low()).lstore(slot);
    code.labelBinding(again);
    level(code, inner, choice + 1, next);
    code.labelBinding(next);
    code.lload(slot).loadConstant(type.high()).lcmp().ifge(exhausted);
    code.lload(slot).lconst_1().ladd().lstore(slot).goto_(again);
    code.labelBinding(exhausted);
  }

  /** Gives the locals that the term mentions their values, where they have none yet. */
  private void compute(CodeBuilder code, Scope scope, Term term) {
    for (Name name : measure.names(term)) {
      if (name.kind() == Name.Kind.LOCAL && !scope.has(name)) {
        Term local = plan.action().locals().get(name.number());
        compute(code, scope, local);
        int slot = code.allocateLocal(TypeKind.LONG);
        terms.value(code, scope, local);
        code.lstore(slot);
        scope.put(name, slot);
      }
    }
  }

  private void step(CodeBuilder code, Scope before) {
    words.forEach(word -> word.terms().forEach(term -> compute(code, before, term)));
    for (Map.Entry<Integer, Term> event : events.entrySet()) {
      compute(code, before, event.getValue());
      int slot = code.allocateLocal(TypeKind.LONG);
      terms.value(code, before, event.getValue());
      code.lstore(slot);
      before.put(Name.event(event.getKey()), slot);
    }
    Scope after = before.copy();
    for (int i = 0; i < words.size(); i++) {
      code.aload(out()).iload(end());
      plus(code, i);
      word(code, before, words.get(i));
      if (!probes.tests().isEmpty()) {
        int slot = code.allocateLocal(TypeKind.LONG);
        code.dup2().lstore(slot);
        after.put(Name.word(i), slot);
      }
      code.lastore();
    }
    if (labelled) {
      label(code, before);
    }
    code.iinc(end(), words.size() + (labelled ? 2 + eventWords : 0));
    probes.tests().forEach(test -> probe(code, after, test));
  }

  private static void plus(CodeBuilder code, int offset) {
    if (offset > 0) {
      code.loadConstant(offset).iadd();
    }
  }

  private void word(CodeBuilder code, Scope before, WordUpdate word) {
    if (outlinesWords) {
      outlines.call(
          code,
          before,
          word,
          word.names(measure),
          (inside, parameters) -> word.write(inside, parameters, terms));
    } else {
      word.write(code, before, terms);
    }
  }

  private void label(CodeBuilder code, Scope before) {
    code.aload(out()).iload(end());
    plus(code, words.size());
    code.loadConstant((long) plan.action().index()).lastore();
    code.aload(out()).iload(end());
    plus(code, words.size() + 1);
    rank(code, before);
    code.lastore();
    for (int i = 0; i < eventWords; i++) {
      code.aload(out()).iload(end());
      plus(code, words.size() + 2 + i);
      code.lconst_0();
      for (int event : events.subMap(Long.SIZE * i, Long.SIZE * (i + 1)).keySet()) {
        code.lload(before.slot(Name.event(event)));
        code.loadConstant(event % Long.SIZE).lshl().lor();
      }
      code.lastore();
    }
  }

  /** The resolution's position among all, the last choice counting fastest. */
  private void rank(CodeBuilder code, Scope before) {
    code.lconst_0();
    for (int i = 0; i < plan.action().choices().size(); i++) {
      Type type = plan.action().choices().get(i).type();
      code.loadConstant(type.size()).lmul();
      code.lload(before.slot(Name.choice(i))).ladd();
      code.loadConstant(type.low()).lsub();
    }
  }

  private void probe(CodeBuilder code, Scope after, StepProbes.Test test) {
    Label missed = code.newLabel();
    terms.jumpUnless(code, after, test.term(), missed);
    hit(code, hits(), test.probe());
    code.labelBinding(missed);
  }

  /** Sets the probe's bit in the array of longs in a local variable. */
  static void hit(CodeBuilder code, int hits, int probe) {
    code.aload(hits).loadConstant(probe / Long.SIZE).dup2().laload();
    code.loadConstant(1L << probe).lor().lastore();
  }
}
