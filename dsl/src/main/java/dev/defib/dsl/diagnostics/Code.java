package dev.defib.dsl.diagnostics;

/**
 * The stable codes of diagnostics: once published, a number keeps its meaning.
 *
 * <p>DF00xx files and limits, DF01xx syntax, DF02xx names, DF03xx types, DF04xx what may be
 * observed and used, DF05xx machines and transitions, DF06xx systems, DF07xx specs, DF08xx values
 * found wrong when a system is put together, DF09xx warnings.
 */
public enum Code {
  UNREADABLE_FILE(1),
  NOT_UTF8(2),
  UNSUPPORTED_VERSION(3),
  TOO_DEEP(4),
  TYPE_TOO_LARGE(5),
  TOO_MANY_MACHINES(6),
  FILE_TOO_LARGE(7),

  SYNTAX(101),
  UNKNOWN_CHARACTER(102),
  UNTERMINATED_STRING(103),
  UNTERMINATED_COMMENT(104),
  NUMBER_TOO_LARGE(105),
  AMBIGUOUS_BETWEEN(106),
  RESERVED_QUESTION(107),
  EMPTY_TRANSITION(109),

  UNKNOWN_NAME(201),
  DUPLICATE_NAME(202),
  UNKNOWN_MODEL(203),
  CIRCULAR_USE(204),
  UNKNOWN_MEMBER(205),
  UNKNOWN_STATE(206),
  UNKNOWN_COMMAND(207),
  UNKNOWN_MESSAGE(208),
  UNKNOWN_TYPE(209),
  UNKNOWN_FAULT(210),
  UNKNOWN_FUNCTION(211),
  AMBIGUOUS_NAME(212),
  WRONG_MODEL_NAME(213),
  CIRCULAR_DEFINITION(214),

  TYPE_MISMATCH(301),
  WRONG_ARGUMENT_COUNT(302),
  WRONG_ARGUMENT(303),
  NOT_ASSIGNABLE(304),
  NOT_CONSTANT(305),
  NOT_A_MACHINE(306),
  NOT_AN_ARRAY(307),
  MISSING_TYPE(308),
  NOT_A_QUEUE(309),
  NOT_A_SIGNAL(310),
  EVENT_NOT_ALLOWED(311),
  TEMPORAL_NOT_ALLOWED(312),
  NOT_A_TYPE(313),
  NOT_A_SYSTEM(314),

  INVISIBLE(401),
  NOT_FOR_THIS_KIND(402),
  GHOST_READ(403),
  LEVEL_SIGNAL(404),
  HUNG_ASKED(405),

  NO_INITIAL_STATE(501),
  NO_STATES(502),
  MISPLACED_TRIGGER(503),
  MISPLACED_OTHERWISE(504),
  MISPLACED_TARGET(505),
  MISPLACED_EFFECT(506),
  FAULT_TRANSITION(507),

  MISSING_ARGUMENT(601),
  UNKNOWN_PARAMETER(602),
  QUEUE_ATTRIBUTE(603),

  MISSING_FORM(701),
  NOT_A_FAULT(702),
  WRONG_FAULT_SUBJECT(703),
  SCOPE_NOT_ALLOWED(704),
  TWO_FORMS(705),
  DUPLICATE_CLAUSE(706),

  EMPTY_RANGE(801),
  VALUE_OUT_OF_RANGE(802),
  WRONG_SIZE(803),
  ARITHMETIC(804),
  WRONG_WIRING(805),
  UNKNOWN_OVERRIDE(806),

  UNREACHABLE_STATE(901, Severity.WARNING),
  GUARD_NEVER_TRUE(902, Severity.WARNING),
  UNUSED_VARIABLE(903, Severity.WARNING),
  UNUSED_PARAMETER(904, Severity.WARNING),
  LIVENESS_OF_DRIVER_ONLY(905, Severity.WARNING),
  COMMAND_NEVER_GIVEN(906, Severity.WARNING),
  CONTINUATION_LINE(907, Severity.WARNING),
  NOTICE_WAITS(908, Severity.WARNING),
  MESSAGE_NEVER_HANDLED(909, Severity.WARNING),
  DETACHED_BLOCK(910, Severity.WARNING);

  private final int number;
  private final Severity severity;

  Code(int number) {
    this(number, Severity.ERROR);
  }

  Code(int number, Severity severity) {
    this.number = number;
    this.severity = severity;
  }

  public Severity severity() {
    return severity;
  }

  /** As shown: {@code DF0201}. */
  public String text() {
    return String.format(java.util.Locale.ROOT, "DF%04d", number);
  }
}
