package dev.defib.checker.sat.encode;

import dev.defib.checker.ir.Action;
import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import dev.defib.checker.sat.aig.Aig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A transition system as functions of a graph.
 *
 * <p>Each slot of the state is a word, whose bits are inputs called <em>latches</em>. A step is
 * picked by further inputs: a <em>selector</em>, the binary number of an action, and the values of
 * the choices. If no action has that number, or the action is not enabled under these choices, the
 * state stays as it is: so every assignment of the inputs has one next state, the reachable states
 * are those of the system, and what decides on the next value of a latch is no more than the
 * actions that write to it. Initial states are functions of the inputs that stand for the choices
 * of the initial action.
 */
public final class Encoding {
  private final TransitionSystem system;
  private final Aig aig = new Aig();
  private final Domain[] slots;
  private final int[] latches;
  private final int[] selector;
  private final int[] choiceInputs;
  private final int[] choiceOffsets;
  private final int[] taken;
  private final int[][] next;
  private final int[] events;

  /** A word for each choice of the initial action. */
  private final Domain[] startChoices;

  /** Whether the choices of the initial action are allowed. */
  private final int startAllowed;

  /** The word of each slot in the initial state. */
  private final int[][] startSlots;

  /**
   * A state, or a step, that is looked for.
   *
   * @param initial whether it is found in an initial state: a function of its choices
   * @param latched whether it is found in a state at all; a function of the latches alone
   * @param stepped whether a step finds it: a function of the latches and of the step's inputs;
   *     {@link Aig#FALSE} if states alone matter
   */
  public record Target(int initial, int latched, int stepped) {
    public boolean isOfStates() {
      return stepped == Aig.FALSE;
    }
  }

  /** A way to take a step: an action and the values of its choices. */
  public record Move(int action, List<Long> resolution) {
    public Move {
      resolution = List.copyOf(resolution);
    }
  }

  public Encoding(TransitionSystem system) {
    this.system = system;
    this.slots = freshSlots();
    this.latches = Arrays.stream(slots).flatMapToInt(s -> Arrays.stream(s.inputs)).toArray();
    List<Action> actions = system.actions();
    this.selector = Domain.inputs(bitsToCount(actions.size()), aig);
    this.choiceOffsets = choiceOffsets(actions);
    this.choiceInputs = Domain.inputs(choiceOffsets[choiceOffsets.length - 1], aig);
    this.taken = new int[actions.size()];
    this.events = new int[system.events().size()];
    Updates updates = new Updates(aig, words());
    select(0, 1 << selector.length, selector.length, Aig.TRUE);
    IdentityHashMap<Term, int[]> ofState = new IdentityHashMap<>();
    actions.forEach(action -> encode(action, updates, ofState));
    this.next = updates.next();
    Action initial = system.initial();
    this.startChoices = startChoices();
    Scope scope = scope(initial, origin(), startChoices);
    TermEncoder terms = new TermEncoder(aig, scope);
    locals(initial, scope, terms);
    this.startAllowed = aig.and(valid(startChoices), terms.truth(initial.guard()));
    this.startSlots = startSlots(scope, terms);
  }

  private Domain[] freshSlots() {
    Domain[] result = new Domain[system.slots()];
    for (Variable variable : system.variables()) {
      for (int i = 0; i < variable.length(); i++) {
        result[variable.offset() + i] = Domain.fresh(variable.type(), aig);
      }
    }
    return result;
  }

  private static int bitsToCount(int values) {
    return values <= 1 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(values - 1);
  }

  /** Where the bits for each choice begin: all actions share them; last how many there are. */
  private static int[] choiceOffsets(List<Action> actions) {
    int count = actions.stream().mapToInt(action -> action.choices().size()).max().orElse(0);
    int[] offsets = new int[count + 1];
    for (int i = 0; i < count; i++) {
      int choice = i;
      int bits =
          actions.stream()
              .filter(action -> action.choices().size() > choice)
              .mapToInt(action -> Domain.bits(action.choices().get(choice).type()))
              .max()
              .orElse(0);
      offsets[i + 1] = offsets[i] + bits;
    }
    return offsets;
  }

  private int[][] words() {
    return Arrays.stream(slots).map(slot -> slot.word).toArray(int[][]::new);
  }

