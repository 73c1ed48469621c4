package dev.defib.checker.probe;

import dev.defib.checker.engine.State;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.probe.Arena.Command;
import dev.defib.checker.probe.Arena.Feature;
import dev.defib.checker.probe.Arena.Observable;
import dev.defib.checker.probe.Arena.Reply;
import dev.defib.checker.probe.Arena.Signal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Walks through all that a bench's device can be made to do. */
public final class Arenas {
  private final Bench bench;
  private final Interpreter interpreter;
  private final DeviceStates device;
  private final Surroundings steps;
  private final Map<State, Integer> numbers = new LinkedHashMap<>();
  private final List<State> states = new ArrayList<>();

  private Arenas(Bench bench) {
    this.bench = bench;
    this.interpreter = new Interpreter(bench.system());
    this.device = new DeviceStates(bench.system(), bench.device());
    this.steps =
        new Surroundings(bench, interpreter, interpreter.initialStates().getFirst().state());
  }

  /**
   * An arena with the states behind its numbers.
   *
   * @param values for each state of the arena the values of the device's slots
   */
  public record Walked(Arena arena, List<List<Long>> values) {
    public Walked {
      values = List.copyOf(values);
    }
  }

  /**
   * Makes the arena of a bench.
   *
   * @throws DeviceStates.TooManyException if the device has too many states
   */
  public static Walked walk(Bench bench) {
    return new Arenas(bench).walk();
  }

  private Walked walk() {
    Set<State> start = start();
    Set<State> powerOn = new LinkedHashSet<>();
    interpreter.initialStates().forEach(s -> powerOn.add(s.state()));
    start.forEach(this::number);
    powerOn.forEach(this::number);
    List<Drafted> commands = drafts();
    List<List<BitSet>> relations = new ArrayList<>();
    List<Function<State, List<State>>> moves = new ArrayList<>();
    moves.add(s -> steps.own(s, true));
    moves.add(s -> steps.own(s, false));
    moves.add(steps::tick);
    for (Bench.Latch latch : bench.latches()) {
      moves.add(s -> steps.atLine(s, latch.taken()));
      moves.add(s -> steps.atLine(s, latch.cleared()));
    }
    moves.forEach(_ -> relations.add(new ArrayList<>()));
    for (int i = 0; i < states.size(); i++) {
      State state = states.get(i);
      for (int m = 0; m < moves.size(); m++) {
        relations.get(m).add(numbers(moves.get(m).apply(state)));
      }
      for (Drafted command : commands) {
        command.add(state);
      }
    }
    return new Walked(
        arena(start, powerOn, relations, commands), states.stream().map(device::values).toList());
  }

  // ---- States

  private Set<State> start() {
    return switch (bench.start()) {
      case Bench.Start.Anywhere _ -> later(device.anywhere(interpreter));
      case Bench.Start.Where(var condition) -> {
        Set<State> all = later(device.anywhere(interpreter));
        all.removeIf(s -> !interpreter.holds(condition, s, List.of()));
        yield all;
      }
      case Bench.Start.Among(Set<List<Long>> values) -> {
        State base = interpreter.initialStates().getFirst().state();
        yield later(
            values.stream()
                .sorted(Comparator.comparing(Object::toString))
                .map(v -> device.with(v, base))
                .toList());
      }
    };
  }

  /** The states, and those that the device comes to of itself. */
  private Set<State> later(Collection<State> states) {
    Set<State> seen = new LinkedHashSet<>(states);
    List<State> queue = new ArrayList<>(seen);
    for (int i = 0; i < queue.size(); i++) {
      var next = new ArrayList<>(steps.own(queue.get(i), true));
      next.addAll(steps.tick(queue.get(i)));
      next.stream().filter(seen::add).forEach(queue::add);
      DeviceStates.bound(queue.size());
    }
    return seen;
  }

  private int number(State state) {
    Integer known = numbers.get(state);
    if (known != null) {
      return known;
    }
    DeviceStates.bound(states.size());
    numbers.put(state, states.size());
    states.add(state);
    return states.size() - 1;
  }

  private BitSet numbers(Collection<State> some) {
    var set = new BitSet();
    some.forEach(s -> set.set(number(s)));
    return set;
  }

  // ---- Commands

  private List<Drafted> drafts() {
    var drafts = new ArrayList<Drafted>();
    for (Bench.Call call : bench.calls()) {
      steps.arguments(call).forEach(arguments -> drafts.add(new Drafted(call, arguments)));
    }
    return drafts;
  }

  /** A command whose effects are being collected, state by state. */
  private final class Drafted {
    private final Bench.Call call;
    private final List<Long> arguments;
    private final BitSet undefined = new BitSet();
    private final Map<String, List<BitSet>> replies = new TreeMap<>();
    private int count = 0;

    Drafted(Bench.Call call, List<Long> arguments) {
      this.call = call;
      this.arguments = arguments;
    }

