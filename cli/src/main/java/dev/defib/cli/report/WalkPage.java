package dev.defib.cli.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.defib.checker.explain.Explanation;
import dev.defib.checker.ir.Action;
import dev.defib.checker.trace.TraceDocument;
import dev.defib.cli.document.DiagnosticEntry;
import dev.defib.cli.document.SavedTrace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A walk in the shape of a verdict document, as far as the page needs one.
 *
 * @param sources the texts of the files through which it goes, by name
 * @param live what can be done next, for a walk that goes on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WalkPage(
    List<WalkedSpec> specs,
    List<DiagnosticEntry> diagnostics,
    Map<String, String> sources,
    @Nullable Live live) {

  /** The spec from which the system was taken. */
  public record WalkedSpec(String spec, String file, String reproduce, List<Walked> checks) {}

  /**
   * The walk in the place of a check.
   *
   * @param verdict what is shown there
   */
  public record Walked(
      String name,
      String form,
      List<String> faults,
      String verdict,
      boolean asExpected,
      TraceDocument trace) {}

  /**
   * What can be done next.
   *
   * @param starts one for each initial state, told where there are several
   * @param blocked who cannot do what
   */
  public record Live(
      List<String> starts, List<Option> options, List<Explanation.Blocked> blocked) {}

  /**
   * A step that can be taken.
   *
   * @param choices what it chooses, empty if nothing
   */
  public record Option(String label, Action.Kind kind, String choices) {}

  /** The page of a walk that goes no further. */
  public static WalkPage of(SavedTrace walk, Map<String, String> sources) {
    return of(walk, sources, null);
  }

  /** The page of a walk, with what can be done next. */
  public static WalkPage of(SavedTrace walk, Map<String, String> sources, @Nullable Live live) {
    String form = walk.trace().system();
    var walked = new Walked("walk", form, walk.faults(), "walk", true, walk.trace());
    var spec = new WalkedSpec(walk.spec(), walk.file(), "", List.of(walked));
    return new WalkPage(List.of(spec), List.of(), sources, live);
  }

  /** As HTML. */
  public String html() {
    return HtmlReport.write(this);
  }
}
