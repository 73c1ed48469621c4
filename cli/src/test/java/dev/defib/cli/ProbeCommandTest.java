package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.cli.document.Json;
import dev.defib.cli.document.ProbeDocument;
import dev.defib.cli.document.ProbeEntry;
import dev.defib.cli.document.Schemas;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each answer is checked back by the command itself; what is tested here is which answer it is. */
final class ProbeCommandTest {
  /** Devices that show all that a device may show, and take all that one may take. */
  private static final String MODEL =
      """
      model t.devices

      enum Health { well, sick }

      /// Shows whether it is busy, and resets from anywhere.
      device Disk {
        signal irq
        visible state idle initial {
          on reset -> idle
          on read -> busy
        }
        visible state busy {
          on reset -> idle
          after 1..3 { raise irq } -> idle
        }
      }

      /// Nothing can be read; the interrupt alone tells that it is done.
      device Uart {
        signal empty
        state idle initial { on send -> sending }
        state sending {
          on send -> stay
          after 2 { raise empty } -> idle
        }
        state spare { on send -> sending }
      }

      /// Tells how it is when it is asked.
      device Honest {
        var health: Health = well
        state up initial {
          on ask { reply health } -> stay
          on mend(with: Health) when health == sick { health = with } -> stay
        }
      }

      /// Two registers that must be written in the right order, of which neither can be read.
      device Lock {
        state shut initial {
          on left -> half
          on right -> stuck
        }
        state half {
          on left -> stuck
          on right -> open
        }
        state open {
          on left -> stuck
          on right -> stuck
        }
        state stuck {
          on left -> stay
          on right -> stay
        }
      }

      /// A reset that takes effect or does not.
      device Card {
        on reset -> { well, ill }
        visible state well initial { }
        visible state ill { }
      }

      device Switched {
        on power revives -> up
        state up initial { on hurt -> down }
        state down { on hurt -> stay }
      }

      device Mute {
        state ringing initial { lazy -> silent }
        state silent { lazy -> ringing }
      }

      device Sized(deep: int) {
        var level: 0..deep = 0
        on drain when level > 0 { level -= 1 } -> stay
        on drain otherwise -> stay
        state only initial { }
      }

      driver DiskDriver(disk: Disk) {
        state start initial { do disk.reset -> ready }
        state ready rest { lazy do disk.read when disk.idle -> waiting }
        state waiting { on disk.irq -> ready }
      }

      system Desk {
        disk: Disk
        drv: DiskDriver(disk)
      }
      """;

  private static final String SPEC =
      """
      spec t.probes for t.devices.Desk

      define quiet = disk.idle and not disk.irq

      probe quiet "can a new driver make it quiet, whatever the old one did?"
        disk to quiet
        after crash(drv) at most 1
        expect commands

      probe from_busy
        disk to disk.idle
        from disk.busy

      probe hoped_for
        disk to disk.idle
        expect nobody
      """;

  @TempDir Path folder;
  private Workbench bench;

  @BeforeEach
  void setUp() {
    bench = new Workbench(folder).file("t/devices.defib", MODEL).file("t/probes.defib", SPEC);
  }

