package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.SystemText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code info}: what a system is made of. */
@Command(
    name = "info",
    description = "Tells what a system is made of: machines, variables, faults, size.",
    sortOptions = false)
final class InfoCommand implements Callable<Integer> {
  private final Host host;

  @Mixin private SystemChoice choice;
  @Mixin private ColorOption color;

  InfoCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException {
    Style style = color.style(host);
    SystemChoice.Chosen chosen = choice.load(host, style);
    new SystemText(style, host.out()::println).info(chosen.plan(), chosen.environment());
    return 0;
  }
}
