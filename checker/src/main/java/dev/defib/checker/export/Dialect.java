package dev.defib.checker.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** In what the languages differ that terms and names are written in. */
enum Dialect {
  /**
   * Its reserved words are those of Promela and of C (into which SPIN translates), and macros of
   * common C compilers.
   */
  PROMELA(
      "Promela",
      " && ",
      " || ",
      " == ",
      " -> ",
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
      """),

  /** Murphi as Rumur reads it; its reserved words may be written in any case. */
  MURPHI(
      "Murphi",
      " & ",
      " | ",
      " = ",
      " ? ",
      """
      alias array assert assume begin boolean by case clear const cover do else elsif end
      endalias endexists endfor endforall endfunction endif endprocedure endrecord endrule
      endruleset endstartstate endswitch endwhile enum error exists false for forall function
      if in interleaved invariant isundefined ismember liveness multiset multisetadd
      multisetcount multisetremove multisetremovepred of pred procedure process program put
      real record return rule ruleset scalarset startstate switch then to traceuntil true
      type undefine union var while
      """) {
    @Override
    String spelling(String name) {
      return name.toLowerCase(Locale.ROOT);
    }
  };

  /** As the user knows it. */
  final String title;

  final String and;
  final String or;
  final String equal;

  /** Stands between a condition and what is chosen if it holds; a colon follows that. */
  final String then;

  private final String reserved;

  Dialect(String title, String and, String or, String equal, String then, String reserved) {
    this.title = title;
    this.and = and;
    this.or = or;
    this.equal = equal;
    this.then = then;
    this.reserved = reserved;
  }

  /** The words that are no names, as {@link #spelling} has them. */
  Set<String> reserved() {
    return Set.copyOf(Arrays.asList(reserved.strip().split("\\s+")));
  }

  /** Names of one spelling are one name. */
  String spelling(String name) {
    return name;
  }
}
