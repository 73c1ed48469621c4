package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A fix that is a number mends for every number from some value on, and the library says that value
 * exactly: one less, and the bug is back.
 */
final class FixRangeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final List<Integer> FURTHER = List.of(1, 2, 5);

  @ParameterizedTest(name = "{1}, {2} from {3}")
  @CsvSource({
    "bugs/ghost_write.defib, bugs.ghost_write_fixed.no_ghost, patience, 4",
    "heartbeat/heartbeat.defib, heartbeat.right.no_false_alarm, deadline, 3",
    "minix3/disk.defib, minix3.disk_patient.fourth_crash, patience, 10",
    "linux/remoteproc.defib, linux.remoteproc_thrice.no_firmware, tries, 3",
    "nbd/client.defib, nbd.client_patient.transparent, reconnect_delay, 3",
    "policies/systemd.defib, policies.systemd_watchdog.no_false_alarm, watchdog, 3"
  })
  void mendsFromAValueOn(String file, String check, String parameter, int enough) {
    assertThat(decide(file, check, parameter, enough - 1)).as("one less").isEqualTo(1);
    assertThat(decide(file, check, parameter, enough)).isZero();
    for (int more : FURTHER) {
      assertThat(decide(file, check, parameter, enough + more)).as("%d more", more).isZero();
    }
  }

  /** Those of which more cannot be had, since a bound of the check or a type would be exceeded. */
  @ParameterizedTest(name = "{1}, {2} in {3}..{4}")
  @CsvSource({
    "gpu/scheduler.defib, gpu.scheduler_bounded.break_down, attempts, 1, 4",
    "linux/scsi.defib, linux.scsi_limited.lose_medium, medium_limit, 1, 2",
    "bugs/unnoticed_wedge.defib, bugs.unnoticed_wedge_fixed.no_false_alarm, limit, 3, 3"
  })
  void mendsBetweenTwoValues(String file, String check, String parameter, int least, int most) {
    assertThat(decide(file, check, parameter, least - 1)).as("one less").isEqualTo(1);
    for (int value = least; value <= most; value++) {
      assertThat(decide(file, check, parameter, value)).as("%d", value).isZero();
    }
  }

  private static int decide(String file, String check, String parameter, int value) {
    return new Workbench(ROOT)
        .run("check", "specs/" + file, "--only", check, "--set", parameter + "=" + value)
        .code();
  }
}