  private Workbench.Result probe(String device, String goal, String... more) {
    String[] arguments = new String[5 + more.length];
    System.arraycopy(
        new String[] {"probe", "t/devices.defib", device, "--to", goal}, 0, arguments, 0, 5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return bench.run(arguments);
  }

  private static ProbeDocument document(String json) {
    Schemas.assertProbe(json);
    try {
      return Json.read(json, ProbeDocument.class);
    } catch (Json.MalformedException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Disk, idle, commands, false, 0",
    "Disk, busy, commands, false, 0",
    "Uart, idle, commands, false, 0",
    "Uart, sending, commands, false, 0",
    "Honest, health == well, commands, false, 0",
    "Lock, open, power, false, 1",
    "Lock, stuck, commands, false, 0",
    "Card, well, reset, true, 1",
    "Switched, up, power, false, 1",
    "Mute, ringing, undecided, false, 2",
  })
  void tellsWhatItTakes(String device, String goal, String answer, boolean luck, int code) {
    Workbench.Result result = probe(device, goal, "--json", "-");
    assertThat(result.code()).as(result.err()).isEqualTo(code);
    for (ProbeEntry entry : document(result.out()).probes()) {
      assertThat(entry.answer()).isEqualTo(answer);
      assertThat(entry.luck()).isEqualTo(luck);
    }
  }

  @Test
  void theWholeAnswerIsReadable() {
    var all = new StringBuilder();
    for (String[] question :
        new String[][] {
          {"Disk", "idle"},
          {"Uart", "idle"},
          {"Honest", "health == well"},
          {"Lock", "open"},
          {"Card", "well"},
          {"Switched", "up"},
        }) {
      all.append(probe(question[0], question[1]).out());
    }
    Golden.assertSame("probe.txt", all.toString());
  }

  @Test
  void specsAskAndExpect() {
    Workbench.Result result = bench.run("probe", "t/probes.defib", "--brief");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .contains("can a new driver make it quiet")
        .contains("after crash(drv) at most 1")
        .contains("expected: nobody");
    assertThat(bench.run("probe", "--only", "quiet,from_busy").code()).isZero();
    assertThat(bench.run("probe", "--only", "t.probes.hoped_for").code()).isEqualTo(1);
  }

  /** The specs of the library say what each of their probes is answered. */
  @Test
  void theLibrarysProbesAreAnsweredAsExpected() {
    Path root = Path.of("").toAbsolutePath().getParent();
    Workbench.Result result = new Workbench(root).run("probe", "specs", "--brief");
    assertThat(result.out())
        .doesNotContain("FAIL")
        .contains("argument.unknowable_with_luck.anybody");
    assertThat(result.code()).as(result.err()).isZero();
  }

  /** Where runs end in errors it is not known what they would have left of the device. */
  @Test
  void whatFaultsLeaveInASystemWithErrorsIsUndecided() {
    bench.file(
        "t/devices.defib", MODEL.replace("lazy do disk.read when disk.idle", "do disk.read"));
    bench.file("t/devices.defib", bench.text("t/devices.defib").replace("on disk.irq", "lazy"));
    Workbench.Result result = bench.run("probe", "t/probes.defib", "--only", "quiet");
    assertThat(result.out()).contains("undecided: the system has errors");
    assertThat(result.code()).isEqualTo(4);
  }

  @Test
  void onlyChoosesAmongWhatSpecsAsk() {
    assertThat(bench.run("probe", "--only", "quit").err()).contains("did you mean `quiet`?");
    Workbench.Result result = probe("Disk", "idle", "--only", "quiet");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("--only chooses among probes of specs");
  }

  @Test
  void aDeviceOfASpecIsAskedAboutByItsName() {
    assertThat(bench.run("probe", "t/probes.defib", "disk", "--to", "quiet", "--brief").err())
        .contains("`Disk` has no `quiet`");
    assertThat(bench.run("probe", "t/probes.defib", "disk", "--to", "idle", "--brief").code())
        .isZero();
    assertThat(probe("Disk", "idle", "--from", "busy", "--brief").out()).contains("from disk.busy");
  }

  @Test
  void aParameterIsGivenAValue() {
    assertThat(probe("Sized", "level == 0", "--set", "deep=3", "--brief").out())
        .contains("at most 3 moves");
    assertThat(probe("Sized", "level == 0").code()).isEqualTo(2);
  }

  @Test
  void tooManyStatesAreNoAnswer() {
    Workbench.Result result = probe("Sized", "level == 0", "--set", "deep=100000");
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.out()).contains("undecided: the device has more than 20000 states");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Dsik | idle | 3 | there is no device `Dsik`; there are Disk, Uart",
        "Disk | idel | 2 | did you mean `idle`?",
        "Mute | ringing | 2 | takes no commands, so nobody can steer it",
        "Disk | irq == 3 | 2 | error[DF03",
        "Disk | ( | 2 | error[DF0101]",
      })
  void misuseIsExplained(String device, String goal, int code, String told) {
    Workbench.Result result = probe(device, goal);
    assertThat(result.err()).contains(told);
    assertThat(result.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "probe t/devices.defib Disk | say where the device is wanted: --to STATE",
        "probe t/devices.defib --to idle | --to needs a device",
        "probe t/probes.defib --from idle | --from goes with DEVICE and --to",
        "probe t/devices.defib | there is no probe in these specs",
        "probe t/probes.defib --only quie | did you mean `quiet`?",
        "probe nowhere.defib | nowhere.defib",
      })
  void wrongUsageIsExplained(String line, String told) {
    Workbench.Result result = bench.run(line.split(" "));
    assertThat(result.err()).contains(told);
    assertThat(result.code()).isEqualTo(3);
  }
}
