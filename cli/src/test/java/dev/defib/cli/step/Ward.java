package dev.defib.cli.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.interpret.Interpreter;
import dev.defib.checker.lower.Lowering;
import dev.defib.checker.lower.Plan;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.checker.trace.TraceWriter;
import dev.defib.cli.host.Host;
import dev.defib.cli.sources.Loaded;
import dev.defib.cli.sources.Loader;
import dev.defib.dsl.ast.Spec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A driver that counts to two, a policy that restarts it, and a run of theirs. */
final class Ward {
  static final String MODEL =
      """
      model t.ward

      driver Drv {
        var served: 0..2 = 0
        state up initial rest {
          lazy -> busy
        }
        state busy {
          when served < 2 { served += 1 } -> up
          when served == 2 -> up
        }
      }
      policy Sup(drv: driver) {
        state watch initial rest { on exit(drv) { start drv } -> stay }
      }
      system Ward {
        drv: Drv
        sup: Sup(drv)
      }
      spec t.ward_heals for t.ward.Ward
      check back under crash(drv) at most 1 always eventually drv.up
      """;

  /** What happens, by the beginnings of the labels; the last two steps lead back. */
  private static final List<String> STEPS =
      List.of(
          "drv: up -> busy",
          "drv: busy -> up",
          "fault: crash(drv)",
          "sup: ",
          "drv: up -> busy",
          "drv: busy -> up",
          "drv: up -> busy",
          "drv: busy -> up",
          "drv: up -> busy",
          "drv: busy -> up");

  private static final int LOOP = 2;

  private final ReplayedRun.Origin origin;
  private final TraceDocument run;

  Ward(Path folder) {
    Loaded loaded = load(folder);
    Spec spec = loaded.specs().getFirst();
    Plan plan = Lowering.plan(loaded.analysis(), spec, Map.of());
    Plan.Environment environment = plan.environments().getLast();
    origin = new ReplayedRun.Origin(loaded, spec, Map.of(), environment.faults());
    run = TraceWriter.document(trace(new Interpreter(environment.system())));
  }

  private static Loaded load(Path folder) {
    Path file = folder.resolve("ward.defib");
    try {
      Files.writeString(file, MODEL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var host =
        new Host(
            folder,
            new BufferedReader(Reader.nullReader()),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            Map.of(),
            false,
            false,
            Optional.empty());
    Loaded loaded = Loader.load(host, List.of(file));
    assertThat(loaded.diagnostics()).isEmpty();
    return loaded;
  }

  private static Trace trace(Interpreter interpreter) {
    Interpreter.Start start = interpreter.initialStates().getFirst();
    State state = start.state();
    var steps = new ArrayList<Trace.Step>();
    for (String label : STEPS) {
      Trace.Step step =
          interpreter.successors(state).stream()
              .filter(s -> label(interpreter, s).startsWith(label))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no step " + label));
      steps.add(step);
      state = step.state();
    }
    int stem = steps.size() - LOOP;
    return new Trace(
        interpreter.system(),
        start.resolution(),
        start.state(),
        steps.subList(0, stem),
        steps.subList(stem, steps.size()));
  }

  private static String label(Interpreter interpreter, Trace.Step step) {
    return interpreter.system().actions().get(step.action()).label();
  }

  /** The run with its system behind it. */
  Recording recording() {
    return Recording.of("t.ward_heals.back", run, ReplayedRun.find(origin, run).orElseThrow());
  }

  /** The run without its system. */
  Recording orphan() {
    return Recording.of("t.ward_heals.back", run, new Behind.Gone("the file is gone"));
  }

  /** A stepper to which keys were pressed. */
  static Stepper pressed(Recording recording, Command... commands) {
    var stepper = new Stepper(recording);
    for (Command command : commands) {
      stepper.press(command);
    }
    return stepper;
  }

  /** Types an expression that a command asks for. */
  static void type(Stepper stepper, Command command, String expression) {
    stepper.press(command);
    stepper.type(expression);
    stepper.enter();
  }
}
