package dev.defib.checker.explicit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateSetTest {
  private static final int BATCH = 300;

  /** Also run with -Ddefib.storeKeys=100000000, some minutes and 2 GiB. */
  private static final int MANY = Integer.getInteger("defib.storeKeys", 1_000_000);

  private static final Parallel FOUR_THREADS =
      (count, task) -> {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> errors = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
          int first = thread;
          threads.add(
              Thread.ofPlatform()
                  .uncaughtExceptionHandler((_, error) -> errors.add(error))
                  .start(() -> IntStream.iterate(first, i -> i < count, i -> i + 4).forEach(task)));
        }
        for (Thread thread : threads) {
          try {
            thread.join();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        }
        assertThat(errors).isEmpty();
      };

  /**
   * The set under test.
   *
   * @param kind a number of bits, and optionally the kind: a set of whole states, or a tree that
   *     has to make its pairs wider at each growth
   */
  private static StateSet set(String kind) {
    int bits = bits(kind);
    return switch (kind.replaceFirst("\\d+ ?", "")) {
      case "wide" -> new WideSet(bits);
      case "narrow tree" -> new TreeSet(bits, 4);
      default -> StateSet.ofBits(bits);
    };
  }

  private static int bits(String kind) {
    return Integer.parseInt(kind.split(" ", 2)[0]);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "1",
        "5",
        "12",
        "20",
        "40",
        "57",
        "64",
        "65",
        "67",
        "70",
        "80",
        "88",
        "89",
        "128",
        "129",
        "250",
        "1000",
        "40 wide",
        "250 wide",
        "128 narrow tree",
        "400 narrow tree"
      })
  void isThePlainSet(String kind) {
    insertAndCompare(kind, 60_000, true);
  }

  /** Nearly all states find no room then. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"40", "70", "250", "250 wide", "250 narrow tree"})
  void staysExactWithoutGrowth(String kind) {
    insertAndCompare(kind, 20_000, false);
  }

  private static void insertAndCompare(String kind, int candidates, boolean grows) {
    int bits = bits(kind);
    Random random = new Random(bits);
    StateSet set = set(kind);
    Set<List<Long>> expected = new HashSet<>();
    long[] fresh = new long[5 + set.room(BATCH)];
    for (int done = 0; done < candidates; done += BATCH) {
      List<List<Long>> batch = batch(bits, random);
      Set<List<Long>> wanted = new LinkedHashSet<>(batch);
      wanted.removeAll(expected);
      int added = set.addAll(pack(batch), batch.size(), fresh, 5);
      assertThat(unpack(fresh, 5, added, set.words())).isEqualTo(List.copyOf(wanted));
      expected.addAll(wanted);
      assertThat(set.size()).isEqualTo(expected.size());
      if (grows && set.wantsGrowth()) {
        long before = set.capacity();
        set.grow(Parallel.SEQUENTIAL);
        assertThat(set.capacity()).isGreaterThan(before);
        assertThat(set.wantsGrowth()).isFalse();
      }
    }
    compare(set, expected, bits, random);
    set.clear();
    compare(set, Set.of(), bits, random);
    assertThat(set.bytes()).isLessThan(32_000 + 400L * 8 * set.words());
  }

  private static void compare(StateSet set, Set<List<Long>> expected, int bits, Random random) {
    assertThat(set.size()).isEqualTo(expected.size());
    assertSame(scan(set), expected);
    for (List<Long> state : expected) {
      assertThat(set.contains(pack(List.of(state)), 0)).isTrue();
    }
    for (List<Long> state : batch(bits, random)) {
      assertThat(set.contains(pack(List.of(state)), 0)).isEqualTo(expected.contains(state));
    }
  }

  private static void assertSame(List<List<Long>> found, Set<List<Long>> expected) {
    assertThat(found).hasSameSizeAs(expected);
    assertThat(new HashSet<>(found)).isEqualTo(expected);
  }

  /** Who inserts a state first is told so, and nobody else. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"16", "40", "57", "64", "66", "80", "250", "250 wide", "250 narrow tree"})
  void isSharedByFourThreads(String kind) {
    int bits = bits(kind);
    StateSet set = set(kind);
    List<List<Long>> found = new ArrayList<>();
    Set<List<Long>> expected = new HashSet<>();
    for (int round = 0; round < 60; round++) {
      List<List<Long>> pool = new ArrayList<>();
      Random random = new Random(31L * bits + round);
      for (int i = 0; i < 7; i++) {
        pool.addAll(batch(bits, random));
      }
      expected.addAll(pool);
      long[] keys = pack(pool);
      FOUR_THREADS.run(
          4,
          _ -> {
            long[] fresh = new long[set.room(pool.size())];
            int added = set.addAll(keys, pool.size(), fresh, 0);
            synchronized (found) {
              found.addAll(unpack(fresh, 0, added, set.words()));
            }
          });
      if (set.wantsGrowth()) {
        set.grow(FOUR_THREADS);
      }
    }
    assertSame(found, expected);
    assertSame(scan(set), expected);
  }

  /** A bijection makes distinct states of the numbers from 0 on, so no plain set is needed. */
  @ParameterizedTest(name = "{0} bits")
  @ValueSource(ints = {40, 57, 80, 250})
  void holdsMany(int bits) {
    StateSet set = StateSet.ofBits(bits);
    int words = set.words();
    long[] fresh = new long[set.room(512)];
    for (int from = 0; from < MANY; from += 512) {
      int count = Math.min(512, MANY - from);
      long[] keys = spread(from, count, bits, words);
      assertThat(set.addAll(keys, count, fresh, 0)).isEqualTo(count);
      if (set.wantsGrowth()) {
        set.grow(FOUR_THREADS);
      }
    }
    assertThat(set.size()).isEqualTo(MANY);
    for (int from = 0; from < MANY; from += 512) {
      int count = Math.min(512, MANY - from);
      assertThat(set.addAll(spread(from, count, bits, words), count, fresh, 0)).isZero();
    }
    long[] seen = {0};
    for (int part = 0; part < set.parts(); part++) {
      set.scan(part, _ -> seen[0]++);
    }
    assertThat(seen[0]).isEqualTo(MANY);
  }

  private static long[] spread(int from, int count, int bits, int words) {
    long[] keys = new long[count * words];
    long mask = bits >= Long.SIZE ? -1 : (1L << bits) - 1;
    for (int i = 0; i < count; i++) {
      keys[i * words] = ((from + i) * 0x9E3779B97F4A7C15L) & mask;
    }
    return keys;
  }

  @Test
  void beginsSmall() {
    for (int bits = 1; bits < 600; bits += 7) {
      assertThat(StateSet.ofBits(bits).bytes()).as("%d bits", bits).isLessThan(32 << 10);
    }
  }

  @Test
  void tellsBeforehandWhatGrowthTakes() {
    for (int bits : new int[] {40, 57, 80, 250}) {
      StateSet set = StateSet.ofBits(bits);
      for (int i = 0; i < 14; i++) {
        long announced = set.bytesAfterGrowth();
        assertThat(set.bytesDuringGrowth(1)).isGreaterThanOrEqualTo(announced);
        set.grow(Parallel.SEQUENTIAL);
        assertThat(set.bytes())
            .isBetween(announced, announced + announced / 10 + 4096L * set.words());
      }
    }
  }

  /** States with repetitions; half of them neighbours of each other, as in a search. */
  private static List<List<Long>> batch(int bits, Random random) {
    int words = (bits + Long.SIZE - 1) / Long.SIZE;
    List<List<Long>> batch = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      if (i > 0 && random.nextInt(4) == 0) {
        batch.add(batch.get(random.nextInt(i)));
        continue;
      }
      Long[] state = new Long[words];
      Arrays.fill(state, 0L);
      for (int word = 0; word < words; word++) {
        int used = Math.min(Long.SIZE, bits - word * Long.SIZE);
        boolean few = i % 2 == 0 && used > 8;
        state[word] = random.nextLong() >>> (few ? Long.SIZE - 8 : Long.SIZE - used);
      }
      batch.add(List.of(state));
    }
    return batch;
  }

  private static long[] pack(List<List<Long>> states) {
    return states.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
  }

  private static List<List<Long>> unpack(long[] states, int at, int count, int words) {
    List<List<Long>> unpacked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = at + i * words;
      unpacked.add(Arrays.stream(states, from, from + words).boxed().toList());
    }
    return unpacked;
  }

  private static List<List<Long>> scan(StateSet set) {
    List<List<Long>> states = new ArrayList<>();
    for (int part = 0; part < set.parts(); part++) {
      set.scan(part, state -> states.add(Arrays.stream(state).boxed().toList()));
    }
    return states;
  }
}
