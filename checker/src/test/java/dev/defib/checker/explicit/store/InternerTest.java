package dev.defib.checker.explicit.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InternerTest {
  private static final int KEYS = 50_000;

  @Test
  void numbersKeysInTheirOrderAndGivesThemBack() {
    for (int words = 1; words <= 2; words++) {
      Interner interner = new Interner(words);
      for (int i = 0; i < KEYS; i++) {
        long second = words == 2 ? i % 3 : 0;
        assertThat(interner.find(i / 3 * 3L, second))
            .isEqualTo(words == 1 && i % 3 > 0 ? i / 3 : -1);
        assertThat(interner.number(i / 3 * 3L, second)).isEqualTo(words == 2 ? i : i / 3);
      }
      for (int i = 0; i < interner.size(); i++) {
        assertThat(interner.word(i, 0)).isEqualTo(words == 2 ? i / 3 * 3L : 3L * i);
        if (words == 2) {
          assertThat(interner.word(i, 1)).isEqualTo(i % 3);
        }
      }
      assertThat(interner.size()).isEqualTo(words == 2 ? KEYS : (KEYS + 2) / 3);
      assertThat(interner.bytes()).isLessThan(interner.size() * (8L * words * 2 + 12));
    }
  }
}
