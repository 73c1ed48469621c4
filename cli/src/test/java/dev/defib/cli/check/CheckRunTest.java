package dev.defib.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.engine.Answer;
import dev.defib.checker.engine.Budget;
import dev.defib.checker.engine.Engine;
import dev.defib.checker.engine.Problem;
import dev.defib.checker.engine.Progress;
import dev.defib.checker.engine.Question;
import dev.defib.checker.engine.State;
import dev.defib.checker.engine.Trace;
import dev.defib.checker.engine.Verdict;
import dev.defib.cli.document.CheckEntry;
import dev.defib.cli.document.CheckEntry.Outcome;
import dev.defib.cli.document.SpecEntry;
import dev.defib.cli.host.Host;
import dev.defib.cli.sources.Loader;
import dev.defib.dsl.diagnostics.Diagnostic;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run makes of engines that fail, decline, or find what is not there. */
final class CheckRunTest {
  private static final String TEXT =
      """
      model t.lamp

      device Lamp {
        state dark initial { lazy -> lit }
        state lit { lazy -> dark }
      }

      system Room { lamp: Lamp }

      spec t.first for t.lamp.Room
      check one never lamp.lit

      spec t.second for t.lamp.Room
      check two never lamp.lit
      """;

  @TempDir Path folder;

  private final List<SpecEntry> specs = new ArrayList<>();
  private final List<String> defects = new ArrayList<>();

  @FunctionalInterface
  private interface Answers {
    Verdict decide(Problem problem) throws InterruptedException;
  }

  /** An engine that gives every question the same answer. */
  private record Fake(Optional<String> objection, Answers answers) implements Engine {
    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Optional<String> declines(Problem problem, Question question) {
      return objection;
    }

    @Override
    public List<Answer> check(Problem problem, Budget budget, Progress progress)
        throws InterruptedException {
      var given = new ArrayList<Answer>();
      for (Question question : problem.questions()) {
        given.add(
            new Answer(
                question.name(),
                answers.decide(problem),
                name(),
                1,
                1,
                1,
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of()));
      }
      return given;
    }
  }

  @Test
  void aDefectOfOneSpecIsToldAndTheOthersAreDecided() throws Exception {
    int[] calls = {0};
    run(
        answering(
            _ -> {
              if (calls[0]++ == 0) {
                throw new IllegalStateException("broken");
              }
              return new Verdict.Vacuous("so");
            }));
    assertThat(defects).containsExactly("spec t.first: broken");
    assertThat(first().verdict()).isEqualTo(Outcome.UNDECIDED);
    assertThat(first().reason()).startsWith("a defect of defib");
    assertThat(specs.get(1).checks()).allMatch(check -> check.verdict() == Outcome.VACUOUS);
  }

  @Test
  void aRunThatDoesNotReplayIsADefect() throws Exception {
    run(
        answering(
            problem ->
                new Verdict.Violated(
                    new Verdict.Evidence.Finite(),
                    Optional.of(
                        new Trace(
                            problem.system(),
                            List.of(),
                            new State(new long[problem.system().slots()]),
                            List.of(
                                new Trace.Step(
                                    0,
                                    List.of(),
                                    new State(new long[problem.system().slots()]),
                                    List.of())),
                            List.of())),
                    "so it seems")));
    assertThat(defects).hasSize(2).allMatch(text -> text.contains("does not replay"));
    assertThat(first().verdict()).isEqualTo(Outcome.UNDECIDED);
    assertThat(first().trace()).isNull();
  }

  @Test
  void tooDeepIsADefectAndNoMemoryIsALimit() throws Exception {
    run(
        answering(
            _ -> {
              throw new StackOverflowError();
            }));
    assertThat(defects).hasSize(2);
    specs.clear();
    defects.clear();
    run(
        answering(
            _ -> {
              throw new OutOfMemoryError();
            }));
    assertThat(defects).isEmpty();
    assertThat(first().cause()).isEqualTo(Verdict.Cause.MEMORY_LIMIT);
  }

  @Test
  void anInterruptLeavesTheRestUndecided() throws Exception {
    int[] calls = {0};
    run(
        answering(
            _ -> {
              if (calls[0]++ == 0) {
                throw new InterruptedException();
              }
              throw new AssertionError("asked after an interrupt");
            }));
    assertThat(defects).isEmpty();
    assertThat(specs).hasSize(2);
    assertThat(specs)
        .flatExtracting(SpecEntry::checks)
        .allMatch(check -> check.cause() == Verdict.Cause.INTERRUPTED);
  }

  @Test
  void whyTheEngineCannotIsTold() throws Exception {
    run(declining("it is too early"));
    assertThat(first().cause()).isEqualTo(Verdict.Cause.ENGINE);
    assertThat(first().reason()).isEqualTo("it is too early");
  }

  @Test
  void whenTheTimeIsOverNoEngineIsAsked() throws Exception {
    run(
        Optional.of(Duration.ZERO),
        answering(
            _ -> {
              throw new AssertionError("asked after the end");
            }));
    assertThat(defects).isEmpty();
    assertThat(first().cause()).isEqualTo(Verdict.Cause.TIME_LIMIT);
  }

  private CheckEntry first() {
    return specs.getFirst().checks().getFirst();
  }

  private static Engine answering(Answers answers) {
    return new Fake(Optional.empty(), answers);
  }

  private static Engine declining(String objection) {
    return new Fake(
        Optional.of(objection),
        _ -> {
          throw new AssertionError("asked though it declined");
        });
  }

  private void run(Engine engine) throws Exception {
    run(Optional.empty(), engine);
  }

  private void run(Optional<Duration> time, Engine engine) throws Exception {
    Path file = Files.writeString(folder.resolve("s.defib"), TEXT);
    var host =
        new Host(
            folder,
            new BufferedReader(new StringReader("")),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            Map.of(),
            false,
            false,
            Optional.empty());
    var limits = new Limits(Optional.empty(), time, Optional.empty(), Optional.empty(), 1);
    var settings =
        new CheckSettings(
            engine,
            List.of(),
            Map.of(),
            limits,
            Expectations.NONE,
            FewerStrikes.When.auto,
            false,
            List.of());
    new CheckRun(Loader.load(host, List.of(file)), settings, new Recorder()).run();
  }

  private final class Recorder implements CheckRun.Listener {
    @Override
    public void decided(SpecEntry spec) {
      specs.add(spec);
    }

    @Override
    public void found(List<Diagnostic> diagnostics) {
      assertThat(diagnostics).noneMatch(Diagnostic::isError);
    }

    @Override
    public void misused(String complaint) {
      throw new AssertionError(complaint);
    }

    @Override
    public void failed(String where, Throwable defect) {
      defects.add(where + ": " + defect.getMessage());
    }
  }
}
