package dev.defib.checker.export;

import java.util.HashSet;
import java.util.Set;

/**
 * Gives things names that a language accepts, no two the same, as near to the user's as possible.
 */
final class Names {
  private final Dialect dialect;
  private final Set<String> taken;

  Names(Dialect dialect) {
    this.dialect = dialect;
    this.taken = new HashSet<>(dialect.reserved());
  }

  /** A new name: {@code drv[0].x} becomes {@code drv_0_x}, or that with a number behind it. */
  String of(String wanted) {
    String base = mangle(wanted);
    String name = base;
    for (int i = 2; !taken.add(dialect.spelling(name)); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  static String mangle(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
    return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "v" + plain : plain;
  }
}
