package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

final class QuantitiesTest {
  private final Quantities.Bytes bytes = new Quantities.Bytes();
  private final Quantities.Time time = new Quantities.Time();

  @Test
  void readsAmountsWithUnits() {
    assertThat(bytes.convert("4g")).isEqualTo(4L << 30);
    assertThat(bytes.convert("512")).isEqualTo(512);
    assertThat(bytes.convert("100B")).isEqualTo(100);
    for (String kibi : new String[] {"1k", "1K", "1kb", "1KB", "1KiB", "1 KiB"}) {
      assertThat(bytes.convert(kibi)).as(kibi).isEqualTo(1024);
    }
    assertThat(bytes.convert("64M")).isEqualTo(64L << 20);
    assertThat(bytes.convert("1GiB")).isEqualTo(1L << 30);
    assertThat(time.convert("60s")).isEqualTo(Duration.ofMinutes(1));
    assertThat(time.convert("2")).isEqualTo(Duration.ofSeconds(2));
    assertThat(time.convert("5m")).isEqualTo(Duration.ofMinutes(5));
    assertThat(time.convert("250ms")).isEqualTo(Duration.ofMillis(250));
  }

  @Test
  void refusesWhatIsNoAmount() {
    for (String wrong :
        new String[] {"", "g", "4x", "-1g", "1.5g", "1bb", "1ib", "999999999999t"}) {
      assertThatThrownBy(() -> bytes.convert(wrong))
          .as(wrong)
          .isInstanceOf(TypeConversionException.class);
    }
    for (String wrong : new String[] {"", "s", "4g", "-1s", "999999999999h9"}) {
      assertThatThrownBy(() -> time.convert(wrong))
          .as(wrong)
          .isInstanceOf(TypeConversionException.class);
    }
  }
}
