package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import java.util.List;
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

  static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}
