package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.diagnostics.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How messages speak of the parts of the language. */
final class Words {
  private Words() {}

  static String declaration(Class<? extends Declaration> type) {
    if (type == Declaration.Machine.class) {
      return "machine";
    }
    if (type == Declaration.Messages.class) {
      return "`messages` declaration";
    }
    if (type == Declaration.Enumeration.class) {
      return "type";
    }
    if (type == Declaration.SystemDeclaration.class) {
      return "system";
    }
    return "constant";
  }

  static String describe(Declaration declaration) {
    return switch (declaration) {
      case Declaration.Constant _ -> "a constant";
      case Declaration.Enumeration _ -> "an enumeration";
      case Declaration.Messages _ -> "a set of messages";
      case Declaration.Machine m -> "a " + m.kind().word();
      case Declaration.SystemDeclaration _ -> "a system";
    };
  }

  /** {@code `a`, `b` and `c`}. */
  static String list(List<String> names) {
    List<String> quoted = names.stream().map(n -> "`" + n + "`").toList();
    if (quoted.size() < 2) {
      return quoted.stream().collect(Collectors.joining());
    }
    return String.join(", ", quoted.subList(0, quoted.size() - 1)) + " and " + quoted.getLast();
  }

  /** A value of a type, as it is written. */
  static String example(Type type) {
    return switch (type) {
      case Type.Bool _ -> "true";
      case Type.Int(long low, _) -> String.valueOf(low == Long.MIN_VALUE ? 0 : low);
      case Type.Enum(Declaration.Enumeration declaration) ->
          declaration.literals().getFirst().text();
      default -> "…";
    };
  }

  /** {@code 2 arguments}, {@code no arguments}. */
  static String count(int n, String noun) {
    return (n == 0 ? "no" : n) + " " + noun + (n == 1 ? "" : "s");
  }

  /**
   * What to write instead of a name that is none of those known: the nearest, or else all of them.
   *
   * @param what they are, in the plural: {@code states}
   */
  static Optional<String> help(String written, String what, List<String> names) {
    return Spelling.nearest(written, names)
        .map(n -> "did you mean `" + n + "`?")
        .or(() -> all(what, names));
  }

  private static Optional<String> all(String what, List<String> names) {
    return switch (names.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of("the only one is `" + names.getFirst() + "`");
      default -> Optional.of("the " + what + " are " + list(names));
    };
  }
}