  /** Sets {@link #taken} to whether the selector has the number of the action. */
  private void select(int from, int to, int bits, int prefix) {
    if (from >= taken.length) {
      return;
    }
    if (bits == 0) {
      taken[from] = prefix;
      return;
    }
    int middle = (from + to) >>> 1;
    select(from, middle, bits - 1, aig.and(prefix, Aig.not(selector[bits - 1])));
    select(middle, to, bits - 1, aig.and(prefix, selector[bits - 1]));
  }

  private void encode(Action action, Updates updates, IdentityHashMap<Term, int[]> ofState) {
    Domain[] choices = choices(action);
    Scope scope = scope(action, words(), choices);
    TermEncoder terms = new TermEncoder(aig, scope, ofState);
    locals(action, scope, terms);
    int enabled = aig.and(valid(choices), terms.truth(action.guard()));
    int number = action.index();
    taken[number] = aig.and(taken[number], enabled);
    for (Action.Update update : action.updates()) {
      updates.add(update.slot(), taken[number], terms.word(update.value()));
    }
    for (Action.Emission emission : action.events()) {
      int made = aig.and(taken[number], terms.truth(emission.condition()));
      events[emission.event()] = aig.or(events[emission.event()], made);
    }
  }

  private static Scope scope(Action action, int[][] slots, Domain[] choices) {
    int[][] chosen = Arrays.stream(choices).map(choice -> choice.word).toArray(int[][]::new);
    return new Scope(slots, chosen, new int[action.locals().size()][], new int[0]);
  }

  private static void locals(Action action, Scope scope, TermEncoder terms) {
    for (int i = 0; i < action.locals().size(); i++) {
      scope.locals[i] = terms.word(action.locals().get(i));
    }
  }

  private Domain[] choices(Action action) {
    return IntStream.range(0, action.choices().size())
        .mapToObj(i -> choice(i, action.choices().get(i).type()))
        .toArray(Domain[]::new);
  }

  private Domain choice(int number, Type type) {
    int[] inputs =
        Arrays.copyOfRange(choiceInputs, choiceOffsets[number], choiceOffsets[number + 1]);
    return Domain.over(inputs, type, aig);
  }

  private Domain[] startChoices() {
    return system.initial().choices().stream()
        .map(choice -> Domain.fresh(choice.type(), aig))
        .toArray(Domain[]::new);
  }

  private int valid(Domain[] domains) {
    return aig.and(Arrays.stream(domains).mapToInt(domain -> domain.valid).toArray());
  }

  /** The word of each slot before the initial action. */
  private int[][] origin() {
    int[][] origin = new int[slots.length][];
    for (Variable variable : system.variables()) {
      Arrays.fill(
          origin,
          variable.offset(),
          variable.offset() + variable.length(),
          Words.constant(variable.type().low(), Words.width(variable.type())));
    }
    return origin;
  }

  private int[][] startSlots(Scope scope, TermEncoder terms) {
    int[][] state = scope.slots.clone();
    for (Action.Update update : system.initial().updates()) {
      int width = scope.slots[update.slot()].length;
      state[update.slot()] = Words.fit(terms.word(update.value()), width);
    }
    return state;
  }

  /** What finds a state, or a step into a state, that satisfies the term. */
  public Target target(Term term) {
    int none = system.events().size();
    int initial = new TermEncoder(aig, Scope.ofState(startSlots, none)).truth(term);
    int latched = new TermEncoder(aig, Scope.ofState(words(), none)).truth(term);
    if (!mentionsEvents(term)) {
      return new Target(aig.and(startAllowed, initial), latched, Aig.FALSE);
    }
    Scope after = new Scope(next, new int[0][], new int[0][], events);
    int stepped = aig.and(new TermEncoder(aig, after).truth(term), aig.or(taken));
    return new Target(aig.and(startAllowed, initial), Aig.FALSE, stepped);
  }

  private static boolean mentionsEvents(Term term) {
    return Terms.mentions(term, t -> t instanceof Term.Happened);
  }

  /** What finds a step by one of these actions (indices). */
  public Target stepOf(List<Integer> actions) {
    int any = aig.or(actions.stream().mapToInt(action -> taken[action]).toArray());
    return new Target(Aig.FALSE, Aig.FALSE, any);
  }

  /** Whether all slots have a value of their type. */
  public int valid() {
    return valid(slots);
  }

  /** Whether one slot has a value of its type. */
  public int valid(int slot) {
    return slots[slot].valid;
  }

  /** The number of slots. */
  public int slots() {
    return slots.length;
  }

  public TransitionSystem system() {
    return system;
  }

  public Aig aig() {
    return aig;
  }

