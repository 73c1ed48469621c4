package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.Identifier;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A type of machine as others see it: its parameters, parts and commands. */
final class Shape {
  /** What stands behind a dot; a named fault has no symbol. */
  record Part(Identifier name, Optional<Symbol> symbol, Type type, boolean visible) {}

  /** A command, with the parameters of the first of its handlers. */
  record Command(Identifier name, List<Declaration.Parameter> parameters, List<Type> types) {}

  final Module module;
  final Declaration.Machine machine;
  final Scope scope;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final IdentityHashMap<Declaration.Parameter, Type> parameterTypes =
      new IdentityHashMap<>();
  private final IdentityHashMap<Member.Thread, Scope> threads = new IdentityHashMap<>();
  private final Set<String> receives = new HashSet<>();
  private final Set<String> sends = new HashSet<>();
  private final Set<String> untyped = new HashSet<>();
  private final Map<String, Type> replies = new LinkedHashMap<>();
  private final List<CommandUse> uses = new ArrayList<>();

  /** A {@code do} on a machine of unknown type: it must be a command of what is wired in. */
  record CommandUse(Declaration.Parameter parameter, Identifier command, int arguments) {}

  Shape(Module module, Declaration.Machine machine, Scope outer) {
    this.module = module;
    this.machine = machine;
    this.scope = outer.inner();
  }

  String name() {
    return machine.name().text();
  }

  MachineKind kind() {
    return machine.kind();
  }

  boolean isDevice() {
    return kind() == MachineKind.DEVICE;
  }

  void add(Part part) {
    parts.putIfAbsent(part.name().text(), part);
  }

  void add(Command command) {
    commands.put(command.name().text(), command);
  }

  /** A command whose handlers were refused; who gives it is not to blame. */
  void markUntyped(String command) {
    untyped.add(command);
  }

  boolean isUntyped(String command) {
    return untyped.contains(command);
  }

  Optional<Part> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  Optional<Command> command(String name) {
    return Optional.ofNullable(commands.get(name));
  }

  List<String> partNames() {
    return List.copyOf(parts.keySet());
  }

  List<String> commandNames() {
    return List.copyOf(commands.keySet());
  }

  List<Command> commands() {
    return List.copyOf(commands.values());
  }

  void type(Declaration.Parameter parameter, Type type) {
    parameterTypes.put(parameter, type);
  }

  Type type(Declaration.Parameter parameter) {
    return parameterTypes.getOrDefault(parameter, Type.UNKNOWN);
  }

  void thread(Member.Thread thread, Scope states) {
    threads.put(thread, states);
  }

  /** The scope of a thread: its own states, then the machine's names. */
  Scope thread(Member.Thread thread) {
    return threads.getOrDefault(thread, scope);
  }

  void receivesFrom(String queue) {
    receives.add(queue);
  }

  void sendsTo(String queue) {
    sends.add(queue);
  }

  boolean receives(String queue) {
    return receives.contains(queue);
  }

  boolean sends(String queue) {
    return sends.contains(queue);
  }

  /** Notes what a handler replies. */
  void reply(String command, Type type) {
    replies.merge(command, type, (a, b) -> a instanceof Type.Unknown ? b : Intervals.union(a, b));
  }

  /** What a command's caller gets, once all handlers have been looked at. */
  Optional<Type> reply(String command) {
    return Optional.ofNullable(replies.get(command));
  }

  void use(CommandUse use) {
    uses.add(use);
  }

  List<CommandUse> commandUses() {
    return uses;
  }

  /** The states outside of threads. */
  List<Member.State> states() {
    return machine.members().stream()
        .filter(Member.State.class::isInstance)
        .map(Member.State.class::cast)
        .toList();
  }

  List<Member.Thread> threads() {
    return machine.members().stream()
        .filter(Member.Thread.class::isInstance)
        .map(Member.Thread.class::cast)
        .toList();
  }
}
