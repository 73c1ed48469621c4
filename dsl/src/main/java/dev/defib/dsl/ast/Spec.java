package dev.defib.dsl.ast;

import dev.defib.dsl.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code spec name for system(arguments)} and what follows it. */
public record Spec(
    QualifiedName name,
    QualifiedName system,
    List<Argument> arguments,
    List<SpecItem> items,
    Span span) {
  public Spec {
    arguments = List.copyOf(arguments);
    items = List.copyOf(items);
  }

  /** Its checks, measures among them, in the order of the text. */
  public List<Check> checks() {
    return items(SpecItem.CheckItem.class, SpecItem.CheckItem::check);
  }

  /** Its probes, in the order of the text. */
  public List<Probe> probes() {
    return items(SpecItem.ProbeItem.class, SpecItem.ProbeItem::probe);
  }

  /** Its surveys, in the order of the text. */
  public List<Survey> surveys() {
    return items(SpecItem.SurveyItem.class, SpecItem.SurveyItem::survey);
  }

  /** Its tunes, in the order of the text. */
  public List<Tune> tunes() {
    return items(SpecItem.TuneItem.class, SpecItem.TuneItem::tune);
  }

  private <I extends SpecItem, T> List<T> items(Class<I> kind, Function<I, T> content) {
    return items.stream().filter(kind::isInstance).map(kind::cast).map(content).toList();
  }

  public sealed interface SpecItem {
    Span span();

    record Define(Definition definition, Span span) implements SpecItem {}

    record Recovered(Expr condition, Span span) implements SpecItem {}

    record Observer(Declaration.Machine machine, Span span) implements SpecItem {}

    record Allow(List<BuiltIn> builtIns, Span span) implements SpecItem {
      public Allow {
        builtIns = List.copyOf(builtIns);
      }
    }

    /** A check, or a {@code measure}: one whose form is {@link Form.Measure}. */
    record CheckItem(Check check, Span span) implements SpecItem {}

    record ProbeItem(Probe probe, Span span) implements SpecItem {}

    record SurveyItem(Survey survey, Span span) implements SpecItem {}

    record TuneItem(Tune tune, Span span) implements SpecItem {}
  }

  /** The checks that every spec makes unless it allows their failure. */
  public enum BuiltIn {
    DEADLOCK("no deadlock", "deadlock"),
    UNEXPECTED_COMMAND("no unexpected command", "unexpected command"),
    RANGE_ERROR("no range error", "range error"),
    MISUSE("no misuse", "misuse"),
    STUCK_TIME("time progresses", "stuck time");

    private final String check;
    private final String allowed;

    BuiltIn(String check, String allowed) {
      this.check = check;
      this.allowed = allowed;
    }

    /** As a check is written: {@code no deadlock}. */
    public String check() {
      return check;
    }

    /** As it is written behind {@code allow}: {@code deadlock}. */
    public String allowed() {
      return allowed;
    }
  }

  public enum Expectation {
    HOLDS,
    VIOLATED,
    VACUOUS
  }

  public record Check(
      Identifier name,
      Optional<String> text,
      List<Fault> faults,
      Optional<Form> form,
      Optional<String> requirement,
      Optional<Expectation> expectation,
      Span span) {
    public Check {
      faults = List.copyOf(faults);
    }
  }
}