  /** The bits of the state, each an input; those of one slot in a row, the lowest first. */
  public int[] latches() {
    return latches.clone();
  }

  /** For each latch its value after the step. */
  public int[] nextLatches() {
    return ofLatches(next);
  }

  /** For each latch its value in the initial state, a function of the choices. */
  public int[] initialLatches() {
    return ofLatches(startSlots);
  }

  private int[] ofLatches(int[][] values) {
    int[] result = new int[latches.length];
    int count = 0;
    for (int slot = 0; slot < slots.length; slot++) {
      for (int bit = 0; bit < slots[slot].inputs.length; bit++) {
        result[count++] = values[slot][bit];
      }
    }
    return result;
  }

  /** For each latch the slot that it belongs to. */
  public int[] slotsOfLatches() {
    return IntStream.range(0, slots.length)
        .flatMap(slot -> Arrays.stream(slots[slot].inputs).map(_ -> slot))
        .toArray();
  }

  /** For each latch the variable, the element of an array, and the bit: {@code a[2].0}. */
  public List<String> latchNames() {
    List<String> names = new ArrayList<>();
    for (Variable variable : system.variables()) {
      for (int i = 0; i < variable.length(); i++) {
        String element = variable.array() ? variable.name() + "[" + i + "]" : variable.name();
        int bits = slots[variable.offset() + i].inputs.length;
        IntStream.range(0, bits).forEach(bit -> names.add(element + "." + bit));
      }
    }
    return names;
  }

  /** Whether the choices of the initial action are allowed. */
  public int startAllowed() {
    return startAllowed;
  }

  /** The inputs that pick a step: the selector and the choices. */
  public int[] stepInputs() {
    return IntStream.concat(Arrays.stream(selector), Arrays.stream(choiceInputs)).toArray();
  }

  /** The inputs that stand for the choices of the initial action. */
  public int[] startInputs() {
    return Arrays.stream(startChoices).flatMapToInt(c -> Arrays.stream(c.inputs)).toArray();
  }

  /** Whether the step is one by this action, as a function of latches and step inputs. */
  public int taken(int action) {
    return taken[action];
  }

  /** What inputs pick, whether or not it is enabled; a move of action -1 if there is no action. */
  public Move move(IntPredicate isTrue) {
    int number = 0;
    for (int i = 0; i < selector.length; i++) {
      number |= isTrue.test(selector[i]) ? 1 << i : 0;
    }
    if (number >= taken.length) {
      return new Move(-1, List.of());
    }
    Domain[] choices = choices(system.actions().get(number));
    return new Move(
        number, Arrays.stream(choices).map(choice -> value(choice.word, isTrue)).toList());
  }

  /** The choices of the initial action that inputs stand for. */
  public List<Long> startResolution(IntPredicate isTrue) {
    return Arrays.stream(startChoices).map(choice -> value(choice.word, isTrue)).toList();
  }

  /** The inputs that are true, as literals, for a move. */
  public Set<Integer> inputsOf(Move move) {
    Set<Integer> inputs = new HashSet<>();
    addBits(selector, move.action(), inputs);
    for (int i = 0; i < move.resolution().size(); i++) {
      int[] bits = Arrays.copyOfRange(choiceInputs, choiceOffsets[i], choiceOffsets[i + 1]);
      addBits(bits, move.resolution().get(i), inputs);
    }
    return inputs;
  }

  /** The inputs that are true, as literals, for choices of the initial action. */
  public Set<Integer> inputsOfStart(List<Long> resolution) {
    Set<Integer> inputs = new HashSet<>();
    for (int i = 0; i < startChoices.length; i++) {
      addBits(startChoices[i].inputs, resolution.get(i), inputs);
    }
    return inputs;
  }

  private static void addBits(int[] bits, long value, Set<Integer> inputs) {
    for (int i = 0; i < bits.length; i++) {
      if ((value >> i & 1) != 0) {
        inputs.add(bits[i]);
      }
    }
  }

  /** The state that latches stand for. */
  public long[] state(IntPredicate isTrue) {
    return Arrays.stream(slots).mapToLong(slot -> value(slot.word, isTrue)).toArray();
  }

  private static long value(int[] word, IntPredicate isTrue) {
    long value = 0;
    for (int i = 0; i < Long.SIZE; i++) {
      int bit = word[Math.min(i, word.length - 1)];
      boolean holds = bit == Aig.TRUE || (bit != Aig.FALSE && isTrue.test(bit));
      value |= holds ? 1L << i : 0;
    }
    return value;
  }
}
