package dev.defib.cli.manual;

import picocli.AutoComplete;
import picocli.CommandLine;

/** The forms in which the command can describe itself. */
public enum Manual {
  bash,
  zsh,
  fish,
  man;

  /** The description of the command, whole. */
  public String write(CommandLine command) {
    return switch (this) {
      case bash -> AutoComplete.bash(command.getCommandName(), command);
      case zsh ->
          "#compdef "
              + command.getCommandName()
              + "\n"
              + AutoComplete.bash(command.getCommandName(), command);
      case fish -> FishCompletion.write(command);
      case man -> ManPage.write(command);
    };
  }
}
