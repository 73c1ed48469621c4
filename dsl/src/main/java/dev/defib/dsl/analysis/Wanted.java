package dev.defib.dsl.analysis;

/** The sort of thing that a name must stand for in its place. */
enum Wanted {
  ANYTHING("name"),
  VARIABLE("variable"),
  SIGNAL("signal"),
  QUEUE("queue"),
  LOCK("lock"),
  MACHINE("machine");

  private final String word;

  Wanted(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  /** Whether something of the type may stand there, or one element of it. */
  boolean accepts(Type type) {
    Type one = type instanceof Type.Array array ? array.element() : type;
    return one instanceof Type.Unknown
        || switch (this) {
          case ANYTHING -> true;
          case VARIABLE -> Type.isValue(one);
          case SIGNAL -> one instanceof Type.Signal || one instanceof Type.Timer;
          case QUEUE -> one instanceof Type.Queue;
          case LOCK -> one instanceof Type.Lock;
          case MACHINE -> one instanceof Type.Machine;
        };
  }
}
