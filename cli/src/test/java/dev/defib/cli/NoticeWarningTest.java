package dev.defib.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a check warns of an exit notice that waits (DF0908). */
final class NoticeWarningTest {
  @TempDir Path folder;

  @Test
  void aStateThatWaitsForSomethingElseKeepsNoticesWaiting() {
    assertThat(check("after 1 -> watching").err()).contains("DF0908", "sup.pausing");
    assertThat(check("lazy -> watching").err()).contains("DF0908", "sup.pausing");
  }

  @Test
  void aStateThatIsOnlyPassedThroughDoesNot() {
    assertThat(check("-> watching").err()).doesNotContain("DF0908");
    assertThat(check("when noticed -> watching when not noticed -> stay").err())
        .doesNotContain("DF0908");
  }

  /** Supervises two workers; a worker may die while the other's death has led to `pausing`. */
  private Workbench.Result check(String transition) {
    return new Workbench(folder)
        .file(
            "m.defib",
            """
            model m
            driver Worker { state working initial rest { } }
            policy Supervisor(workers: driver[]) {
              var noticed: bool = false
              state watching initial rest {
                on exit(workers[i]) { noticed = true; start workers[i] } -> pausing
              }
              state pausing { %s }
            }
            system Team {
              worker[2]: Worker
              sup: Supervisor(worker)
            }
            spec s for m.Team
            check c under crash(worker[*]) at most 2 always possible alive(worker[0])
            """
                .formatted(transition))
        .run("check");
  }
}
