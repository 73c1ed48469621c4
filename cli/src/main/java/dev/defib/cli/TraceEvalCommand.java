package dev.defib.cli;

import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.evaluate.Evaluation;
import dev.defib.cli.host.Host;
import dev.defib.cli.text.Style;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code trace eval}: what an expression is at each step of a saved run. */
@Command(
    name = "eval",
    description =
        "Evaluates a condition of the language, or anything that is shown, at each step of"
            + " a saved run, whose spec is read again.",
    sortOptions = false,
    footer = {
      "",
      "Exit code: 0, 1 if the system has no such run any more, 2 the expression is none."
    })
final class TraceEvalCommand implements Callable<Integer> {
  private final Host host;

  @Parameters(
      index = "0",
      paramLabel = "EXPR",
      description =
          "a condition as behind always, such as `dead(drv) and not fs.idle`; or the name"
              + " of a part of the state")
  private String expression;

  @Mixin private SavedRunChoice choice;

  @Mixin private ColorOption color;

  TraceEvalCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException, RefusedException {
    SavedRuns.Run run = choice.read(host);
    Optional<List<String>> part = Evaluation.part(expression, run.trace());
    if (part.isPresent()) {
      return print(run.trace(), part.get());
    }
    Style style = color.style(host);
    SpecOfRun origin = SpecOfRun.find(host, run);
    Refusal.of(host, style, origin.loaded().diagnostics(origin.spec()));
    Evaluation.Result result =
        Evaluation.evaluate(
            expression,
            origin.spec(),
            origin.loaded().filesOf(origin.spec()),
            origin.parameters(),
            run.faults(),
            run.trace());
    return switch (result) {
      case Evaluation.Result.Values(List<Boolean> values) ->
          print(run.trace(), values.stream().map(String::valueOf).toList());
      case Evaluation.Result.Wrong wrong -> {
        Refusal.of(host, style, wrong.diagnostics());
        yield ExitCode.WRONG_MODEL.code();
      }
      case Evaluation.Result.Lost _ -> {
        host.out().println("the system does not have this run any more");
        yield ExitCode.OTHERWISE.code();
      }
    };
  }

  /** A line for each state: the step's number, the value, and the step into the state. */
  private int print(TraceDocument run, List<String> values) {
    int width = values.stream().mapToInt(String::length).max().orElse(0);
    List<TraceDocument.Step> steps = run.steps().toList();
    for (int i = 0; i < values.size(); i++) {
      if (run.isLasso() && i == run.stem().size() + 1) {
        host.out().println("and then for ever:");
      }
      String value = values.get(i) + " ".repeat(width - values.get(i).length());
      String step = i == 0 ? "initially" : steps.get(i - 1).label();
      host.out()
          .println(
              " ".repeat(4 - Math.min(4, Integer.toString(i).length()))
                  + i
                  + "  "
                  + value
                  + "  "
                  + step);
    }
    return ExitCode.AS_EXPECTED.code();
  }
}
