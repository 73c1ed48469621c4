package dev.defib.checker.explicit;

import dev.defib.checker.ir.Place;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/**
 * A digest of values made of records, lists and plain values: equal values have equal digests,
 * however their parts are shared, in every process. Where something stands in a text is left out.
 */
final class Fingerprint {
  private static final int BYTES_SHOWN = 16;

  /** Digests of parts that occur often, without which a term with shared parts takes for ever. */
  private final IdentityHashMap<Object, byte[]> known = new IdentityHashMap<>();

  private final MessageDigest digest = sha256();

  private Fingerprint() {}

  /** As hexadecimal digits. */
  static String of(Object value) {
    return HexFormat.of().formatHex(new Fingerprint().digest(value), 0, BYTES_SHOWN);
  }

  private byte[] digest(Object value) {
    byte[] found = known.get(value);
    if (found == null) {
      found = compute(value);
      known.put(value, found);
    }
    return found;
  }

  private byte[] compute(Object value) {
    return switch (value) {
      case Place _ -> leaf("", "");
      case Record composed -> node(composed.getClass().getName(), parts(composed));
      case List<?> list -> node("list", list.stream().map(this::digest).toList());
      case Optional<?> optional -> node("optional", optional.stream().map(this::digest).toList());
      case Enum<?> constant -> leaf(constant.getDeclaringClass().getName(), constant.name());
      case String _, Number _, Boolean _ -> leaf(value.getClass().getName(), value.toString());
      default -> throw new IllegalArgumentException("no digest of " + value.getClass());
    };
  }

  private List<byte[]> parts(Record composed) {
    return List.of(composed.getClass().getRecordComponents()).stream()
        .map(component -> digest(part(composed, component)))
        .toList();
  }

  private static Object part(Record composed, RecordComponent component) {
    try {
      return component.getAccessor().invoke(composed);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("a record that hides " + component, e);
    }
  }

  private byte[] node(String kind, List<byte[]> parts) {
    digest.update(leaf(kind, Integer.toString(parts.size())));
    parts.forEach(digest::update);
    return digest.digest();
  }

  private byte[] leaf(String kind, String text) {
    digest.update(kind.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return digest.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
