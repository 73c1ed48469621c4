package dev.defib.checker.export;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Gives things names that Promela accepts, no two the same, as near to the user's as possible. */
final class Names {
  /** Words of Promela, of C (into which SPIN translates), and macros of common C compilers. */
  private static final Set<String> RESERVED =
      Set.copyOf(
          Arrays.asList(
              """
              active always assert atomic auto bit bool break byte c_code c_decl c_expr c_state
              c_track case chan char claim const continue d_proctype d_step default do double else
              empty enabled end enum equivalent eval eventually extern false fi float for full
              get_priority goto hidden i386 if implies in init inline int len linux local long ltl
              main mtype nempty never nexttime nfull notrace now np_ of od pc_value pid printf
              printm priority proctype provided register release return run select set_priority
              short show signed sizeof skip static stronguntil struct switch timeout trace true
              typedef uchar uint union unix unless unsigned until ushort void volatile weakuntil
              while xr xs U V W X
              """
                  .split("\\s+")));

  private final Set<String> taken = new HashSet<>(RESERVED);

  /** A new name: {@code drv[0].x} becomes {@code drv_0_x}, or that with a number behind it. */
  String of(String wanted) {
    String base = mangle(wanted);
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + "_" + i;
    }
    return name;
  }

  static String mangle(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
    return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "v" + plain : plain;
  }
}
