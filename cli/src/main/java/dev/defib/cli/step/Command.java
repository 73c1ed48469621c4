package dev.defib.cli.step;

/** What a key asks for. */
enum Command {
  FORWARD('l', "right, space", "take the next step; behind the last one of a loop, its first"),
  BACK('h', "left", "take a step back"),
  FIRST('g', "home", "go to the initial state"),
  LAST('G', "end", "go to the last state"),
  NEXT_FAULT('f', "", "go to the next fault"),
  PREVIOUS_FAULT('F', "", "go to the fault before"),
  FOLLOW('/', "", "go to the next change of a part of the state, or of a condition"),
  NEXT_CHANGE('n', "", "go to the next change of the same"),
  PREVIOUS_CHANGE('N', "", "go to the change before"),
  WATCH('w', "", "watch a part of the state, or a condition"),
  UNWATCH('u', "", "take the last watch away"),
  BLOCKED('b', "", "show all that is blocked, and why; again: the state"),
  DOWN('j', "down, page down", "scroll down"),
  UP('k', "up, page up", "scroll up"),
  HELP('?', "", "show the keys; again: the state"),
  QUIT('q', "ctrl-c", "leave");

  private final char key;
  private final String otherKeys;
  private final String description;

  Command(char key, String otherKeys, String description) {
    this.key = key;
    this.otherKeys = otherKeys;
    this.description = description;
  }

  char key() {
    return key;
  }

  /** The names of further keys, as they are told. */
  String otherKeys() {
    return otherKeys;
  }

  String description() {
    return description;
  }
}
