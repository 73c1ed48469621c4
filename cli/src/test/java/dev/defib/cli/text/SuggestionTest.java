package dev.defib.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SuggestionTest {
  private static final List<String> NAMES = List.of("usable_again", "quick", "restarts");

  @Test
  void namesTheNearest() {
    assertThat(Suggestion.of("usable_agian", NAMES)).isEqualTo(" (did you mean `usable_again`?)");
    assertThat(Suggestion.of("quik", NAMES)).isEqualTo(" (did you mean `quick`?)");
  }

  @Test
  void saysNothingIfNoneIsNear() {
    assertThat(Suggestion.of("deadlock", NAMES)).isEmpty();
    assertThat(Suggestion.of("x", List.of())).isEmpty();
  }
}
