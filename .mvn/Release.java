import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Makes the archive and the Debian package: defib with a Java runtime of its own, the library,
 * completion for shells, the manual and all licences, so that it runs where there is nothing else.
 *
 * <p>Arguments: the root of the sources, the folder with the jars in {@code lib}, the jar of the
 * command, the version, the folder to write to.
 */
final class Release {
  /** All that defib and its libraries use; what they can do without is left out. */
  private static final String MODULES =
      "java.base,java.logging,java.management,java.xml,jdk.httpserver,jdk.unsupported,jdk.zipfs";

  private final Path root;
  private final Path libraries;
  private final Path jar;
  private final String version;
  private final Path output;
  private final Path tree;

  private Release(String[] args) {
    root = Path.of(args[0]);
    libraries = Path.of(args[1], "lib");
    jar = Path.of(args[2]);
    version = args[3];
    output = Path.of(args[4]);
    String machine =
        System.getProperty("os.arch").equals("amd64") ? "x64" : System.getProperty("os.arch");
    tree =
        output.resolve(
            "defib-%s-%s-%s"
                .formatted(
                    version,
                    System.getProperty("os.name").toLowerCase(Locale.ROOT).replace(" ", ""),
                    machine));
  }

  public static void main(String[] args)
      throws IOException, InterruptedException, GeneralSecurityException {
    new Release(args).make();
  }

  private void make() throws IOException, InterruptedException, GeneralSecurityException {
    remove(output);
    Files.createDirectories(tree.resolve("lib"));
    List<Path> jars = jars();
    mention(jars);
    stage(jars);
    runtime();
    documents();
    train();
    manuals();
    run("bin/defib", "self-test");
    archive();
    debianPackage();
    checksums();
  }

  private List<Path> jars() throws IOException {
    var jars = new ArrayList<>(List.of(jar));
    try (Stream<Path> files = Files.list(libraries)) {
      files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
    }
    return jars;
  }

  /** No part may come along whose licence is not told. */
  private void mention(List<Path> jars) throws IOException {
    String notices = Files.readString(root.resolve("release/THIRD-PARTY.md"));
    for (Path library : jars) {
      String name = library.getFileName().toString().replaceFirst("-\\d.*", "");
      if (!name.startsWith("defib-") && !notices.contains(name)) {
        throw new IOException("release/THIRD-PARTY.md does not name " + name);
      }
    }
  }

  private void stage(List<Path> jars) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(List.of(java("java"), root.resolve(".mvn/Stage.java").toString()));
    command.add(tree.resolve("lib").toString());
    jars.forEach(library -> command.add(library.toString()));
    call(root, command);
  }

  private void runtime() throws IOException, InterruptedException {
    call(
        root,
        List.of(
            java("jlink"),
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress=zip-6",
            "--generate-cds-archive",
            "--output",
            tree.resolve("runtime").toString()));
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  private void documents() throws IOException {
    Files.createDirectories(tree.resolve("bin"));
    Path launcher = Files.copy(root.resolve("release/launcher"), tree.resolve("bin/defib"));
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String file : List.of("LICENSE", "README.md", "CHANGELOG.md", "release/THIRD-PARTY.md")) {
      Path source = root.resolve(file);
      Files.copy(source, tree.resolve(source.getFileName()));
    }
    for (String folder : List.of("models", "specs", "docs")) {
      copy(root.resolve(folder), tree.resolve(folder));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Records what a short run loads, so that later runs start sooner. */
  private void train() throws IOException, InterruptedException {
    Path cache = tree.resolve("lib/defib.aot");
    var builder =
        new ProcessBuilder(
            tree.resolve("bin/defib").toString(), "check", "specs/tutorial", "--quiet");
    builder.environment().put("DEFIB_OPTS", "-XX:AOTCacheOutput=" + cache);
    await(builder.directory(tree.toFile()).inheritIO());
  }

  private void manuals() throws IOException, InterruptedException {
    manual("bash", "share/bash-completion/completions/defib");
    manual("zsh", "share/zsh/site-functions/_defib");
    manual("fish", "share/fish/vendor_completions.d/defib.fish");
    manual("man", "share/man/man1/defib.1");
  }

  private void manual(String form, String file) throws IOException, InterruptedException {
    Path target = tree.resolve(file);
    Files.createDirectories(target.getParent());
    await(
        new ProcessBuilder(tree.resolve("bin/defib").toString(), "manual", form)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .redirectOutput(target.toFile()));
  }

  private void archive() throws IOException, InterruptedException {
    call(
        output,
        List.of(
            "tar",
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "-czf",
            tree.getFileName() + ".tar.gz",
            tree.getFileName().toString()));
  }

  /** Where there is no dpkg-deb, there is no Debian package. */
  private void debianPackage() throws IOException, InterruptedException {
    if (!Files.isExecutable(Path.of("/usr/bin/dpkg-deb"))) {
      return;
    }
    Path root = output.resolve("debian");
    Files.createDirectories(root.resolve("DEBIAN"));
    Files.createDirectories(root.resolve("usr/bin"));
    copy(tree, Files.createDirectories(root.resolve("usr/lib")).resolve("defib"));
    Files.move(root.resolve("usr/lib/defib/share"), root.resolve("usr/share"));
    Path notice = Files.createDirectories(root.resolve("usr/share/doc/defib")).resolve("copyright");
    Files.copy(tree.resolve("LICENSE"), notice);
    Files.createSymbolicLink(root.resolve("usr/bin/defib"), Path.of("../lib/defib/bin/defib"));
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    String debian = version.replace("-SNAPSHOT", "~snapshot");
    Files.writeString(
        root.resolve("DEBIAN/control"),
        """
        Package: defib
        Version: %s
        Section: devel
        Priority: optional
        Architecture: %s
        Depends: libc6
        Maintainer: The Defib project
        Description: model checker for driver recovery protocols
         Checks models of device drivers, their devices and the policies that restart them.
        """
            .formatted(debian, machine));
    String name = "defib_" + debian + "_" + machine + ".deb";
    call(output, List.of("dpkg-deb", "--root-owner-group", "--build", "debian", name));
    remove(root);
  }

  private void checksums() throws IOException, GeneralSecurityException {
    var lines = new StringBuilder();
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        lines.append(HexFormat.of().formatHex(digest.digest())).append("  ");
        lines.append(file.getFileName()).append('\n');
      }
    }
    Files.writeString(output.resolve("SHA256SUMS"), lines);
  }

  private void run(String... command) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(command));
    words.set(0, tree.resolve(words.getFirst()).toString());
    call(tree, words);
  }

  private static void call(Path folder, List<String> command)
      throws IOException, InterruptedException {
    await(new ProcessBuilder(command).directory(folder.toFile()).inheritIO());
  }

  private static void await(ProcessBuilder builder) throws IOException, InterruptedException {
    builder.environment().putIfAbsent("LC_ALL", "C.UTF-8");
    int code = builder.start().waitFor();
    if (code != 0) {
      throw new IOException(builder.command() + " ends with " + code);
    }
  }

  private static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
