package dev.defib.dsl.analysis;

import dev.defib.dsl.ast.Declaration;
import dev.defib.dsl.ast.MachineKind;
import dev.defib.dsl.ast.Member;
import java.util.Optional;

/**
 * What an expression stands for, with what its text alone tells of its value.
 *
 * <p>Integers carry the interval that the value lies in and truth values which of the two are
 * possible, so that a guard that can never be true is noticed while it is typed.
 */
sealed interface Type {
  Type UNKNOWN = new Unknown();
  Bool BOOL = new Bool(true, true, false);
  Bool EVENT = new Bool(true, true, true);
  Int INT = new Int(Long.MIN_VALUE, Long.MAX_VALUE);
  Type EXIT_REASON = new ExitReason();

  /** With its article, as a message says it. */
  String described();

  /** The type of something that was reported elsewhere; it agrees with everything. */
  record Unknown() implements Type {
    @Override
    public String described() {
      return "unknown";
    }
  }

  /**
   * A truth value.
   *
   * @param event whether it is true of a step rather than of a state
   */
  record Bool(boolean maybeTrue, boolean maybeFalse, boolean event) implements Type {
    @Override
    public String described() {
      return "true or false";
    }

    Bool negated() {
      return new Bool(/* maybeTrue= */ maybeFalse, /* maybeFalse= */ maybeTrue, event);
    }
  }

  /** An integer from low to high; a bound that the text does not tell is the least or largest. */
  record Int(long low, long high) implements Type {
    @Override
    public String described() {
      return "a number";
    }

    boolean isKnown() {
      return low == high;
    }
  }

  record Enum(Declaration.Enumeration declaration) implements Type {
    @Override
    public String described() {
      return "a `" + declaration.name() + "`";
    }
  }

  /** What {@code on exit(m) as r} binds. */
  record ExitReason() implements Type {
    @Override
    public String described() {
      return "a reason of exit";
    }
  }

  /** An array of values, or of queues or locks, or a group of machines. */
  record Array(Type element) implements Type {
    @Override
    public String described() {
      return switch (element) {
        case Machine m -> "a group of " + m.plural();
        case Queue _ -> "an array of queues";
        case Lock _ -> "an array of locks";
        default -> "an array";
      };
    }
  }

  record Machine(MachineKind kind, Optional<Shape> shape) implements Type {
    @Override
    public String described() {
      return shape.map(s -> "a `" + s.name() + "`").orElse("a " + kind.word());
    }

    String plural() {
      return switch (kind) {
        case POLICY -> "policies";
        case PROCESS -> "processes";
        case SOFTWARE -> "software machines";
        case DEVICE, DRIVER, OBSERVER -> kind.word() + "s";
      };
    }
  }

  record Queue(Declaration.Messages messages) implements Type {
    @Override
    public String described() {
      return "a queue of `" + messages.name() + "`";
    }
  }

  record Lock() implements Type {
    @Override
    public String described() {
      return "a lock";
    }
  }

  record Signal(Member.Signal declaration) implements Type {
    @Override
    public String described() {
      return "a signal";
    }
  }

  record Timer() implements Type {
    @Override
    public String described() {
      return "a timer";
    }
  }

  record Window() implements Type {
    @Override
    public String described() {
      return "a window";
    }
  }

  record Thread(Shape owner, Member.Thread declaration) implements Type {
    @Override
    public String described() {
      return "a thread";
    }
  }

  /** Whether something of one type may stand where the other is expected. */
  static boolean agree(Type a, Type b) {
    if (a instanceof Unknown || b instanceof Unknown) {
      return true;
    }
    return switch (a) {
      case Enum e -> b instanceof Enum f && e.declaration.equals(f.declaration);
      case Array x -> b instanceof Array y && agree(x.element, y.element);
      case Queue q -> b instanceof Queue r && q.messages.equals(r.messages);
      default -> a.getClass() == b.getClass();
    };
  }

  /** Whether it is something that a variable can hold or an expression yield. */
  static boolean isValue(Type type) {
    return switch (type) {
      case Unknown _, Bool _, Int _, Enum _, ExitReason _ -> true;
      case Array a -> isValue(a.element);
      case Machine _, Queue _, Lock _, Signal _, Timer _, Window _, Thread _ -> false;
    };
  }
}
