package dev.defib.cli;

import dev.defib.checker.interpret.Interpreter;
import dev.defib.cli.document.Json;
import dev.defib.cli.host.Host;
import dev.defib.cli.simulate.HandWalk;
import dev.defib.cli.simulate.RandomWalk;
import dev.defib.cli.simulate.Walk;
import dev.defib.cli.text.Style;
import dev.defib.cli.text.TraceText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code simulate}: a walk through a system, at random or by hand. */
@Command(
    name = "simulate",
    description = "Walks a system at random or by hand, faults included.",
    sortOptions = false)
final class SimulateCommand implements Callable<Integer> {
  private final Host host;

  @Mixin private SystemChoice choice;

  @Option(names = "--by-hand", description = "choose each step from a menu")
  private boolean byHand;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "of a random walk (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "of a random walk, at most (default: ${DEFAULT-VALUE})")
  private int steps;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "write the walk as JSON, for trace show")
  private Optional<String> save = Optional.empty();

  @Mixin private ColorOption color;

  SimulateCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException, IOException {
    Optional<OutputFile> output = OutputFile.of(host, save);
    Style style = color.style(host);
    SystemChoice.Chosen chosen = choice.load(host, style);
    var interpreter = new Interpreter(chosen.environment().system());
    List<Interpreter.Start> starts = interpreter.initialStates();
    if (starts.isEmpty()) {
      throw new UsageException("the system has no initial state");
    }
    heading(style, chosen);
    Optional<Walk> walk =
        byHand
            ? new HandWalk(style, host.in(), host.out()).walk(interpreter, starts)
            : Optional.of(atRandom(style, interpreter, starts));
    if (walk.isPresent() && output.isPresent()) {
      output.get().write(Json.write(chosen.saved(walk.get().document())));
    }
    return 0;
  }

  private void heading(Style style, SystemChoice.Chosen chosen) {
    List<String> faults = chosen.environment().faults();
    host.out()
        .println(
            style.strong(chosen.plan().system())
                + (faults.isEmpty() ? ", no faults" : ", under " + String.join(", ", faults)));
  }

  private Walk atRandom(Style style, Interpreter interpreter, List<Interpreter.Start> starts) {
    Walk walk = RandomWalk.walk(interpreter, starts, seed, steps);
    new TraceText(style, "  ", host.out()::println).full(walk.document());
    if (walk.options().isEmpty()) {
      host.out().println("  nothing more can happen");
    }
    return walk;
  }
}
