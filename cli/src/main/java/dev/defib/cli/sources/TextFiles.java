package dev.defib.cli.sources;

import dev.defib.cli.host.Host;
import dev.defib.cli.host.Unreadable;
import dev.defib.dsl.diagnostics.Code;
import dev.defib.dsl.diagnostics.Diagnostic;
import dev.defib.dsl.source.Source;
import dev.defib.dsl.source.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads source files, each once, and remembers what could not be read. */
public final class TextFiles {
  /** Far above what anybody writes; what is larger was named by mistake. */
  private static final long BYTES_MAX = 16L << 20;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Host host;
  private final Map<String, Optional<Source>> sources = new LinkedHashMap<>();
  private final Map<String, String> digests = new LinkedHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  public TextFiles(Host host) {
    this.host = host;
  }

  Host host() {
    return host;
  }

  /** The text of a file; empty if it cannot be read, which is then among the diagnostics. */
  public Optional<Source> read(Path path) {
    String name = host.show(path);
    Optional<Source> known = sources.get(name);
    if (known == null) {
      known = load(path, name);
      sources.put(name, known);
    }
    return known;
  }

  /** Why files could not be read. */
  public List<Diagnostic> diagnostics() {
    return List.copyOf(diagnostics);
  }

  /** The SHA-256 of a file that was read, by the name of its source. */
  Optional<String> digest(String name) {
    return Optional.ofNullable(digests.get(name));
  }

  private Optional<Source> load(Path path, String name) {
    try {
      if (Files.isDirectory(path)) {
        return unreadable(name, Files.isReadable(path) ? "it is a folder" : "permission is denied");
      }
      if (Files.size(path) > BYTES_MAX) {
        return tooLarge(name, Files.size(path));
      }
      return decode(name, Files.readAllBytes(path));
    } catch (IOException e) {
      return unreadable(name, Unreadable.why(e));
    }
  }

  private Optional<Source> unreadable(String name, String why) {
    diagnostics.add(
        Diagnostic.of(Code.UNREADABLE_FILE, "cannot read `" + name + "`: " + why)
            .at(new Span(new Source(name, ""), 0, 0)));
    return Optional.empty();
  }

  private Optional<Source> tooLarge(String name, long bytes) {
    diagnostics.add(
        Diagnostic.of(
                Code.FILE_TOO_LARGE,
                "`" + name + "` has " + bytes + " bytes, more than " + BYTES_MAX)
            .at(new Span(new Source(name, ""), 0, 0)));
    return Optional.empty();
  }

  private Optional<Source> decode(String name, byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), text, true);
    text.flip();
    if (result.isError()) {
      notUtf8(name, text.toString());
      return Optional.empty();
    }
    digests.put(name, HexFormat.of().formatHex(sha256().digest(bytes)));
    boolean marked = !text.isEmpty() && text.get(0) == BYTE_ORDER_MARK;
    return Optional.of(
        new Source(name, text.subSequence(marked ? 1 : 0, text.length()).toString()));
  }

  private void notUtf8(String name, String before) {
    var source = new Source(name, before);
    diagnostics.add(
        Diagnostic.of(Code.NOT_UTF8, "`" + name + "` is not UTF-8 text")
            .help("save it with the encoding UTF-8")
            .at(
                new Span(source, before.length(), before.length()),
                "the first byte that is not stands here"));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
