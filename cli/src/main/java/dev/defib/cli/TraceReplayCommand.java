package dev.defib.cli;

import dev.defib.checker.trace.TraceDocument;
import dev.defib.checker.trace.TraceWriter;
import dev.defib.cli.convert.ItfTrace;
import dev.defib.cli.convert.Retracing;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.document.Json;
import dev.defib.cli.host.Host;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.TraceText;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code trace replay}: is a recorded run one of this system? */
@Command(
    name = "replay",
    description = "Looks for a recorded run in a system, which may have changed since.",
    sortOptions = false,
    footer = {"", "Exit code: 0 it is a run of the system, 1 it is none."})
final class TraceReplayCommand implements Callable<Integer> {
  private final Host host;

  @Mixin private SystemChoice choice;

  @Option(
      names = "--run",
      required = true,
      paramLabel = "FILE",
      description = "an ITF file, a verdict document, or a saved walk")
  private String file;

  @Option(
      names = "--of",
      paramLabel = "NAME",
      description = "the run of this check, where the file holds several")
  private Optional<String> of = Optional.empty();

  @Mixin private ColorOption color;

  TraceReplayCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException {
    ItfTrace given = given();
    Style style = color.style(host);
    SystemChoice.Chosen chosen = choice.load(host, style);
    Retracing.Result result = new Retracing(chosen.environment().system()).find(given);
    if (result.run().isPresent()) {
      TraceDocument found = TraceWriter.document(result.run().get());
      new TraceText(style, "  ", host.out()::println).full(found);
      return ExitCode.AS_EXPECTED.code();
    }
    host.out().println(refusal(given, result.taken()));
    return ExitCode.OTHERWISE.code();
  }

  private ItfTrace given() throws UsageException {
    String text = InputFile.read(host, file);
    try {
      return Json.schema(text).isEmpty()
          ? ItfTrace.read(text)
          : ItfTrace.of(SavedRuns.read(host, file).one(of).trace());
    } catch (Json.MalformedException e) {
      throw new UsageException("cannot read `" + file + "`: " + e.getMessage());
    }
  }

  private static String refusal(ItfTrace given, int taken) {
    if (taken == given.states().size()) {
      return "the steps can be taken, but the last one does not lead back to where the loop begins";
    }
    if (taken == 0) {
      return "the system does not start in the first state of the run";
    }
    String step = given.steps().get(taken);
    return "the system follows the run up to state "
        + (taken - 1)
        + ", but not to state "
        + taken
        + (step.isEmpty() ? "" : " by `" + step + "`");
  }
}
