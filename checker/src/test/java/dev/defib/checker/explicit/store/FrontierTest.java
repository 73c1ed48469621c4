package dev.defib.checker.explicit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontierTest {
  private static final Scratch NO_DISK =
      () -> {
        throw new IOException("no disk");
      };

  @TempDir private Path folder;
  private int files;

  private FileChannel file() throws IOException {
    return FileChannel.open(
        folder.resolve("spill" + files++),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  @ParameterizedTest(name = "{0} words")
  @ValueSource(ints = {1, 2, 7, 200})
  void givesBackWhatWasPutIn(int words) {
    try (Frontier frontier = new Frontier(words, Long.MAX_VALUE, NO_DISK)) {
      assertThat(passLevels(frontier, words, 300_000 / words)).isFalse();
    }
    assertThat(files).isZero();
  }

  @ParameterizedTest(name = "{0} words")
  @ValueSource(ints = {1, 5, 200})
  void givesBackWhatWentToDisk(int words) {
    long limit = 6 << 20;
    try (Frontier frontier = new Frontier(words, limit, this::file)) {
      assertThat(passLevels(frontier, words, 3_000_000 / words)).isTrue();
      assertThat(frontier.bytes()).isLessThan(limit + (8 << 20));
      assertThat(files).isEqualTo(2);
    }
    assertThat(folder).isEmptyDirectory();
  }

  /**
   * Writes levels of random sizes by two writers and reads each back, whole.
   *
   * @return whether any of it went to disk
   */
  private static boolean passLevels(Frontier frontier, int words, int statesMax) {
    Random random = new Random(words);
    List<Frontier.Writer> writers = List.of(frontier.writer(), frontier.writer());
    boolean spilled = false;
    for (int level = 0; level < 8; level++) {
      int states = level % 3 < 2 ? statesMax : random.nextInt(1000);
      for (int next = 0; next < states; ) {
        int count = Math.min(states - next, 1 + random.nextInt(700));
        long[] keys = new long[3 + count * words];
        for (int i = 0; i < count; i++) {
          keys[3 + i * words] = (long) next + i;
          keys[3 + i * words + words - 1] = (long) next + i;
        }
        writers.get(random.nextInt(2)).append(keys, 3, count);
        next += count;
      }
      spilled |= frontier.bytesOnDisk() > 0;
      assertThat(frontier.advance()).isEqualTo(states);
      boolean[] shown = new boolean[states];
      frontier.scan(state -> mark(shown, state, 0, words));
      assertThat(isAllTrue(shown)).isTrue();
      assertThat(isAllTrue(take(frontier, states, words))).isTrue();
    }
    assertThat(frontier.bytesOnDisk()).isZero();
    return spilled;
  }

  private static boolean isAllTrue(boolean[] flags) {
    for (boolean flag : flags) {
      if (!flag) {
        return false;
      }
    }
    return true;
  }

  private static boolean[] take(Frontier frontier, int states, int words) {
    boolean[] taken = new boolean[states];
    for (Block block = frontier.take(); block != null; block = frontier.take()) {
      for (int i = 0; i < block.count(); i++) {
        mark(taken, block.states(), i * words, words);
      }
      frontier.release(block);
    }
    return taken;
  }

  private static void mark(boolean[] seen, long[] states, int at, int words) {
    int state = (int) states[at];
    if (states[at + words - 1] != state || seen[state]) {
      throw new AssertionError("broken or shown again: state " + state);
    }
    seen[state] = true;
  }

  @Test
  void allocatesNothingForMoreSmallLevels() {
    try (Frontier frontier = new Frontier(1, Long.MAX_VALUE, NO_DISK)) {
      Frontier.Writer writer = frontier.writer();
      long[] states = new long[650];
      long bytes = 0;
      for (int level = 0; level < 1000; level++) {
        writer.append(states, 0, states.length);
        assertThat(frontier.advance()).isEqualTo(states.length);
        drop(frontier);
        if (level == 1) {
          bytes = frontier.bytes();
        }
      }
      assertThat(frontier.bytes()).isEqualTo(bytes).isLessThan(32 << 10);
      frontier.trim();
      assertThat(frontier.bytes()).isZero();
    }
  }

  private static void drop(Frontier frontier) {
    for (Block block = frontier.take(); block != null; block = frontier.take()) {
      frontier.release(block);
    }
  }

  @Test
  void tellsWhenThereIsNoDisk() {
    try (Frontier frontier = new Frontier(1, 0, NO_DISK)) {
      Frontier.Writer writer = frontier.writer();
      assertThatThrownBy(() -> writer.append(new long[3_000_000], 0, 3_000_000))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("no disk");
    }
  }
}
