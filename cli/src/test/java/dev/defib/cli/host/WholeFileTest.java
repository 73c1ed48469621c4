package dev.defib.cli.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {
  @TempDir Path folder;

  @Test
  void writesAndReplacesAndLeavesNothingElse() throws Exception {
    Path file = folder.resolve("out.json");
    WholeFile.write(file, "one");
    WholeFile.write(file, "zwölf");
    assertThat(file).hasContent("zwölf");
    assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void followsALinkAndKeepsIt() throws Exception {
    Path file = Files.writeString(folder.resolve("real.json"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    WholeFile.write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void aFolderInItsPlaceIsToldAndNothingIsLeft() throws Exception {
    Path occupied = Files.createDirectory(folder.resolve("out.json"));
    assertThatThrownBy(() -> WholeFile.write(occupied, "x"))
        .isInstanceOf(IOException.class)
        .satisfies(e -> assertThat(Unreadable.why((IOException) e)).isEqualTo("it is a folder"));
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aMissingFolderIsTold() {
    assertThatThrownBy(() -> WholeFile.write(folder.resolve("no/out.json"), "x"))
        .satisfies(
            e ->
                assertThat(Unreadable.why((IOException) e))
                    .isEqualTo("there is no such file or folder"));
  }
}
