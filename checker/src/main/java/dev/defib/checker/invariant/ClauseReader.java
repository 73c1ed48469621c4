package dev.defib.checker.invariant;

import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads what {@link ClauseText} writes, for one system. */
public final class ClauseReader {
  private static final String OR = " or ";

  /** The slots by name, longer names first: one may begin with another. */
  private final TreeMap<String, Slot> slots =
      new TreeMap<>(
          Comparator.comparingInt(String::length)
              .reversed()
              .thenComparing(Comparator.naturalOrder()));

  private String line = "";
  private int number;
  private int at;

  private record Slot(Variable variable, int element) {}

  /** A line is no clause of the system; the message is for the user. */
  public static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(int line, int column, String message) {
      super("line " + line + ", column " + column + ": " + message);
    }
  }

  public ClauseReader(TransitionSystem system) {
    for (Variable variable : system.variables()) {
      for (int i = 0; i < variable.length(); i++) {
        String name = new Literal.Among(variable, i, List.of()).slot();
        slots.put(name, new Slot(variable, i));
      }
    }
  }

  /** The clauses of a text, blank lines and comments left out. */
  public List<Clause> read(String text) throws MalformedException {
    List<Clause> clauses = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      line = lines.get(i).strip();
      number = i + 1;
      at = 0;
      if (!line.isEmpty() && !line.startsWith("#")) {
        clauses.add(clause());
      }
    }
    return clauses;
  }

  private Clause clause() throws MalformedException {
    if (line.equals(ClauseText.NOTHING)) {
      return new Clause(List.of());
    }
    List<Literal> literals = new ArrayList<>();
    do {
      literals.add(literal());
    } while (skip(OR));
    if (at < line.length()) {
      throw wrong("` or ` or the end of the line is missing");
    }
    return new Clause(literals);
  }

  private Literal literal() throws MalformedException {
    if (skip("bit ")) {
      return bit();
    }
    Slot slot = slot();
    Type type = slot.variable().type();
    List<Range> ranges =
        switch (operator()) {
          case " = " -> List.of(single(value(type)));
          case " != " -> ClauseText.complement(List.of(single(value(type))), type);
          case " <= " -> List.of(range(type.low(), value(type)));
          case " >= " -> List.of(range(value(type), type.high()));
          case " in " -> set(type);
          default -> ClauseText.complement(set(type), type);
        };
    return new Literal.Among(slot.variable(), slot.element(), ranges);
  }

  private Literal bit() throws MalformedException {
    int bit = (int) integer(Type.range(0, Long.SIZE - 1));
    expect(" of ");
    Slot slot = slot();
    expect(" = ");
    return new Literal.Bit(slot.variable(), slot.element(), bit, integer(Type.range(0, 1)) == 1);
  }

  private Slot slot() throws MalformedException {
    for (Map.Entry<String, Slot> slot : slots.entrySet()) {
      if (line.startsWith(slot.getKey() + " ", at)) {
        at += slot.getKey().length();
        return slot.getValue();
      }
    }
    throw wrong("the system has no variable of this name");
  }

  private String operator() throws MalformedException {
    for (String operator : List.of(" = ", " != ", " <= ", " >= ", " in ", " not in ")) {
      if (skip(operator)) {
        return operator;
      }
    }
    throw wrong("one of =, !=, <=, >=, in, not in is missing");
  }

  /** Ascending, as {@link ClauseText} writes them. */
  private List<Range> set(Type type) throws MalformedException {
    expect("{");
    List<Range> ranges = new ArrayList<>();
    do {
      long low = value(type);
      ranges.add(skip("..") ? range(low, value(type)) : single(low));
      boolean ascends =
          ranges.size() < 2 || ranges.get(ranges.size() - 2).high() < ranges.getLast().low();
      if (!ascends) {
        throw wrong("the values must ascend");
      }
    } while (skip(", "));
    expect("}");
    return ranges;
  }

  private static Range single(long value) {
    return new Range(value, value);
  }

  private Range range(long low, long high) throws MalformedException {
    if (low > high) {
      throw wrong("the range is empty");
    }
    return new Range(low, high);
  }

  private long value(Type type) throws MalformedException {
    return switch (type) {
      case Type.Bool _ -> label(List.of("false", "true"));
      case Type.Enumeration enumeration -> label(enumeration.labels());
      case Type.Int integers -> integer(integers);
    };
  }

  /** The position of the longest label that stands here. */
  private long label(List<String> labels) throws MalformedException {
    int found = -1;
    for (int i = 0; i < labels.size(); i++) {
      boolean isLonger = found < 0 || labels.get(i).length() > labels.get(found).length();
      if (isLonger && line.startsWith(labels.get(i), at)) {
        found = i;
      }
    }
    if (found < 0) {
      throw wrong("one of " + String.join(", ", labels) + " is missing");
    }
    at += labels.get(found).length();
    return found;
  }

  private long integer(Type type) throws MalformedException {
    int end = at;
    while (end < line.length()
        && (Character.isDigit(line.charAt(end)) || line.charAt(end) == '-')) {
      end++;
    }
    try {
      long value = Long.parseLong(line.substring(at, end));
      if (type.contains(value)) {
        at = end;
        return value;
      }
    } catch (NumberFormatException _) {
      // It is no number of the type either.
    }
    throw wrong("a number from " + type.low() + " to " + type.high() + " is missing");
  }

  private boolean skip(String expected) {
    boolean isHere = line.startsWith(expected, at);
    at += isHere ? expected.length() : 0;
    return isHere;
  }

  private void expect(String expected) throws MalformedException {
    if (!skip(expected)) {
      throw wrong("`" + expected.strip() + "` is missing");
    }
  }

  private MalformedException wrong(String message) {
    return new MalformedException(number, at + 1, message);
  }
}
