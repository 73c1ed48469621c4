package dev.defib.checker.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.SystemBuilder;
import dev.defib.checker.ir.TransitionSystem;
import dev.defib.checker.ir.Type;
import dev.defib.checker.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateStoreTest {
  private static final List<Type> TYPES =
      List.of(
          Type.BOOL,
          Type.range(5, 5),
          Type.range(-3, 3),
          Type.range(Long.MIN_VALUE, Long.MAX_VALUE),
          Type.range(Long.MIN_VALUE, 0),
          Type.range(0, 1L << 40),
          Type.range(7, 1000),
          new Type.Enumeration("e", List.of("a", "b", "c")));

  @Test
  void keepsStatesApartAndGivesThemBack() {
    for (long seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      SystemBuilder builder = new SystemBuilder();
      int variables = 1 + random.nextInt(12);
      for (int i = 0; i < variables; i++) {
        builder.array("v" + i, TYPES.get(random.nextInt(TYPES.size())), 1 + random.nextInt(3));
      }
      check(builder.build(), random);
    }
  }

  private static void check(TransitionSystem system, Random random) {
    StateStore store = new StateStore(system);
    Map<List<Long>, Integer> expected = new HashMap<>();
    for (int i = 0; i < 5000; i++) {
      List<Long> values = values(system, random);
      long[] vector = values.stream().mapToLong(Long::longValue).toArray();
      Integer known = expected.get(values);
      assertThat(store.find(vector)).isEqualTo(known == null ? -1 : known);
      if (known == null) {
        expected.put(values, expected.size());
        assertThat(store.addSought()).isEqualTo(expected.size() - 1);
      }
    }
    assertThat(store.size()).isEqualTo(expected.size());
    long[] read = new long[system.slots()];
    expected.forEach(
        (values, number) -> {
          store.read(number, read);
          assertThat(read).containsExactly(values.stream().mapToLong(Long::longValue).toArray());
        });
  }

  /** Mostly the ends of the types, so that states repeat and widths are tried to the full. */
  private static List<Long> values(TransitionSystem system, Random random) {
    List<Long> values = new ArrayList<>();
    for (Variable variable : system.variables()) {
      Type type = variable.type();
      for (int i = 0; i < variable.length(); i++) {
        long inner = type.low() / 2 + type.high() / 2;
        long value =
            switch (random.nextInt(3)) {
              case 0 -> type.low();
              case 1 -> type.high();
              default -> type.contains(inner) ? inner : type.low();
            };
        values.add(value);
      }
    }
    return values;
  }
}
