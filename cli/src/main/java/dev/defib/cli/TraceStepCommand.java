package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.step.Behind;
import dev.defib.cli.step.Recording;
import dev.defib.cli.step.ReplayedRun;
import dev.defib.cli.step.Stepper;
import dev.defib.cli.step.TerminalLoop;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code trace step}: a saved run on the whole screen, walked forward and back. */
@Command(
    name = "step",
    description =
        "Walks through a saved run on the whole screen, forward and back: the state, what each step"
            + " changed, its source, what is blocked and why, and conditions to watch. The run's"
            + " spec is read again.",
    sortOptions = false,
    footer = {"", "The key ? shows all keys. Needs a terminal; trace show needs none."})
final class TraceStepCommand implements Callable<Integer> {
  private final Host host;

  @Mixin private SavedRunChoice choice;

  @Mixin private ColorOption color;

  TraceStepCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException {
    SavedRuns.Run run = choice.read(host);
    if (!host.outIsTerminal() || ColorOption.isDumb(host)) {
      throw noTerminal();
    }
    Recording recording = Recording.of(title(run), run.trace(), behind(run));
    if (!TerminalLoop.run(new Stepper(recording), color.style(host))) {
      throw noTerminal();
    }
    return 0;
  }

  private UsageException noTerminal() {
    return new UsageException(
        "trace step needs a terminal on which it can move the cursor; without one, use"
            + " `defib trace show "
            + choice.file()
            + "`");
  }

  private static String title(SavedRuns.Run run) {
    return run.faults().isEmpty()
        ? run.name()
        : run.name() + " under " + String.join(", ", run.faults());
  }

  /** The system as it is now; a run can be read without it. */
  private Behind behind(SavedRuns.Run run) {
    try {
      SpecOfRun origin = SpecOfRun.find(host, run);
      if (!origin.loaded().isSound(origin.spec())) {
        return new Behind.Gone("`" + run.file() + "` has errors now");
      }
      return ReplayedRun.find(
              new ReplayedRun.Origin(
                  origin.loaded(), origin.spec(), origin.parameters(), run.faults()),
              run.trace())
          .<Behind>map(found -> found)
          .orElseGet(() -> new Behind.Gone("the system does not have this run any more"));
    } catch (UsageException e) {
      return new Behind.Gone(e.complaint());
    }
  }
}
