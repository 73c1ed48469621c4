package dev.defib.checker.explicit.reduce;

import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.State;
import dev.defib.checker.explicit.Layout;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.property.Property;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds elements of arrays of machines that are interchangeable for questions that single states or
 * steps settle.
 *
 * <p>Names propose, the terms decide: two neighbours are interchangeable if exchanging them
 * everywhere maps the set of the system's actions onto itself, and the set of its initial states,
 * and the term of each property. (Ip and Dill: Better verification through symmetry, 1996; Emerson
 * and Sistla: Symmetry and model checking, 1996.)
 */
final class Symmetry {
  private final TransitionSystem system;
  private final List<Question> questions;
  private final NormalForms forms;
  private final Renaming identity;
  private final Set<State> starts;

  /** The forms of the actions as they are; empty until they are needed. */
  private Set<Integer> actions = Set.of();

  /** Neighbours from {@code first} to {@code last} that may change places at will. */
  private record Run(List<String> arrays, int first, int last, List<Renaming> exchanges) {
    String name() {
      return arrays.stream()
          .map(array -> array + "[" + first + ".." + last + "]")
          .collect(Collectors.joining(", ", "symmetry of ", ""));
    }
  }

  private Symmetry(TransitionSystem system, List<Question> questions, BooleanSupplier isOver) {
    this.system = system;
    this.questions = questions;
    this.forms = new NormalForms(system, isOver);
    this.identity = Renaming.identity(system);
    this.starts =
        new Interpreter(system)
            .initialStates().stream().map(Interpreter.Start::state).collect(Collectors.toSet());
  }

  /** The sorting of interchangeable elements, if there are any. */
  static Reductions of(
      TransitionSystem system, Layout layout, List<Question> questions, BooleanSupplier isOver) {
    Map<Integer, List<String>> arrays = arrays(system);
    if (arrays.isEmpty()
        || !questions.stream().allMatch(asked -> asked.property() instanceof Property.OfOneRun)) {
      return Reductions.none(questions);
    }
    Symmetry symmetry = new Symmetry(system, questions, isOver);
    List<Run> runs =
        symmetry.runs(arrays).stream().filter(run -> elements(run).isPresent()).toList();
    if (runs.isEmpty()) {
      return Reductions.none(questions);
    }
    List<Representative> parts = new ArrayList<>();
    system.variables().stream()
        .filter(variable -> variable.role() == Variable.Role.ERROR)
        .forEach(error -> parts.add(new ErrorKinds(system, layout, error)));
    for (Run run : runs) {
      parts.add(new SortedElements(places(layout, elements(run).orElseThrow())));
    }
    try {
      return new Reductions(
          runs.stream().map(Run::name).toList(),
          Reductions.inTurn(parts),
          symmetry.regardless(runs));
    } catch (NormalForms.NotComparableException _) {
      return Reductions.none(questions);
    }
  }

  private List<Question> regardless(List<Run> runs) throws NormalForms.NotComparableException {
    Orbits orbits =
        new Orbits(system, forms, runs.stream().flatMap(r -> r.exchanges().stream()).toList());
    List<Question> asked = new ArrayList<>();
    for (Question question : questions) {
      asked.add(orbits.of(question));
    }
    return asked;
  }

  /** The names of the arrays of machines, by their length. */
  private static Map<Integer, List<String>> arrays(TransitionSystem system) {
    Map<String, Integer> lengths = new TreeMap<>();
    Set<String> names = new TreeSet<>();
    system.machines().forEach(machine -> names.add(machine.name()));
    system.variables().forEach(variable -> names.add(variable.name()));
    for (String name : names) {
      Matcher element = Renaming.ELEMENT.matcher(name);
      while (element.find() && element.group(2).length() < 9) {
        lengths.merge(element.group(1), 1 + Integer.parseInt(element.group(2)), Math::max);
      }
    }
    Map<Integer, List<String>> arrays = new TreeMap<>();
    lengths.forEach(
        (name, length) -> {
          if (length > 1) {
            arrays.computeIfAbsent(length, _ -> new ArrayList<>()).add(name);
          }
        });
    return arrays;
  }

  private List<Run> runs(Map<Integer, List<String>> arrays) {
    List<Run> runs = new ArrayList<>();
    arrays.forEach(
        (length, names) -> {
          List<Renaming> exchanges = new ArrayList<>();
          for (int first = 0; first < length - 1; first++) {
            Optional<Renaming> exchange = exchange(names, first, length);
            exchange.ifPresent(exchanges::add);
            int last = exchange.isPresent() ? first + 1 : first;
            if (!exchanges.isEmpty() && (exchange.isEmpty() || last == length - 1)) {
              runs.add(new Run(names, last - exchanges.size(), last, List.copyOf(exchanges)));
              exchanges.clear();
            }
          }
        });
    return runs;
  }

