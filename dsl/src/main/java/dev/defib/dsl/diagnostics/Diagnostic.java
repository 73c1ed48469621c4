package dev.defib.dsl.diagnostics;

import dev.defib.dsl.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that the user should know about a text: a stable code, a headline that stands alone,
 * the place, the reasons elsewhere, and what to write instead.
 *
 * @param label a few words under the underlined place; may be empty
 * @param reasons places elsewhere that explain it
 * @param help what to do, in the user's language
 */
public record Diagnostic(
    Code code,
    String headline,
    Span place,
    String label,
    List<Reason> reasons,
    Optional<String> help) {
  public Diagnostic {
    reasons = List.copyOf(reasons);
  }

  public record Reason(Span place, String text) {}

  public Severity severity() {
    return code.severity();
  }

  public boolean isError() {
    return severity() == Severity.ERROR;
  }

  /** A diagnostic to be completed by {@link Builder#at}. */
  public static Builder of(Code code, String headline) {
    return new Builder(code, headline);
  }

  /** Collects the parts; the place comes last, so that there is none without. */
  public static final class Builder {
    private final Code code;
    private final String headline;
    private final List<Reason> reasons = new ArrayList<>();
    private Optional<String> help = Optional.empty();

    private Builder(Code code, String headline) {
      this.code = code;
      this.headline = headline;
    }

    public Builder because(Span place, String text) {
      reasons.add(new Reason(place, text));
      return this;
    }

    public Builder help(String text) {
      help = Optional.of(text);
      return this;
    }

    public Diagnostic at(Span place) {
      return at(place, "");
    }

    public Diagnostic at(Span place, String label) {
      return new Diagnostic(code, headline, place, label, reasons, help);
    }
  }
}
