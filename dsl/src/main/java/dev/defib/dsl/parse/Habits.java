package dev.defib.dsl.parse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words of other languages and notations, and what is written for them here. */
final class Habits {
  private static final String CASES = "write `if … { } else if … { }`, or a transition for each";
  private static final String LOOP = "there is no such loop: repeat by a transition to the state";
  private static final String TARGET = "name the next state behind an arrow: `-> state`";
  private static final String RAISE = "a signal is raised by `raise irq`";
  private static final String SEND = "a message is sent by `queue!message`";
  private static final String RECEIVE = "a message is received by `on queue?message`";
  private static final String START = "a machine is started by `start drv`";
  private static final String WAIT = "time passes in a state: `after 8 -> state`";
  private static final String VARIABLE = "a variable is declared by `var x: 0..7 = 0`";
  private static final String MACHINES =
      "a machine is a `device`, `driver`, `policy`, `process` or, in a spec, an `observer`";
  private static final String UNDER = "faults stand behind `under`: `under crash(drv) at most 1`";
  private static final String CHECKS = "a claim begins with `check name`";
  private static final String NO_PRINT = "nothing is printed: traces show every step; remove it";
  private static final String IN_STATES = "write it as a transition in a state";

  private static final Map<String, String> EFFECTS =
      table(
          of(CASES, "switch", "case", "match", "select", "cond"),
          of(LOOP, "while", "loop", "repeat", "until", "forever"),
          of("the next state stands behind the block: `{ … } -> state`", "goto", "next", "become"),
          of(RAISE, "emit", "signal", "trigger", "fire", "notify", "interrupt", "assert_irq"),
          of(SEND, "send", "put", "push", "enqueue", "post", "publish"),
          of(RECEIVE + ", as a transition", "receive", "recv", "get", "pop", "dequeue"),
          of(START, "restart", "spawn", "launch", "run", "create", "boot"),
          of("only a `policy` ends others, by `kill drv`", "terminate", "abort", "shutdown"),
          of("a command is answered by `reply e`", "return", "yield"),
          of("write what must hold as a check in a spec: `never …`", "assert", "assume", "require"),
          of(NO_PRINT, "print", "printf", "println", "printk", "log", "io"),
          of(WAIT, "wait", "sleep", "delay", "timeout", "pause"),
          of("a lock is taken by a transition: `acquire l { … }`", "lock", "take"),
          of("a lock is given back by `release l`", "unlock", "free", "drop"),
          of(
              "declare it in the machine, outside of its states: `var x: 0..7`",
              "var",
              "let",
              "int"),
          of("an effect that does nothing is not written", "skip", "pass", "noop", "null", "nop"),
          of("write `x += 1`", "inc", "incr", "increment"),
          of("write `x -= 1`", "dec", "decr", "decrement"),
          of("leave it away: `x = e`", "assign", "update"),
          of("effects stand in braces behind `if c`, without `then`", "then"),
          of("a command is given by a transition: `do disk.reset { … } -> state`", "do", "call"),
          of(
              "a transition stands in a state, not in the effects of another",
              "on",
              "when",
              "after"),
          of("a transition stands in a state, not in the effects of another", "every", "acquire"),
          of("`else` follows the closing brace of `if … { }`", "else"));

  private static final Map<String, String> TRANSITIONS =
      table(
          of(TARGET, "goto", "next", "to", "become", "then", "enter", "transition"),
          of(RECEIVE, "receive", "recv", "get", "pop", "dequeue"),
          of("write `{ queue!message } -> state`", "send", "put", "push", "emit", "enqueue"),
          of(WAIT, "wait", "timeout", "delay", "sleep", "elapsed", "within", "at"),
          of("a condition is written `when c`", "if", "guard", "where", "provided", "while"),
          of("write `otherwise`", "else", "default"),
          of("write `on`", "upon", "event", "trigger", "case", "whenever", "input", "handle"),
          of("write `do disk.reset` with the machine in front", "command", "call", "invoke"),
          of("write `lazy` in front of what may happen but need not", "maybe", "optional", "may"),
          of("effects stand in the transitions that lead here", "entry", "onentry", "init"),
          of("effects stand in the transitions that leave", "leave", "onexit"),
          of("effects stand in braces: `{ x = … } -> state`", "raise", "start", "kill", "clear"),
          of("effects stand in braces: `{ release l } -> state`", "release", "note", "set", "stop"),
          of("effects stand in braces: `{ mask … } -> state`", "mask", "unmask", "lower", "reply"),
          of("declare it in the machine, outside of its states", "var", "signal", "timer", "let"),
          of("states do not nest: close the one above first", "state"),
          of("targets to choose from are written `-> { a, b }`", "or", "and"),
          of("what can never happen needs no transition: remove it", "skip", "pass", "break"));

