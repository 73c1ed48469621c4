package dev.defib.checker.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.defib.checker.ir.TransitionSystem.ErrorKind;
import org.junit.jupiter.api.Test;

/** Locks and their owners' deaths. */
class LockTest {
  private static final String USER =
      """
      driver U(l: lock) {
        state out initial rest { acquire l -> in_ }
        state in_ rest {}
      }
      policy R(u: driver) { state s initial rest { on exit(u) { start u } -> stay } }
      """;

  @Test
  void aLockIsHeldByOne() {
    Meaning it = Meaning.of(USER + "system S { lock l a: U(l) b: U(l) }");
    assertThat(it.reachable("a", "b"))
        .containsExactlyInAnyOrder("a=out b=out", "a=in_ b=out", "a=out b=in_");
  }

  @Test
  void aDeadOwnersLockStaysHeldEvenForItsNextLife() {
    Meaning it =
        Meaning.of(USER + "system S { lock l a: U(l) r: R(a) }")
            .under("crash(a) at most 1 while a.in_");
    assertThat(it.reachable("a")).containsExactlyInAnyOrder("a=out", "a=in_", "a=dead");
    assertThat(it.verdict("after dead(a), never a.in_")).isEqualTo("holds");
  }

  @Test
  void aLockFreedWithItsOwnerIsFree() {
    Meaning it =
        Meaning.of(USER + "system S { lock l freed with owner a: U(l) r: R(a) }")
            .under("crash(a) at most 1 while a.in_");
    assertThat(it.verdict("dead(a) leads to a.in_")).isEqualTo("holds");
  }

  @Test
  void releasingWhatOneDoesNotHoldIsMisuse() {
    Meaning free =
        Meaning.of(
            """
            driver U(l: lock) { state s initial { { release l } -> t } state t rest {} }
            system S { lock l u: U(l) }
            """);
    assertThat(free.errors()).containsExactly(ErrorKind.MISUSE);
    Meaning orphaned =
        Meaning.of(
                USER
                    + """
                    driver V(l: lock) {
                      state s initial rest { lazy acquire l otherwise { release l } -> t }
                      state t rest {}
                    }
                    system S { lock l a: U(l) b: V(l) }
                    """)
            .under("crash(a) at most 1");
    assertThat(orphaned.errors()).containsExactly(ErrorKind.MISUSE);
  }

  @Test
  void aReleasedLockCanBeAcquiredAgain() {
    Meaning it =
        Meaning.of(
            """
            driver U(l: lock) {
              state out initial { acquire l -> in_ }
              state in_ { { release l } -> done }
              state done rest {}
            }
            system S { lock l a: U(l) b: U(l) }
            """);
    // Never both inside; each gets in, in either order.
    assertThat(it.reachable("a", "b"))
        .containsExactlyInAnyOrder(
            "a=out b=out",
            "a=in_ b=out",
            "a=done b=out",
            "a=out b=in_",
            "a=out b=done",
            "a=done b=in_",
            "a=in_ b=done",
            "a=done b=done");
  }
}
