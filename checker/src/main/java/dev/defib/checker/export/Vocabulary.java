package dev.defib.checker.export;

import dev.defib.checker.ir.Term;
import dev.defib.checker.ir.Terms;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the parts of a system are called in its export, and what stands in the way of exporting. */
final class Vocabulary {
  /** 32-bit numbers without the least, whose negation does not exist. */
  private static final Type.Int NUMBERS = new Type.Int(-Integer.MAX_VALUE, Integer.MAX_VALUE);

  private final Dialect dialect;
  private final Names names;
  private final Map<Variable, String> variables = new LinkedHashMap<>();
  private final Map<Integer, String> events = new LinkedHashMap<>();
  private final Map<Type.Enumeration, Enumerated> enumerations = new LinkedHashMap<>();
  private final Set<String> problems = new LinkedHashSet<>();

  Vocabulary(List<Variable> variables, Dialect dialect) {
    this.dialect = dialect;
    this.names = new Names(dialect);
    for (Variable variable : variables) {
      this.variables.put(variable, names.of(variable.name()));
      if (!fits(variable.type())) {
        problem(
            "`%s` ranges over %d..%d, and %s's numbers have 32 bits",
            variable.name(), variable.type().low(), variable.type().high(), dialect.title);
      }
    }
  }

  Dialect dialect() {
    return dialect;
  }

  String fresh(String wanted) {
    return names.of(wanted);
  }

  String variable(Variable variable) {
    String name = variables.get(variable);
    if (name == null) {
      throw new IllegalArgumentException("a variable of another system: " + variable);
    }
    return name;
  }

  /** Gives each event that the term mentions a bit: whether the last step made it true. */
  void declareEvents(Term term, TransitionSystem system) {
    if (term instanceof Term.Happened(int event)) {
      events.computeIfAbsent(event, _ -> names.of("event_" + system.events().get(event)));
    }
    Terms.children(term).forEach(part -> declareEvents(part, system));
  }

  /** Absent events never occur. */
  String event(int event) {
    return events.getOrDefault(event, "false");
  }

  /** The declared events with the names of their bits. */
  Map<Integer, String> events() {
    return events;
  }

  /** An enumeration's name and the names of its values. */
  record Enumerated(String name, List<String> literals) {
    Enumerated {
      literals = List.copyOf(literals);
    }
  }

  String literal(Type.Enumeration type, long value) {
    return enumerated(type).literals().get((int) value);
  }

  Enumerated enumerated(Type.Enumeration type) {
    return enumerations.computeIfAbsent(type, this::name);
  }

  private Enumerated name(Type.Enumeration type) {
    List<String> literals = new ArrayList<>();
    for (String label : type.labels()) {
      literals.add(names.of(type.name() + "_" + label));
    }
    return new Enumerated(names.of(type.name()), literals);
  }

  /** All enumerations that were mentioned. */
  Map<Type.Enumeration, Enumerated> enumerations() {
    return enumerations;
  }

  /** Definitions of the literals of all enumerations that were mentioned. */
  void defineLiterals(StringBuilder out) {
    enumerations.forEach(
        (type, enumerated) -> {
          out.append("\n/* ").append(comment(type.name())).append(" */\n");
          List<String> literals = enumerated.literals();
          for (int i = 0; i < literals.size(); i++) {
            out.append("#define ").append(literals.get(i)).append(' ').append(i).append('\n');
          }
        });
  }

  static boolean fits(Type type) {
    return NUMBERS.low() <= type.low() && type.high() <= NUMBERS.high();
  }

  void problem(String format, Object... arguments) {
    problems.add(String.format(Locale.ROOT, format, arguments));
  }

  /** Why the export cannot be faithful, if anything was found. */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /** A text that cannot end the comment it stands in. */
  static String comment(String text) {
    return text.replace("*/", "* /").replaceAll("[\\p{Cntrl}\\\\]", " ");
  }
}