  /** An exchange of neighbours that changes nothing; empty if none is found. */
  private Optional<Renaming> exchange(List<String> arrays, int first, int length) {
    return Stream.of(length, 0)
        .flatMap(inner -> Renaming.exchange(system, arrays, first, inner).stream())
        .filter(this::changesNothing)
        .findFirst();
  }

  private boolean changesNothing(Renaming exchange) {
    try {
      return exchange.isInvolution()
          && keepsActions(exchange)
          && keepsStarts(exchange)
          && keepsQuestions(exchange);
    } catch (NormalForms.NotComparableException _) {
      return false;
    }
  }

  private boolean keepsActions(Renaming exchange) throws NormalForms.NotComparableException {
    if (actions.isEmpty()) {
      actions = actions(identity);
    }
    return actions.equals(actions(exchange));
  }

  /** The forms of the actions, everything in them renamed. */
  private Set<Integer> actions(Renaming renaming) throws NormalForms.NotComparableException {
    Set<Integer> all = new HashSet<>();
    for (Action action : system.actions()) {
      all.add(forms.of(action, renaming));
    }
    return all;
  }

  private boolean keepsStarts(Renaming exchange) {
    return starts.stream().allMatch(start -> starts.contains(exchanged(start, exchange)));
  }

  private static State exchanged(State state, Renaming exchange) {
    long[] values = new long[state.slots()];
    for (int slot = 0; slot < values.length; slot++) {
      values[exchange.slot(slot)] = state.value(slot);
    }
    return new State(values);
  }

  private boolean keepsQuestions(Renaming exchange) throws NormalForms.NotComparableException {
    for (Question question : questions) {
      if (!(question.property() instanceof Property.OfOneRun property)) {
        return false;
      }
      for (Term term : terms(property)) {
        if (!keeps(term, exchange)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean keeps(Term term, Renaming exchange) throws NormalForms.NotComparableException {
    return forms.of(term, identity) == forms.of(term, exchange);
  }

  /** What is asked beside the ends in errors, which {@link ErrorKinds} keeps apart. */
  private static List<Term> terms(Property.OfOneRun property) {
    return switch (property) {
      case Property.Invariant p -> List.of(p.invariant());
      case Property.Reachable p -> List.of(p.goal());
      case Property.NoError _ -> List.of();
    };
  }

  /**
   * The elements of a run slot by slot, from the first one's: each exchange must lead from an
   * element to the next one and move nothing else. Empty if one does more.
   */
  private static Optional<List<int[]>> elements(Run run) {
    List<int[]> elements = new ArrayList<>();
    elements.add(firstElement(run));
    for (Renaming exchange : run.exchanges()) {
      int[] element = elements.getLast();
      int[] next = IntStream.of(element).map(slot -> exchange.slot(slot)).toArray();
      BitSet both = new BitSet();
      IntStream.concat(IntStream.of(element), IntStream.of(next)).forEach(both::set);
      if (both.cardinality() != 2 * element.length || !both.equals(moved(exchange))) {
        return Optional.empty();
      }
      elements.add(next);
    }
    return Optional.of(elements);
  }

  /**
   * What the first exchange moves and the second one does not. Of two elements it does not matter
   * which slots are called the first one's, as all change places at once.
   */
  private static int[] firstElement(Run run) {
    Renaming exchange = run.exchanges().getFirst();
    BitSet first = moved(exchange);
    if (run.exchanges().size() > 1) {
      first.andNot(moved(run.exchanges().get(1)));
      return first.stream().toArray();
    }
    return first.stream().filter(slot -> slot < exchange.slot(slot)).toArray();
  }

  private static BitSet moved(Renaming exchange) {
    BitSet moved = new BitSet();
    for (int slot = 0; slot < exchange.slots(); slot++) {
      moved.set(slot, exchange.slot(slot) != slot);
    }
    return moved;
  }

  private static Layout.Place[][] places(Layout layout, List<int[]> elements) {
    return elements.stream()
        .map(slots -> IntStream.of(slots).mapToObj(layout::place).toArray(Layout.Place[]::new))
        .toArray(Layout.Place[][]::new);
  }
}