  private static final Map<String, String> MEMBERS =
      table(
          of(VARIABLE, "int", "byte", "bit", "short", "long", "unsigned", "char", "uint8_t"),
          of(VARIABLE, "let", "local", "variable", "field", "static", "u8", "u32", "integer"),
          of("a variable is declared by `var x: bool = false`", "bool", "boolean", "flag"),
          of("a state is declared by `state name { … }`", "def", "mode", "place", "location"),
          of("mark the state: `state idle initial { … }`", "initial", "init", "start", "begin"),
          of("mark the state: `state done rest { … }`", "final", "end", "rest", "accepting"),
          of("a command is declared by its handlers: `on read(s: 0..3)`", "command", "input"),
          of("an interrupt is declared by `signal irq`", "irq", "interrupt", "event", "output"),
          of("the system declares queues and hands them over: `q: queue of M`", "queue", "chan"),
          of("the system declares locks and hands them over: `l: lock`", "lock", "mutex"),
          of("declare it in front of the machine", "const", "enum", "messages", "type", "mtype"),
          of("an expression gets its name by `define name = …`", "function", "fn", "macro", "fun"),
          of(IN_STATES, "transition", "goto", "if", "receive", "wait", "timeout", "loop"));

  private static final Map<String, String> DECLARATIONS =
      table(
          of("write `model name`", "module", "package", "namespace", "program", "models"),
          of("write `messages Name { … }`", "message", "mtype", "msg"),
          of("write `use model.name` below the model's own name", "import", "include", "open"),
          of("write `use model.name` below the model's own name", "require", "uses", "extends"),
          of("write `process`", "proctype", "active", "task", "client", "server", "actor"),
          of("write `policy`", "supervisor", "monitor", "watchdog", "manager"),
          of("write `device`", "hardware", "peripheral"),
          of(MACHINES, "machine", "component", "class", "automaton", "agent", "struct", "fsm"),
          of("write `system Name { … }`", "init", "main", "composition", "configuration"),
          of("write `enum Name { … }`, or the range where it is used", "type", "typedef", "range"),
          of("write `const name = …`", "define", "constant", "let", "let", "val", "static"),
          of("the system declares it: `system Name { … }`", "queue", "lock", "var", "chan"),
          of("a state stands in a machine", "state", "on", "initial"),
          of("checks stand below a line `spec name for model.System`", "check", "property", "ltl"),
          of("checks stand below a line `spec name for model.System`", "assert", "invariant"),
          of("checks stand below a line `spec name for model.System`", "under", "always", "never"),
          of("a file holds one model: put the other into a file of its own", "model"));

  private static final Map<String, String> SYSTEMS =
      table(
          of("write `queue name: Messages[1]`", "chan", "channel", "mailbox", "pipe", "fifo"),
          of("write `name: Machine(…)`", "instance", "new", "run", "process", "driver", "device"),
          of("write `name: Machine(…)`", "policy", "start", "spawn", "machine", "init"),
          of("write `lock name`", "mutex", "semaphore"),
          of("write `var x: 0..7 = 0`", "int", "bool", "byte", "let", "shared"),
          of("declare it in front of the system", "const", "enum", "messages", "define"),
          of("a signal is a device's own: declare it there", "signal", "irq", "interrupt"),
          of("instances are wired by their arguments: `drv: Driver(disk)`", "connect", "wire"));

  private static final Map<String, String> CHECKS_OF_SPECS =
      table(
          of(CHECKS, "property", "invariant", "theorem", "assert", "test", "verify", "claim"),
          of(CHECKS, "ltlspec", "invarspec", "spec_", "lemma", "goal", "query"),
          of("write it below `check name`, without the word", "ensure", "prove", "holds", "that"),
          of("write `always`", "globally", "invariantly", "forever", "henceforth"),
          of("write `eventually`", "finally", "sometime", "finaly", "future"),
          of("write `P stays until Q`", "until"),
          of("write `P leads to Q`", "leadsto", "leads_to", "implies", "then", "followed"),
          of(UNDER, "with", "given", "assuming", "assume", "fault", "faults", "when", "crash"),
          of("write `at most 1`", "once", "max", "maximum", "twice", "atmost", "up", "times"),
          of("write `never`", "forbid", "not_"),
          of("write `possible`", "reachable", "exists", "can"),
          of("an expression gets its name by `define name = …`", "let", "const", "var"),
          of("give it to the system, as an argument: `for model.System(x = 1)`", "set", "param"));

  private Habits() {}

  static Optional<String> help(Area area, String word) {
    Map<String, String> words =
        switch (area) {
          case FILE -> DECLARATIONS;
          case MEMBER -> MEMBERS;
          case TRANSITION -> TRANSITIONS;
          case EFFECT -> EFFECTS;
          case SYSTEM -> SYSTEMS;
          case SPEC, CHECK -> CHECKS_OF_SPECS;
          case STATE_HEAD, PARAMETERS, ARGUMENTS -> Map.of();
        };
    return Optional.ofNullable(words.get(word));
  }

  private record Row(String help, List<String> words) {}

  private static Row of(String help, String... words) {
    return new Row(help, List.of(words));
  }

  private static Map<String, String> table(Row... rows) {
    Map<String, String> table = new HashMap<>();
    for (Row row : rows) {
      row.words().forEach(word -> table.put(word, row.help()));
    }
    return Map.copyOf(table);
  }
}
