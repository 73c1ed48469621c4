package dev.defib.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * Decides the checks of specs as {@code defib check} does, in a process of its own, and fails the
 * build unless every check comes out as expected.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {
  private static final String MAIN = "dev.defib.cli.Main";

  /**
   * Spec files and folders, from the project's folder; without any, those that the command takes.
   */
  @Parameter(property = "defib.paths")
  private List<String> paths = List.of();

  /** The profile of {@code defib.toml} to be used. */
  @Parameter(property = "defib.profile")
  private @Nullable String profile;

  /** Whether nothing is to be decided. */
  @Parameter(property = "defib.skip", defaultValue = "false")
  private boolean skip;

  /** Further options of {@code defib check}, such as {@code --junit} and a file. */
  @Parameter(property = "defib.arguments")
  private List<String> arguments = List.of();

  /** Further options of the Java virtual machine, such as {@code -Xmx16g}. */
  @Parameter(property = "defib.jvmArguments")
  private List<String> jvmArguments = List.of();

  /** The home of a Java that is new enough; without one, it is looked for. */
  @Parameter(property = "defib.jdk")
  private @Nullable File jdk;

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private File folder;

  @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
  private List<Artifact> pluginArtifacts;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  private final ToolchainManager toolchains;

  @Inject
  CheckMojo(ToolchainManager toolchains) {
    this.toolchains = toolchains;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("defib is skipped");
      return;
    }
    int code = run(command());
    switch (code) {
      case 0 -> {}
      case 1 -> throw failure(code, "a check is decided otherwise than expected");
      case 2 -> throw failure(code, "a model or spec is wrong");
      case 4 -> throw failure(code, "a check is undecided");
      case 5 -> throw failure(code, "a check is vacuous");
      case 3 -> throw new MojoExecutionException(told(code, "wrong usage, or an unreadable file"));
      default ->
          throw new MojoExecutionException(told(code, "it was interrupted, or has a defect"));
    }
  }

  private static MojoFailureException failure(int code, String meaning) {
    return new MojoFailureException(told(code, meaning));
  }

  private static String told(int code, String meaning) {
    return "defib check ends with exit code " + code + ": " + meaning;
  }

  // ---- The process

  private List<String> command() throws MojoExecutionException {
    var command = new ArrayList<>(List.of(java()));
    command.addAll(JvmOptions.with(jvmArguments));
    // No part of its output goes to a terminal.
    command.add("-Ddefib.terminals=");
    command.add("-cp");
    command.add(classPath());
    command.add(MAIN);
    command.add("check");
    if (profile != null) {
      command.addAll(List.of("--profile", profile));
    }
    command.addAll(arguments);
    command.addAll(paths);
    return command;
  }

  private String classPath() {
    return pluginArtifacts.stream()
        .map(artifact -> artifact.getFile().getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private int run(List<String> command) throws MojoExecutionException {
    getLog().debug(String.join(" ", command));
    try {
      Process process =
          new ProcessBuilder(command).directory(folder).redirectErrorStream(true).start();
      var guard = new ShutdownGuard(process);
      try (guard;
          BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        process.getOutputStream().close();
        lines.lines().forEach(getLog()::info);
        return process.waitFor();
      }
    } catch (IOException e) {
      throw new MojoExecutionException("cannot start defib: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("defib was interrupted", e);
    }
  }

  // ---- Java

  /** The program that starts a Java: the one asked for, one of Maven's toolchains, or any. */
  private String java() throws MojoExecutionException {
    if (jdk != null) {
      return checked(jdk.toPath());
    }
    return toolchainHomes()
        .filter(Runtimes::isNewEnough)
        .findFirst()
        .or(Runtimes::find)
        .map(home -> Runtimes.java(home).toString())
        .orElseThrow(
            () ->
                new MojoExecutionException(
                    "defib needs Java "
                        + Runtimes.JAVA_MIN
                        + " or later: install one, or set defib.jdk to its home"));
  }

  private static String checked(Path home) throws MojoExecutionException {
    if (!Runtimes.isNewEnough(home)) {
      throw new MojoExecutionException(
          "defib needs Java " + Runtimes.JAVA_MIN + " or later, which is not in " + home);
    }
    return Runtimes.java(home).toString();
  }

  /** The homes of the build's toolchain and of those that the user configured. */
  private Stream<Path> toolchainHomes() {
    Toolchain chosen = toolchains.getToolchainFromBuildContext("jdk", session);
    List<Toolchain> configured = toolchains.getToolchains(session, "jdk", Map.of());
    return Stream.concat(Stream.ofNullable(chosen), configured.stream())
        .map(toolchain -> toolchain.findTool("java"))
        .flatMap(Stream::ofNullable)
        .map(java -> Path.of(java, "..", "..").normalize());
  }
}
