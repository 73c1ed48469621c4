package dev.defib.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @Test
  void everythingHasADefault() {
    Options options = Options.parse();

    assertThat(options.rounds()).isEqualTo(5);
    assertThat(options.models()).isEmpty();
    assertThat(options.workers()).containsExactly(1, 2);
    assertThat(options.peers()).isEqualTo(Options.PEERS);
  }

  @Test
  void whatIsGivenCounts() {
    Options options =
        Options.parse(
            "--models", "ring,token", "--workers", "4", "--json", "a.json", "--rounds", "3");

    assertThat(options.models()).isEqualTo(List.of("ring", "token"));
    assertThat(options.workers()).containsExactly(4);
    assertThat(options.json()).contains(Path.of("a.json"));
    assertThat(options.rounds()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "--rounds, 0, --rounds needs a number from 1 up",
    "--memory, 3g, --memory needs a number from 1 up",
    "--peers, tlc, there is no peer tlc",
    "--speed, 3, there is no option --speed"
  })
  void wrongUsageIsToldInWords(String option, String value, String complaint) {
    assertThatThrownBy(() -> Options.parse(option, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void aValueMayNotBeMissing() {
    assertThatThrownBy(() -> Options.parse("--engine")).hasMessage("--engine needs a value");
  }
}
