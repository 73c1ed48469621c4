package dev.defib.cli;

import dev.defib.cli.check.ExitCodes;
import dev.defib.cli.document.ExitCode;
import dev.defib.cli.host.Host;
import dev.defib.cli.host.Unreadable;
import dev.defib.cli.host.WholeFile;
import dev.defib.cli.sources.SpecFiles;
import dev.defib.cli.sources.TextFiles;
import dev.defib.cli.text.DiagnosticLines;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.format.Formatter;
import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code fmt}: puts files into the one layout of the language. */
@Command(
    name = "fmt",
    description = "Formats files in place; - formats standard input to standard output.",
    sortOptions = false,
    footer = {
      "",
      "Exit code: 0 done, 1 --check found files that are not formatted, 2 a file has syntax errors",
      "(it is left as it is), 3 a file cannot be read or written."
    })
final class FmtCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  private final Host host;
  private final ExitCodes exitCodes = new ExitCodes();

  @Parameters(
      paramLabel = "FILE|FOLDER",
      arity = "0..*",
      description = "what to format (with --check by default all below the current folder)")
  private List<String> paths = List.of();

  @Option(names = "--check", description = "write nothing, name the files that are not formatted")
  private boolean check;

  @Mixin private ColorOption color;

  FmtCommand(Host host) {
    this.host = host;
  }

  @Override
  public Integer call() throws UsageException {
    if (paths.isEmpty() && !check) {
      throw new UsageException(
          "name what to format; `defib fmt .` formats all files below the current folder");
    }
    if (paths.equals(List.of(STANDARD_INPUT))) {
      formatInput();
    } else {
      List<Path> files = SpecFiles.find(host, paths);
      if (files.isEmpty()) {
        throw new UsageException("there is no file to format");
      }
      formatFiles(files);
    }
    return exitCodes.code().code();
  }

  private void formatInput() {
    var source = new Source("standard input", host.in().lines().collect(Collectors.joining("\n")));
    Optional<String> text = formatted(source);
    if (text.isPresent() && check) {
      notice(source.name(), source.text() + "\n", text.get());
    } else {
      text.ifPresent(host.out()::print);
    }
  }

  private void formatFiles(List<Path> files) {
    var texts = new TextFiles(host);
    for (Path file : files) {
      Optional<Source> source = texts.read(file);
      source.flatMap(this::formatted).ifPresent(text -> deliver(file, source.get(), text));
    }
    texts.diagnostics().forEach(this::report);
  }

  private void deliver(Path file, Source source, String text) {
    if (check) {
      notice(source.name(), source.text(), text);
    } else if (!text.equals(source.text())) {
      try {
        WholeFile.write(file, text);
        host.out().println("formatted " + source.name());
      } catch (IOException e) {
        exitCodes.add(ExitCode.USAGE);
        host.err().println("defib: cannot write `" + source.name() + "`: " + Unreadable.why(e));
      }
    }
  }

  private void notice(String name, String is, String shouldBe) {
    if (!is.equals(shouldBe)) {
      exitCodes.add(ExitCode.OTHERWISE);
      host.out().println("not formatted: " + name);
    }
  }

  /** The text as it should be; empty if it has errors, which are told. */
  private Optional<String> formatted(Source source) {
    Parsed parsed = Parser.parse(source);
    List<Diagnostic> errors = errors(parsed);
    errors.forEach(this::report);
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    String text = Formatter.format(parsed.file());
    // A formatter that breaks a file must never write it.
    if (!errors(Parser.parse(new Source(source.name(), text))).isEmpty()) {
      throw new IllegalStateException("the formatted text of " + source + " cannot be read back");
    }
    return Optional.of(text);
  }

  private static List<Diagnostic> errors(Parsed parsed) {
    return parsed.diagnostics().stream().filter(Diagnostic::isError).toList();
  }

  private void report(Diagnostic diagnostic) {
    exitCodes.add(diagnostic);
    host.err().println(new DiagnosticLines(color.style(host)).text(diagnostic));
  }
}