    void add(State state) {
      Optional<List<Surroundings.Taken>> taken = steps.issue(state, call, arguments);
      if (taken.isEmpty()) {
        undefined.set(count);
      }
      for (Surroundings.Taken one : taken.orElse(List.of())) {
        successors(one.answer(), count).set(number(one.state()));
      }
      count++;
    }

    private BitSet successors(String answer, int state) {
      List<BitSet> successors = replies.computeIfAbsent(answer, _ -> new ArrayList<>());
      while (successors.size() <= state) {
        successors.add(new BitSet());
      }
      return successors.get(state);
    }

    Command command() {
      var all = new ArrayList<Reply>();
      for (String answer : List.copyOf(replies.keySet())) {
        successors(answer, count - 1);
        all.add(new Reply(answer, replies.getOrDefault(answer, List.of())));
      }
      return new Command(call.name(), steps.text(call, arguments), call.rung(), undefined, all);
    }
  }

  // ---- The arena

  private Arena arena(
      Set<State> start, Set<State> powerOn, List<List<BitSet>> relations, List<Drafted> commands) {
    var signals = new ArrayList<Signal>();
    for (int i = 0; i < bench.latches().size(); i++) {
      List<BitSet> taken = relations.get(3 + 2 * i);
      var raised = new BitSet();
      for (int s = 0; s < taken.size(); s++) {
        raised.set(s, !taken.get(s).isEmpty());
      }
      signals.add(
          new Signal(bench.latches().get(i).name(), raised, taken, relations.get(4 + 2 * i)));
    }
    Map<List<String>, Integer> readings = new LinkedHashMap<>();
    var shown = new ArrayList<Integer>();
    var wanted = new BitSet();
    for (int s = 0; s < states.size(); s++) {
      List<String> reading = reading(states.get(s));
      readings.putIfAbsent(reading, readings.size());
      shown.add(readings.getOrDefault(reading, 0));
      wanted.set(s, interpreter.holds(bench.goal(), states.get(s), List.of()));
    }
    return new Arena(
        new StateNames(device, states).all(),
        relations.get(0),
        relations.get(1),
        relations.get(2),
        commands.stream().map(Drafted::command).toList(),
        signals,
        shown,
        bench.sights().stream().map(this::observable).toList(),
        List.copyOf(readings.keySet()),
        features(),
        numbers(start),
        wanted,
        numbers(powerOn));
  }

  private Observable observable(Bench.Sight sight) {
    boolean truth =
        !(sight instanceof Bench.Sight.Value(String _, String name, int _))
            || variable(name).type().equals(Type.BOOL);
    return new Observable(sight.text(), truth);
  }

  private List<String> reading(State state) {
    return bench.sights().stream()
        .map(
            sight ->
                switch (sight) {
                  case Bench.Sight.InState(String _, String location, Set<Integer> in) ->
                      String.valueOf(in.contains((int) state.value(variable(location).offset())));
                  case Bench.Sight.Raised(String _, String latch) ->
                      String.valueOf(state.value(variable(latch).offset()) != 0);
                  case Bench.Sight.Value(String _, String name, int element) ->
                      variable(name).type().show(state.value(variable(name).offset() + element));
                })
        .toList();
  }

  private Variable variable(String name) {
    return device.variables().stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  /** The states and variables that are not shown. */
  private List<Feature> features() {
    var features = new ArrayList<Feature>();
    for (Variable variable : device.variables()) {
      String name = variable.name().substring(bench.device().length()).replaceFirst("^\\.", "");
      if (variable.role() == Variable.Role.LOCATION) {
        for (long value = 0; value < variable.type().size(); value++) {
          long at = value;
          if (bench.sights().stream().noneMatch(s -> shows(s, variable, at))) {
            String state = variable.type().show(at);
            features.add(
                new Feature(
                    "state " + state,
                    Optional.of(state),
                    values(s -> s.value(variable.offset()) == at ? 1 : 0)));
          }
        }
      } else if (variable.role() == Variable.Role.DATA
          && !variable.array()
          && bench.sights().stream().noneMatch(s -> shows(s, variable, 0))) {
        features.add(
            new Feature(
                "var " + name,
                Optional.empty(),
                values(s -> (int) (s.value(variable.offset()) - variable.type().low()))));
      }
    }
    return features;
  }

  private static boolean shows(Bench.Sight sight, Variable variable, long value) {
    return switch (sight) {
      case Bench.Sight.InState(String _, String location, Set<Integer> in) ->
          variable.name().equals(location) && in.equals(Set.of((int) value));
      case Bench.Sight.Value(String _, String name, int _) -> variable.name().equals(name);
      case Bench.Sight.Raised _ -> false;
    };
  }

  private List<Integer> values(Function<State, Integer> value) {
    return states.stream().map(value).toList();
  }
}
