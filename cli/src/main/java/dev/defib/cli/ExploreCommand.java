package dev.defib.cli;

import dev.defib.checker.interpret.Interpreter;
import dev.defib.cli.explore.ExploreServer;
import dev.defib.cli.explore.Session;
import dev.defib.cli.host.Host;
import dev.defib.cli.host.Interrupts;
import dev.defib.cli.host.Unreadable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code explore}: a walk in a browser. */
@Command(
    name = "explore",
    description =
        "Serves a page on this machine to walk through a system: choose each step, strike"
            + " faults, see what is blocked and why, go back, save the walk.",
    sortOptions = false,
    footer = {"", "Ends when it is interrupted."})
final class ExploreCommand implements Callable<Integer> {
  private final Host host;

  @Mixin private SystemChoice choice;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "to listen on (default: any that is free)")
  private int port;

  @Mixin private ColorOption color;

  ExploreCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException {
    if (port < 0 || port > 65_535) {
      throw new UsageException("--port must be from 0 to 65535, not " + port);
    }
    SystemChoice.Chosen chosen = choice.load(host, color.style(host));
    var interpreter = new Interpreter(chosen.environment().system());
    List<Interpreter.Start> starts = interpreter.initialStates();
    if (starts.isEmpty()) {
      throw new UsageException("the system has no initial state");
    }
    var session = new Session(interpreter, starts, chosen.loaded().texts(), chosen::saved);
    try (Interrupts interrupts = Interrupts.watch();
        ExploreServer server = ExploreServer.start(session, port)) {
      host.out().println(server.address());
      host.out().flush();
      new CountDownLatch(1).await();
      return interrupts.exitCode().orElse(0);
    } catch (IOException e) {
      throw new UsageException("cannot listen on port " + port + ": " + Unreadable.why(e));
    } catch (InterruptedException _) {
      return 0;
    }
  }
}
