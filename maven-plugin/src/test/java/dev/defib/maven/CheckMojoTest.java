package dev.defib.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small builds with the packed plugin, without a network. */
final class CheckMojoTest {
  private static final String POM =
      """
      <project>
        <modelVersion>4.0.0</modelVersion>
        <groupId>t</groupId>
        <artifactId>t</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <build>
          <plugins>
            <plugin>
              <groupId>dev.defib</groupId>
              <artifactId>defib-maven-plugin</artifactId>
              <version>@VERSION@</version>
              <executions>
                <execution>
                  <goals>
                    <goal>check</goal>
                  </goals>
                </execution>
              </executions>
              <configuration>
                <paths>
                  <path>specs</path>
                </paths>
              </configuration>
            </plugin>
          </plugins>
        </build>
      </project>
      """;

  private static final String LAMP =
      """
      model t.lamp

      device Lamp {
        state dark initial { lazy -> lit }
        state lit { lazy -> dark }
      }
      system Room { lamp: Lamp }

      spec t.room for t.lamp.Room
      check c @FORM@
      """;

  @TempDir static Path repository;
  @TempDir Path project;

  /** What a build printed, and how it ended. */
  private record Build(int code, String printed) {}

  @BeforeAll
  static void lay() throws IOException {
    new LaidRepository(repository).lay();
  }

  @Test
  void aBuildIsGreenIfEveryCheckIsAsExpected() throws Exception {
    Build build = build("always possible lamp.lit");
    assertThat(build.code()).as(build.printed()).isZero();
    assertThat(build.printed()).contains("t.room", "holds").contains("BUILD SUCCESS");
  }

  @Test
  void aBuildIsRedIfACheckIsViolated() throws Exception {
    Build build = build("never lamp.lit");
    assertThat(build.code()).isEqualTo(1);
    assertThat(build.printed())
        .contains("lamp: dark -> lit")
        .contains("defib check ends with exit code 1: a check is decided otherwise");
  }

  @Test
  void aBuildIsRedIfACheckIsUndecided() throws Exception {
    Build build = build("always possible lamp.lit", "-Ddefib.arguments=--state-limit,1");
    assertThat(build.code()).isEqualTo(1);
    assertThat(build.printed()).contains("defib check ends with exit code 4: a check is undecided");
  }

  @Test
  void nothingIsDecidedIfItIsSkipped() throws Exception {
    Build build = build("never lamp.lit", "-Ddefib.skip");
    assertThat(build.code()).isZero();
    assertThat(build.printed()).contains("defib is skipped").doesNotContain("t.room");
  }

  @Test
  void aJavaThatIsTooOldIsRefused() throws Exception {
    Build build = build("never lamp.lit", "-Ddefib.jdk=" + project);
    assertThat(build.code()).isEqualTo(1);
    assertThat(build.printed()).contains("defib needs Java 25 or later, which is not in");
  }

  private Build build(String form, String... options) throws IOException, InterruptedException {
    Files.writeString(project.resolve("pom.xml"), POM.replace("@VERSION@", LaidRepository.VERSION));
    Files.createDirectories(project.resolve("specs"));
    Files.writeString(project.resolve("specs/lamp.defib"), LAMP.replace("@FORM@", form));
    String maven = Path.of(System.getProperty("defib.test.maven"), "bin", "mvn").toString();
    var command = new ArrayList<>(List.of(maven, "-o", "-B", "-Dmaven.repo.local=" + repository));
    command.addAll(List.of(options));
    command.add("verify");
    Process process =
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    byte[] printed = process.getInputStream().readAllBytes();
    return new Build(process.waitFor(), new String(printed, StandardCharsets.UTF_8));
  }
}
