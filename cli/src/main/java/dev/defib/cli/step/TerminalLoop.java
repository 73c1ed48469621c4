package dev.defib.cli.step;

import dev.defib.cli.text.Style;
import java.io.IOException;
import java.util.ArrayList;
import org.jline.keymap.BindingReader;
import org.jline.keymap.KeyMap;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;

/** Shows a stepper on a terminal and hands it the keys, until the reader leaves. */
public final class TerminalLoop {
  /** How long after an escape character the rest of a key's sequence may come. */
  private static final long ESCAPE_MILLIS = 100;

  private static final Size UNKNOWN = new Size(80, 24);

  private final Terminal terminal;
  private final Stepper stepper;
  private final Style style;
  private final Display display;
  private final BindingReader keys;
  private final KeyMap<Command> commands;
  private final KeyMap<Edit> edits;
  private Size size = UNKNOWN;

  private TerminalLoop(Terminal terminal, Stepper stepper, Style style) {
    this.terminal = terminal;
    this.stepper = stepper;
    this.style = style;
    this.display = new Display(terminal, true);
    this.keys = new BindingReader(terminal.reader());
    this.commands = commands(terminal);
    this.edits = edits();
  }

  /** What a key does to an expression that is being typed. */
  private enum Edit {
    TYPE,
    ERASE,
    ENTER,
    CANCEL
  }

  /** Runs on the terminal of this process; false if there is none that can be drawn on. */
  public static boolean run(Stepper stepper, Style style) {
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).provider("exec").dumb(false).build()) {
      return run(terminal, stepper, style);
    } catch (IOException | IllegalStateException _) {
      return false;
    }
  }

  /** Runs on a terminal, which is left as it was; false if it cannot be drawn on. */
  static boolean run(Terminal terminal, Stepper stepper, Style style) {
    if (terminal.getStringCapability(Capability.cursor_address) == null) {
      return false;
    }
    Attributes before = terminal.enterRawMode();
    try {
      // The keys that send signals are keys like others: the terminal must be put right behind us.
      Attributes raw = new Attributes(terminal.getAttributes());
      raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
      terminal.setAttributes(raw);
      terminal.puts(Capability.enter_ca_mode);
      terminal.puts(Capability.keypad_xmit);
      terminal.puts(Capability.cursor_invisible);
      new TerminalLoop(terminal, stepper, style).loop();
    } finally {
      terminal.puts(Capability.cursor_normal);
      terminal.puts(Capability.keypad_local);
      terminal.puts(Capability.exit_ca_mode);
      terminal.flush();
      terminal.setAttributes(before);
    }
    return true;
  }

  private void loop() {
    Terminal.SignalHandler before = terminal.handle(Terminal.Signal.WINCH, _ -> resize());
    try {
      resize();
      boolean open = true;
      while (open && !stepper.hasLeft()) {
        open = stepper.prompt().isPresent() ? edit() : command();
        draw();
      }
    } finally {
      terminal.handle(Terminal.Signal.WINCH, before);
    }
  }

  /** Reads a key; false if there will be no more. */
  private boolean command() {
    Command command = keys.readBinding(commands);
    synchronized (this) {
      if (command != null) {
        stepper.press(command);
      }
    }
    return command != null;
  }

  private boolean edit() {
    Edit edit = keys.readBinding(edits);
    synchronized (this) {
      switch (edit) {
        case null -> {}
        case TYPE -> stepper.type(keys.getLastBinding());
        case ERASE -> stepper.erase();
        case ENTER -> stepper.enter();
        case CANCEL -> stepper.cancel();
      }
    }
    return edit != null;
  }

  /** Resizes come on a thread of their own. */
  private synchronized void resize() {
    Size now = terminal.getSize();
    size = now.getColumns() > 0 && now.getRows() > 0 ? now : UNKNOWN;
    display.clear();
    display.resize(size.getRows(), size.getColumns());
    draw();
  }

  private synchronized void draw() {
    int columns = size.getColumns();
    var lines = new ArrayList<AttributedString>();
    for (String line : Screen.lines(stepper, style, columns, size.getRows())) {
      lines.add(AttributedString.fromAnsi(line).columnSubSequence(0, columns));
    }
    display.update(lines, 0);
  }

  // ---- Keys

  private static KeyMap<Command> commands(Terminal terminal) {
    var map = new KeyMap<Command>();
    map.setAmbiguousTimeout(ESCAPE_MILLIS);
    for (Command command : Command.values()) {
      map.bind(command, String.valueOf(command.key()));
    }
    map.bind(Command.FORWARD, " ");
    map.bind(Command.QUIT, KeyMap.ctrl('C'), KeyMap.ctrl('D'));
    bind(map, Command.FORWARD, terminal, Capability.key_right);
    bind(map, Command.BACK, terminal, Capability.key_left);
    bind(map, Command.FIRST, terminal, Capability.key_home);
    bind(map, Command.LAST, terminal, Capability.key_end);
    bind(map, Command.DOWN, terminal, Capability.key_down);
    bind(map, Command.DOWN, terminal, Capability.key_npage);
    bind(map, Command.UP, terminal, Capability.key_up);
    bind(map, Command.UP, terminal, Capability.key_ppage);
    return map;
  }

  /** Not every terminal has every key. */
  private static void bind(
      KeyMap<Command> map, Command command, Terminal terminal, Capability capability) {
    String sequence = KeyMap.key(terminal, capability);
    if (sequence != null) {
      map.bind(command, sequence);
    }
  }

  private static KeyMap<Edit> edits() {
    var map = new KeyMap<Edit>();
    map.setAmbiguousTimeout(ESCAPE_MILLIS);
    map.setUnicode(Edit.TYPE);
    map.bind(Edit.TYPE, KeyMap.range(" -~"));
    map.bind(Edit.ENTER, "\r", "\n");
    map.bind(Edit.ERASE, KeyMap.del(), KeyMap.ctrl('H'));
    map.bind(Edit.CANCEL, KeyMap.esc(), KeyMap.ctrl('C'), KeyMap.ctrl('D'), KeyMap.ctrl('G'));
    return map;
  }
}
