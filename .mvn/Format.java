import com.google.googlejavaformat.java.Main;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;

/**
 * Runs google-java-format over every Java file below a folder, build output apart.
 *
 * <p>Arguments: the mode, {@code --set-exit-if-changed} to list misformatted files and fail or
 * {@code --replace} to rewrite them, and the folder, which need not exist.
 */
final class Format {

  private Format() {}

  public static void main(String[] args) throws Exception {
    var mode = args[0];
    var root = Path.of(args[1]);
    if (!Files.isDirectory(root)) {
      return;
    }
    var command = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> !root.relativize(file).toString().matches("(.*/)?target/.*"))
          .map(Path::toString)
          .filter(name -> name.endsWith(".java"))
          .sorted()
          .forEach(command::add);
    }
    if (command.isEmpty()) {
      return;
    }
    command.addFirst(mode);
    if (!mode.equals("--replace")) {
      command.addFirst("--dry-run");
    }
    var out = new PrintWriter(System.out, true);
    var err = new PrintWriter(System.err, true);
    int exit = new Main(out, err, System.in).format(command.toArray(new String[0]));
    if (exit != 0) {
      err.println("Not in the house format; `mvn -N validate -Dformat` rewrites these files.");
    }
    out.flush();
    err.flush();
    System.exit(exit);
  }
}
