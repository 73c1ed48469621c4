package dev.defib.checker.lower;

import dev.defib.checker.ir.Variable;
import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import dev.defib.dsl.ast.SystemItem;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One machine of a system, with the variables that hold it. Told apart by identity. */
final class MachineInstance {
  static final long ALIVE = 0;
  static final long HUNG = 1;
  static final long DEAD = 2;

  private final int index;
  private final String name;
  private final int self;
  private final Declaration.Machine declaration;
  private final Optional<SystemItem.Instance> item;
  private final IdentityHashMap<Declaration.Parameter, Meaning> parameters =
      new IdentityHashMap<>();
  private final Map<Member.Variable, Variable> variables = new LinkedHashMap<>();
  private final Map<Member.Signal, SignalInstance> signals = new LinkedHashMap<>();
  private final Map<Member.Timer, Variable> timers = new LinkedHashMap<>();
  private final Map<Member.Window, WindowInstance> windows = new LinkedHashMap<>();
  private final List<ThreadInstance> threads = new ArrayList<>();
  private final Map<MachineInstance, Variable> exitLatches = new LinkedHashMap<>();
  private final Map<MachineInstance, Variable> exitReasons = new LinkedHashMap<>();
  private final Map<Variable, Variable> changeLatches = new LinkedHashMap<>();
  private final List<MachineInstance> dependants = new ArrayList<>();
  private final List<Variable> transients = new ArrayList<>();
  private @Nullable Variable life;
  private @Nullable Variable wedged;
  private @Nullable Variable removed;
  private @Nullable Variable slow;
  private @Nullable Variable slowCount;
  private @Nullable Variable incarnation;
  private boolean frozen;
  private long slowTicks;

  MachineInstance(
      int index,
      String name,
      int self,
      Declaration.Machine declaration,
      Optional<SystemItem.Instance> item) {
    this.index = index;
    this.name = name;
    this.self = self;
    this.declaration = declaration;
    this.item = item;
  }

  int index() {
    return index;
  }

  String name() {
    return name;
  }

  /** Its place in its array, 0 if it is in none. */
  int self() {
    return self;
  }

  Declaration.Machine declaration() {
    return declaration;
  }

  /** What declares it in the system; absent for observers. */
  Optional<SystemItem.Instance> item() {
    return item;
  }

  MachineKind kind() {
    return declaration.kind();
  }

  Map<Declaration.Parameter, Meaning> parameters() {
    return parameters;
  }

  Map<Member.Variable, Variable> variables() {
    return variables;
  }

  Map<Member.Signal, SignalInstance> signals() {
    return signals;
  }

  Map<Member.Timer, Variable> timers() {
    return timers;
  }

  Map<Member.Window, WindowInstance> windows() {
    return windows;
  }

  List<ThreadInstance> threads() {
    return threads;
  }

  /** For each machine whose deaths it takes notice of, the notice. */
  Map<MachineInstance, Variable> exitLatches() {
    return exitLatches;
  }

  /** For each machine whose deaths' reasons it asks for, the last reason. */
  Map<MachineInstance, Variable> exitReasons() {
    return exitReasons;
  }

  /** For each variable whose changes it watches, whether there was one. */
  Map<Variable, Variable> changeLatches() {
    return changeLatches;
  }

  /** Those that die in the step in which this one dies. */
  List<MachineInstance> dependants() {
    return dependants;
  }

  /** Ages of its transient hangs, which its death ends. */
  List<Variable> transients() {
    return transients;
  }

  /** 0 alive, 1 hung, 2 dead; absent for devices, observers, and software that stays alive. */
  Optional<Variable> life() {
    return Optional.ofNullable(life);
  }

  void life(Variable variable) {
    life = variable;
  }

  Optional<Variable> wedged() {
    return Optional.ofNullable(wedged);
  }

  void wedged(Variable variable) {
    wedged = variable;
  }

  /** Whether a wedged device goes on telling the truth. */
  boolean frozen() {
    return frozen;
  }

  void frozen(boolean value) {
    frozen = value;
  }

  Optional<Variable> removed() {
    return Optional.ofNullable(removed);
  }

  void removed(Variable variable) {
    removed = variable;
  }

  Optional<Variable> slow() {
    return Optional.ofNullable(slow);
  }

  void slow(Variable flag, Variable count, long ticks) {
    slow = flag;
    slowCount = count;
    slowTicks = ticks;
  }

  Variable slowCount() {
    if (slowCount == null) {
      throw new IllegalStateException("never slow: " + name);
    }
    return slowCount;
  }

  long slowTicks() {
    return slowTicks;
  }

  Optional<Variable> incarnation() {
    return Optional.ofNullable(incarnation);
  }

  void incarnation(Variable variable) {
    incarnation = variable;
  }

  Optional<ThreadInstance> thread(String threadName) {
    return threads.stream().filter(t -> t.name().equals(name + "." + threadName)).findFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
