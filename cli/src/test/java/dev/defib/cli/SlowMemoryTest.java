package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.explicit.store.HugePages;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowMemoryTest {
  @Test
  void tellsHowToGetHugePages() {
    assertThat(SlowMemory.note(HugePages.NEVER, true).orElseThrow())
        .contains("no huge pages")
        .contains(HugePages.SETTING);
    assertThat(SlowMemory.note(HugePages.ON_REQUEST, false).orElseThrow())
        .contains("-XX:+UseTransparentHugePages");
  }

  @Test
  void isSilentWhereThereAreSomeOrNothingIsKnown() {
    assertThat(SlowMemory.note(HugePages.ON_REQUEST, true)).isEmpty();
    assertThat(SlowMemory.note(HugePages.ALWAYS, false)).isEmpty();
    assertThat(SlowMemory.note(HugePages.UNKNOWN, false)).isEmpty();
  }

  @Test
  void isSilentWithoutALargeSearch() {
    assertThat(SlowMemory.note(List.of())).isEmpty();
  }
}
