package dev.defib.cli;

import dev.defib.cli.host.Host;
import dev.defib.cli.text.MarkdownText;
import dev.defib.cli.text.Style;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Explanations;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code explain}: what the code of a diagnostic means. */
@Command(
    name = "explain",
    description = "Tells at length what the code of an error or warning means.",
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private final Host host;

  @Parameters(
      paramLabel = "CODE",
      arity = "0..*",
      description = "such as DF0201, or 201; none lists all codes")
  private List<String> codes = List.of();

  @Mixin private ColorOption color;

  ExplainCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException {
    if (codes.isEmpty()) {
      Arrays.stream(Code.values()).map(Explanations::of).forEach(this::list);
    }
    for (String shown : codes) {
      explain(Explanations.of(code(shown)));
    }
    return 0;
  }

  private static Code code(String shown) throws UsageException {
    String full =
        NUMBER.matcher(shown).matches()
            ? String.format(Locale.ROOT, "DF%04d", Integer.parseInt(shown))
            : shown;
    return Explanations.find(full)
        .orElseThrow(
            () ->
                new UsageException(
                    "there is no code `" + shown + "`; `defib explain` alone lists all codes"));
  }

  private void list(Explanations.Explanation explanation) {
    host.out().println(explanation.code().text() + "  " + explanation.title());
  }

  private void explain(Explanations.Explanation explanation) {
    Style style = color.style(host);
    host.out().println(style.strong(explanation.code().text() + ": " + explanation.title()));
    host.out().println();
    MarkdownText.lines(style, explanation.text()).forEach(host.out()::println);
    host.out().println();
  }
}
