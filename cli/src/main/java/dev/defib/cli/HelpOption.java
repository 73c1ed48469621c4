package dev.defib.cli;

import picocli.CommandLine.Option;

/** The option {@code --help} of a verb. */
final class HelpOption {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  private boolean asked;
}
