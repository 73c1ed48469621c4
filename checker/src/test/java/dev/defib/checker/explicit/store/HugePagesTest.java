package dev.defib.checker.explicit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HugePagesTest {
  @Test
  void readsTheSettingInBrackets() {
    assertThat(HugePages.of("[always] madvise never\n")).isEqualTo(HugePages.ALWAYS);
    assertThat(HugePages.of("always [madvise] never\n")).isEqualTo(HugePages.ON_REQUEST);
    assertThat(HugePages.of("always madvise [never]\n")).isEqualTo(HugePages.NEVER);
    assertThat(HugePages.of("")).isEqualTo(HugePages.UNKNOWN);
  }
}
