package dev.defib.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Amounts of memory and time as they are typed. */
final class Quantities {
  private static final Pattern AMOUNT = Pattern.compile("(\\d{1,9}) ?([a-z]*)");
  private static final Pattern BYTE_SUFFIX = Pattern.compile("(?<=[kmgt])i?b$|^b$");

  private static final Map<String, Long> BYTES =
      Map.of("", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30, "t", 1L << 40);

  private static final Map<String, Duration> TIMES =
      Map.of(
          "", Duration.ofSeconds(1),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1));

  private Quantities() {}

  /** {@code 4g}, {@code 64M}, {@code 1GiB}: units are powers of 1024, however written. */
  static final class Bytes implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      Matcher amount = match(text);
      Long unit = BYTES.get(BYTE_SUFFIX.matcher(amount.group(2)).replaceFirst(""));
      if (unit == null) {
        throw new TypeConversionException("'" + text + "' is no amount of memory such as 4g");
      }
      try {
        return Math.multiplyExact(Long.parseLong(amount.group(1)), unit);
      } catch (ArithmeticException _) {
        throw new TypeConversionException("'" + text + "' is more memory than there can be");
      }
    }
  }

  /** {@code 60s}. */
  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Matcher amount = match(text);
      Duration unit = TIMES.get(amount.group(2));
      if (unit == null) {
        throw new TypeConversionException("'" + text + "' is no time such as 60s or 5m");
      }
      return unit.multipliedBy(Long.parseLong(amount.group(1)));
    }
  }

  private static Matcher match(String text) {
    Matcher amount = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
    if (!amount.matches()) {
      throw new TypeConversionException("'" + text + "' is no number with a unit behind it");
    }
    return amount;
  }
}
