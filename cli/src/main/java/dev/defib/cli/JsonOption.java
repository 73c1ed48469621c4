package dev.defib.cli;

import dev.defib.cli.document.Json;
import dev.defib.cli.host.Host;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --json} of a command that writes one document. */
final class JsonOption {
  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "write the document; - is standard output, then no text")
  private Optional<String> name = Optional.empty();

  /** Where a document goes that may not be wanted. */
  record Target(Optional<OutputFile> file) {
    /** Whether the document takes the place of the text. */
    boolean isStandardOutput() {
      return file.filter(OutputFile::isStandardOutput).isPresent();
    }

    void write(Object document) throws UsageException {
      if (file.isPresent()) {
        file.get().write(Json.write(document));
      }
    }
  }

  /**
   * What was typed.
   *
   * @throws UsageException if it can be seen beforehand that nothing can be written there
   */
  Target target(Host host) throws UsageException {
    return new Target(OutputFile.of(host, name));
  }
}
