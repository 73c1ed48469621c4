package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What the release profile has packed. */
@EnabledIfSystemProperty(named = "defib.test.release", matches = ".+")
final class ReleaseTest {
  @TempDir Path root;
  @TempDir Path folder;

  @Test
  void theChecksumsAreThoseOfTheFiles() throws Exception {
    Path release = Path.of(Installation.RELEASE);
    assertThat(Peers.run(release, "sha256sum", "--check", "SHA256SUMS").lines())
        .hasSize(2)
        .allMatch(line -> line.endsWith(": OK"));
  }

  @Test
  void theDebianPackageTestsItselfWhereItIsInstalled() throws Exception {
    Peers.require("dpkg-deb");
    Peers.run(folder, "dpkg-deb", "-x", Installation.packed("*.deb").toString(), root.toString());
    Installation installed = Installation.at(root.resolve("usr/bin"));
    int code = installed.run(folder, Map.of(), List.of("defib", "self-test"));
    assertThat(folder.resolve("printed.txt")).content().contains("passed: ");
    assertThat(code).isZero();
    assertThat(root.resolve("usr/share/man/man1/defib.1")).exists();
    assertThat(root.resolve("usr/share/bash-completion/completions/defib")).exists();
    assertThat(Files.readString(root.resolve("usr/share/doc/defib/copyright"))).contains("Apache");
  }
}
