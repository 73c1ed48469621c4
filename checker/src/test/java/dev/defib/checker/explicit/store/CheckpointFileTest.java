package dev.defib.checker.explicit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checkpoint is read as it was written, or not at all. */
final class CheckpointFileTest {
  private static final SearchKey KEY =
      new SearchKey("1.2.3", "t.Room", "0a", "0b", List.of("reset", "symmetry"));

  @TempDir private Path folder;

  /** The states of a search, by section. */
  private record States(List<long[]> visited, List<long[]> current, List<long[]> next)
      implements CheckpointWriter.Source, CheckpointReader.Target {

    static States empty() {
      return new States(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    static States random(int bits, int count) {
      Random random = new Random(bits);
      States states = empty();
      for (int i = 0; i < count; i++) {
        states.visited.add(state(random, bits));
      }
      states.current.addAll(states.visited.subList(0, count / 3));
      states.next.addAll(states.visited.subList(count / 2, count));
      return states;
    }

    private static long[] state(Random random, int bits) {
      long[] state = random.longs((bits + 63) / 64).toArray();
      if (bits % Long.SIZE != 0) {
        state[state.length - 1] &= (1L << bits) - 1;
      }
      return state;
    }

    Checkpoint described(int bits) {
      return new Checkpoint(
          KEY,
          bits,
          7,
          12345678901L,
          List.of(-1, 0, 4),
          visited.size(),
          current.size(),
          next.size());
    }

    @Override
    public void visited(StateVisitor visitor) {
      visited.forEach(visitor::visit);
    }

    @Override
    public void current(StateVisitor visitor) {
      current.forEach(visitor::visit);
    }

    @Override
    public void next(StateVisitor visitor) {
      next.forEach(visitor::visit);
    }

    @Override
    public void visited(long[] state) {
      visited.add(state.clone());
    }

    @Override
    public void current(long[] state) {
      current.add(state.clone());
    }

    @Override
    public void next(long[] state) {
      next.add(state.clone());
    }

    List<String> shown() {
      return List.of(visited, current, next).stream()
          .map(states -> states.stream().map(Arrays::toString).toList().toString())
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 9, 31, 57, 63, 64, 65, 100, 128, 191, 500})
  void isReadAsItWasWritten(int bits) throws Exception {
    States written = States.random(bits, 5000);
    Path file = folder.resolve("search");

    long bytes = CheckpointWriter.write(file, written.described(bits), written);
    States read = States.empty();
    Checkpoint checkpoint = CheckpointReader.read(file, read);

    assertThat(bytes).isEqualTo(Files.size(file));
    assertThat(checkpoint).isEqualTo(written.described(bits));
    assertThat(CheckpointReader.verify(file)).isEqualTo(checkpoint);
    assertThat(read.shown()).isEqualTo(written.shown());
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void everyFlippedBitIsNoticed() throws Exception {
    byte[] sound = small();
    Random random = new Random(1);
    for (int at = 0; at < sound.length; at++) {
      byte[] damaged = sound.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
      assertRefused("byte " + at, damaged);
    }
  }

  @Test
  void everyMissingEndIsNoticed() throws Exception {
    byte[] sound = small();
    for (int length = 0; length < sound.length; length++) {
      assertRefused("the first " + length + " bytes", Arrays.copyOf(sound, length));
    }
    assertRefused("a byte more", Arrays.copyOf(sound, sound.length + 1));
  }

  @Test
  void saysWhatIsWrong() throws Exception {
    byte[] sound = small();
    assertThat(complaint("some text, long enough".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("it is no checkpoint of defib");
    assertThat(complaint(ByteBuffer.wrap(sound.clone()).putInt(8, 2).array()))
        .isEqualTo("it has format 2, and this defib reads format 1");
    assertThat(complaint(Arrays.copyOf(sound, sound.length - 20))).isEqualTo("it ends early");
    byte[] damaged = sound.clone();
    damaged[sound.length - 10]++;
    assertThat(complaint(damaged)).isEqualTo("it is damaged");
  }

  @Test
  void whatCannotBeWrittenLeavesTheFormerOne() throws Exception {
    byte[] former = small();
    Path file = folder.resolve("small");
    States states = States.random(20, 100);
    CheckpointWriter.Source failing =
        new CheckpointWriter.Source() {
          @Override
          public void visited(StateVisitor visitor) {
            states.visited(visitor);
          }

          @Override
          public void current(StateVisitor visitor) {
            throw new UncheckedIOException(new IOException("the disk is gone"));
          }

          @Override
          public void next(StateVisitor visitor) {}
        };

    assertThatThrownBy(() -> CheckpointWriter.write(file, states.described(20), failing))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk is gone");

    assertThat(Files.readAllBytes(file)).isEqualTo(former);
    assertThat(folder).isDirectoryNotContaining(other -> other.toString().endsWith(".tmp"));
  }

  @Test
  void differencesAreNamed() {
    assertThat(KEY.differences(KEY)).isEmpty();
    assertThat(KEY.differences(new SearchKey("1.2.4", "t.Room", "0c", "0d", List.of())))
        .containsExactly(
            "the version of defib",
            "its model, parameters or faults",
            "the checks asked",
            "the reductions");
    assertThat(KEY.differences(new SearchKey("1.2.3", "t.Hall", "0c", "0b", KEY.reductions())))
        .containsExactly("the system");
  }

  private byte[] small() throws IOException {
    States states = States.random(43, 40);
    Path file = folder.resolve("small");
    CheckpointWriter.write(file, states.described(43), states);
    return Files.readAllBytes(file);
  }

  private void assertRefused(String what, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("damaged"), bytes);
    assertThatThrownBy(() -> CheckpointReader.verify(file))
        .as(what)
        .isInstanceOf(UnusableCheckpointException.class);
  }

  private String complaint(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("damaged"), bytes);
    try {
      return "nothing, but " + CheckpointReader.verify(file);
    } catch (UnusableCheckpointException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
