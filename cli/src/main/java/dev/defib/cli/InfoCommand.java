package dev.defib.cli;

import dev.defib.checker.engine.Budget;
import dev.defib.checker.size.SizeProfile;
import dev.defib.checker.size.SizeProfiler;
import dev.defib.cli.host.Host;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.SystemText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code info}: what a system is made of. */
@Command(
    name = "info",
    description = "Tells what a system is made of: machines, variables, faults, size.",
    sortOptions = false)
final class InfoCommand implements Callable<Integer> {
  private static final long NANOS_MAX = 5_000_000_000L;

  private final Host host;

  @Mixin private SystemChoice choice;

  @Option(
      names = "--sample",
      paramLabel = "STATES",
      defaultValue = "100000",
      description = "how many states to look at, to tell the size (default: 100000)")
  private long sample;

  @Mixin private ColorOption color;

  InfoCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException, InterruptedException {
    Style style = color.style(host);
    SystemChoice.Chosen chosen = choice.load(host, style);
    SizeProfile size = SizeProfiler.of(chosen.environment().system(), budget());
    new SystemText(style, host.out()::println).info(chosen.plan(), chosen.environment(), size);
    return 0;
  }

  private Budget budget() throws UsageException {
    if (sample < 1) {
      throw new UsageException("--sample: at least one state must be looked at");
    }
    return Budget.UNLIMITED.withStatesMax(sample).withNanosMax(NANOS_MAX);
  }
}
