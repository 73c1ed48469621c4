package dev.defib.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the process of a check is started with. */
final class JvmOptionsTest {
  @Test
  void oursGiveWayToOthersAboutTheSame() {
    assertThat(JvmOptions.with(List.of("-Da=b")))
        .containsSubsequence("-XX:+UseParallelGC", "-XX:MaxRAMPercentage=70", "-Da=b");
    assertThat(JvmOptions.with(List.of("-XX:+UseSerialGC")))
        .contains("-XX:+UseSerialGC", "-XX:MaxRAMPercentage=70")
        .doesNotContain("-XX:+UseParallelGC");
    assertThat(JvmOptions.with(List.of("-Xmx16g")))
        .contains("-Xmx16g", "-XX:+UseParallelGC")
        .doesNotContain("-XX:MaxRAMPercentage=70", "-XX:MaxNewSize=1g");
  }
}
