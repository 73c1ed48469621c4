package dev.defib.dsl.analysis;

import dev.defib.dsl.parse.Parsed;
import dev.defib.dsl.parse.Parser;
import dev.defib.dsl.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of a test, several of them in one text: a line {@code // file: a/b.defib} begins
 * another file, {@code // library: a/b.defib} one that is read only if a model of that path is
 * asked for.
 */
record TestFiles(List<Source> given, Map<String, Source> library) {
  private static final Pattern HEADING = Pattern.compile("(?m)^(?=// (?:file|library): )");

  static TestFiles read(Path path) throws IOException {
    return of(path.getFileName().toString(), Files.readString(path));
  }

  static TestFiles of(String name, String text) {
    List<Source> given = new ArrayList<>();
    Map<String, Source> library = new LinkedHashMap<>();
    for (String part : HEADING.splitAsStream(text).toList()) {
      if (part.startsWith("// library: ")) {
        String path = heading(part);
        library.put(path.replace(".defib", "").replace('/', '.'), new Source(path, body(part)));
      } else if (part.startsWith("// file: ")) {
        given.add(new Source(heading(part), body(part)));
      } else if (!part.isBlank()) {
        given.add(new Source(name, part));
      }
    }
    return new TestFiles(given, library);
  }

  private static String heading(String part) {
    return part.lines().findFirst().orElseThrow().replaceFirst("// \\w+: ", "");
  }

  private static String body(String part) {
    return part.substring(part.indexOf('\n') + 1);
  }

  Analysis analyze() {
    List<Parsed> parsed = given.stream().map(Parser::parse).toList();
    return Analyzer.analyze(parsed, (model, _) -> Optional.ofNullable(library.get(model)));
  }
}
